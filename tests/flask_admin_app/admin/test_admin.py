"""`GET /admin`: the administrator's own organisation, and no encounters."""

from __future__ import annotations

import pytest

from flask_admin_app import config, create_app
from flask_admin_app.core import Core
from tests.support.cast import Cast, email_of
from tests.support.probe import main_of, page_of
from tests.support.web import Web


def test_shows_units_accounts_and_templates(any_web: Web) -> None:
    response = any_web.staff("administrator").get("/admin")
    assert response.status_code == 200
    assert page_of(response) == "admin"
    for text in ("Rantakylän palvelut", "Perhetyö", "Nuoret", email_of("other_unit")):
        assert text in response.text


def test_shows_nothing_of_another_organisation(web: Web) -> None:
    page = web.staff("administrator").get("/admin").text
    assert "Toinen talo" not in page
    assert email_of("stranger") not in page


def test_shows_no_encounter(web: Web) -> None:
    encounter, client = web.waiting()
    page = web.staff("administrator").get("/admin").text
    assert encounter not in page
    assert client.ref not in page


def test_says_that_meetings_are_practice(web: Web) -> None:
    page = main_of(web.staff("administrator").get("/admin"))
    assert web.core.texts.text("fi", "admin-check-practice") in page


def test_says_that_a_jitsi_has_no_gate(web: Web) -> None:
    folder = str(web.core.settings.data_dir)
    environ = {"TUOKIO_DATA_DIR": folder, "TUOKIO_JITSI_URL": "https://meet.example.org"}
    settings = config.load(environ)
    core = Core(settings, clock=web.core.clock)
    other = Web(create_app(settings, core=core), core, Cast(core))
    page = main_of(other.staff("administrator").get("/admin"))
    core.database.engine.dispose()
    assert web.core.texts.text("fi", "admin-check-gate-missing") in page


@pytest.mark.parametrize("who", ["professional", "colleague", "stranger", "auditor"])
def test_for_others_there_is_no_such_page(web: Web, who: str) -> None:
    assert web.staff(who).get("/admin").status_code == 404


def test_nobody_signed_in(web: Web) -> None:
    assert web.client().get("/admin").location == "/sign-in?next=/admin"


def test_wrong_method(web: Web) -> None:
    assert web.staff("administrator").post("/admin").status_code == 405
