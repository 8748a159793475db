#!/usr/bin/env bash
# bench.sh NAME: runs benchmarks/NAME.py. Its last line is one JSON object.
. "$(dirname "$0")/lib.sh"
use_node

names=$(find benchmarks -maxdepth 1 -name '[a-z]*.py' -printf '%f\n' 2>/dev/null | sed 's/\.py$//' | sort || true)
name=${1:-}
[[ $name =~ ^[a-z][a-z0-9_]*$ && -f benchmarks/$name.py ]] || die \
    "Say which: make bench NAME=<name>" \
    "There are: ${names:-none yet}"
exec "$venv/bin/python" -m "benchmarks.$name"
