"""Reports that are opened, and those that lie in the watched folder."""

import os
from datetime import timedelta

import pytest

from coach.clinic.inbox import SETTLED_AFTER_NS
from coach.exchange.signed.encrypted import encrypt_with_passphrase
from coach.exchange.signed.keys import SigningKey
from tests.ui.practice import KEY, Practice
from tests.ui.therapist.conftest import PASSPHRASE
from ui.therapist.report_desk import ReportDesk, report_desk
from ui.therapist.report_folder import ReportFolder


@pytest.fixture
def practice(utc, quiet, keys, own_key, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    return Practice(quiet, folder)


@pytest.fixture
def folder(practice):
    return practice._folder


@pytest.fixture
def desk(practice, quiet, shell):
    return ReportDesk(quiet, shell)


@pytest.fixture
def issued(practice):
    return practice.assign(practice.patient())


def test_one_desk_for_a_window(desk, quiet, shell):
    """The page and the window open files at the same one."""
    assert report_desk(quiet, shell) is desk


def test_opened_report_arrives(desk, practice, issued, qtbot):
    """Whoever opened it is shown whose it is."""
    with qtbot.waitSignal(desk.arrived) as told:
        desk.open(str(practice.report(issued)))

    assert told.args[0].patient.ref == "P-0042"
    assert told.args[0].first_key


def test_second_report_is_told(desk, practice, issued, quiet, qtbot):
    """In a sentence with its days."""
    with qtbot.waitSignal(desk.arrived):
        desk.open(str(practice.report(issued)))
    with qtbot.waitSignal(quiet.done_told) as told:
        desk.open(str(practice.report(issued, (1, 2, 3))))

    assert told.args[0].startswith("Report of Sam Osei, ")
    assert told.args[0].endswith("is here; the one before is unread too.")


def test_older_report_that_comes_late_is_told(desk, practice, issued, quiet, qtbot):
    """The newer one still counts, whichever came last."""
    with qtbot.waitSignal(desk.arrived):
        desk.open(str(practice.report(issued)))
    late = practice.report(issued, (1, 2, 3), made_ago=timedelta(days=2))
    with qtbot.waitSignal(quiet.done_told) as told:
        desk.open(str(late))

    assert told.args[0].startswith("Earlier report of Sam Osei, ")
    assert "a newer one was here already" in told.args[0]


def test_several_unread_ones_are_counted(desk, practice, issued, quiet, qtbot):
    """Whoever opens the newest knows that there is more."""
    for pains in ((1,), (1, 1)):
        with qtbot.waitSignal(desk.arrived):
            desk.open(str(practice.report(issued, pains)))
    with qtbot.waitSignal(quiet.done_told) as told:
        desk.open(str(practice.report(issued, (1, 2, 3))))

    assert told.args[0].endswith("is here; 2 more are unread.")


def test_first_of_several_first_reports_is_told(desk, practice, issued, quiet, qtbot):
    """Only the last one is shown with its code at once; no code is passed over."""
    other = practice.assign(practice.patient("Nora Berg", "P-0043"))
    stranger = SigningKey.from_seed(b"q" * 32)
    files = practice.report(issued), practice.report(other, key=stranger, ref="P-0043")
    told = []
    quiet.notice_given.connect(told.append)
    with qtbot.waitSignals([desk.arrived, desk.arrived]):
        desk.open_all([str(file) for file in files])

    (said,) = told
    assert said.startswith("First report of Sam Osei, ")
    assert said.endswith("Compare their code once.")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda whole: b"", "This is no signed file of Coach."),
        (lambda whole: whole[:-40], "The file is cut short"),
    ],
)
def test_damaged_report_is_told_with_its_name(
    desk, practice, issued, quiet, qtbot, content, said
):
    """Nothing is taken in; of several files it is clear which one it was."""
    file = practice.report(issued)
    file.write_bytes(content(file.read_bytes()))
    with (
        qtbot.assertNotEmitted(desk.arrived),
        qtbot.waitSignal(quiet.notice_given) as told,
    ):
        desk.open(str(file))

    assert told.args[0].startswith(f"{file.name} was not taken in. ")
    assert said in told.args[0]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"key": SigningKey.from_seed(b"x" * 32)}, "signed with another key"),
        ({"ref": "P-1"}, "names patient P-1"),
    ],
)
def test_refusals_have_their_own_sentences(
    desk, practice, issued, quiet, qtbot, change, said
):
    """Nothing is taken in, and the next one is."""
    with qtbot.waitSignal(desk.arrived):
        desk.open(str(practice.report(issued)))
    with qtbot.waitSignal(quiet.notice_given) as told:
        desk.open(str(practice.report(issued, (1, 1, 1), **change)))
    assert said in told.args[0]

    with qtbot.waitSignal(desk.arrived):
        desk.open(str(practice.report(issued, (2, 2, 2, 2))))


def test_encrypted_report_asks_for_the_key(desk, practice, issued, qtbot):
    """Once it is unlocked the report goes on by itself."""
    desk.open(str(practice.report(issued, to=KEY)))
    qtbot.waitUntil(lambda: desk._unlocking.sheet is not None)

    desk._unlocking.sheet.field.setText(PASSPHRASE)
    with qtbot.waitSignal(desk.arrived):
        desk._unlocking.sheet.give()


def test_given_up_report_lets_the_next_one_through(desk, practice, issued, qtbot):
    """Nobody is asked twice for one file."""
    desk.open(str(practice.report(issued, to=KEY)))
    qtbot.waitUntil(lambda: desk._unlocking.sheet is not None)
    desk._unlocking.sheet.give_up()

    with qtbot.waitSignal(desk.arrived):
        desk.open(str(practice.report(issued, (1, 2, 3))))


