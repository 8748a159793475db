"""What the waiting room tells of the times (WAIT 1), and of a wait that becomes long (WAIT 7)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from flask_admin_app.models import EncounterRow, TemplateRow
from flask_admin_app.services import meeting
from tests.support.clock import Clock
from tests.support.desk import invite
from tests.support.probe import main_of
from tests.support.way import press
from tests.support.web import Client, Web

ZONE = ZoneInfo("Europe/Helsinki")
WEDNESDAY = datetime(2026, 1, 7, 12, 0, tzinfo=UTC)


def change_template(web: Web, slug: str, **settings: Any) -> None:
    """Decide otherwise about a service."""
    with web.core.database.write() as work:
        owner = web.cast.professional.organisation_id
        query = work.session.query(TemplateRow).filter_by(organisation_id=owner, slug=slug)
        row = query.one()
        row.data = {**row.data, **settings}


def said(web: Web, key: str, language: str = "fi", **moments: datetime) -> str:
    """A text with times in it."""
    texts = web.core.texts
    times = {
        name: texts.format_datetime(language, moment, ZONE)
        if name == "when"
        else texts.format_time(language, moment, ZONE)
        for name, moment in moments.items()
    }
    return texts.text(language, key, **times)


def page(client: Client) -> str:
    return main_of(client.get(f"/j/{client.ref}/wait"))


def again_in(client: Client) -> int | None:
    """In how many seconds the page asks again."""
    found = re.search(r'data-again-in="(\d+)"', client.get(f"/j/{client.ref}/status").text)
    return int(found.group(1)) if found else None


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_opening_early_is_told_apart_from_the_start(web: Web, clock: Clock, language: str) -> None:
    starts = clock.now + timedelta(hours=3)
    encounter = web.launch("group", starts_at=starts)
    clock.forward(hours=2)
    client = web.client(language).to_waiting(web.secret(encounter))
    early = said(web, "wait-early", language, opens=starts - timedelta(hours=2), starts=starts)
    assert early in page(client)
    assert again_in(client) == 3601
    clock.forward(hours=1)
    assert early not in page(client)
    assert said(web, "wait-started-at", language, time=starts) in page(client)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_being_late_moves_the_expected_time(web: Web, clock: Clock, language: str) -> None:
    encounter = web.launch()
    starts = clock.now
    client = web.client(language).to_waiting(web.secret(encounter))
    assert said(web, "wait-expected", language, time=starts) not in page(client)
    press(web, encounter, "message", code="late_10")
    expected = starts + timedelta(minutes=10)
    assert said(web, "wait-expected", language, time=expected) in page(client)


def test_it_moves_also_for_those_who_come_after_it(web: Web, clock: Clock) -> None:
    encounter = web.launch("group")
    starts = clock.now
    press(web, encounter, "message", code="late_15")
    client = web.client().to_waiting(web.secret(encounter))
    assert said(web, "wait-expected", time=starts + timedelta(minutes=15)) in page(client)


def test_what_is_said_to_one_of_many_moves_nobody_else(web: Web, clock: Clock) -> None:
    encounter = web.launch("group")
    secret = web.secret(encounter)
    one, other = (web.client().to_waiting(secret) for _ in range(2))
    press(web, encounter, "message", code="late_5", who=web.who(encounter, one.ref))
    expected = said(web, "wait-expected", time=clock.now + timedelta(minutes=5))
    assert web.core.texts.text("fi", "message-late-5") in page(one)
    assert expected not in page(one)
    assert expected not in page(other)


def test_own_words_and_soon_move_nothing(web: Web) -> None:
    encounter, _ = web.waiting()
    press(web, encounter, "message", code="soon")
    press(web, encounter, "message", text="Kahvi loppui", code="late_15")
    with web.core.database.read() as session:
        assert session.get_one(EncounterRow, encounter).expected_at is None


def test_the_professional_is_with_another_client(web: Web) -> None:
    encounter, client = web.admitted()
    second = web.client().to_waiting(invite(web, encounter, "client")[1])
    staff = next(p for p in _people(web, encounter) if p.user_id)
    meeting.joined(web.core, staff.ref)
    assert web.core.texts.text("fi", "wait-staff-here") in page(second)
    meeting.joined(web.core, client.ref)
    assert web.core.texts.text("fi", "wait-staff-busy") in page(second)


def test_whoever_is_late_is_not_said_to_be_here(web: Web, clock: Clock) -> None:
    """An open desk tells less than the worker's own word does, until they are in the meeting."""
    encounter, client = web.waiting()
    starts, texts = clock.now, web.core.texts
    here, away = (texts.text("fi", f"wait-staff-{how}") for how in ("here", "not-here"))
    late = said(web, "wait-expected", time=starts + timedelta(minutes=10))
    staff = next(p for p in _people(web, encounter) if p.user_id)
    press(web, encounter, "message", code="late_10")
    assert [each in page(client) for each in (late, here, away)] == [True, False, False]
    assert again_in(client) == 10 * 60 + 1
    clock.forward(minutes=10)
    assert [each in page(client) for each in (late, here, away)] == [False, False, True]
    press(web, encounter, "message", code="late_15")
    meeting.joined(web.core, staff.ref)
    assert [each in page(client) for each in (here, away)] == [True, False]
    assert "myöhässä. Hän" not in page(client)


