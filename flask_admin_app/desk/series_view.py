"""What the page of the series shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.i18n import FOR_CLIENTS
from flask_admin_app.models import SeriesRow
from flask_admin_app.services import series
from flask_admin_app.services.launch import templates_for
from flask_admin_app.services.series import Wish
from flask_admin_app.services.staff_sessions import Staff
from tuokio.encounters.series import MOST_WEEKS
from tuokio.encounters.service_template import ServiceTemplate, parse

SHOWN = 6
"""Coming days of one series on the page."""


@dataclass(frozen=True, slots=True)
class DayLine:
    """One coming day. `url` leads to its meeting, once that is made."""

    day: str
    starts_at: datetime
    skipped: bool
    url: str | None


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """One series: when it meets, its link, and the days to come."""

    id: str
    service: str
    rhythm: str
    last_day: datetime | None
    link: str
    texts: dict[str, str]
    language: str | None
    days: list[DayLine]
    error: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A template that a series can be made of."""

    slug: str
    name: str
    group: bool


@dataclass(frozen=True, slots=True)
class SeriesPageView:
    """The page: the worker's series, and the form."""

    series: list[SeriesLine]
    templates: list[Choice]
    weeks: list[int]
    today: str
    typed: Wish
    error: str | None


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form brought that could not be used; `series` is the one that it was about."""

    wish: Wish | None = None
    series: str | None = None
    error: str | None = None


def series_page_view(core: Core, staff: Staff, language: str, typed: Typed) -> SeriesPageView:
    """The whole page."""
    with core.database.read() as session:
        lines = [_line(core, session, row, language, typed) for row in series.own(session, staff)]
    templates = templates_for(core, staff)
    zone = ZoneInfo(staff.time_zone)
    return SeriesPageView(
        series=lines,
        templates=[_choice(each, language) for each in sorted(templates, key=_groups_first)],
        weeks=list(range(1, MOST_WEEKS + 1)),
        today=core.clock().astimezone(zone).date().isoformat(),
        typed=typed.wish or Wish("", "", ""),
        error=typed.error if typed.series is None else None,
    )


def _groups_first(template: ServiceTemplate) -> bool:
    return template.one_to_one


def _choice(template: ServiceTemplate, language: str) -> Choice:
    name = template.text(template.name, language)
    return Choice(template.slug, name, not template.one_to_one)


def _line(core: Core, session: Session, row: SeriesRow, language: str, typed: Typed) -> SeriesLine:
    template, rule = parse(row.template.data), series.rule_of(row)
    return SeriesLine(
        id=row.id,
        service=template.text(template.name, language),
        last_day=rule.start_on(row.last_day) if row.last_day else None,
        link=series.link_of(core, row),
        rhythm=rhythm(core, row, language),
        texts={code: _text(core, row, template, code) for code in FOR_CLIENTS},
        language=row.language,
        days=_days(core, session, row),
        error=typed.error if typed.series == row.id else None,
    )


def _days(core: Core, session: Session, row: SeriesRow) -> list[DayLine]:
    """The next days, and among them those on which it does not meet."""
    rule, now = series.rule_of(row), core.clock()
    length = parse(row.template.data).length
    made = series.made_days(session, row, now - length)
    coming = list(islice(rule.coming(now, length), SHOWN))
    last = coming[-1] if coming else now.astimezone(rule.zone).date() + timedelta(weeks=SHOWN)
    skipped = [
        day
        for day in rule.skipped
        if rule.falls_on(day) and rule.start_on(day) > now and (day <= last or not coming)
    ]
    return [
        DayLine(
            day=day.isoformat(),
            starts_at=rule.start_on(day),
            skipped=day in rule.skipped,
            url=f"/desk/encounters/{made[day].id}" if day in made else None,
        )
        for day in sorted({*coming, *skipped})
    ]


def rhythm(core: Core, row: SeriesRow, language: str) -> str:
    """How often it meets, in words."""
    rule = series.rule_of(row)
    return core.texts.text(
        language,
        "series-rhythm",
        day=core.texts.text(language, f"weekday-{row.first_day.isoweekday()}"),
        weeks=row.every_weeks,
        time=core.texts.format_time(language, rule.start_on(row.first_day), rule.zone),
    )


def _text(core: Core, row: SeriesRow, template: ServiceTemplate, language: str) -> str:
    """The invitation to the whole series, for any channel (JOIN 10)."""
    owner, write = row.unit.organisation, core.texts.text
    if template.neutral:
        whose = [write(language, "invite-opening-neutral")]
    else:
        host = {"host": row.user.shown_name, "organisation": owner.name}
        whose = [
            write(language, "invite-opening"),
            write(language, "invite-host-organisation", **host),
        ]
    phone = template.backup_phone or owner.backup_phone
    lines = [
        write(language, "invite-hello"),
        *whose,
        "",
        write(language, "invite-when", when=rhythm(core, row, language)),
        write(language, "series-same-link"),
        series.link_of(core, row),
        "",
        write(language, "invite-how"),
        write(language, "invite-in-person"),
        *([write(language, "invite-phone", phone=phone)] if phone else []),
    ]
    return "\n".join(lines)