def test_passphrase_of_a_report_is_asked(desk, practice, issued, qtbot):
    """A wrong one is said, the right one opens it."""
    file = practice.report(issued)
    file.write_bytes(encrypt_with_passphrase(file.read_bytes(), "four plain words"))
    desk.open(str(file))
    qtbot.waitUntil(lambda: desk.secret is not None)
    secret = desk.secret
    secret.field.setText("other words")
    secret.give()
    qtbot.waitUntil(secret.problem.isVisible, timeout=20_000)

    secret.field.setText("four plain words")
    with qtbot.waitSignal(desk.arrived, timeout=20_000):
        secret.give()


# The watched folder


@pytest.fixture
def watched(desk, quiet, folder):
    """Return what watches the folder, from now on."""
    quiet.change_settings(reports_folder=str(folder))
    watched = ReportFolder(quiet, desk)
    watched.follow_settings()
    yield watched
    watched.stop()


def settled(file):
    """Let a file look as if it had been there for a while."""
    at_ns = file.stat().st_mtime_ns - 10 * SETTLED_AFTER_NS
    os.utime(file, ns=(at_ns, at_ns))
    return file


def test_new_file_is_taken_in_once(watched, desk, practice, issued, quiet, qtbot):
    """It is told, and nothing is asked; the file stays."""
    with qtbot.waitSignal(quiet.notice_given, timeout=10_000) as told:
        file = settled(practice.report(issued))
    assert "First report of Sam Osei" in told.args[0]
    assert file.exists()

    told_again = []
    quiet.done_told.connect(told_again.append)
    watched.look()
    assert desk._now is None
    assert told_again == []


def test_files_of_before_come_in_when_it_is_watched(
    desk, practice, issued, quiet, folder, qtbot
):
    """Those that were taken in already are no failures."""
    file = settled(practice.report(issued))
    with qtbot.waitSignal(desk.arrived):
        desk.open(str(file))
    settled(practice.report(issued, (1, 1, 1)))
    quiet.change_settings(reports_folder=str(folder))
    watched = ReportFolder(quiet, desk)
    with qtbot.waitSignal(quiet.done_told):
        watched.follow_settings()
    qtbot.waitUntil(lambda: desk._now is None)

    assert desk.failures == ()
    watched.stop()


def test_failures_are_listed_with_their_sentence(watched, desk, folder, qtbot):
    """The file is left where it is; gone ones are listed no more."""
    with qtbot.waitSignal(desk.failures_changed, timeout=10_000):
        file = folder / "broken.report"
        file.write_bytes(b"no report at all")
        settled(file)
        watched.look()
    (failure,) = desk.failures
    assert failure.file == file
    assert failure.sentence
    assert file.exists()

    with qtbot.waitSignal(desk.failures_changed, timeout=10_000):
        file.unlink()
    assert desk.failures == ()


def test_locked_key_is_no_end(watched, desk, practice, issued, keys, quiet, qtbot):
    """What needed the key comes in when it is unlocked."""
    with qtbot.waitSignal(desk.failures_changed, timeout=10_000):
        settled(practice.report(issued, to=KEY))
    assert "Unlock your key" in desk.failures[0].sentence

    with qtbot.waitSignal(quiet.notice_given, timeout=10_000):
        keys.unlock(PASSPHRASE)
    assert desk.failures == ()


def test_locked_report_that_is_known_is_no_failure_after_unlocking(
    desk, practice, issued, keys, quiet, folder, qtbot
):
    """As at the next start: the files of before still lie in the folder."""
    file = settled(practice.report(issued, to=KEY))
    with qtbot.waitSignal(keys.changed):
        keys.unlock(PASSPHRASE)
    with qtbot.waitSignal(desk.arrived):
        desk.open(str(file))
    keys.lock()
    watched = ReportFolder(quiet, desk)
    with qtbot.waitSignal(desk.failures_changed):
        quiet.change_settings(reports_folder=str(folder))
    assert "Unlock your key" in desk.failures[0].sentence

    with qtbot.waitSignal(desk.failures_changed):
        keys.unlock(PASSPHRASE)
    assert desk.failures == ()
    watched.stop()


def test_folder_that_is_gone_is_said_once(desk, quiet, tmp_path, qtbot):
    """In one sentence; nothing else happens, however often it is looked for."""
    watched = ReportFolder(quiet, desk)
    with qtbot.waitSignal(quiet.notice_given) as told:
        quiet.change_settings(reports_folder=str(tmp_path / "gone"))
    assert "cannot be watched" in told.args[0]

    with qtbot.assertNotEmitted(quiet.notice_given):
        watched.look()
    watched.stop()


def test_folder_that_comes_back_is_watched_again(
    watched, practice, issued, folder, quiet, qtbot
):
    """As that of a stick: what was put into it meanwhile comes in, and what follows."""
    with qtbot.waitSignal(quiet.notice_given, timeout=10_000) as told:
        folder.rmdir()
    assert "cannot be watched" in told.args[0]

    folder.mkdir()
    assert watched._anyway.isActive()
    watched.look()
    with qtbot.waitSignal(quiet.notice_given, timeout=10_000) as told:
        settled(practice.report(issued))
    assert "First report of Sam Osei" in told.args[0]


def test_mode_off_watches_nothing(watched, quiet):
    """Home users have no folder."""
    quiet.change_settings(therapist_mode=False)

    assert watched._watcher is None
