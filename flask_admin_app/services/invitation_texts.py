"""What a professional pastes into a message, and the file for a calendar (JOIN 10).

Nothing here names the client, the theme or the case (JOIN 2). A neutral service (JOIN 11: violence
at home) names neither the organisation nor the host, whose title would tell as much. The functions
read and write nothing: the caller says when, where and in which language.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any, Protocol, TypedDict, Unpack

from icalendar import Calendar, Event

PRODUCT = "-//Tuokio//Tuokio//EN"
HOURS_FROM = 120
"""Minutes; from here on a length is told in hours."""


class Texts(Protocol):
    """The part of `flask_admin_app.i18n.Texts` that is needed here."""

    def text(self, lang: str, key: str, **arguments: Any) -> str: ...

    def format_datetime(self, lang: str, moment: datetime, zone: tzinfo) -> str: ...


class Details(TypedDict):
    """What an invitation tells. `zone` is the organisation's: the time is read there."""

    link: str
    starts_at: datetime
    zone: tzinfo
    minutes: int
    host: str | None
    organisation: str
    backup_phone: str | None
    neutral: bool


def invitation_text(texts: Texts, *, language: str, **details: Unpack[Details]) -> str:
    """The invitation as plain text, for any channel: SMS, e-mail, a chat or a letter."""
    return _message(texts, language, details, opening="invite-opening")


def reminder_text(texts: Texts, *, language: str, **details: Unpack[Details]) -> str:
    """The same with other first words, to send again shortly before."""
    return _message(texts, language, details, opening="invite-reminder")


def cancellation_text(texts: Texts, *, language: str, **details: Unpack[Details]) -> str:
    """That it is called off, and how to get a new time. No link: it leads nowhere."""
    zone, phone = details["zone"], details["backup_phone"]
    when = texts.format_datetime(language, details["starts_at"], zone)
    lines = [
        texts.text(language, "invite-hello"),
        texts.text(language, _key("mail-cancelled", details)),
        *_host(texts, language, details),
        texts.text(language, "invite-when", when=when),
        "",
        texts.text(language, "mail-cancelled-next"),
    ]
    if phone:
        lines.append(texts.text(language, "mail-cancelled-phone", phone=phone))
    return "\n".join(lines)


def mail_subject(texts: Texts, *, language: str, what: str = "invitation") -> str:
    """The subject of an e-mail: it is seen on a locked screen, so it is always the neutral one."""
    return texts.text(language, f"mail-subject-{what}")


def in_hours(minutes: int) -> float:
    """Minutes as hours, to the nearest half: 5 hours is read at once, 300 minutes is not."""
    return round(minutes / 30) / 2


def calendar_file(
    texts: Texts,
    *,
    language: str,
    uid: str,
    sequence: int,
    stamp: datetime,
    cancelled: bool = False,
    **details: Unpack[Details],
) -> bytes:
    """The meeting as an iCalendar file (RFC 5545; METHOD of RFC 5546), sent as `text/calendar`.

    The same `uid` with a higher `sequence` replaces the entry in the calendar, or cancels it.
    `stamp` is the time of this version.
    """
    starts_at = details["starts_at"].astimezone(UTC)
    title = "invite-calendar-cancelled" if cancelled else "invite-calendar-title"
    event = Event()
    event.add("uid", uid)
    event.add("sequence", sequence)
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("dtstart", starts_at)
    event.add("dtend", starts_at + timedelta(minutes=details["minutes"]))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    # In a shared calendar others see only that the time is taken.
    event.add("class", "PRIVATE")
    event.add("summary", texts.text(language, _key(title, details)), {"LANGUAGE": language})
    if cancelled:
        event.add("description", texts.text(language, "invite-cancelled"))
    else:
        event.add("description", "\n".join(_body(texts, language, details)))
        event.add("url", details["link"])

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _message(texts: Texts, language: str, details: Details, *, opening: str) -> str:
    lines = [
        texts.text(language, "invite-hello"),
        texts.text(language, _key(opening, details)),
        *_host(texts, language, details),
        "",
        texts.text(
            language,
            "invite-when",
            when=texts.format_datetime(language, details["starts_at"], details["zone"]),
        ),
        _length(texts, language, details["minutes"]),
        "",
        *_body(texts, language, details),
    ]
    return "\n".join(lines)


def _length(texts: Texts, language: str, minutes: int) -> str:
    if minutes < HOURS_FROM:
        return texts.text(language, "invite-length", minutes=minutes)
    return texts.text(language, "invite-length-hours", hours=in_hours(minutes))


def _body(texts: Texts, language: str, details: Details) -> Iterator[str]:
    """How to come, what to have ready, and the other ways. The link stands on a line of its own,
    so that every program makes it one link and no full stop becomes part of it."""
    yield texts.text(language, "invite-link")
    yield details["link"]
    yield ""
    yield texts.text(language, "invite-how")
    yield texts.text(language, "invite-ready")
    yield texts.text(language, "invite-in-person")
    if details["backup_phone"]:
        yield texts.text(language, "invite-phone", phone=details["backup_phone"])


def _host(texts: Texts, language: str, details: Details) -> Iterator[str]:
    if details["neutral"]:
        return
    organisation = details["organisation"]
    if details["host"]:
        yield texts.text(
            language, "invite-host-organisation", host=details["host"], organisation=organisation
        )
    else:
        yield texts.text(language, "invite-organisation", organisation=organisation)


def _key(key: str, details: Details) -> str:
    return f"{key}-neutral" if details["neutral"] else key
