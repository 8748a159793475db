"""Set-up on machines that lack something, played with stand-in programs in PATH."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.tree import ROOT

# What the scripts may use of any Linux machine.
BASICS = [
    "bash",
    "env",
    "cat",
    "chmod",
    "cut",
    "dirname",
    "mkdir",
    "mktemp",
    "rm",
    "sha256sum",
    "touch",
]

# A Python whose venv module works only once the file `mended` is there, as on a Debian without
# python3-venv. The environment that it makes holds a Python that says yes to everything.
BROKEN_VENV = """
if [[ "$1 $2" == "-m venv" ]]; then
    mkdir -p "$3/bin"
    [[ -e mended ]] || exit 1
    printf '#!/usr/bin/env bash\\necho "$*" >>pip.log\\n' >"$3/bin/python"
    chmod +x "$3/bin/python"
fi
"""


class Machine:
    """A folder with the set-up scripts, and a PATH with nothing but what a test puts there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.bin = root / "bin"
        self.bin.mkdir()
        for name in BASICS:
            found = shutil.which(name)
            assert found, name
            (self.bin / name).symlink_to(found)
        shutil.copytree(ROOT / "scripts", root / "scripts")
        shutil.copytree(ROOT / "requirements", root / "requirements")
        for name in ("pyproject.toml", "package.json", "package-lock.json", ".npmrc"):
            shutil.copy(ROOT / name, root)
        # The real one belongs to the machine that runs the tests.
        self.policy = root / "policy-rc.d"
        script = root / "scripts/apt-install.sh"
        script.write_text(script.read_text().replace("/usr/sbin/policy-rc.d", str(self.policy)))

    def program(self, name: str, body: str) -> None:
        path = self.bin / name
        path.write_text(f"#!/usr/bin/env bash\n{body}\n")
        path.chmod(0o755)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": str(self.bin), "HOME": str(self.root)}
        return subprocess.run(
            command, cwd=self.root, env=environment, capture_output=True, text=True, check=False
        )

    def shell(self, code: str) -> subprocess.CompletedProcess[str]:
        return self.run("bash", "-c", f". scripts/lib.sh; {code}")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize("version", ["v20.19.0", "v20.20.2", "v22.13.0", "v24.0.0", "v25.1.0"])
def test_node_that_our_tools_accept(machine: Machine, version: str) -> None:
    assert machine.shell(f"node_version_is_good {version}").returncode == 0


@pytest.mark.parametrize(
    "version", ["v18.19.1", "v20.18.3", "v21.7.0", "v22.12.0", "v23.9.0", "''", "broken"]
)
def test_node_that_our_tools_refuse(machine: Machine, version: str) -> None:
    assert machine.shell(f"node_version_is_good {version}").returncode != 0


def test_node_without_npm_is_not_enough(machine: Machine) -> None:
    machine.program("node", "echo v22.13.0")
    assert machine.shell("system_node_is_good").returncode != 0
    machine.program("npm", "")
    assert machine.shell("system_node_is_good").returncode == 0


def test_too_old_node_gives_way_to_one_from_the_lock(machine: Machine) -> None:
    machine.program("node", "echo v18.19.1")
    machine.program("npm", 'echo "machine npm $*" >>npm.log')
    venv = machine.root / ".venv/bin"
    venv.mkdir(parents=True)
    machine.bin.joinpath("python-stub").write_text(
        "#!/usr/bin/env bash\n"
        'echo "$*" >>pip.log\n'
        "printf '#!/usr/bin/env bash\\necho v24.1.0\\n' >.venv/bin/node\n"
        "printf '#!/usr/bin/env bash\\necho \"our npm $*\" >>npm.log\\n' >.venv/bin/npm\n"
        "chmod +x .venv/bin/node .venv/bin/npm\n"
    )
    (venv / "python").symlink_to(machine.bin / "python-stub")
    (venv / "python").chmod(0o755)
    done = machine.run("bash", "scripts/setup-node.sh")
    assert done.returncode == 0, done.stderr
    assert "--require-hashes -r requirements/node.txt" in (machine.root / "pip.log").read_text()
    assert (machine.root / "npm.log").read_text().startswith("our npm ci")


def test_first_python_that_is_new_enough_and_starts(machine: Machine) -> None:
    machine.program("python3", "exit 1")
    machine.program("python3.11", "echo no such version here >&2; exit 127")
    machine.program("python3.12", "exit 0")
    assert machine.shell("choose_python").stdout.strip() == "python3.12"


def test_no_python_is_told_plainly(machine: Machine) -> None:
    done = machine.run("bash", "scripts/setup-python.sh", "run")
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed" in done.stderr


def test_missing_venv_is_installed_and_tried_again(machine: Machine) -> None:
    machine.program("python3", BROKEN_VENV)
    machine.program("apt-get", 'echo "$*" >>apt.log; [[ "$*" != *python3-venv* ]] || touch mended')
    machine.program("sudo", 'exec "$@"')
    done = machine.run("bash", "scripts/setup-python.sh", "run")
    assert done.returncode == 0, done.stderr
    assert "python3-venv" in (machine.root / "apt.log").read_text()
    assert "--require-hashes -r requirements/run.txt" in (machine.root / "pip.log").read_text()


def test_venv_that_cannot_be_mended_is_told_plainly(machine: Machine) -> None:
    machine.program("python3", BROKEN_VENV)
    done = machine.run("bash", "scripts/setup-python.sh", "run")
    assert done.returncode == 1
    assert "apt-get install python3-venv" in done.stderr
    assert not (machine.root / ".venv").exists(), "half an environment is left behind"


def test_second_set_up_installs_nothing(machine: Machine) -> None:
    machine.program("python3", BROKEN_VENV)
    (machine.root / "mended").touch()

    def installs() -> int:
        assert machine.run("bash", "scripts/setup-python.sh", "dev").returncode == 0
        return (machine.root / "pip.log").read_text().count(" install ")

    first = installs()
    assert first == 2
    assert installs() == first
    assert machine.run("bash", "scripts/setup-python.sh", "run").returncode == 0
    assert (machine.root / "pip.log").read_text().count(" install ") == first, "dev includes run"
    with (machine.root / "requirements/dev.txt").open("a") as lock:
        lock.write("# changed\n")
    assert installs() == 2 * first


def test_services_are_not_started_while_they_are_installed(machine: Machine) -> None:
    machine.program("apt-get", f'echo "$RUNLEVEL $*" >>apt.log; "{machine.policy}"; echo $? >said')
    machine.program("sudo", 'exec "$@"')
    assert machine.shell("apt_install redis-server").returncode == 0
    assert (machine.root / "apt.log").read_text().startswith("1 install -y")
    assert (machine.root / "said").read_text() == "101\n", "services would have started"
    assert not machine.policy.exists(), "our rule stays behind"


def test_a_rule_of_the_machine_own_about_services_stays(machine: Machine) -> None:
    machine.policy.write_text("#!/bin/sh\nexit 104\n")
    machine.program("apt-get", "exit 0")
    machine.program("sudo", 'exec "$@"')
    assert machine.shell("apt_install redis-server").returncode == 0
    assert "104" in machine.policy.read_text()


def test_old_package_lists_are_renewed(machine: Machine) -> None:
    machine.program(
        "apt-get",
        'echo "$1" >>apt.log; if [[ $1 == update ]]; then touch lists; else [[ -e lists ]]; fi',
    )
    machine.program("sudo", 'exec "$@"')
    assert machine.shell("apt_install chromium").returncode == 0
    assert (machine.root / "apt.log").read_text().split() == ["install", "update", "install"]
