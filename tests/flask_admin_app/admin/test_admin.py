"""`GET /admin`: the administrator's own organisation, and no encounters."""

from __future__ import annotations

import pytest

from flask_admin_app import config, create_app
from flask_admin_app.core import Core
from tests.support.cast import Cast, email_of
from tests.support.gate import Gated
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


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_says_whether_the_gate_answers(gated: Gated, language: str) -> None:
    staff = gated.web.staff("administrator")
    staff.post("/language", language=language, back="/admin")
    words = {
        key: gated.core.texts.text(language, f"admin-check-{key}")
        for key in ("fault", "gate", "gate-away")
    }

    def faulty() -> bool:
        page = main_of(staff.get("/admin"))
        assert (words["gate-away"] in page) == (f"{words['fault']}: {words['gate']}" in page)
        return words["gate-away"] in page

    assert not faulty()
    gated.core.gate.lost(gated.clock.now)
    assert faulty()
    gated.core.gate.back()
    assert not faulty()


@pytest.mark.parametrize("who", ["professional", "colleague", "stranger", "auditor"])
def test_for_others_there_is_no_such_page(web: Web, who: str) -> None:
    assert web.staff(who).get("/admin").status_code == 404


def test_nobody_signed_in(web: Web) -> None:
    assert web.client().get("/admin").location == "/sign-in?next=/admin"


def test_wrong_method(web: Web) -> None:
    assert web.staff("administrator").post("/admin").status_code == 405
