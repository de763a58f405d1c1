"""Tests of ui.models.background."""

import threading

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from shiboken6 import isValid

from coach.errors import FileError
from ui.models.background import Task, wait_for_tasks


def test_result_arrives_on_the_thread_of_the_task(qtbot):
    """The work runs elsewhere; its result comes back to the window's thread."""
    arrived_on = []
    task = Task(threading.get_ident)
    task.finished.connect(lambda _: arrived_on.append(threading.get_ident()))
    with qtbot.waitSignal(task.finished) as told:
        task.start()

    assert arrived_on == [threading.get_ident()]
    assert told.args != arrived_on


def test_error_of_a_file_is_reported(qtbot):
    """What a person can mend comes as a signal, not as a crash."""
    error = FileError("a sentence")

    def work():
        raise error

    task = Task(work)
    with qtbot.waitSignal(task.failed) as told:
        task.start()

    assert told.args == [error]


def test_owner_may_go_while_the_work_runs(qapp, capsys):
    """A window that is closed meanwhile leaves a result that nobody hears of."""
    may_end = threading.Event()
    heard = []
    owner = QObject()
    task = Task(lambda: may_end.wait(10), owner)
    task.finished.connect(heard.append)
    task.start()
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    assert not isValid(task)
    may_end.set()
    wait_for_tasks()
    qapp.processEvents()

    assert heard == []
    assert capsys.readouterr().err == ""


def test_no_qt_object_ends_on_a_thread_of_the_pool(qapp):
    """Tasks that go as they report are destroyed on the window's thread, each one.

    Two threads that destroy connected objects at one moment bring the program down.
    """
    ended_on = []
    window = threading.get_ident()

    class Owner(QObject):
        def __del__(self):
            ended_on.append(threading.get_ident())

        def work(self):
            return None

    tasks = []
    for _ in range(400):
        task = Task(Owner().work)
        tasks.append(task)
        task.finished.connect(task.deleteLater)
        task.start()
    del task
    while tasks:
        tasks.pop()
        qapp.processEvents()
    wait_for_tasks()
    qapp.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert ended_on == [window] * 400
