"""The button that checks the log: in parts with script, in one go without."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from flask_admin_app.audit.base import auditors_only, bp
from flask_admin_app.audit.filtering import LARGEST_INDEX
from flask_admin_app.auth.session import signed_in
from flask_admin_app.core import core
from flask_admin_app.errors import answer
from flask_admin_app.pages import page, translate
from flask_admin_app.services.log.erased_places import ErasedPlaces
from flask_admin_app.services.log.faults import LogDamagedError
from flask_admin_app.services.log.integrity import PART, Head, check_head, check_part
from flask_admin_app.services.log.looks import look
from flask_admin_app.services.log.tree_store import SqlTree

MOST_AT_ONCE = 20_000
"""Entries that one press checks without script: some seconds."""

MOST_FAULTS = 50
"""Told on one page. One would be enough."""

_ENTRY = re.compile(r"\b(?:entry|record) (\d+)\b")


@dataclass(frozen=True, slots=True)
class FaultView:
    """A fault: the words, the entry that it is about, and what exactly the check says."""

    words: str
    index: int | None
    exactly: str


@dataclass(frozen=True, slots=True)
class VerifiedView:
    """What was found. `following` is where the rest begins; without it the head was checked too."""

    first: int
    checked: int
    opened: int
    erased: int
    size: int
    following: int | None
    signed: str | None
    faults: Sequence[FaultView]
    more_faults: int


@bp.post("/verify")
@auditors_only
def verify() -> ResponseReturnValue:
    """Check a part of the log, and at its end the whole against what was signed."""
    given = request.get_json(silent=True) if request.is_json else {"from": _form_number()}
    first = given.get("from") if isinstance(given, dict) else None
    if not isinstance(first, int) or isinstance(first, bool) or not 0 <= first <= LARGEST_INDEX:
        return answer(422)
    if first == 0:
        # A damaged log may take no entry; what is wrong with it is told all the same.
        with suppress(LogDamagedError):
            look(core(), signed_in(), "verify")
    view = _check(first, PART if request.is_json else MOST_AT_ONCE)
    if not request.is_json:
        return page("audit/verified.html", view)
    return jsonify(
        checked=view.checked,
        opened=view.opened,
        erased=view.erased,
        size=view.size,
        next=view.following,
        faults=[{"words": each.words, "exactly": each.exactly} for each in view.faults],
        signed=view.signed,
    )


def _form_number() -> int | None:
    raw = request.form.get("from", "0")
    return int(raw) if re.fullmatch(r"[0-9]{1,16}", raw) else None


def _check(first: int, most: int) -> VerifiedView:
    checked = opened = erased = 0
    faults: list[str] = []
    following: int | None = first
    head = None
    places = ErasedPlaces(core())
    with core().database.read() as session:
        size = SqlTree(session).size()
        while following is not None and following < first + most:
            part = check_part(core(), session, following, PART, erased_places=places)
            checked, opened, erased = (
                checked + part.checked,
                opened + part.opened,
                erased + part.erased,
            )
            faults += part.faults
            following = part.next
        if following is None:
            head = check_head(core(), session)
            faults += head.faults
    told = [_fault(words) for words in dict.fromkeys(faults)]
    return VerifiedView(
        first=first,
        checked=checked,
        opened=opened,
        erased=erased,
        size=size,
        following=following,
        signed=_signed_words(head) if head else None,
        faults=told[:MOST_FAULTS],
        more_faults=max(len(told) - MOST_FAULTS, 0),
    )


def _fault(exactly: str) -> FaultView:
    found = _ENTRY.search(exactly)
    if found is None:
        return FaultView(translate("audit-fault-log"), None, exactly)
    return FaultView(translate("audit-fault-entry", n=found[1]), int(found[1]), exactly)


def _signed_words(head: Head) -> str:
    if not head.signed_size:
        return translate("audit-verify-unsigned")
    return translate("audit-verify-signed", size=str(head.signed_size), witnesses=head.cosigned)
