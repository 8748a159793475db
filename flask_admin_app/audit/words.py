"""Entries in plain words, in the language of the request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_time

from flask_admin_app.core import core
from flask_admin_app.pages import current_language, translate, zone
from flask_admin_app.services.log.audit_story import Line, code_of
from flask_admin_app.services.log.pseudonyms import Asked, AskState

TOLD_ELSEWHERE = {"purpose", "notice", "id", "version", "language", "template", "encounter"}
"""Facts that the line itself tells."""

_LISTED = 12
"""Numbers of entries in a row, before the rest is counted."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry as people read it. `day` and `time` are of the organisation's zone."""

    index: int
    iso: str
    day: str
    time: str
    event: str
    who: Sequence[str]
    about: Sequence[str]
    notice_name: str | None
    notice_url: str | None
    encounter: str | None
    url: str


@dataclass(frozen=True, slots=True)
class Names:
    """How people are called on this page: clients by number where they have one, staff by the name
    that was opened to this auditor."""

    own_ref: str
    asked: Mapping[str, Asked]
    clients: Mapping[str, int]

    def staff(self, ref: str) -> str:
        """A member of staff."""
        code = code_of(ref)
        if ref == self.own_ref:
            return translate("audit-who-you", code=code)
        asked = self.asked.get(ref)
        if asked is not None and asked.state is AskState.OPEN and asked.name is not None:
            return translate("audit-who-named", code=code, name=asked.name)
        return translate("audit-who-staff", code=code)

    def client(self, ref: str) -> str:
        """A client."""
        number = self.clients.get(ref)
        if number is None:
            return translate("audit-who-client", code=code_of(ref))
        return translate("audit-who-client-number", n=number, code=code_of(ref))


def entry_view(line: Line, names: Names, templates: Mapping[str, str] | None = None) -> EntryView:
    """A line in words; with the names of services, it tells the service too."""
    notice = line.notice
    return EntryView(
        index=line.index,
        iso=line.at.isoformat(),
        day=day(line.at),
        time=clock_time(line.at),
        event=event_words(line.type),
        who=_who(line, names),
        about=[*_about(line, templates), *_facts(line.facts, names)],
        notice_name=notice_words(notice.id, notice.version, notice.language) if notice else None,
        notice_url=f"/audit/notices/{notice.sha256}" if notice else None,
        encounter=line.encounter,
        url=f"/audit/entries/{line.index}",
    )


def told_apart(entries: Sequence[EntryView]) -> list[EntryView]:
    """The entries of one page. Where one name stands for several texts there, as with other words
    of the organisation in the same version, the beginning of the hash tells them apart."""
    texts: dict[str | None, set[str | None]] = {}
    for each in entries:
        texts.setdefault(each.notice_name, set()).add(each.notice_url)
    return [
        replace(each, notice_name=f"{each.notice_name} ({each.notice_url.rpartition('/')[2][:8]})")
        if each.notice_url and len(texts[each.notice_name]) > 1
        else each
        for each in entries
    ]


def event_words(type_: str) -> str:
    """What happened."""
    return translate("audit-event", type=type_)


def purpose_words(purpose: str) -> str:
    """What was asked for."""
    return translate("audit-purpose", purpose=purpose)


def notice_words(id_: str, version: int, language: str) -> str:
    """Which text it was."""
    name = translate("notice-name", id=id_)
    return translate("audit-notice-name", name=name, version=str(version), language=language)


def day(when: datetime) -> str:
    """1.2.2030: a log is read years later, so it tells the year."""
    return day_of(when.astimezone(zone()).date())


def day_of(when: date) -> str:
    """The same of a date."""
    return format_date(when, translate("audit-pattern-day"), locale="en")


def clock_time(when: datetime) -> str:
    """14.05.09"""
    return format_time(when, translate("audit-pattern-time"), tzinfo=zone(), locale="en")


def moment(when: datetime) -> str:
    """Day and time."""
    return translate("common-date-and-time", date=day(when), time=clock_time(when))


def _who(line: Line, names: Names) -> list[str]:
    if not line.readable:
        return [translate("audit-unreadable")]
    who = [names.client(line.client)] if line.client else []
    if line.staff:
        who.append(names.staff(line.staff))
    return who or [translate("audit-who-service")]


def _about(line: Line, templates: Mapping[str, str] | None) -> list[str]:
    about = []
    if line.template and templates is not None:
        about.append(templates.get(line.template, line.template))
    if line.purpose:
        about.append(translate("audit-about-purpose", purpose=purpose_words(line.purpose)))
    if line.method:
        about.append(translate("audit-fact-method", value=line.method))
    return about


def _facts(facts: Mapping[str, Any], names: Names) -> list[str]:
    return [
        _fact(name, value, names)
        for name, value in facts.items()
        if name not in TOLD_ELSEWHERE and value is not None
    ]


def _fact(name: str, value: Any, names: Names) -> str:
    if name in {"staff", "auditor"} and isinstance(value, str):
        return translate("audit-about-person", who=names.staff(value))
    if isinstance(value, list):
        listed = ", ".join(str(each) for each in value[:_LISTED])
        more = len(value) - _LISTED
        return translate("audit-fact-entries", value=listed, more=max(more, 0))
    if name in {"old", "new"} and isinstance(value, str):
        value = value.removeprefix("id")  # before the digits of a key, for records only
    key = f"audit-fact-{name}"
    # What a later version writes is told as it stands.
    if key not in core().texts.keys(current_language()):
        return f"{name}: {value}"
    return translate(key, value=str(value))
