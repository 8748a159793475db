#!/usr/bin/env bash
# build-frontend.sh: the pages' scripts and styles, into flask_admin_app/static/build.
# Needs setup-node.sh. Does nothing when no source has changed since the last build.
. "$(dirname "$0")/lib.sh"
use_node

sources=$(find flask_admin_app/frontend -type f ! -name '*.test.ts' | LC_ALL=C sort)
mapfile -t files <<<"$sources"
# The names count as well as the contents: a file may be renamed.
state=$(digest "${files[@]}" package-lock.json vite.config.ts scripts/precompress.mjs \
    <(printf '%s\n' "$sources"))
manifest=flask_admin_app/static/build/.vite/manifest.json
if is_fresh frontend "$state" && [[ -f $manifest ]]; then exit 0; fi

say "Building the pages' scripts and styles"
npm run --silent build
stamp frontend "$state"
