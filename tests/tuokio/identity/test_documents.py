"""The checklist of each kind of document (ID 2)."""

from __future__ import annotations

import pytest

from tuokio.identity.documents import DocumentKind, Origin, checklist


@pytest.mark.parametrize("kind", list(DocumentKind))
@pytest.mark.parametrize("origin", list(Origin))
def test_every_document_is_tilted_and_looked_at_for_the_four_answers(
    kind: DocumentKind, origin: Origin
) -> None:
    found = checklist(kind, origin, name_booked=True)
    assert {"photo", "validity", "name"} <= set(found.look)
    assert any(code.startswith("tilt") for code in found.look)
    assert len(set(found.look)) == len(found.look)
    assert {"tilt_slowly", "cover_numbers"} <= set(found.ask)


def test_a_driving_licence_proves_less() -> None:
    weak = {kind for kind in DocumentKind if checklist(kind, Origin.FI, name_booked=True).weak}
    assert weak == {DocumentKind.DRIVING_LICENCE, DocumentKind.OTHER}


def test_the_origin_adds_where_to_compare() -> None:
    passport = DocumentKind.PASSPORT
    assert "finnish_marks" in checklist(passport, Origin.FI, name_booked=True).look
    assert "public_register" in checklist(passport, Origin.EU_EEA, name_booked=True).look
    assert "unfamiliar" in checklist(passport, Origin.OTHER, name_booked=True).look


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_without_a_booked_name_nobody_looks_at_one_or_asks_for_it(kind: DocumentKind) -> None:
    booked = checklist(kind, Origin.FI, name_booked=True)
    found = checklist(kind, Origin.FI, name_booked=False)
    assert set(booked.look) - set(found.look) == {"name"}
    assert set(booked.ask) - set(found.ask) == {"say_name"}
