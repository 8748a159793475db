"""Invitations for any channel and the calendar file: JOIN 2, JOIN 10, JOIN 11, ALL 1, ALL 6."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from flask_admin_app.i18n import SUPPORTED, Texts
from flask_admin_app.services.invitation_texts import (
    Details,
    calendar_file,
    invitation_text,
    reminder_text,
)

LINK = "https://tuokio.example/j/abcdefghijklmnopqrstuvwxyz234567"
STARTS_AT = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
STAMP = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
IN_PERSON = {"fi": "paikan päälle", "sv": "komma på plats", "en": "in person"}


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts.load()


def details(**changes: Any) -> Details:
    whole: Details = {
        "link": LINK,
        "starts_at": STARTS_AT,
        "zone": ZoneInfo("Europe/Helsinki"),
        "minutes": 45,
        "host": "sosiaalityöntekijä Maija",
        "organisation": "Lahden perhepalvelut",
        "backup_phone": "040 123 4567",
        "neutral": False,
    }
    whole.update(changes)  # type: ignore[typeddict-item]
    return whole


def event_of(file: bytes) -> tuple[Any, Any]:
    calendar = Calendar.from_ical(file)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


@pytest.mark.parametrize("language", SUPPORTED)
@pytest.mark.parametrize("write", [invitation_text, reminder_text])
def test_tells_when_how_long_who_and_the_other_ways(
    texts: Texts, language: str, write: Any
) -> None:
    text = write(texts, language=language, **details())
    assert "14.30" in text or "14:30" in text  # the organisation's time, not UTC
    assert "45" in text
    assert "sosiaalityöntekijä Maija, Lahden perhepalvelut" in text
    assert "040 123 4567" in text
    assert IN_PERSON[language] in text


@pytest.mark.parametrize("language", SUPPORTED)
def test_the_link_stands_alone_on_its_line(texts: Texts, language: str) -> None:
    assert LINK in invitation_text(texts, language=language, **details()).split("\n")


def test_an_invitation_and_a_reminder_begin_differently(texts: Texts) -> None:
    invitation = invitation_text(texts, language="fi", **details())
    reminder = reminder_text(texts, language="fi", **details())
    assert "kutsuttu" in invitation
    assert "muistutus" in reminder
    assert invitation.split("\n")[2:] == reminder.split("\n")[2:]


def test_without_a_phone_no_line_is_left_half(texts: Texts) -> None:
    text = invitation_text(texts, language="fi", **details(backup_phone=None))
    assert "soita" not in text


def test_without_a_host_the_organisation_invites(texts: Texts) -> None:
    text = invitation_text(texts, language="fi", **details(host=None))
    assert "Kutsuja: Lahden perhepalvelut" in text


@pytest.mark.parametrize("language", SUPPORTED)
def test_a_neutral_service_names_neither_organisation_nor_host(texts: Texts, language: str) -> None:
    given = details(neutral=True)
    ours = [
        invitation_text(texts, language=language, **given),
        reminder_text(texts, language=language, **given),
        *(
            str(event_of(file)[1][part])
            for cancelled in (False, True)
            for file in [
                calendar_file(
                    texts,
                    language=language,
                    uid="1@tuokio",
                    sequence=0,
                    stamp=STAMP,
                    cancelled=cancelled,
                    **given,
                )
            ]
            for part in ("SUMMARY", "DESCRIPTION")
        ),
    ]
    for text in ours:
        assert "Lahden" not in text
        assert "Maija" not in text
        assert "sosiaali" not in text


@pytest.mark.parametrize("language", SUPPORTED)
def test_the_calendar_file_holds_the_time_in_utc_and_the_link(texts: Texts, language: str) -> None:
    file = calendar_file(
        texts, language=language, uid="1@tuokio", sequence=2, stamp=STAMP, **details()
    )
    calendar, event = event_of(file)
    assert calendar["METHOD"] == "PUBLISH"
    assert event["UID"] == "1@tuokio"
    assert event["SEQUENCE"] == 2
    assert b"DTSTART:20261125T123000Z\r\n" in file
    assert b"DTEND:20261125T131500Z\r\n" in file
    assert b"DTSTAMP:20261120T080000Z\r\n" in file
    assert event["URL"] == LINK
    assert LINK in str(event["DESCRIPTION"])
    assert str(event["CLASS"]) == "PRIVATE"


@pytest.mark.parametrize("neutral", [False, True])
def test_the_title_in_the_calendar_names_no_one(texts: Texts, neutral: bool) -> None:
    file = calendar_file(
        texts, language="fi", uid="1@tuokio", sequence=0, stamp=STAMP, **details(neutral=neutral)
    )
    title = str(event_of(file)[1]["SUMMARY"])
    assert title == ("Varattu aika" if neutral else "Etätapaaminen")


def test_a_cancellation_takes_the_entry_away_and_gives_no_link(texts: Texts) -> None:
    file = calendar_file(
        texts, language="fi", uid="1@tuokio", sequence=3, stamp=STAMP, cancelled=True, **details()
    )
    calendar, event = event_of(file)
    assert calendar["METHOD"] == "CANCEL"
    assert event["STATUS"] == "CANCELLED"
    assert event["UID"] == "1@tuokio"
    assert LINK.encode() not in file.replace(b"\r\n ", b"")


def test_a_time_of_another_zone_is_written_in_utc(texts: Texts) -> None:
    local = STARTS_AT.astimezone(ZoneInfo("Europe/Helsinki"))
    file = calendar_file(
        texts, language="sv", uid="1@tuokio", sequence=0, stamp=STAMP, **details(starts_at=local)
    )
    assert b"DTSTART:20261125T123000Z\r\n" in file


def test_lines_of_the_file_are_folded_and_end_as_the_standard_says(texts: Texts) -> None:
    file = calendar_file(texts, language="fi", uid="1@tuokio", sequence=0, stamp=STAMP, **details())
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert b"\n" not in file.replace(b"\r\n", b"")
