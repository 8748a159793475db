"""`make` and `.ci/run`: the commands that people and machines rely on."""

import os
import re
import subprocess

import pytest

from tests.house.tree import ROOT, files, name_of

CONTRACT = ["run", "test", "test-deep", "lint", "format", "bench", "docs", "lock", "clean"]
SHELL = [name_of(path) for path in files(".sh")] + [".ci/run"]
MAKEFILE = (ROOT / "Makefile").read_text()


@pytest.mark.parametrize("target", CONTRACT)
def test_makefile_has_the_target(target: str) -> None:
    assert re.search(rf"^{re.escape(target)}:.*## \w", MAKEFILE, re.MULTILINE), "no line with help"
    done = subprocess.run(
        ["make", "--dry-run", target, "NAME=x"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_makefile_lines_are_short() -> None:
    """Logic lives in scripts/, one step per file."""
    assert max(len(line) for line in MAKEFILE.splitlines()) <= 100
    recipes = [line for line in MAKEFILE.splitlines() if line.startswith("\t")]
    assert not [line for line in recipes if line.endswith("\\")]


def last_command(*words: str) -> str:
    """Of a target, as typed by a person, also when these tests run inside make."""
    not_typed = {"TUOKIO_DEEP", "WORKERS", "MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES"}
    environment = {key: value for key, value in os.environ.items() if key not in not_typed}
    made = ["make", "--dry-run", *words]
    return subprocess.run(
        made, cwd=ROOT, capture_output=True, text=True, check=True, env=environment
    ).stdout.splitlines()[-1]


def test_deep_tests_are_asked_for_by_name() -> None:
    assert last_command("test").endswith('-m "not deep"')
    assert "-m pytest " in last_command("test-deep")
    assert "deep" not in last_command("test-deep")


def test_tests_share_the_cores_of_the_machine() -> None:
    assert f"-m pytest -n {min(len(os.sched_getaffinity(0)), 4)} " in last_command("test")
    assert "-m pytest -n 1 " in last_command("test", "WORKERS=1")


@pytest.mark.parametrize("script", SHELL)
def test_script_is_sound_shell(script: str) -> None:
    text = (ROOT / script).read_text()
    done = subprocess.run(
        ["bash", "-n", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    if script != "scripts/lib.sh":
        assert text.startswith("#!/usr/bin/env bash\n")
        assert os.access(ROOT / script, os.X_OK), "not executable"
        assert "set -" in text or "lib.sh" in text, "does not stop at a fault"


def test_ci_runs_lint_and_tests() -> None:
    text = (ROOT / ".ci/run").read_text()
    assert text.index("make lint") < text.index("make test")


@pytest.mark.parametrize("name", ["", "no-such", "../tests/house/tree", "a; echo b"])
def test_bench_without_a_known_name_says_which_there_are(name: str) -> None:
    done = subprocess.run(
        ["bash", "scripts/bench.sh", name], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "make bench NAME=<name>" in done.stderr
