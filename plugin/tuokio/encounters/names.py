"""Names that others in the meeting see (ROOM 5)."""

from __future__ import annotations

import unicodedata

from tuokio.identity.forbidden import forbidden_in

LONGEST = 40
"""Characters. Long enough for a title and a first name, short enough for a phone's screen."""

_INVISIBLE = {"Cf", "Co", "Cs", "Cn"}
_BREAKS = {"Cc", "Zl", "Zp"}
_JOINERS = {"\u200c", "\u200d"}  # part of ordinary spelling in Persian, Hindi and others
_BLANK = set("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")  # "letters" without a shape
_SEEN = {"L", "N", "P", "S"}


class NameInvalid(ValueError):
    """A name that cannot be shown; `code` is `too_long`, `empty`, or what it looks like: see
    `tuokio.identity.forbidden`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def clean(raw: str) -> str:
    """Return the name as others will see it.

    Invisible marks go, among them those that turn the direction of the text and so could make
    one name look like another; line breaks and other control characters become a space. What is
    left is text: whoever shows it escapes it.

    Raises:
        NameInvalid: longer than `LONGEST` characters, nothing left to show, or a personal identity
            code or a document's number in it, which nobody here needs and everyone in the meeting
            would see.
    """
    # A megabyte of combining marks must not reach the normaliser: it is refused by its length.
    if len(raw) > LONGEST * 8:
        raise NameInvalid("too_long")
    # Composed last: a mark that goes must not keep a letter and its accent apart.
    text = unicodedata.normalize("NFC", "".join(map(_shown, raw)))
    name = " ".join(text.split())
    if not any(unicodedata.category(char)[0] in _SEEN for char in name):
        raise NameInvalid("empty")
    if len(name) > LONGEST:
        raise NameInvalid("too_long")
    if (found := forbidden_in(name)) is not None:
        raise NameInvalid(found.value)
    return name


def _shown(char: str) -> str:
    kind = unicodedata.category(char)
    if kind in _BREAKS:
        return " "
    hidden = kind in _INVISIBLE and char not in _JOINERS
    return "" if hidden or char in _BLANK else char
