"""The documents say what is there: every dependency, every page, no dead link."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files, name_of

DOCUMENTS = [name_of(path) for path in files(".md")]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def python_dependencies() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    return [re.split(r"[\[<>=~!; ]", item)[0] for group in groups for item in group]


def node_dependencies() -> list[str]:
    package = json.loads((ROOT / "package.json").read_text())
    return [*package["dependencies"], *package["devDependencies"]]


@pytest.mark.parametrize("name", python_dependencies() + node_dependencies())
def test_dependency_is_explained(name: str) -> None:
    text = (ROOT / "docs/dependencies.md").read_text()
    rows = [line for line in text.splitlines() if line.startswith(f"| `{name}` |")]
    assert len(rows) == 1, "one row: what for, why this one, licence, how it is kept"
    cells = [cell.strip() for cell in rows[0].strip("|").split("|")]
    assert len(cells) == 5
    assert all(cells)


def test_no_dependency_is_explained_that_is_gone() -> None:
    text = (ROOT / "docs/dependencies.md").read_text()
    explained = set(re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE))
    assert explained == set(python_dependencies() + node_dependencies())


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_inside_the_repository_lead_somewhere(document: str) -> None:
    page = ROOT / document
    for target in LINK.findall(page.read_text()):
        if "://" in target or target.startswith(("#", "mailto:")):
            continue
        path = page.parent / target.split("#")[0]
        assert path.exists(), target


def test_index_names_every_document() -> None:
    index = (ROOT / "docs/README.md").read_text()
    pages = [path for path in files(".md", under="docs") if path.name != "README.md"]
    missing = [
        name_of(path) for path in pages if f"({path.relative_to(ROOT / 'docs')})" not in index
    ]
    assert not missing


def section(text: str, heading: str) -> str:
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no heading {heading}"
    return found.group(1)


def test_readme_says_how_to_run_and_how_to_test() -> None:
    text = (ROOT / "README.md").read_text()
    assert "make run" in text
    assert "var/first-sign-in.txt" in text
    assert re.search(r"^```\w*\nmake test\n```$", section(text, "Test"), re.MULTILINE)


def test_readme_maps_folders_that_exist() -> None:
    named = re.findall(r"^\| `([^`]+/)` \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert named
    assert not [name for name in named if not Path(ROOT / name).is_dir()]


@pytest.mark.parametrize("name", ["LICENSE", "SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_house_papers_are_there(name: str) -> None:
    assert len((ROOT / name).read_text().strip()) > 200
