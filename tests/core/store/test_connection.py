"""Tests of opening a history that is damaged, foreign, locked or out of reach."""

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from coach.errors import StoreError
from coach.store.backup import is_sound
from coach.store.connection import open_reader, open_store, transaction
from coach.store.faults import StoreDamagedError, sentence_for
from coach.store.schema import MIGRATIONS

ROOT = Path(__file__).resolve().parents[3]


def fill(connection, rows=2000):
    """Write enough to cover many pages."""
    with transaction(connection):
        connection.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            [(f"k{n}", "x" * 200) for n in range(rows)],
        )


def damage(path):
    """Overwrite pages in the middle of a file."""
    with path.open("r+b") as file:
        file.seek(8 * 4096)
        file.write(os.urandom(20 * 4096))


def test_text_file_is_called_damaged(path):
    """A file that is no database gets one sentence that says what to do."""
    path.parent.mkdir()
    path.write_text("This is not a database at all, but long enough for a header. " * 4)

    with pytest.raises(StoreError, match=r"is damaged.*backups"):
        open_store(path)


def test_foreign_database_is_refused_and_left_alone(path):
    """Another program's SQLite file is not taken over."""
    path.parent.mkdir()
    foreign = sqlite3.connect(path)
    foreign.execute("CREATE TABLE theirs (x)")
    foreign.commit()
    foreign.close()
    before = path.read_bytes()

    with pytest.raises(StoreError, match="not a history of Coach"):
        open_store(path)

    assert path.read_bytes() == before


def test_damage_is_found_after_an_unclean_end(path):
    """With a log left behind the file is checked before it is used."""
    first = open_store(path)
    fill(first)
    first.close()
    damage(path)
    # A log that belongs to no crash of SQLite's own is enough to be suspicious.
    path.with_name(path.name + "-wal").write_bytes(b"\0" * 32)

    with pytest.raises(StoreError, match="is damaged"):
        open_store(path)


def test_sound_file_opens_after_an_unclean_end(path, tmp_path):
    """What the log holds is there again, and the check passes."""
    alive = open_store(path)
    alive.execute("INSERT INTO meta VALUES ('last', 'word')")
    crashed = tmp_path / "crashed.db"
    for ending in ("", "-wal"):
        source = path.with_name(path.name + ending)
        crashed.with_name(crashed.name + ending).write_bytes(source.read_bytes())
    alive.close()

    again = open_store(crashed)

    assert again.execute("SELECT value FROM meta").fetchall() == [("word",)]
    again.close()


def test_folder_in_the_way_is_told(tmp_path):
    """A path that cannot be a file gives one sentence."""
    blocked = tmp_path / "history.sqlite"
    blocked.mkdir()

    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(blocked)


def test_file_in_place_of_the_folder_is_told(tmp_path):
    """A data folder that is a file gives one sentence."""
    (tmp_path / "data").write_text("")

    with pytest.raises(StoreError, match=r"history\.sqlite cannot be used"):
        open_store(tmp_path / "data" / "history.sqlite")


def test_locked_file_is_told(path):
    """Another writer that does not let go is named as such."""
    first = open_store(path)
    first.execute("PRAGMA locking_mode = EXCLUSIVE")
    first.execute("BEGIN EXCLUSIVE")
    second = sqlite3.connect(path, timeout=0)

    with pytest.raises(sqlite3.OperationalError) as caught:
        second.execute("BEGIN IMMEDIATE")

    assert "Another program is using" in sentence_for(caught.value, path)
    first.close()
    second.close()


def test_full_disk_is_told_and_rolled_back(connection, path):
    """A full disk is a sentence, and the transaction is gone."""
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")

    with pytest.raises(sqlite3.OperationalError) as caught:
        fill(connection)

    assert "The disk is full" in sentence_for(caught.value, path)
    assert not connection.in_transaction
    assert connection.execute("SELECT count(*) FROM meta").fetchone() == (0,)


