"""`/desk/series`: groups that meet again and again (ROOM 4)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import event, select

from flask_admin_app.models import EncounterRow, UserRow
from flask_admin_app.services import lifecycle, series
from tests.support.clock import Clock
from tests.support.desk import kept
from tests.support.probe import actions, entries, main_of, page_of
from tests.support.web import Browser, Web

THURSDAY = {"template": "group", "first_day": "2030-05-16", "starts": "17:00", "every_weeks": "1"}
ACTIONS = ("skip", "meet", "stop", "replace")


def make(web: Web, **fields: str) -> tuple[Browser, str]:
    """A series of the professional: their browser and its id."""
    staff = web.staff("professional")
    response = staff.post("/desk/series", **(THURSDAY | fields))
    assert response.status_code == 303, response.text
    return staff, response.location.partition("#series-")[2]


def secret(staff: Browser) -> str:
    """The secret of the link on the page."""
    found = re.search(r'value="[^"]*/j/([a-z2-7]{32})"', staff.get("/desk/series").text)
    assert found
    return found.group(1)


def days(web: Web) -> dict[str, str]:
    """The meetings that were made: day and state."""
    with web.core.database.read() as session:
        rows = session.scalars(select(EncounterRow).order_by(EncounterRow.starts_at))
        return {str(row.series_day): row.state for row in rows}


def on(clock: Clock, web: Web, day: int, hour: int, minute: int = 0) -> None:
    """It is that moment of May 2030, in UTC."""
    clock.now = clock.now.replace(month=5, day=day, hour=hour, minute=minute)
    lifecycle.tick(web.core)


def test_makes_the_next_meeting_at_once(web: Web) -> None:
    staff, _id = make(web)
    assert days(web) == {"2030-05-16": "planned"}
    page = staff.get("/desk/series")
    assert page_of(page) == "series"
    assert {"skip-day", "stop-series", "replace", "make-series"} <= actions(page)
    assert "joka torstai klo 17.00" in main_of(page)


def test_one_link_leads_to_the_meeting_whose_turn_it_is(web: Web, clock: Clock) -> None:
    staff, _id = make(web)
    link = secret(staff)
    early = web.client("en").get(f"/j/{link}")
    assert early.status_code == 200
    assert "continue" not in actions(early)
    assert "Thursday 16 May" in main_of(early)
    on(clock, web, 16, 14)
    first = web.client().to_waiting(link)
    assert web.client().to_waiting(link).ref != first.ref
    on(clock, web, 17, 9)  # all went home, and it ended by itself
    assert days(web) == {"2030-05-16": "ended", "2030-05-23": "planned"}
    assert "Thursday 23 May" in main_of(web.client("en").get(f"/j/{link}"))
    on(clock, web, 23, 14)
    assert web.client().to_waiting(link).ref != first.ref


def test_the_next_one_is_there_in_good_time_and_once(web: Web, clock: Clock) -> None:
    make(web)
    make(web, first_day="2030-05-17", every_weeks="3")
    on(clock, web, 14, 10)
    assert days(web) == {"2030-05-16": "planned", "2030-05-17": "planned"}
    on(clock, web, 15, 14)
    for _ in range(3):
        lifecycle.tick(web.core)
    assert list(days(web)) == ["2030-05-16", "2030-05-17", "2030-05-23"]


def test_the_clock_reads_nothing_of_what_was(web: Web, clock: Clock) -> None:
    """It asks every few seconds, and a group may meet for years."""
    make(web)
    on(clock, web, 17, 9)
    read: list[object] = []

    def note(row: object, _context: object) -> None:
        read.append(row)

    event.listen(EncounterRow, "load", note)
    try:
        series.make_due(web.core)
    finally:
        event.remove(EncounterRow, "load", note)
    assert read == []


def test_ten_stays_ten_when_summer_time_ends(web: Web, clock: Clock) -> None:
    clock.now = clock.now.replace(month=10, day=20)
    make(web, first_day="2030-10-24", starts="10:00")
    clock.now = clock.now.replace(day=25)
    lifecycle.tick(web.core)
    with web.core.database.read() as session:
        rows = session.scalars(select(EncounterRow).order_by(EncounterRow.starts_at))
        assert [row.starts_at.hour for row in rows] == [7, 8]


def test_not_on_a_day_and_after_all(web: Web) -> None:
    staff, series = make(web)
    link = secret(staff)
    assert staff.post(f"/desk/series/{series}/skip", day="2030-05-16").status_code == 303
    assert sorted(days(web).values()) == ["cancelled", "planned"]
    assert "Thursday 23 May" in main_of(web.client("en").get(f"/j/{link}"))
    assert 'data-action="meet"' in staff.get("/desk/series").text
    staff.post(f"/desk/series/{series}/skip", day="2030-05-16")  # twice is once
    assert staff.post(f"/desk/series/{series}/meet", day="2030-05-16").status_code == 303
    assert days(web)["2030-05-16"] == "planned"
    assert "Thursday 16 May" in main_of(web.client("en").get(f"/j/{link}"))


def test_a_day_far_ahead_is_left_out_too(web: Web) -> None:
    staff, series = make(web)
    assert staff.post(f"/desk/series/{series}/skip", day="2030-12-26").status_code == 303


@pytest.mark.parametrize("day", ["", "x", "2030-05-15", "2030-05-09", "2030-02-31", "9" * 400])
@pytest.mark.parametrize("action", ["skip", "meet"])
def test_a_day_that_is_none_of_it(web: Web, action: str, day: str) -> None:
    staff, series = make(web)
    before = kept(web)
    response = staff.post(f"/desk/series/{series}/{action}", day=day)
    assert response.status_code == 422
    assert web.core.texts.text("fi", "series-error-day") in response.text
    assert kept(web) == before


def test_an_open_meeting_is_not_called_off(web: Web, clock: Clock) -> None:
    _staff, series = make(web)
    on(clock, web, 16, 13, 50)
    staff = web.staff("professional")
    response = staff.post(f"/desk/series/{series}/skip", day="2030-05-16")
    assert response.status_code == 422
    assert web.core.texts.text("fi", "series-error-open") in response.text
    assert days(web)["2030-05-16"] == "open"


def test_stopped(web: Web, clock: Clock) -> None:
    staff, series = make(web)
    link = secret(staff)
    on(clock, web, 16, 13, 50)
    staff = web.staff("professional")
    assert staff.post(f"/desk/series/{series}/stop").status_code == 303
    assert days(web) == {"2030-05-16": "open", "2030-05-23": "cancelled"}
    assert web.client().to_waiting(link).ref
    on(clock, web, 20, 12)
    assert days(web)["2030-05-16"] == "ended"
    gone = web.client().get(f"/j/{link}")
    assert gone.status_code == 410
    assert web.core.texts.text("fi", "error-series-over-title") in gone.text
    assert 'href="tel:091234567"' in main_of(gone)  # and whom to ask instead (JOIN 7)
    assert web.client().post(f"/j/{link}/continue").status_code == 410
    staff = web.staff("professional")
    for action in ACTIONS:
        assert staff.post(f"/desk/series/{series}/{action}", day="2030-05-23").status_code == 404


def test_until_its_last_day(web: Web, clock: Clock) -> None:
    staff, _id = make(web, last_day="2030-05-16")
    link = secret(staff)
    on(clock, web, 17, 12)
    assert days(web) == {"2030-05-16": "ended"}
    assert web.client().get(f"/j/{link}").status_code == 410


def test_a_new_link_for_the_old_one(web: Web) -> None:
    staff, series = make(web)
    old = secret(staff)
    assert staff.post(f"/desk/series/{series}/replace").status_code == 303
    assert web.client().get(f"/j/{old}").status_code == 404
    assert web.client().get(f"/j/{secret(staff)}").status_code == 200
    with web.core.database.read() as session:
        (encounter,) = session.scalars(select(EncounterRow.id))
    assert "invitation_replaced" in entries(web.core, encounter)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"first_day": ""}, "first-day"),
        ({"first_day": "2030-05-13"}, "first-day"),
        ({"first_day": "2035-05-13"}, "first-day"),
        ({"last_day": "2030-05-15"}, "last-day"),
        ({"last_day": "x"}, "last-day"),
        ({"starts": ""}, "starts"),
        ({"starts": "25:00"}, "starts"),
        ({"every_weeks": "0"}, "weeks"),
        ({"every_weeks": "x"}, "weeks"),
    ],
)
def test_what_cannot_be_used_is_told(web: Web, fields: dict[str, Any], error: str) -> None:
    before = kept(web)
    response = web.staff("professional").post("/desk/series", **(THURSDAY | fields))
    assert response.status_code == 422
    assert web.core.texts.text("fi", f"series-error-{error}") in response.text
    assert 'value="17:00"' in response.text or error == "starts"
    assert kept(web) == before


def test_an_unknown_template(web: Web) -> None:
    response = web.staff("professional").post("/desk/series", **(THURSDAY | {"template": "x"}))
    assert response.status_code == 404


@pytest.mark.parametrize("who", ["colleague", "other_unit", "stranger"])
def test_it_is_nobody_elses(web: Web, who: str) -> None:
    staff, series = make(web)
    link, before = secret(staff), kept(web)
    browser = web.staff(who)
    assert link not in browser.get("/desk/series").text
    for action in ACTIONS:
        response = browser.post(f"/desk/series/{series}/{action}", day="2030-05-16")
        assert response.status_code == 404
    assert kept(web) == before


@pytest.mark.parametrize("who", ["auditor", "administrator"])
def test_only_for_professionals(web: Web, who: str) -> None:
    browser = web.staff(who)
    assert browser.get("/desk/series").status_code == 404
    assert browser.post("/desk/series", **THURSDAY).status_code == 404


def test_nobody_signed_in(web: Web) -> None:
    _staff, series = make(web)
    assert web.client().get("/desk/series").location == "/sign-in?next=/desk/series"
    assert web.client().post("/desk/series", **THURSDAY).status_code == 401
    for action in ACTIONS:
        assert web.client().post(f"/desk/series/{series}/{action}").status_code == 401


def test_wrong_method_and_bad_ids(web: Web) -> None:
    staff, series = make(web)
    assert staff.get(f"/desk/series/{series}/stop").status_code == 405
    for bad in ("a" * 26, "x", "%00", "a" * 3000):
        assert staff.post(f"/desk/series/{bad}/stop").status_code == 404


def test_a_worker_who_is_none_any_more_makes_no_meetings(web: Web, clock: Clock) -> None:
    make(web)
    with web.core.database.write() as work:
        work.session.get_one(UserRow, web.cast.professional.id).roles = ["auditor"]
    on(clock, web, 17, 12)
    assert days(web) == {"2030-05-16": "ended"}
