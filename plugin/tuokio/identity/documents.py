"""Checklists for each kind of document (ID 2): what to look at and what to ask.

The words stand in the translations, under `check-look-<code>` and `check-ask-<code>`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """What the client shows. `identity_document` where the template wants no more than that in the
    log: the kind hints at origin and status (ID 3)."""

    PASSPORT = "passport"
    IDENTITY_CARD = "identity_card"
    RESIDENCE_PERMIT = "residence_permit"
    DRIVING_LICENCE = "driving_licence"
    OTHER = "other"


UNTOLD = "identity_document"
"""What the log calls every document, unless the template requires more (ID 3)."""


class Origin(StrEnum):
    """Who issued it, as far as the log may know."""

    FI = "fi"
    EU_EEA = "eu_eea"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Checklist:
    """What to look at and what to ask, as codes of texts. `weak` tells that this document proves
    less: a driving licence is not an identity document by law."""

    kind: DocumentKind
    origin: Origin
    look: tuple[str, ...]
    ask: tuple[str, ...]
    weak: bool = False


_NAME = "name"
_SAY_NAME = "say_name"
_ALWAYS = ("photo", "validity", _NAME)
_LOOK: dict[DocumentKind, tuple[str, ...]] = {
    DocumentKind.PASSPORT: ("tilt_hologram", "page_edges", *_ALWAYS),
    DocumentKind.IDENTITY_CARD: ("tilt_card", "both_sides", *_ALWAYS),
    DocumentKind.RESIDENCE_PERMIT: ("tilt_card", "both_sides", "permit_type_covered", *_ALWAYS),
    DocumentKind.DRIVING_LICENCE: ("tilt_card", *_ALWAYS),
    DocumentKind.OTHER: ("tilt_any", "issuer", *_ALWAYS),
}
_LOOK_BY_ORIGIN: dict[Origin, tuple[str, ...]] = {
    Origin.FI: ("finnish_marks",),
    Origin.EU_EEA: ("public_register",),
    Origin.OTHER: ("public_register", "unfamiliar"),
}
_ASK = ("tilt_slowly", "hold_beside_face", "cover_numbers")


def checklist(kind: DocumentKind, origin: Origin, *, name_booked: bool) -> Checklist:
    """The checklist for that document. Where no name was booked, there is none to compare, and
    nobody is asked to say theirs."""
    look = (*_LOOK[kind], *_LOOK_BY_ORIGIN[origin])
    return Checklist(
        kind=kind,
        origin=origin,
        look=tuple(code for code in look if name_booked or code != _NAME),
        ask=(*_ASK, _SAY_NAME) if name_booked else _ASK,
        weak=kind in {DocumentKind.DRIVING_LICENCE, DocumentKind.OTHER},
    )
