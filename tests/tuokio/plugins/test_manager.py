"""Plug-ins of third parties, found through their entry points and asked through hooks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pluggy
import pytest

from tuokio.identity.methods import Assurance, How, IdentityMethod, MethodInvalid, by_code
from tuokio.plugins import hookimpl
from tuokio.plugins.manager import ENTRY_POINT, new_manager

LIBRARY_CARD = IdentityMethod(
    "library_card",
    How.ATTESTATION,
    Assurance.NONE,
    {"fi": "Kirjastokortti", "sv": "Bibliotekskort", "en": "Library card"},
)


class Library:
    """A plug-in."""

    @hookimpl
    def tuokio_identity_methods(self) -> Sequence[IdentityMethod]:
        return (LIBRARY_CARD,)


def methods(manager: pluggy.PluginManager) -> dict[str, IdentityMethod]:
    return by_code(manager.hook.tuokio_identity_methods())


def test_a_plug_in_adds_a_method() -> None:
    manager = new_manager()
    manager.register(Library())
    assert methods(manager)["library_card"] is LIBRARY_CARD
    assert "known_client" in methods(manager)


def test_a_code_that_is_taken_is_refused() -> None:
    manager = new_manager()
    manager.register(Library())
    manager.register(Library())
    with pytest.raises(MethodInvalid):
        methods(manager)


def test_an_installed_package_is_found_by_its_entry_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "town_library.py").write_text(
        "from tests.tuokio.plugins.test_manager import Library\n"
        "tuokio_identity_methods = Library().tuokio_identity_methods\n"
    )
    folder = tmp_path / "town_library-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: town-library\nVersion: 1\n")
    (folder / "entry_points.txt").write_text(f"[{ENTRY_POINT}]\nlibrary = town_library\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    manager = new_manager()
    assert manager.load_setuptools_entrypoints(ENTRY_POINT) == 1
    assert methods(manager)["library_card"] is LIBRARY_CARD


def test_a_hook_that_does_not_exist_is_told_of() -> None:
    class Wrong:
        @hookimpl
        def tuokio_identity_method(self) -> None:
            """Misspelt."""

    manager = new_manager()
    manager.register(Wrong())
    with pytest.raises(pluggy.PluginValidationError):
        manager.check_pending()
