#!/usr/bin/env bash
# apt-install.sh PACKAGE…: installs Debian packages without a question and without starting a
# service. Needs root. Says nothing unless it fails.
set -euo pipefail

export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
policy=/usr/sbin/policy-rc.d
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Packages ask this file before they start what they bring. Ours stands only while we install.
if [[ ! -e $policy ]]; then
    trap 'rm -f "$policy" "$log"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
fi

install() {
    apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" >"$log" 2>&1
}

# A new machine has no package lists yet, and old lists name packages that are gone.
renew() { apt-get update -o Acquire::Retries=3 >"$log" 2>&1; }

install "$@" || { renew && install "$@"; } || {
    cat "$log" >&2
    exit 1
}
