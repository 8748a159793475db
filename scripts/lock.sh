#!/usr/bin/env bash
# lock.sh [--upgrade]: writes the locks anew from pyproject.toml and package.json.
# Reads neither uv's nor npm's personal settings, so that the locks name no registry.
. "$(dirname "$0")/lib.sh"
use_node

compile() {
    local lock=$1
    shift
    "$venv/bin/uv" --no-config pip compile --quiet --universal --generate-hashes \
        --no-emit-index-url --no-emit-find-links --python-version 3.11 \
        --custom-compile-command "make lock" --output-file "$lock" "$@"
}

compile requirements/run.txt pyproject.toml --group build ${1:+"$1"}
compile requirements/dev.txt pyproject.toml --group build --group dev \
    --constraint requirements/run.txt ${1:+"$1"}
compile requirements/node.txt --group node ${1:+"$1"}

if [[ ${1:-} == --upgrade ]]; then npm update --package-lock-only; fi
npm install --package-lock-only --userconfig /dev/null --loglevel=error
