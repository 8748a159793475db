"""Recognises what nobody may write down of a document (ID 4): personal identity codes, document
numbers and machine-readable zones. Only to refuse it; nothing is quoted or kept."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from tuokio.consent.private import has_identity_code


class Forbidden(StrEnum):
    """What a text looks like."""

    IDENTITY_CODE = "identity_code"
    DOCUMENT_NUMBER = "document_number"
    MACHINE_READABLE = "machine_readable"


# The shape of a Finnish personal identity code, whatever its check character: a slip of the finger
# tells as much of a person as the right one. It stands alone, so a date or a longer number is none.
_CODE_SHAPE = re.compile(
    r"(?<![^\W_])(\d{2})(\d{2})\d{2} ?[-+A-FYXWVU] ?\d{3} ?[0-9A-FHJ-NPR-Y](?![^\W_])",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"0(?:4|50)[\d -]+")  # "040123-4567" is a telephone number

# ICAO 9303: lines of capitals, digits and "<"; two or three of them, and the filler comes in runs.
_ZONE = re.compile(r"[A-Z0-9<]{9,}<[A-Z0-9<]*|<<+", re.IGNORECASE)
# One to three letters and six to nine digits, or the reverse, as passports, cards and permits of
# Europe have them. Telephone numbers have no letters; words have no digits.
_NUMBER = re.compile(
    r"(?<![^\W_])(?:[A-Z]{1,3}-?\d{6,9}[A-Z]?|\d{6,9}[A-Z]{1,3}|[A-Z]\d[A-Z0-9]{7})(?![^\W_])",
    re.IGNORECASE,
)
# With a space only in capitals: "no 050 123 456" is a telephone number.
_SPACED = re.compile(r"(?<![^\W_])[A-Z]{2} \d{7}(?![^\W_])")


def forbidden_in(text: str) -> Forbidden | None:
    """What must not be written in that text; None where nothing is found. Full-width letters and
    digits count as the ordinary ones, and so do digits of other scripts."""
    plain = "".join(map(_plain, unicodedata.normalize("NFKC", text)))
    if has_identity_code(plain) or has_identity_code(re.sub(r"\s", "", plain)) or _shaped(plain):
        return Forbidden.IDENTITY_CODE
    if _ZONE.search(plain):
        return Forbidden.MACHINE_READABLE
    if _NUMBER.search(plain) or _SPACED.search(plain):
        return Forbidden.DOCUMENT_NUMBER
    return None


def _shaped(text: str) -> bool:
    """Whether something that looks like a personal identity code stands in the text."""
    return any(
        1 <= int(found[1]) <= 31 and 1 <= int(found[2]) <= 12 and not _MOBILE.fullmatch(found[0])
        for found in _CODE_SHAPE.finditer(text)
    )


def _plain(char: str) -> str:
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    return "-" if unicodedata.category(char) == "Pd" else char
