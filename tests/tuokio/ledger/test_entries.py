"""Entries hold codes, hashes and times. A sentence or a name does not fit in."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from tuokio.ledger import Entry, EntryType

SHA256 = "a1" * 32


def entry(**changes: Any) -> Entry:
    fields: dict[str, Any] = {"type": EntryType.ARRIVED, "encounter": "e" * 26}
    return Entry(**(fields | changes))


def test_an_entry_is_never_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        entry().type = EntryType.LEFT  # type: ignore[misc]


@pytest.mark.parametrize("value", ["click", SHA256, "a,b", "", 0, 10**9, True, None])
def test_codes_hashes_and_numbers_are_facts(value: Any) -> None:
    assert entry(facts={"what": value}).facts == {"what": value}


@pytest.mark.parametrize(
    "value",
    [
        SHA256 + "a",
        "x" * 10_000,
        "Maija Meikäläinen",
        " ",
        "two\twords",
        "two\nwords",
        "two\u00a0words",
        "two\u2003words",
    ],
)
@pytest.mark.parametrize("where", ["encounter", "subject", "actor", "fact"])
def test_words_are_not(where: str, value: str) -> None:
    fields: dict[str, Any] = {"facts": {"fact": value}} if where == "fact" else {where: value}
    with pytest.raises(ValueError, match="is not a code") as caught:
        entry(**fields)
    assert where in str(caught.value)
    assert value.strip() == "" or value not in str(caught.value)


def test_a_fact_hides_nobody() -> None:
    """A fact called `actor` does not stand in for the actor."""
    with pytest.raises(ValueError, match="actor"):
        entry(actor="Maija Meikäläinen", facts={"actor": "code"})


def test_types_are_short_codes() -> None:
    assert all(kind.value == kind.name.lower() and len(kind.value) <= 40 for kind in EntryType)
