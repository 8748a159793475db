"""What an organisation decides about its services (ROOM 1, ALL 4). A meeting keeps the settings
that it was planned with: a change touches only those that are planned after it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.models import TemplateRow
from flask_admin_app.services.errors import NotFoundError
from flask_admin_app.services.form_faults import Fault, FieldsInvalid
from tuokio.encounters.public_door import DoorWordInvalid, door_word
from tuokio.encounters.service_template import NUMBERS, TemplateInvalid, parse

_OTHERS = ("limited_service", "nameless_service")


def services_of(session: Session, organisation_id: int) -> list[TemplateRow]:
    """The organisation's services, in their order."""
    query = select(TemplateRow).where(TemplateRow.organisation_id == organisation_id)
    return list(session.scalars(query.order_by(TemplateRow.position)))


def service_of(session: Session, organisation_id: int, slug: str) -> TemplateRow:
    """One of them.

    Raises:
        NotFoundError: the organisation has none of that name.
    """
    for row in services_of(session, organisation_id):
        if row.slug == slug:
            return row
    raise NotFoundError


def seen(row: TemplateRow) -> str:
    """What a form carries, so that nobody writes over a colleague's change unseen."""
    content = json.dumps([row.data, row.door], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


def save(
    core: Core,
    organisation_id: int,
    slug: str,
    changes: Mapping[str, Any],
    *,
    door: str,
    before: str,
    faults: Mapping[str, Fault],
) -> None:
    """Keep the changes: all of them, or none. A value of None takes the setting away. `before` is
    what `seen` said of the service that the form showed, `faults` are what was found in it already.

    Raises:
        NotFoundError: the organisation has no such service.
        FieldsInvalid: with each fault at its field.
    """
    with core.database.write() as work:
        row = service_of(work.session, organisation_id, slug)
        if seen(row) != before:
            raise FieldsInvalid({"save": Fault("admin-service-error-changed")})
        data = {key: value for key, value in {**row.data, **changes}.items() if value is not None}
        word, door_faults = _door(work.session, row, door)
        found = {**faults, **door_faults, **_other_faults(work.session, row, data)}
        try:
            parse(data)
        except TemplateInvalid as invalid:
            found |= _in_words(invalid, found)
        if found:
            raise FieldsInvalid(found)
        row.data, row.door = data, word


def _door(session: Session, row: TemplateRow, typed: str) -> tuple[str | None, dict[str, Fault]]:
    if not typed.strip():
        return None, {}
    try:
        word = door_word(typed)
    except DoorWordInvalid:
        return None, {"door": Fault("admin-service-error-door")}
    taken = session.scalar(
        select(TemplateRow.id).where(TemplateRow.door == word, TemplateRow.id != row.id)
    )
    return word, {"door": Fault("admin-service-error-door-taken")} if taken else {}


def _other_faults(session: Session, row: TemplateRow, data: Mapping[str, Any]) -> dict[str, Fault]:
    """Services that are offered instead are others of the same organisation."""
    others = {each.slug for each in services_of(session, row.organisation_id)} - {row.slug}
    return {
        key: Fault("admin-service-error-choice")
        for key in _OTHERS
        if data.get(key) is not None and data[key] not in others
    }


def _in_words(invalid: TemplateInvalid, known: Mapping[str, Fault]) -> dict[str, Fault]:
    """What the template itself finds, where no field of it has been named yet."""
    found = {}
    for fault in invalid.faults:
        key = fault.partition(":")[0]
        if any(name == key or name.startswith(f"{key}-") for name in known):
            continue
        if key in NUMBERS:
            low, high = NUMBERS[key]
            found[key] = Fault("admin-service-error-number", {"low": low, "high": high})
        else:
            found[key] = Fault("admin-service-error-choice")
    return found
