"""The locks say exactly what is installed, with hashes, and never from where."""

import json
import re
import tomllib

import pytest

from tests.house.tree import ROOT

PYTHON_LOCKS = ["run.txt", "dev.txt", "node.txt"]


def requirement_lines(lock: str) -> list[str]:
    """One string per requirement: lines that end in a backslash belong together."""
    text = (ROOT / "requirements" / lock).read_text().replace("\\\n", " ")
    return [
        line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]


def plain(name: str) -> str:
    """The form in which the package index compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(lock: str) -> dict[str, str]:
    pairs = (line.split(";")[0].split()[0].split("==") for line in requirement_lines(lock))
    return {plain(name): version for name, version in pairs}


def named(requirements: list[str]) -> set[str]:
    return {plain(re.split(r"[\[<>=~!; ]", item)[0]) for item in requirements}


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_every_python_requirement_is_exact_and_hashed(lock: str) -> None:
    lines = requirement_lines(lock)
    assert lines
    for line in lines:
        assert re.match(r"[A-Za-z0-9._-]+==[^ ;]+", line), line
        assert "--hash=sha256:" in line, line


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_python_locks_name_no_place(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text()
    for sign in ("://", "--index", "--extra-index", "--find-links", "-f ", "file:", " @ "):
        assert sign not in text, sign
    assert not re.search(r"(^|\s)/\w", text), "an absolute path"


def test_python_locks_hold_what_pyproject_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    run = named(project["project"]["dependencies"]) | named(groups["build"])
    assert run <= set(locked("run.txt"))
    assert run | named(groups["dev"]) <= set(locked("dev.txt"))
    assert named(groups["node"]) <= set(locked("node.txt"))


def test_developers_test_the_versions_that_run() -> None:
    dev = locked("dev.txt")
    assert {name: dev.get(name) for name in locked("run.txt")} == locked("run.txt")


def test_node_lock_names_no_registry_and_hashes_everything() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    for name, entry in packages.items():
        assert "resolved" not in entry, name
        # What is bundled in another package's archive is covered by that one's hash.
        assert entry.get("inBundle") or entry["integrity"].startswith("sha512-"), name


def test_node_lock_holds_what_package_json_names() -> None:
    package = json.loads((ROOT / "package.json").read_text())
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"][""]
    for kind in ("dependencies", "devDependencies"):
        assert lock[kind] == package[kind]


def test_npm_settings_keep_registries_out_of_the_lock() -> None:
    settings = (ROOT / ".npmrc").read_text()
    assert "omit-lockfile-registry-resolved=true" in settings
    assert "registry=" not in settings.replace("omit-lockfile-registry-resolved=", "")
    assert "://" not in settings
