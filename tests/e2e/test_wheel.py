"""The wheel, installed into a clean environment, finds what it ships."""

import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Build the wheel, install it into a new environment, return its coach command."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--wheel-dir",
            str(folder),
            str(ROOT),
        ],
        check=True,
    )
    (wheel,) = folder.glob("coach-*.whl")
    venv.create(folder / "clean", with_pip=True)
    scripts = folder / "clean" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--no-deps", str(wheel)], check=True
    )
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "platformdirs"], check=True
    )
    return scripts / "coach"


def _run(command, *arguments, cwd):
    environment = {
        name: value for name, value in os.environ.items() if name != "PYTHONPATH"
    }
    environment["COACH_DATA_DIR"] = str(cwd / "data")
    return subprocess.run(
        [command, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.e2e
def test_installed_wheel_lists_the_shipped_programs(installed, tmp_path):
    """`coach list` works away from the checkout and finds every shipped program."""
    result = _run(installed, "list", cwd=tmp_path)

    shipped = list((ROOT / "programs").rglob("*.program.toml"))
    assert result.returncode == 0, result.stderr
    assert len(result.stdout.splitlines()) == len(shipped)
    assert result.stderr == ""


@pytest.mark.e2e
def test_installed_wheel_checks_a_file(installed, tmp_path):
    """`coach check` passes a good file and names what is wrong in a damaged one."""
    source = sorted((ROOT / "programs").rglob("*.program.toml"))[0]
    text = source.read_text(encoding="utf-8")
    own = tmp_path / "own.program.toml"
    own.write_text(re.sub(r"(?m)^id .*$", 'id = "own.copy"', text), encoding="utf-8")
    damaged = tmp_path / "damaged.program.toml"
    damaged.write_text(text.replace("revision", "revison", 1), encoding="utf-8")

    good = _run(installed, "check", str(own), cwd=tmp_path)
    bad = _run(installed, "check", str(damaged), cwd=tmp_path)

    assert (good.returncode, good.stdout) == (0, "")
    assert bad.returncode == 1
    assert 'Did you mean "revision"?' in bad.stdout
