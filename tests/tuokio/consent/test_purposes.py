"""Purposes: few, in codes, and none that anybody makes up."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from importlib import resources

import pytest

from tuokio.consent.private import is_clean
from tuokio.consent.purposes import ConsentKind, Purpose, PurposeUnknown, load

FOLDER = resources.files("tuokio.consent") / "purposes"
CODES = sorted(file.name.removesuffix(".toml") for file in FOLDER.iterdir())
each_purpose = pytest.mark.parametrize("purpose", [load(code) for code in CODES])


def test_the_built_in_purposes() -> None:
    assert CODES == ["board_copy", "remote_meeting"]


def test_agreeing_to_meet_remotely_is_not_the_legal_ground() -> None:
    """CONS 3."""
    purpose = load("remote_meeting")
    assert purpose.kind is ConsentKind.SERVICE_MODE
    assert not purpose.legal_basis.startswith("gdpr_")


def test_a_copy_of_the_board_is_optional_by_nature() -> None:
    assert load("board_copy").kind is ConsentKind.BOARD_COPY
    assert not load("board_copy").may_be_required
    assert load("remote_meeting").may_be_required


@each_purpose
def test_a_purpose_is_codes_only(purpose: Purpose) -> None:
    values = [purpose.code, purpose.legal_basis, purpose.storage_location, purpose.retention_rule]
    assert all(is_clean(value) for value in (*values, *purpose.data_categories))
    assert purpose.version >= 1
    assert purpose.data_categories


@each_purpose
def test_a_file_says_all_of_its_purpose_and_nothing_else(purpose: Purpose) -> None:
    text = (FOLDER / f"{purpose.code}.toml").read_text("utf-8")
    said = {line.split(" = ")[0] for line in text.splitlines() if " = " in line}
    assert said == {field.name for field in fields(Purpose)} - {"code"}


def test_a_purpose_is_never_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        load("remote_meeting").version = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    "code", ["recording", "", ".", "..", "../purposes/board_copy", "board_copy.toml", "a b", "/etc"]
)
def test_an_unknown_purpose_is_unknown(code: str) -> None:
    with pytest.raises(PurposeUnknown):
        load(code)
