"""`/launch/<template>`: an encounter in two clicks, now or later (ROOM 1, ROOM 2)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from flask_admin_app.models import EncounterRow
from tests.support.clock import Clock
from tests.support.desk import base, links
from tests.support.probe import actions, entries, page_of
from tests.support.web import Web

SLUGS = ("talk", "appointment", "group")
LENGTH = {"talk": 45, "appointment": 60, "group": 300}
EARLY = {"talk": 15, "appointment": 15, "group": 120}


def encounter_of(web: Web, location: str) -> EncounterRow:
    with web.core.database.read() as session:
        row = session.get_one(EncounterRow, location.rsplit("/", 1)[1])
        session.expunge(row)
        return row


def how_many(web: Web) -> int:
    with web.core.database.read() as session:
        return session.scalar(select(func.count()).select_from(EncounterRow)) or 0


@pytest.mark.parametrize("slug", SLUGS)
def test_the_page_has_one_button_and_makes_nothing(web: Web, slug: str) -> None:
    response = web.staff("professional").get(f"/launch/{slug}")
    assert response.status_code == 200
    assert page_of(response) == "launch"
    assert "launch" in actions(response)
    assert how_many(web) == 0


@pytest.mark.parametrize("slug", SLUGS)
def test_now(any_web: Web, clock: Clock, slug: str) -> None:
    response = any_web.staff("professional").post(f"/launch/{slug}")
    assert response.status_code == 303
    row = encounter_of(any_web, response.location)
    assert row.state == "open"
    assert row.opens_at == row.starts_at == clock.now
    assert row.closes_at == clock.now + timedelta(minutes=LENGTH[slug])
    assert response.location == base(row.id)
    assert any_web.staff("professional").get(response.location).status_code == 200
    log = entries(any_web.core, row.id)
    assert log == ["encounter_planned", "encounter_opened", "staff_joined", "invited"]


@pytest.mark.parametrize("slug", SLUGS)
def test_later_in_the_organisations_time(any_web: Web, slug: str) -> None:
    response = any_web.staff("professional").post(f"/launch/{slug}", starts_at="2030-06-01T12:00")
    row = encounter_of(any_web, response.location)
    assert row.state == "planned"
    assert row.starts_at == datetime(2030, 6, 1, 9, 0, tzinfo=UTC)  # Helsinki, in summer
    assert row.opens_at == row.starts_at - timedelta(minutes=EARLY[slug])
    page = any_web.staff("professional").get(response.location).text
    assert "12.00" in page
    assert "encounter_opened" not in entries(any_web.core, row.id)


def test_a_later_one_opens_by_itself(web: Web, clock: Clock) -> None:
    response = web.staff("professional").post("/launch/talk", starts_at="2030-05-14T13:00")
    row = encounter_of(web, response.location)
    clock.now = row.opens_at
    page = web.staff("professional").get(response.location)
    assert {"end"} <= actions(page)
    assert "cancel" not in actions(page)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_first_link_is_there_at_once(web: Web, slug: str) -> None:
    response = web.staff("professional").post(f"/launch/{slug}")
    assert len(links(web, encounter_of(web, response.location).id)) == 1


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_language_goes_with_the_invitation(web: Web, language: str) -> None:
    response = web.staff("professional").post("/launch/talk", language=language)
    secret = web.secret(encounter_of(web, response.location).id)
    other = "en" if language != "en" else "fi"
    assert f'<html lang="{language}"' in web.client(other).get(f"/j/{secret}").text


def test_an_unknown_language_is_none(web: Web) -> None:
    response = web.staff("professional").post("/launch/talk", language="<script>")
    assert response.status_code == 303


@pytest.mark.parametrize(
    "typed",
    [
        "tomorrow",
        "2030-13-01T12:00",
        "2030-02-30T12:00",
        "2030-06-01",
        "12:00",
        "2030-06-01T12:00Z",
        "2033-01-01T12:00",
        "9999-12-31T23:59",
        "+10000-01-01T00:00",
        '"><script>alert(1)</script>',
        "2030-06-01T12:00\0",
        "٢٠٣٠-06-01T12:00",
    ],
)
def test_a_bad_time_is_told_and_what_was_typed_stays(web: Web, typed: str) -> None:
    response = web.staff("professional").post("/launch/talk", starts_at=typed)
    if response.status_code == 303:  # other digits than ours are read as the same number
        assert encounter_of(web, response.location).starts_at.year == 2030
        return
    assert response.status_code == 422
    assert page_of(response) == "launch"
    assert 'aria-invalid="true"' in response.text
    assert "<script>alert" not in response.text
    if typed.isascii() and typed.isprintable() and '"' not in typed:
        assert f'value="{typed}"' in response.text
    assert how_many(web) == 0


@pytest.mark.parametrize("typed", ["2030-05-14T11:58", "2030-05-13T23:00", "0001-01-01T00:00"])
def test_a_past_time_is_told_and_what_was_typed_stays(web: Web, typed: str) -> None:
    response = web.staff("professional").post("/launch/talk", starts_at=typed)
    assert response.status_code == 422
    assert f'value="{typed}"' in response.text
    assert how_many(web) == 0


def test_this_very_minute_is_not_past(web: Web, clock: Clock) -> None:
    clock.forward(seconds=40)
    response = web.staff("professional").post("/launch/talk", starts_at="2030-05-14T12:00")
    assert response.status_code == 303


def test_a_very_long_time_is_cut(web: Web) -> None:
    response = web.staff("professional").post("/launch/talk", starts_at="x" * 10_000)
    assert response.status_code == 422
    assert "x" * 41 not in response.text


def test_twice_makes_two(web: Web) -> None:
    staff = web.staff("professional")
    assert staff.post("/launch/talk").location != staff.post("/launch/talk").location


@pytest.mark.parametrize("slug", ["no-such", "Talk", "talk%20", "%00", "..", "a" * 3000])
def test_a_template_that_is_none(any_web: Web, slug: str) -> None:
    staff = any_web.staff("professional")
    assert staff.get(f"/launch/{slug}").status_code == 404
    assert staff.post(f"/launch/{slug}").status_code == 404


@pytest.mark.parametrize("who", ["administrator", "auditor"])
def test_only_professionals(web: Web, who: str) -> None:
    staff = web.staff(who)
    assert staff.get("/launch/talk").status_code == 404
    assert staff.post("/launch/talk").status_code == 404
    assert how_many(web) == 0


def test_a_strangers_encounter_belongs_to_the_strangers_unit(web: Web) -> None:
    response = web.staff("stranger").post("/launch/talk")
    assert encounter_of(web, response.location).unit_id == web.cast.stranger.unit_id
    assert web.staff("professional").get(response.location).status_code == 404


def test_nobody_signed_in(web: Web) -> None:
    response = web.client().get("/launch/talk")
    assert response.status_code == 303
    assert response.location == "/sign-in?next=/launch/talk"
    assert web.client().post("/launch/talk").status_code == 401
    assert how_many(web) == 0


def test_wrong_method(web: Web) -> None:
    staff = web.staff("professional")
    assert (
        staff.client.put("/launch/talk", headers={"X-CSRFToken": staff.csrf()}).status_code == 405
    )


@pytest.mark.parametrize(
    ("slug", "method"), [("appointment", "known_client"), ("identified", "document_on_camera")]
)
def test_what_comes_first_is_said_by_the_first_method(web: Web, slug: str, method: str) -> None:
    words = web.core.texts.text("fi", "desk-identity-first", method=method)
    staff = web.staff("professional")
    assert words in staff.get(f"/launch/{slug}").text
    card = staff.get("/desk").text.split(f'href="/launch/{slug}"')[1].split("</a>")[0]
    assert words in card
