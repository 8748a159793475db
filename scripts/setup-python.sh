#!/usr/bin/env bash
# setup-python.sh run|dev: the virtual environment with exactly the locked packages, and our own.
. "$(dirname "$0")/lib.sh"

wanted=${1:-run}
lock=requirements/$wanted.txt
[[ -f $lock ]] || die "There is no $lock. Say: setup-python.sh run, or setup-python.sh dev."

make_venv() {
    rm -rf "$venv" "$stamps"/python-*
    "$1" -m venv "$venv" >/dev/null 2>&1 && "$venv/bin/python" -m pip --version >/dev/null 2>&1
}

new_venv() {
    local python
    python=$(choose_python) || die \
        "Python 3.11 or newer is needed and was not found." \
        "On Debian 12 or newer: apt-get install python3"
    say "Making a virtual environment with $python"
    make_venv "$python" && return

    # Debian keeps a part of Python's venv in a package of its own.
    local version
    version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
    { apt_install python3-venv && make_venv "$python"; } && return
    { apt_install "$version-venv" && make_venv "$python"; } && return
    rm -rf "$venv"
    die "Python's venv module does not work here, and it could not be installed." \
        "On Debian and Ubuntu, as root: apt-get install python3-venv" \
        "Then run the same command again."
}

venv_works() {
    "$venv/bin/python" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

state=$(digest "$lock" pyproject.toml)
venv_works || new_venv
# What developers have includes what running needs.
if is_fresh "python-$wanted" "$state"; then exit 0; fi

say "Installing the Python packages of $lock"
pip=("$venv/bin/python" -m pip --disable-pip-version-check --quiet --no-input)
"${pip[@]}" install --require-hashes -r "$lock"
"${pip[@]}" install --no-deps --no-build-isolation --editable .
stamp "python-$wanted" "$state"
if [[ $wanted == dev ]]; then stamp python-run "$(digest requirements/run.txt pyproject.toml)"; fi
