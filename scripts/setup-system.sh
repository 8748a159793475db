#!/usr/bin/env bash
# setup-system.sh: the programs that the tests and lint use beside Python and Node.
# Installs what is missing with apt, and starts none of it.
. "$(dirname "$0")/lib.sh"

has_postgresql() { have pg_ctl || compgen -G '/usr/lib/postgresql/*/bin/pg_ctl' >/dev/null; }

missing=()
have chromium || missing+=(chromium)
has_postgresql || missing+=(postgresql)
have redis-server || missing+=(redis-server)
have luacheck || missing+=(lua-check)
((${#missing[@]})) || exit 0

apt_install "${missing[@]}" || die \
    "These programs are missing and could not be installed: ${missing[*]}" \
    "On Debian, as root: apt-get install ${missing[*]}" \
    "Elsewhere, install chromium, postgresql, redis-server and luacheck your own way."
