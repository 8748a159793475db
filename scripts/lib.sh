# Shared by the set-up scripts: `. "$(dirname "$0")/lib.sh"` first thing in each.
# Every script works from the root of the repository and stops at the first fault.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

venv=.venv
stamps=.cache/stamps

say() { printf '\033[1m▸ %s\033[0m\n' "$*" >&2; }

die() {
    printf '\n✗ %s\n' "$1" >&2
    shift
    if (($#)); then printf '  %s\n' "$@" >&2; fi
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# digest FILE…: one hash over the contents, and over the folder's own path, since a virtual
# environment that was copied to another place no longer works.
digest() { { pwd; cat -- "$@"; } | sha256sum | cut -d' ' -f1; }

# A stamp remembers what a step was made from, so that a second run can skip it.
is_fresh() { [[ -f $stamps/$1 && $(<"$stamps/$1") == "$2" ]]; }
stamp() { mkdir -p "$stamps" && printf '%s\n' "$2" >"$stamps/$1"; }

# apt_install PACKAGE…: Debian and its relatives only; starts no service.
apt_install() {
    local as_root=()
    have apt-get || return 1
    if ((EUID != 0)); then
        have sudo || return 1
        as_root=(sudo)
    fi
    say "Installing with apt: $*"
    "${as_root[@]}" bash scripts/apt-install.sh "$@" </dev/null
}

# The first Python that is new enough. A name may exist and still not start (pyenv's shims).
choose_python() {
    local name
    for name in python3 python3.11 python3.12 python3.13 python3.14; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            printf '%s\n' "$name"
            return
        fi
    done
    return 1
}

# Whether a version such as v22.13.0 is one that our tools accept ("engines" in package.json).
node_version_is_good() {
    local major minor
    IFS=. read -r major minor _ <<<"${1#v}"
    [[ $major =~ ^[0-9]+$ && $minor =~ ^[0-9]+$ ]] || return 1
    case $major in
        20) ((minor >= 19)) ;;
        22) ((minor >= 13)) ;;
        *) ((major >= 24)) ;;
    esac
}

# Debian packs npm apart from Node: both must be there.
system_node_is_good() {
    have npm && node_version_is_good "$(node --version 2>/dev/null || true)"
}

# Puts the right Node first in PATH. The one in the virtual environment wins only where the
# machine's own is missing or too old: `setup-node.sh` has put it there.
use_node() {
    system_node_is_good || PATH="$PWD/$venv/bin:$PATH"
    export PATH
}
