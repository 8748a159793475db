"""What the page of a public door shows (JOIN 13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.i18n import Texts
from flask_admin_app.join.house import contact_for
from flask_admin_app.models import OrganisationRow, TemplateRow
from flask_admin_app.services.public_door import standing
from tuokio.encounters.opening_hours import Hours, Span

_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class DoorView:
    """Which service, whose, when, whether anybody is there, and what the button does."""

    word: str
    state: str
    service: str
    description: str
    organisation: str
    minutes: int
    hours: list[str]
    ahead: int | None
    next_opening: datetime | None
    in_app: str | None
    chrome_url: str | None
    error: str | None
    backup_phone: str | None
    backup_email: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Who looks at the door, and what just went wrong."""

    language: str
    in_app: str | None = None
    chrome_url: str | None = None
    error: str | None = None


def door_view(core: Core, session: Session, row: TemplateRow, asked: Asked) -> DoorView:
    """The door as it stands now."""
    now = standing(core, session, row)
    organisation = session.get_one(OrganisationRow, row.organisation_id)
    template, language = now.template, asked.language
    contact = contact_for(organisation, template)
    return DoorView(
        word=row.door or "",
        state=now.state.value,
        service=template.text(template.name, language),
        description=template.text(template.description, language),
        organisation=organisation.name,
        minutes=int(template.length.total_seconds() // 60),
        hours=hours_lines(core.texts, language, template.hours),
        ahead=now.ahead,
        next_opening=now.next_opening,
        in_app=asked.in_app,
        chrome_url=asked.chrome_url,
        error=asked.error,
        backup_phone=contact.backup_phone,
        backup_email=contact.backup_email,
    )


def hours_lines(texts: Texts, language: str, hours: Hours) -> list[str]:
    """The opening hours in words, a line for each stretch."""
    return [_line(texts, language, span) for span in hours.spans]


def _line(texts: Texts, language: str, span: Span) -> str:
    names = [texts.text(language, f"weekday-{day}") for day in span.days]
    whole = span.days == tuple(range(span.days[0], span.days[-1] + 1))
    days = f"{names[0]}–{names[-1]}" if whole and len(names) > 2 else ", ".join(names)
    return texts.text(
        language,
        "door-hours-line",
        days=days,
        opens=_time(texts, language, span.opens),
        closes=_time(texts, language, span.closes),
    )


def _time(texts: Texts, language: str, at: time) -> str:
    return texts.format_time(language, datetime.combine(_ANY_DAY, at, tzinfo=UTC), UTC)
