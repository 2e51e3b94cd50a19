"""The built wheel works by itself: no source tree, no Node, no make, no network."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WHEELS = ROOT / ".wheels"
BIN = "Scripts" if sys.platform == "win32" else "bin"
NO_NETWORK = """\
import socket

def refuse(*words):
    raise OSError(f"no network in this test: {words}")

socket.socket.connect = refuse
socket.getaddrinfo = refuse
"""

pytestmark = pytest.mark.wheel


def run(*words: str, cwd: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        words, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a fresh virtual environment with the wheel and the locked wheels of its needs."""
    if not WHEELS.is_dir():
        if os.environ.get("CI"):
            pytest.fail("the wheels that `make setup` keeps are missing")
        pytest.skip("no .wheels folder: `make setup` fetches the wheels this test installs")
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "-q")
    build = ("wheel", "--no-index", "--no-build-isolation", "--no-deps", "-w", str(folder))
    run(*pip, *build, str(ROOT), cwd=folder)
    (wheel,) = folder.glob("tacitus-*.whl")
    venv.create(folder / "env", with_pip=True)
    python = str(folder / "env" / BIN / "python")
    install = ("install", "--no-index", "--find-links", str(WHEELS), str(wheel))
    run(python, "-m", "pip", "--disable-pip-version-check", "-q", *install, cwd=folder)
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(run(python, "-c", code, cwd=folder).strip())
    (site / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    return folder / "env"


def clean_variables(environment: Path) -> dict[str, str]:
    """Give the variables of a machine with nothing installed but this environment."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    return {**kept, "PATH": str(environment / BIN), "HOME": str(environment)}


def test_demo_runs_from_the_wheel_alone(environment: Path, tmp_path: Path) -> None:
    command = str(environment / BIN / "tacitus")
    out = run(command, "demo", cwd=tmp_path, env=clean_variables(environment))
    assert "14 invented articles" in out
    assert (tmp_path / "tacitus-demo" / "index.html").is_file()


def test_doctor_finds_everything_in_the_wheel(environment: Path, tmp_path: Path) -> None:
    command = str(environment / BIN / "tacitus")
    out = run(command, "doctor", cwd=tmp_path, env=clean_variables(environment))
    assert "MISSING" not in out