def test_whoever_comes_along_stands_in_no_queue(web: Web) -> None:
    encounter, client = web.admitted()
    other = web.client().to_waiting(invite(web, encounter, "interpreter")[1])
    for place in (next(p for p in _people(web, encounter) if p.user_id), client):
        meeting.joined(web.core, place.ref)
    texts = web.core.texts
    assert texts.text("fi", "wait-staff-here") in page(other)
    assert texts.text("fi", "wait-staff-busy") not in page(other)
    assert texts.text("fi", "wait-ahead", ahead=0) not in page(other)


def _people(web: Web, encounter: str) -> list[Any]:
    with web.core.database.read() as session:
        return list(session.get_one(EncounterRow, encounter).participants)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_after_a_set_time_the_page_says_what_to_do(web: Web, clock: Clock, language: str) -> None:
    change_template(web, "talk", nobody_after_minutes=7, backup_phone="09 222 3333")
    client = web.client(language).to_waiting(web.secret(web.launch()))
    title = web.core.texts.text(language, "nobody-title")
    assert title not in page(client)
    assert again_in(client) == 7 * 60 + 1
    clock.forward(minutes=6, seconds=59)
    assert title not in page(client)
    clock.forward(seconds=1)
    now = page(client)
    assert title in now
    assert web.core.texts.text(language, "wait-nobody") in now
    # The service's own number goes before the organisation's.
    assert "09 222 3333" in now
    assert "09 123 4567" not in now
    assert f'href="/j/{client.ref}/contact"' in now
    assert again_in(client) is None


def test_patience_begins_when_one_comes_and_when_staff_are_expected(web: Web, clock: Clock) -> None:
    title = web.core.texts.text("fi", "nobody-title")
    encounter = web.launch()
    secret = web.secret(encounter)
    clock.forward(minutes=20)
    client = web.client().to_waiting(secret)
    clock.forward(minutes=9)
    assert title not in page(client)
    press(web, encounter, "message", code="late_15")
    clock.forward(minutes=24)
    assert title not in page(client)
    clock.forward(minutes=1)
    assert title in page(client)


def test_whoever_is_let_in_has_not_waited_in_vain(web: Web, clock: Clock) -> None:
    encounter, client = web.waiting()
    clock.forward(minutes=15)
    press(web, encounter, "admit", who=web.who(encounter, client.ref))
    status = client.get(f"/j/{client.ref}/status").text
    assert web.core.texts.text("fi", "nobody-title") not in status


def test_outside_the_hours_it_says_when_the_service_opens(web: Web, clock: Clock) -> None:
    hours = [{"days": [1, 2, 3, 4, 5], "from": "09:00", "to": "15:00"}]
    change_template(web, "talk", hours=hours, grace_minutes=300)
    clock.now = WEDNESDAY  # 14.00 in Helsinki
    client = web.client().to_waiting(web.secret(web.launch()))
    opens = said(web, "wait-closed-until", when=WEDNESDAY + timedelta(hours=19))
    assert opens not in page(client)
    clock.now = WEDNESDAY + timedelta(hours=1)
    assert opens in page(client)
    assert f'href="/j/{client.ref}/contact"' in page(client)


def test_a_meeting_that_was_agreed_outside_the_hours_is_not_called_closed(
    web: Web, clock: Clock
) -> None:
    change_template(web, "talk", hours=[{"days": [1], "from": "09:00", "to": "10:00"}])
    clock.now = WEDNESDAY
    client = web.client().to_waiting(web.secret(web.launch()))
    assert web.core.texts.text("fi", "wait-closed") not in page(client)


def test_what_to_have_ready_is_told_before_and_while_waiting(web: Web) -> None:
    ready = {"fi": "Kelan päätös\n\nKynä", "sv": "FPA:s beslut", "en": "The decision"}
    change_template(web, "talk", ready=ready)
    secret = web.secret(web.launch())
    client = web.client()
    lines = "<li>Kelan päätös</li><li>Kynä</li>"
    assert lines in main_of(client.get(f"/j/{secret}"))
    client.to_waiting(secret)
    assert lines in page(client)


def test_only_what_is_said_aloud_changes_in_the_live_region(web: Web) -> None:
    """What is below it may be long, and is read when the person gets there."""
    _, client = web.waiting()
    main = page(client)
    assert main.count('aria-live="polite"') == 1
    assert '<div id="status" data-fragment' in main
    assert 'class="status" data-next' in main
