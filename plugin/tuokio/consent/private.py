"""Recognises what must never stand in the log (LOG 1): identity codes, addresses, numbers, tokens,
links, names of rooms and sentences. Only to refuse them; nothing is quoted or kept."""

from __future__ import annotations

import re

from tuokio.ids import ROOM_PREFIX

LONGEST = 128
"""Characters. Anything longer is no code and no hash."""

# Hashes and references, made by chance: nothing of a person can be read from them.
_RANDOM = re.compile(
    r"(?:sha256:)?[0-9a-f]{64}"
    r"|[0-9a-f]{32}|[a-z2-7]{26}"
    r"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
)
# Most codes: too short for a secret, and without the digits of numbers.
_PLAIN = re.compile(r"[A-Za-z_]{1,31}")
_SUSPECT = re.compile(
    rf"""
      @                                           # e-mail
    | ://|www\.|(?:mailto|tel|sip|xmpp):          # links
    | eyJ[\w-]*\.                                 # JSON Web Tokens (RFC 7519)
    | (?<![^\W_])\+\d{{7}}                        # phone numbers with their country
    | (?<![^\W_])0\d{{1,3}}-?\d{{5}}              # phone numbers without
    | {ROOM_PREFIX}[a-z2-7]{{32}}                 # rooms
    | (?<![a-z0-9])[a-z2-7]{{32}}(?![a-z0-9])     # the secrets of invitations
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A Finnish personal identity code: day, month, year, century, number, check character. Looked for
# at every place of a text, also inside another word.
_IDENTITY_CODE = re.compile(r"(?=(\d{6})[-+A-FYXWVU](\d{3})([0-9A-FHJ-NPR-Y]))", re.IGNORECASE)
_CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def is_clean(text: str) -> bool:
    """Whether a text can be a code, a hash or a reference, and none of what must not be kept."""
    if _PLAIN.fullmatch(text) or _RANDOM.fullmatch(text):
        return True
    return (
        len(text) <= LONGEST
        and " " not in text
        and text.isprintable()  # no line break, and nothing that cannot be seen
        and not _SUSPECT.search(text)
        and not has_identity_code(text)
    )


def has_identity_code(text: str) -> bool:
    """Whether a Finnish personal identity code with a right check character stands in the text."""
    return any(
        1 <= int(born[:2]) <= 31
        and 1 <= int(born[2:4]) <= 12
        and _CHECK_CHARACTERS[int(born + number) % 31] == check.upper()
        for born, number, check in _IDENTITY_CODE.findall(text)
    )
