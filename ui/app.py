"""Starts the window: data folder, one instance, crash handler, and the loop."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from coach import translate
from coach.clock import SystemClock
from coach.errors import FileError
from coach.paths import data_dir
from ui.application import make_application
from ui.crash import CrashHandler
from ui.platform.interrupt import Interrupt
from ui.platform.single_instance import SingleInstance
from ui.window_session import WindowSession


@dataclass(frozen=True)
class WindowOptions:
    """What the command line asked for.

    Attributes:
        data_dir: Data folder instead of the usual one, or None.
        demo: Use a throw-away folder with example data.
        page: Key of the page to open with, "" for the first.
        file: Program file to open, or None.
        background: Start in the tray, without the window.
    """

    data_dir: str | None = None
    demo: bool = False
    page: str = ""
    file: str | None = None
    background: bool = False


def run(options: WindowOptions) -> int:
    """Open the window and return when it is closed.

    Returns:
        The exit code: 0, or 130 after an interrupt from the keyboard.

    Raises:
        FileError: The data folder cannot be made.
    """
    application = make_application()
    with ExitStack() as stack:
        folder = _folder(options, stack)
        instance = SingleInstance(folder)
        file = str(Path(options.file).resolve()) if options.file else ""
        if not instance.acquire():
            _hand_over(instance, file, folder, in_background=options.background)
            return 0
        stack.callback(instance.release)
        clock = SystemClock()
        handler = CrashHandler(folder, clock, application)
        handler.install()
        stack.callback(handler.remove)
        interrupt = Interrupt(application)
        stack.callback(interrupt.remove)
        session = WindowSession(folder, clock, options.page, demo=options.demo)
        session.started.connect(instance.listen)
        session.started.connect(interrupt.install)
        return _run_windows(session, instance, options, file)


def _hand_over(
    instance: SingleInstance, file: str, folder: Path, *, in_background: bool
) -> None:
    """Let the Coach that is open already show itself and the file.

    Raises:
        FileError: It does not answer.
    """
    # Whoever starts with the desktop asks for nothing that is not there.
    if in_background or instance.hand_over(file):
        return
    sentence = translate.tr("Coach is open already on {0}, but does not answer.")
    raise FileError(sentence.format(folder))


def _run_windows(
    session: WindowSession, instance: SingleInstance, options: WindowOptions, file: str
) -> int:
    """Show one window after the other, until the last is closed; return its code."""
    context, in_background = session.context, options.background
    while True:
        instance.raise_asked.connect(session.come_to_front)
        if in_background:
            session.show_in_background()
            in_background = False
        else:
            session.show(file)
        code = QApplication.exec()
        session.close()
        if not session.opens_anew:
            return code
        instance.raise_asked.disconnect(session.come_to_front)
        page, words, file = session.window.page, session.parting_words, ""
        session = WindowSession(context.root, context.clock, page, demo=options.demo)
        if words:
            session.context.notices = (*session.context.notices, words)


def _folder(options: WindowOptions, stack: ExitStack) -> Path:
    """Return the data folder, made where it is missing.

    Raises:
        FileError: It cannot be made.
    """
    if options.demo:
        # Imported here: nobody but the demo needs it.
        from ui.demo import DemoFolder

        return stack.enter_context(DemoFolder())
    folder = data_dir(options.data_dir)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(_no_folder(folder, error.strerror or str(error))) from error
    if not os.access(folder, os.W_OK):
        raise FileError(_no_folder(folder, translate.tr("it cannot be written to")))
    return folder


def _no_folder(folder: Path, reason: str) -> str:
    sentence = translate.tr("The data folder {0} cannot be used: {1}.")
    return sentence.format(folder, reason)
