"""docs/consent-log.md tells of every type of entry and every field, and of no others."""

from __future__ import annotations

import re

import pytest

from flask_admin_app.services.log.record_keys import KeyKind
from tests.house.tree import ROOT
from tuokio.consent import shape
from tuokio.consent.choices import ConsentMethod
from tuokio.ledger import EntryType
from tuokio.ledger.bundle import SCHEMA
from tuokio.ledger.leaf import SALT_BYTES, RecordInvalid, leaf_bytes

TEXT = (ROOT / "docs/consent-log.md").read_text()


def section(heading: str) -> str:
    """The part under a heading."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found.group(1)


def first_cells(heading: str) -> list[str]:
    """Every code in the first column of the tables under a heading."""
    rows = re.findall(r"^\|([^|]*)\|", section(heading), re.MULTILINE)
    return [code for row in rows for code in re.findall(r"`([^`]+)`", row)]


def fields(schema: str) -> set[str]:
    """The fields of a record, as its check names them when all are missing."""
    with pytest.raises(RecordInvalid) as caught:
        shape.check_record({"schema": schema})
    return {"schema", *str(caught.value).split(", ")}


def test_every_type_is_told_once_in_its_order_and_no_other() -> None:
    assert first_cells("Types of entries") == [type_.value for type_ in EntryType]


def test_every_row_says_when() -> None:
    for line in section("Types of entries").splitlines():
        if line.startswith("| `"):
            _, when, facts = (cell.strip() for cell in line.strip("|").split("|"))
            assert when
            assert line.startswith("| `consent_") == (facts == "a consent record")


def test_every_field_of_a_record_is_told_once_and_no_other() -> None:
    told = first_cells("Record")
    assert len(told) == len(set(told))
    assert set(told) == (fields(shape.CONSENT) | fields(shape.AUDIT)) - {"facts"}
    assert "`facts`" in section("Record")


@pytest.mark.parametrize("schema", [shape.CONSENT, shape.AUDIT, SCHEMA, "tuokio-receipt/1"])
def test_every_schema_is_named(schema: str) -> None:
    assert f"`{schema}`" in TEXT


@pytest.mark.parametrize("code", [*shape.EventState, *ConsentMethod])
def test_every_state_and_method_is_named(code: str) -> None:
    assert f"`{code}`" in section("Record")


def test_the_leaf_is_as_told() -> None:
    leaf = leaf_bytes(0, bytes(32)).decode()
    assert re.sub(r'"0+"|(?<=:)0', "…", leaf).replace(":", ": ").replace(",", ", ") in TEXT
    assert f"salt of {SALT_BYTES} bytes" in TEXT


def test_every_kind_of_key_is_told() -> None:
    rows = re.findall(r"^\| (\w+) \|", section("Keys of records"), re.MULTILINE)
    assert rows[1:] == [kind.value for kind in KeyKind]
