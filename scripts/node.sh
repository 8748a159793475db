#!/usr/bin/env bash
# node.sh COMMAND…: runs a command with our Node and the tools of node_modules in PATH.
. "$(dirname "$0")/lib.sh"
use_node
PATH="$PWD/node_modules/.bin:$PATH" exec "$@"
