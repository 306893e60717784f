"""Install a wheel where nothing else is, and see it serve: `python -m scripts.try_wheel dist/*.whl`."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import venv
import zipfile
from http import HTTPStatus
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "requirements.lock"
PATIENCE = 90
CARRIED = (
    "careline/web/static/vendor/htmx.min.js",
    "careline/web/static/vendor/icons.svg",
    "careline/security/locale/zh_Hans/LC_MESSAGES/django.mo",
    "careline/web/templates/",
)
"""What git doesn't hold, or a build could forget."""


def main(wheel: Path) -> None:
    """Look into the wheel, install it by the lock into an empty environment, start it, ask it, stop it."""
    _look_into(wheel)
    with tempfile.TemporaryDirectory(prefix="careline-wheel-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        _install(wheel, folder / "venv")
        _serve(folder)
    print(f"{wheel.name} installs into an empty environment and serves.")


def _look_into(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    missing = [wanted for wanted in CARRIED if not any(name.startswith(wanted) for name in names)]
    if missing:
        sys.exit(f"{wheel.name} lacks {', '.join(missing)}")


def _install(wheel: Path, environment: Path) -> None:
    venv.create(environment, with_pip=True)
    pip = [str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for what in (["--require-hashes", "-r", str(LOCK)], [str(wheel)]):
        subprocess.run([*pip, "--no-deps", *what], check=True)  # noqa: S603  (our own words)


def _serve(folder: Path) -> None:
    port = _free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CARELINE_", "PYTHON", "DJANGO"))}
    env = {**kept, "CARELINE_HOME": str(folder / "home"), "CARELINE_PORT": str(port), "PATH": os.defpath}
    env.pop("DATABASE_URL", None)
    words = [str(folder / "venv" / "bin" / "careline"), "up"]
    running = subprocess.Popen(words, env=env, cwd=folder)  # noqa: S603  (what was just installed)
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz", running)
        for path in ("/", "/static/vendor/htmx.min.js"):
            status = _asked(f"http://127.0.0.1:{port}{path}")
            print(f"{path} answers {status}")
            assert status == HTTPStatus.OK, path
    finally:
        running.send_signal(signal.SIGTERM)
        ended = running.wait(30)
    assert ended == 0, ended


def _wait_for(url: str, running: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and running.poll() is None:
        try:
            if _asked(url) == HTTPStatus.OK:
                return
        except OSError:
            time.sleep(0.5)
    sys.exit("the installed Careline didn't come up")


def _asked(url: str) -> int:
    with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310  (our own http address)
        return int(answer.status)


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
