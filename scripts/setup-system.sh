#!/usr/bin/env bash
# setup-system.sh: the programs that the tests and lint use beside Python and Node.
# Installs what is missing with apt, and starts none of it.
. "$(dirname "$0")/lib.sh"

# has_lua FILE: whether a library is there for any Lua.
has_lua() {
    compgen -G "/usr/share/lua/*/$1" >/dev/null || compgen -G "/usr/lib/*/lua/*/$1" >/dev/null
}
has_postgresql() { have pg_ctl || compgen -G '/usr/lib/postgresql/*/bin/pg_ctl' >/dev/null; }

missing=()
have chromium || missing+=(chromium)
has_postgresql || missing+=(postgresql)
have redis-server || missing+=(redis-server)
have luacheck || missing+=(lua-check)
have busted || missing+=(lua-busted)
have prosody || missing+=(prosody)
# What Jitsi's own plugins for Prosody need, where the tests run with them.
has_lua basexx.lua || missing+=(lua-basexx)
has_lua cjson.so || missing+=(lua-cjson)
has_lua inspect.lua || missing+=(lua-inspect)
has_lua openssl.lua || missing+=(lua-luaossl)
has_lua ssl.lua || missing+=(lua-sec)
has_lua lunbound.so || missing+=(lua-unbound)
((${#missing[@]})) || exit 0

apt_install "${missing[@]}" || die \
    "These programs are missing and could not be installed: ${missing[*]}" \
    "On Debian, as root: apt-get install ${missing[*]}" \
    "Elsewhere, install chromium, postgresql, redis-server, prosody, luacheck and busted your own way."
