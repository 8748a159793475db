"""Which services have a public door, and the word in its address (JOIN 13)."""

from __future__ import annotations

from sqlalchemy import select

from flask_admin_app.database import Work
from flask_admin_app.models import TemplateRow
from flask_admin_app.services.errors import ServiceError
from tuokio.encounters.public_door import door_word


class DoorTakenError(ServiceError):
    """Another service has that word: an address leads to one door only."""


def set_door(work: Work, row: TemplateRow, word: str | None) -> None:
    """Give the service a door, or another one; None or blank takes it away. Who came through the
    old one stays.

    Raises:
        DoorWordInvalid: the word cannot stand in an address.
        DoorTakenError: another service has it.
    """
    found = door_word(word) if word and word.strip() else None
    if found is not None:
        other = work.session.scalar(select(TemplateRow).where(TemplateRow.door == found))
        if other is not None and other.id != row.id:
            raise DoorTakenError
    row.door = found
