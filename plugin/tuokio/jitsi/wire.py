"""JSON of the other side, read strictly: every field is of its type and within its bounds.

What is not understood is refused by one word, never quoted. Fields that nobody asked for are left
alone, so that either side can be upgraded first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import NoReturn

MOST_WHOLE = 2**53 - 1
"""The largest whole number that every reader of JSON holds exactly (RFC 8259 section 6)."""

LATEST_SECOND = 2**33
"""Unix seconds, in the year 2242: keeps the arithmetic of dates out of trouble."""

Fields = Mapping[str, object]


class WireInvalid(ValueError):
    """Not in the agreed form. `what` is `json` or the name of the field at fault."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def read_object(raw: bytes) -> Fields:
    """Return the JSON object that the bytes spell in UTF-8.

    Raises:
        WireInvalid: `json`.
    """
    try:
        found = json.loads(raw.decode("utf-8"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        # `from None`: a parser's message quotes what it read.
        raise WireInvalid("json") from None
    if not isinstance(found, dict):
        raise WireInvalid("json")
    return found


def text(fields: Fields, name: str, form: re.Pattern[str]) -> str:
    """Return a text that has the given form as a whole.

    Raises:
        WireInvalid: the name of the field.
    """
    value = fields.get(name)
    if not isinstance(value, str) or not form.fullmatch(value):
        raise WireInvalid(name)
    return value


def number(fields: Fields, name: str, *, most: float) -> float:
    """Return a number from 0 to `most`.

    Raises:
        WireInvalid: the name of the field.
    """
    value = fields.get(name)
    # A bool is an int to Python. Infinity, which `1e999` reads as, is over every bound.
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise WireInvalid(name)
    return value


def whole(fields: Fields, name: str, *, least: int = 0, most: int = MOST_WHOLE) -> int:
    """Return a whole number. Lua may write 3 as `3.0`, which is the same number.

    Raises:
        WireInvalid: the name of the field.
    """
    value = number(fields, name, most=most)
    if value != int(value) or value < least:
        raise WireInvalid(name)
    return int(value)


def objects(fields: Fields, name: str) -> list[Fields]:
    """Return a list of objects.

    Raises:
        WireInvalid: the name of the field.
    """
    value = fields.get(name)
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise WireInvalid(name)
    return value


def texts(fields: Fields, name: str) -> tuple[str, ...]:
    """Return a list of texts.

    Raises:
        WireInvalid: the name of the field.
    """
    value = fields.get(name)
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise WireInvalid(name)
    return tuple(value)


def by_name(fields: Fields, name: str) -> Mapping[str, Fields]:
    """Return an object whose values are objects.

    Raises:
        WireInvalid: the name of the field.
    """
    value = fields.get(name)
    if not isinstance(value, dict) or not all(isinstance(each, dict) for each in value.values()):
        raise WireInvalid(name)
    return value


def _refuse_constant(_word: str) -> NoReturn:
    # NaN and Infinity are Python's own; JSON has none.
    raise ValueError
