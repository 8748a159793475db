"""The documents of the modules for Prosody name their settings and hooks: all, and no others."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files

HOOKS = ROOT / "prosody_hooks"
OVERVIEW = HOOKS / "README.md"
CONF = HOOKS / "tuokio.cfg.lua"
COMPONENT = HOOKS / "mod_tuokio_component/README.md"
FOLDERS = sorted(path.name for path in HOOKS.iterdir() if path.is_dir())
MODULES = {name.removeprefix("mod_") for name in FOLDERS}
READMES = [OVERVIEW, *(HOOKS / name / "README.md" for name in FOLDERS)]

SETTING = re.compile(r'get_option\w*\(\s*"(tuokio_\w+)"')
# The event's name, which may be put together: `prefix .. "iq/" .. kind`.
HOOK = re.compile(r":hook(?:_global)?\(\s*([^,]+?)\s*,")
# Ways round the module's own hooks. What they add stays when the module is unloaded.
OTHER_HOOKS = re.compile(r"add_handlers?\(|wrap_(?:object_)?event\(|:hook_(?!global\()\w+\(")
FIRED = re.compile(r'\bfire(?:_event)?\([^"\n]*"([^"\n]+)"')

NAMED_SETTING = re.compile(r"`(tuokio_[a-z0-9_]+)(?: = [^`]*)?`")
NAMED = re.compile(r"`([^`\n]+)`")
EVENT = re.compile(r"(?:pre-)?(?:iq|message|presence)(?:-\w+)?/\S+|[a-z0-9]+(?:-[a-z0-9]+)+")
HOOKS_SECTION = re.compile(r"^## (?:Hooks|Events).*?\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def code(folder: str) -> str:
    """All Lua of a module, without its tests."""
    sources = files(".lua", under=f"prosody_hooks/{folder}")
    return "\n".join(path.read_text() for path in sources if path.parent.name != "spec")


def settings(folder: str) -> set[str]:
    return set(SETTING.findall(code(folder)))


def hooks(folder: str) -> set[str]:
    """Names of hooked events; `*` stands for what is only known when Prosody runs."""
    pieces = [[part.strip() for part in name.split("..")] for name in HOOK.findall(code(folder))]
    return {
        "".join(part.strip('"') if part.startswith('"') else "*" for part in parts)
        for parts in pieces
    }


def named_events(readme: Path) -> set[str]:
    sections = "".join(HOOKS_SECTION.findall(readme.read_text()))
    return {name.split(" ")[0] for name in NAMED.findall(sections) if EVENT.match(name)}


def named_settings(readme: Path) -> set[str]:
    return set(NAMED_SETTING.findall(readme.read_text())) - MODULES


def conf_settings() -> set[str]:
    return set(re.findall(r"^\s*(?:-- )?(tuokio_\w+) = ", CONF.read_text(), re.MULTILINE))


def test_the_code_is_found() -> None:
    assert "tuokio_admission" in MODULES
    assert "*iq/*" in hooks("mod_tuokio_no_storage")
    assert "jitsi-authentication-token-verified" in hooks("mod_tuokio_admission")
    assert "tuokio_service_url" in settings("mod_tuokio_component")


@pytest.mark.parametrize("folder", FOLDERS)
def test_module_hooks_only_as_this_test_can_see(folder: str) -> None:
    assert not OTHER_HOOKS.search(code(folder))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_setting_is_explained(folder: str) -> None:
    read = settings(folder)
    assert not read - named_settings(HOOKS / folder / "README.md")
    assert not read - (conf_settings() | named_settings(COMPONENT))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_hook_is_explained(folder: str) -> None:
    for readme in (HOOKS / folder / "README.md", OVERVIEW):
        named = named_events(readme)
        missing = {
            hook for hook in hooks(folder) if not any(fnmatchcase(name, hook) for name in named)
        }
        assert not missing, readme


@pytest.mark.parametrize("page", [*READMES, CONF], ids=lambda page: str(page.relative_to(HOOKS)))
def test_no_setting_is_explained_that_is_gone(page: Path) -> None:
    read = set[str]().union(*map(settings, FOLDERS))
    named = conf_settings() if page == CONF else named_settings(page)
    assert not named - read


@pytest.mark.parametrize("readme", READMES, ids=lambda page: str(page.relative_to(HOOKS)))
def test_no_hook_is_explained_that_is_gone(readme: Path) -> None:
    """What stands under a heading of hooks is hooked, or fired by that module."""
    own = FOLDERS if readme in {OVERVIEW, HOOKS / "tuokio/README.md"} else [readme.parent.name]
    known = set[str]().union(*map(hooks, own))
    fired = {event for folder in own for event in FIRED.findall(code(folder))}
    gone = {
        name
        for name in named_events(readme) - fired
        if not any(fnmatchcase(name, hook) for hook in known)
    }
    assert not gone
