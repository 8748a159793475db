"""`GET /desk`: the worker's own encounters, and what can be launched (ROOM 1)."""

from __future__ import annotations

import pytest

from tests.support.desk import base, helper
from tests.support.probe import main_of, page_of
from tests.support.web import Web


def test_shows_templates_and_own_encounters(web: Web) -> None:
    encounter = web.launch()
    response = web.staff("professional").get("/desk")
    assert response.status_code == 200
    assert page_of(response) == "desk"
    for slug in ("talk", "appointment", "group"):
        assert f'href="/launch/{slug}"' in response.text
    assert base(encounter) in response.text
    assert 'action="/sign-out"' in response.text


def test_a_colleagues_encounter_is_not_on_the_desk(web: Web) -> None:
    encounter = web.launch()
    assert base(encounter) not in web.staff("colleague").get("/desk").text


def test_a_helpers_encounter_is(web: Web) -> None:
    encounter = web.launch()
    assert base(encounter) in helper(web, encounter).get("/desk").text


def test_what_is_over_is_gone(web: Web) -> None:
    encounter = web.launch()
    staff = web.staff("professional")
    staff.post(f"{base(encounter)}/end")
    assert base(encounter) not in staff.get("/desk").text


def test_the_next_encounter_comes_first(web: Web) -> None:
    staff = web.staff("professional")
    later, sooner = (
        staff.post("/launch/talk", starts_at=f"2030-06-0{day}T12:00").location for day in (2, 1)
    )
    page = main_of(staff.get("/desk"))
    assert page.index(sooner) < page.index(later)


def test_the_administrator_is_sent_to_the_settings(web: Web) -> None:
    response = web.staff("administrator").get("/desk")
    assert response.status_code == 303
    assert response.location == "/admin"


def test_the_auditor_can_launch_nothing(web: Web) -> None:
    assert "/launch/" not in main_of(web.staff("auditor").get("/desk"))


def test_nobody_signed_in(web: Web) -> None:
    response = web.client().get("/desk")
    assert response.status_code == 303
    assert response.location == "/sign-in?next=/desk"


def test_wrong_method(web: Web) -> None:
    assert web.staff("professional").post("/desk").status_code == 405


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_in_every_language(web: Web, language: str) -> None:
    staff = web.staff("professional")
    staff.headers["Accept-Language"] = language
    assert f'<html lang="{language}"' in staff.get("/desk").text


def test_the_auditor_finds_the_log(web: Web) -> None:
    assert 'href="/audit"' in main_of(web.staff("auditor").get("/desk"))
    assert 'href="/audit"' not in main_of(web.staff("professional").get("/desk"))
