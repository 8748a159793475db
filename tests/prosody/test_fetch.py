"""Fetching Prosody 13.0: apt's address comes from the machine, and a machine without it goes on."""

from __future__ import annotations

import platform
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.tree import ROOT

# Notes down what it is asked and the sources it is given; "downloads" a package.
APT = """
echo "$@" >>"$ROOT/apt.log"
for word in "$@"; do
    case $word in
        Dir::Etc::sourceparts=*) cat "${word#*=}"/own.* >"$ROOT/sources.seen" 2>/dev/null ;;
        download) touch prosody_13.0.1-1_amd64.deb ;;
    esac
done
[[ ! -e $ROOT/offline ]]
"""
# "Unpacks" it.
DPKG = """
mkdir -p "$3/usr/bin"
printf "CFG_SOURCEDIR='/usr/lib/prosody';\\nCFG_CONFIGDIR='/etc/prosody';\\n" >"$3/usr/bin/prosody"
chmod +x "$3/usr/bin/prosody"
"""

CODENAME = platform.freedesktop_os_release().get("VERSION_CODENAME", "")

pytestmark = pytest.mark.skipif(not CODENAME, reason="for Debian and its relatives")


class Machine:
    """A folder with the script, stand-ins for apt and dpkg, and apt sources of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(ROOT / "scripts", root / "scripts")
        (root / "etc/sources.list.d").mkdir(parents=True)
        (root / "bin").mkdir()
        for name, body in (("apt-get", APT), ("dpkg", DPKG)):
            program = root / "bin" / name
            program.write_text(f"#!/usr/bin/env bash\n{body}")
            program.chmod(0o755)

    def sources(self, name: str, text: str) -> None:
        """Add an apt source."""
        (self.root / "etc" / name).write_text(text.replace("CODENAME", CODENAME))

    def fetch(self) -> subprocess.CompletedProcess[str]:
        """Run the script; it must never stop the set-up."""
        environment = {
            "PATH": f"{self.root}/bin:/usr/bin:/bin",
            "ROOT": str(self.root),
            "APT_SOURCES": str(self.root / "etc"),
        }
        done = subprocess.run(
            ["bash", "scripts/fetch-prosody13.sh"],
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done

    @property
    def seen(self) -> str:
        """The sources that apt was given."""
        return (self.root / "sources.seen").read_text()

    @property
    def program(self) -> Path:
        """Where the unpacked Prosody is."""
        return self.root / ".cache/prosody-13/usr/bin/prosody"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


STANZAS = """\
# The first line is a remark.
Types: deb deb-src
URIs: http://mirror.invalid/debian
Suites:
 CODENAME
 CODENAME-updates
Components: main
Signed-By: /keys/archive.gpg

Types: deb
URIs: http://mirror.invalid/debian-security
Suites: CODENAME-security
Components: main
"""


def test_stanzas(machine: Machine) -> None:
    machine.sources("sources.list.d/debian.sources", STANZAS)
    machine.fetch()
    assert machine.seen.splitlines() == [
        "Types: deb",
        "Suites: bookworm-backports",
        "URIs: http://mirror.invalid/debian",
        "Components: main",
        "Signed-By: /keys/archive.gpg",
        "",
    ]


@pytest.mark.parametrize("name", ["sources.list", "sources.list.d/more.list"])
def test_lines(machine: Machine, name: str) -> None:
    machine.sources(
        name,
        "deb [arch=amd64 signed-by=/k.gpg] http://mirror.invalid/debian CODENAME main contrib\n"
        "deb-src http://mirror.invalid/debian CODENAME main\n"
        "# deb http://mirror.invalid/old CODENAME main\n"
        "deb http://mirror.invalid/debian CODENAME-updates main\n",
    )
    machine.fetch()
    assert machine.seen == (
        "deb [arch=amd64 signed-by=/k.gpg] http://mirror.invalid/debian bookworm-backports"
        " main contrib\n"
    )


def test_unpacked_beside_and_not_fetched_twice(machine: Machine) -> None:
    machine.sources("sources.list", "deb http://mirror.invalid/debian CODENAME main\n")
    machine.fetch()
    assert machine.program.read_text().splitlines() == [
        f"CFG_SOURCEDIR='{machine.root}/.cache/prosody-13/usr/lib/prosody';",
        "CFG_CONFIGDIR='/etc/prosody';",
    ]
    asked = (machine.root / "apt.log").read_text()
    assert " install" not in asked
    machine.fetch()
    assert (machine.root / "apt.log").read_text() == asked


@pytest.mark.parametrize("lacking", ["sources", "network"])
def test_without_it_the_set_up_goes_on_and_says_so(machine: Machine, lacking: str) -> None:
    if lacking == "network":
        machine.sources("sources.list", "deb http://mirror.invalid/debian CODENAME main\n")
        (machine.root / "offline").touch()
    assert "could not be fetched" in machine.fetch().stderr
    assert not machine.program.exists()
