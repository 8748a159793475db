#!/usr/bin/env bash
# setup-node.sh: Node (the machine's own, or one from PyPI) and exactly the locked packages.
# Needs the virtual environment of setup-python.sh.
. "$(dirname "$0")/lib.sh"

if ! system_node_is_good && ! "$venv/bin/node" --version >/dev/null 2>&1; then
    say "This machine has no suitable Node: installing one into $venv"
    "$venv/bin/python" -m pip --disable-pip-version-check --quiet --no-input \
        install --require-hashes -r requirements/node.txt
fi
use_node

state=$(digest package.json package-lock.json .npmrc)
if is_fresh node "$state" && [[ -d node_modules ]]; then exit 0; fi

say "Installing the Node packages of package-lock.json"
npm ci --no-progress --loglevel=error </dev/null
stamp node "$state"
