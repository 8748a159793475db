"""Every setting and every command is documented, and nothing that does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from flask_admin_app.cli import main
from flask_admin_app.config import PREFIX, SETTINGS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
NAMED = re.compile(rf"{PREFIX}[A-Z_]+")


def rows() -> list[list[str]]:
    lines = (DOCS / "settings.md").read_text("utf-8").splitlines()
    return [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for line in lines
        if line.startswith(f"| `{PREFIX}")
    ]


def commands(group: click.Group, path: str = "tuokio") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


COMMANDS = [pytest.param(name, command, id=name) for name, command in commands(main)]


def section(name: str) -> str:
    text = (DOCS / "commands.md").read_text("utf-8")
    found = re.search(rf"^## `{name}`\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ""


def test_every_setting_has_one_row_and_every_row_a_setting() -> None:
    told = [row[0].strip("`") for row in rows()]
    assert sorted(told) == sorted(PREFIX + name for name in SETTINGS)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_a_row_tells_meaning_default_and_example(row: list[str]) -> None:
    assert len(row) == 4
    assert all(row)


def test_the_code_reads_no_setting_that_is_not_listed() -> None:
    files = ("config.py", "log_settings.py", "oidc_settings.py")
    text = "".join((ROOT / "flask_admin_app" / file).read_text("utf-8") for file in files)
    asked = r'(?:\.(?:get|url|number|secret)|\bget|_web_url)\((?:get, fault, )?\s*"([A-Z_]+)"'
    read = set(re.findall(asked, text))
    read |= set(re.findall(r"\{PREFIX\}([A-Z_]+)[}\"]", text))
    assert {name for name in read if name not in SETTINGS} <= {"_FILE"}
    assert read & set(SETTINGS) == set(SETTINGS)


@pytest.mark.parametrize(
    "page",
    sorted([*DOCS.glob("*.md"), *ROOT.glob("*.md")]),
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_pages_name_only_settings_that_exist(page: Path) -> None:
    known = {PREFIX + name for name in SETTINGS}
    for name in NAMED.findall(page.read_text("utf-8")):
        whole = name.rstrip("_")
        assert whole in known | {"TUOKIO", "TUOKIO_DEEP"} or whole.removesuffix("_FILE") in known, (
            name
        )


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_every_command_has_a_section(name: str, command: click.Command) -> None:
    assert section(name).strip()
    assert command.help


def test_every_section_is_a_command() -> None:
    text = (DOCS / "commands.md").read_text("utf-8")
    told = re.findall(r"^## `(.+)`$", text, re.MULTILINE)
    assert sorted(told) == sorted(name for name, _ in commands(main))


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_sections_name_only_options_that_exist(name: str, command: click.Command) -> None:
    options = {option for parameter in command.params for option in parameter.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z-]+", section(name))) <= options