def test_our_own_mistake_is_no_sentence(connection, path):
    """Wrong SQL is not blamed on the disk."""
    with pytest.raises(sqlite3.OperationalError) as caught:
        connection.execute("SELECT nothing FROM nowhere")

    assert sentence_for(caught.value, path) is None


def test_reader_cannot_write(connection, path):
    """A reading connection sees what is committed and changes nothing."""
    connection.execute("INSERT INTO meta VALUES ('a', 'b')")
    reader = open_reader(path)

    assert reader.execute("SELECT value FROM meta").fetchall() == [("b",)]
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.execute("DELETE FROM meta")
    reader.close()


def test_reader_needs_a_history(path):
    """A reader makes no file."""
    path.parent.mkdir()

    with pytest.raises(StoreError, match="cannot be opened"):
        open_reader(path)

    assert not path.exists()


def test_reader_beside_the_first_writer_finds_nothing(path):
    """A file that another thread is just making is read as a history without notes."""
    path.parent.mkdir()
    path.touch()

    reader = open_reader(path)

    assert reader.execute("SELECT count(*) FROM entry_event").fetchone() == (0,)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.execute("DELETE FROM meta")
    reader.close()
    assert path.stat().st_size == 0


def opened_at_once(path, openers=3):
    """Open a file from several threads at the same moment; return their versions."""
    barrier, versions = threading.Barrier(openers), []

    def open_it():
        barrier.wait(10)
        opened = open_store(path)
        versions.append(opened.execute("PRAGMA user_version").fetchone()[0])
        opened.close()

    threads = [threading.Thread(target=open_it) for _ in range(openers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    return versions


def test_several_openers_of_a_new_file_agree(tmp_path):
    """Whoever comes second waits for the first one and finds the tables."""
    for number in range(20):
        path = tmp_path / f"{number}.sqlite"

        assert opened_at_once(path) == [len(MIGRATIONS)] * 3
    assert not (tmp_path / "backups").exists()


def test_several_upgraders_agree_and_keep_one_copy(tmp_path):
    """An old file is backed up once, as it was, whoever is first."""
    for number in range(10):
        path = tmp_path / f"{number}" / "history.sqlite"
        open_store(path, MIGRATIONS[:1]).close()

        assert opened_at_once(path) == [len(MIGRATIONS)] * 3

        (copy,) = (path.parent / "backups").iterdir()
        assert copy.name == "history-before-schema-2.sqlite"
        old = sqlite3.connect(copy)
        assert old.execute("PRAGMA user_version").fetchone() == (1,)
        assert is_sound(old)
        old.close()


def test_several_processes_agree_on_a_new_file(path):
    """Not only threads: each process has the file's locks for itself."""
    script = (
        "import sys; from pathlib import Path;"
        "from coach.store.connection import open_store;"
        "opened = open_store(Path(sys.argv[1]));"
        "print(opened.execute('PRAGMA user_version').fetchone()[0])"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(path)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )
        for _ in range(4)
    ]
    said = [process.communicate(timeout=30)[0].strip() for process in processes]

    assert said == [str(len(MIGRATIONS))] * 4
    assert not (path.parent / "backups").exists()


def test_unreadable_log_is_damage_and_stays(path):
    """SQLite would throw a log away that it cannot read; nothing is thrown away."""
    open_store(path).close()
    log = path.with_name(path.name + "-wal")
    log.write_bytes(b"no log of any kind" * 100)

    with pytest.raises(StoreDamagedError, match="is damaged"):
        open_store(path)

    assert log.read_bytes().startswith(b"no log")


def test_log_of_zeros_is_no_damage(path):
    """A power cut may leave a log of which nothing has reached the disk."""
    open_store(path).close()
    path.with_name(path.name + "-wal").write_bytes(bytes(4_096))

    opened = open_store(path)

    assert is_sound(opened)
    opened.close()


def test_network_drive_is_refused(path, tmp_path):
    """A history across a network is not begun."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/home {tmp_path} nfs4 rw 0 0\n")

    with pytest.raises(StoreError, match="network drive"):
        open_store(path, mounts=mounts)

    assert not path.exists()
