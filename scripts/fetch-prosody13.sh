#!/usr/bin/env bash
# fetch-prosody13.sh: Prosody 13.0 from Debian's backports, into .cache/prosody-13, for the tests
# that run on both of its versions. Unpacked beside the machine's own Prosody, never installed.
# The address comes from the machine's own apt sources; apt's own state is not touched.
. "$(dirname "$0")/lib.sh"

suite=bookworm-backports
target=.cache/prosody-13
sources=${APT_SOURCES:-/etc/apt}

# Whoever runs the tests without 13.0 hears so from them; a machine without network may still test.
give_up() {
    say "Prosody 13.0 could not be fetched: $1. Its tests will be skipped, or fail where CI is set."
    exit 0
}

# Reads deb822 stanzas; writes those of Debian's own release again, for the backports.
of_stanzas() {
    awk -v from="$codename" -v to="$suite" '
        BEGIN { RS = ""; FS = "\n" }
        {
            kept = ""; suites = ""; inside = 0
            for (i = 1; i <= NF; i++) {
                if ($i ~ /^#/) continue
                if ($i ~ /^[A-Za-z-]+:/) inside = tolower($i) ~ /^suites:/
                if (inside) suites = suites " " $i
                else if (tolower($i) !~ /^types:/) kept = kept $i "\n"
            }
            if (index(suites " ", " " from " ")) printf "Types: deb\nSuites: %s\n%s\n", to, kept
        }' "$@"
}

# The same for one-line sources: deb [options] address suite components.
of_lines() {
    sed -nE "s/^deb([[:space:]]+\[[^]]*\])?[[:space:]]+([^[:space:]]+)[[:space:]]+$codename([[:space:]].*)$/deb\1 \2 $suite\3/p" "$@"
}

write_sources() {
    shopt -s nullglob
    local stanzas=("$sources"/sources.list.d/*.sources) lines=("$sources"/sources.list.d/*.list)
    [[ ! -f $sources/sources.list ]] || lines+=("$sources/sources.list")
    ((${#stanzas[@]} == 0)) || of_stanzas "${stanzas[@]}" >"$1/own.sources"
    ((${#lines[@]} == 0)) || of_lines "${lines[@]}" >"$1/own.list"
    grep -qs "$suite" "$1"/own.*
}

codename=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
state=$(digest "${BASH_SOURCE[0]}")
if is_fresh prosody-13 "$state" && [[ -x $target/usr/bin/prosody ]]; then exit 0; fi
have apt-get && have dpkg && [[ -n $codename ]] || give_up "this is no Debian"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# apt reads as a user of its own when root starts it.
chmod 755 "$work"
mkdir -p "$work"/{sources,state/lists/partial,cache/archives/partial}
write_sources "$work/sources" || give_up "no apt source of Debian's own"

say "Fetching Prosody 13.0 from $suite"
apt=(apt-get -qq -o "Dir::State=$work/state" -o Dir::State::status=/dev/null
    -o "Dir::Cache=$work/cache" -o Dir::Etc::sourcelist=/dev/null
    -o "Dir::Etc::sourceparts=$work/sources" -o Acquire::Retries=3 -o APT::Sandbox::User=)
{ "${apt[@]}" update && (cd "$work" && "${apt[@]}" download prosody); } >"$work/log" 2>&1 || {
    cat "$work/log" >&2
    give_up "apt failed"
}

package=$(compgen -G "$work/prosody_13.*.deb") || give_up "$suite has another version"

rm -rf "$target"
mkdir -p "$target"
dpkg -x "$package" "$target"
# Debian's program knows only the place where it would be installed.
sed -i -E "s|^CFG_(\w+)='/usr|CFG_\1='$PWD/$target/usr|" "$target/usr/bin/prosody"
stamp prosody-13 "$state"
