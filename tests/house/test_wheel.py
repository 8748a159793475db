"""The wheel carries everything that the program reads while it runs."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files, name_of

DATA = (".toml", ".md", ".ftl", ".html", ".txt", ".mako", ".typed")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names in a wheel built from a copy: building in place would leave files behind."""
    copy = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    for name in ("plugin", "flask_admin_app"):
        ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
        shutil.copytree(ROOT / name, copy / name, ignore=ignored)
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    done = subprocess.run(
        [*command, "--wheel-dir", str(out), str(copy)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(out.glob("tuokio-*.whl"))) as archive:
        return set(archive.namelist())


def installed_name(path: Path) -> str:
    return name_of(path).removeprefix("plugin/")


def test_wheel_has_all_modules_and_data(wheel: set[str]) -> None:
    wanted = {
        installed_name(path)
        for under in ("plugin", "flask_admin_app")
        for path in files(".py", *DATA, under=under)
        if "/frontend/" not in name_of(path)
    }
    assert wanted
    assert not wanted - wheel


def test_wheel_has_the_built_pages(wheel: set[str]) -> None:
    built = ROOT / "flask_admin_app/static/build"
    assert (built / ".vite/manifest.json").exists(), "run `make build` first"
    for path in built.rglob("*"):
        if path.is_file() and (path.parent.name != ".vite" or path.name == "manifest.json"):
            assert name_of(path) in wheel


def test_wheel_has_a_command_and_a_licence_and_no_sources_of_pages_or_tests(
    wheel: set[str],
) -> None:
    assert any(name.endswith(".dist-info/entry_points.txt") for name in wheel)
    assert any(name.endswith("/LICENSE") for name in wheel)
    assert not [name for name in wheel if "/frontend/" in name or name.startswith("tests")]
    assert not [name for name in wheel if "__pycache__" in name]
