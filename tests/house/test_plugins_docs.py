"""docs/plugins.md tells of every hook and of every field, and its example works."""

from __future__ import annotations

import re
from dataclasses import fields
from types import ModuleType

from tests.house.tree import ROOT
from tuokio.identity.methods import Assurance, How, IdentityMethod, by_code
from tuokio.plugins import hookspecs
from tuokio.plugins.manager import ENTRY_POINT, new_manager

TEXT = (ROOT / "docs/plugins.md").read_text()


def hooks() -> set[str]:
    """The names of all hooks."""
    return {name for name in vars(hookspecs) if name.startswith("tuokio_")}


def test_every_hook_is_told_and_no_other() -> None:
    assert set(re.findall(r"^\| `(tuokio_\w+)\(", TEXT, re.MULTILINE)) == hooks()
    assert set(re.findall(r"^## `(tuokio_\w+)\(\)`", TEXT, re.MULTILINE)) == hooks()


def test_the_group_of_entry_points_is_told() -> None:
    assert f'entry-points."{ENTRY_POINT}"' in TEXT


def test_every_field_of_a_method_is_told() -> None:
    assert [field.name for field in fields(IdentityMethod)] == ["code", "how", "ceiling", "name"]
    for word in (*How, *Assurance):
        assert f"`{word}`" in TEXT


def test_the_example_works() -> None:
    (code,) = re.findall(
        r"^```python\n(.*?tuokio_identity_methods.*?)^```", TEXT, re.MULTILINE | re.DOTALL
    )
    module = ModuleType("example")
    exec(code, vars(module))  # noqa: S102 - our own documentation
    manager = new_manager()
    manager.register(module)
    assert "library_card" in by_code(manager.hook.tuokio_identity_methods())
