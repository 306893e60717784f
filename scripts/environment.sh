#!/bin/sh
# Installs one lock file into .venv, exactly and by hash, and puts the checkout's own code on its path.
set -eu
lock=$1
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "Careline needs Python 3.11 or later; \"$python\" is not that. Name another: make PYTHON=python3.12 …" >&2
    exit 4
}
"$python" -c 'import venv, ensurepip' 2>/dev/null || {
    echo "This Python can't make virtual environments: Debian keeps that in a package of its own." >&2
    echo "As root: apt-get install python3-venv" >&2
    exit 4
}
[ -x .venv/bin/python ] || "$python" -m venv .venv
echo "Installing $lock into .venv …"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile --require-hashes -r "$lock"

# The checkout itself isn't installed but pointed at, so that no build runs and every edit counts.
site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
printf '%s\n' "$PWD/src" > "$site/careline.pth"
printf '#!%s\nfrom careline.project.cli import main\n\nmain(prog_name="careline")\n' "$PWD/.venv/bin/python" > .venv/bin/careline
chmod +x .venv/bin/careline
