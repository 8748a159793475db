"""`/admin/sign-in`: whether everyone is asked for a second factor."""

from __future__ import annotations

import pytest

from flask_admin_app.models import OrganisationRow
from tests.support.cast import OWN
from tests.support.factors import add_app, inside, signed_in, with_app
from tests.support.probe import actions, main_of, page_of
from tests.support.web import Web

PATH = "/admin/sign-in"


def required(web: Web) -> list[str]:
    """The organisations that ask for it."""
    with web.core.database.read() as session:
        return [row.name for row in session.query(OrganisationRow) if row.second_factor]


def test_the_page(web: Web) -> None:
    with_app(web)
    page = web.staff("administrator").get(PATH)
    assert page_of(page) == "admin-sign-in"
    assert actions(page) == {"second-factor"}
    # Five people work there; one has a second step. An app that waits for its first code is none.
    signed_in(web, "colleague").post("/account/totp")
    said = web.core.texts.text("fi", "admin-sign-in-count", having=1, people=5)
    assert said in main_of(web.staff("administrator").get(PATH))


def test_asked_of_everyone_and_no_longer(any_web: Web) -> None:
    browser = signed_in(any_web, "administrator")
    assert browser.post(PATH, second_factor="required").location == PATH
    assert required(any_web) == [OWN]
    assert browser.get(PATH).location == "/account"  # the administrator too
    add_app(any_web, browser)
    assert any_web.core.texts.text("fi", "admin-sign-in-required") in main_of(browser.get(PATH))
    assert not inside(signed_in(any_web))
    assert inside(signed_in(any_web, "stranger"))
    browser.post(PATH, second_factor="free")
    assert required(any_web) == []
    assert inside(signed_in(any_web))


def test_twice(web: Web) -> None:
    browser, _ = with_app(web, "administrator")
    for _ in range(2):
        assert browser.post(PATH, second_factor="required").status_code == 303
    assert required(web) == [OWN]


@pytest.mark.parametrize("wanted", [None, "", "yes"])
def test_bad_or_missing(web: Web, wanted: str | None) -> None:
    fields = {} if wanted is None else {"second_factor": wanted}
    assert web.staff("administrator").post(PATH, **fields).status_code == 422
    assert required(web) == []


@pytest.mark.parametrize("who", ["professional", "auditor", "stranger"])
def test_wrong_person(web: Web, who: str) -> None:
    browser = web.staff(who)
    assert browser.get(PATH).status_code == 404
    assert browser.post(PATH, second_factor="required").status_code == 404
    assert required(web) == []


def test_nobody_signed_in(web: Web) -> None:
    assert web.client().get(PATH).location == f"/sign-in?next={PATH}"
    assert web.client().post(PATH, second_factor="required").status_code == 401


def test_wrong_method_and_no_form_token(web: Web) -> None:
    browser = web.staff("administrator")
    headers = {"X-CSRFToken": browser.csrf()}
    assert browser.client.delete(PATH, headers=headers).status_code == 405
    assert browser.client.post(PATH, data={"second_factor": "required"}).status_code == 400
    assert required(web) == []


def test_the_settings_lead_here(web: Web) -> None:
    assert f'href="{PATH}"' in main_of(web.staff("administrator").get("/admin"))
