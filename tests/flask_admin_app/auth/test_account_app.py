"""`/account/totp`: setting up an authenticator app, and doing without it."""

from __future__ import annotations

import re

import pyotp
import pytest

from tests.support.cast import PASSWORD
from tests.support.factors import (
    add_app,
    code,
    half,
    inside,
    password,
    secret_of,
    signed_in,
    with_app,
    wrong_code,
)
from tests.support.probe import actions, dump, main_of, page_of
from tests.support.web import Web

CONFIRM = "/account/totp/confirm"


def test_the_picture_and_the_same_as_text(web: Web) -> None:
    browser = signed_in(web)
    browser.post("/account/totp")
    page = browser.get("/account/totp")
    assert page_of(page) == "account-app"
    assert actions(page) == {"confirm-app"}
    drawing = re.search(r"<svg.*?</svg>", page.text)
    assert drawing
    assert "style" not in drawing.group(0)
    assert len(secret_of(page)) == 32
    assert page.headers["Cache-Control"] == "no-store"


def test_works(any_web: Web) -> None:
    browser, elsewhere = signed_in(any_web), signed_in(any_web)
    secret = add_app(any_web, browser)
    assert any_web.core.texts.text("fi", "account-done-totp") in browser.get("/account").text
    assert inside(browser)
    assert not inside(elsewhere)
    other = half(any_web)
    assert other.post("/sign-in/second", code=code(any_web, secret)).status_code == 303


@pytest.mark.parametrize("typed", ["", "12345", "x" * 5000, "\0"])
def test_a_code_that_is_none(web: Web, typed: str) -> None:
    browser = signed_in(web)
    browser.post("/account/totp")
    response = browser.post(CONFIRM, code=typed)
    assert response.status_code == 422
    assert web.core.texts.text("fi", "second-error-code") in main_of(response)
    assert password(web.client()).location == "/desk"


def test_a_wrong_code_changes_no_secret(web: Web) -> None:
    browser = signed_in(web)
    browser.post("/account/totp")
    secret = secret_of(browser.get("/account/totp"))
    response = browser.post(CONFIRM, code=wrong_code(web, secret))
    assert secret_of(response) == secret
    assert browser.post(CONFIRM, code=code(web, secret)).status_code == 303


def test_beginning_anew_makes_another_secret(web: Web) -> None:
    browser = signed_in(web)
    browser.post("/account/totp")
    old = secret_of(browser.get("/account/totp"))
    browser.post("/account/totp")
    assert secret_of(browser.get("/account/totp")) != old
    assert browser.post(CONFIRM, code=code(web, old)).status_code == 422


def test_nothing_waits_to_be_confirmed(web: Web) -> None:
    browser = signed_in(web)
    assert browser.get("/account/totp").location == "/account"
    assert browser.post(CONFIRM, code="123456").location == "/account"


def test_twice(web: Web) -> None:
    browser, secret = with_app(web)
    response = browser.post("/account/totp")
    assert response.status_code == 422
    assert web.core.texts.text("fi", "account-error-totp-there") in main_of(response)
    assert browser.post(CONFIRM, code=code(web, secret)).location == "/account"
    assert browser.get("/account/totp").location == "/account"


def test_the_secret_is_shown_to_its_owner_only_and_not_again(web: Web) -> None:
    browser = signed_in(web)
    browser.post("/account/totp")
    secret = secret_of(browser.get("/account/totp"))
    colleague = signed_in(web, "colleague")
    assert colleague.get("/account/totp").location == "/account"
    browser.post(CONFIRM, code=code(web, secret))
    for path in ("/account", "/account/totp"):
        shown = browser.get(path, follow_redirects=True).text.replace(" ", "")
        assert secret not in shown


def test_removed(any_web: Web) -> None:
    browser, _ = with_app(any_web)
    assert browser.post("/account/totp/remove", proof=PASSWORD).location == "/account"
    assert any_web.core.texts.text("fi", "account-done-removed") in browser.get("/account").text
    assert dump(any_web.core)["totp_factors"] == []
    assert password(any_web.client()).location == "/desk"


def test_removed_twice(web: Web) -> None:
    browser, _ = with_app(web)
    browser.post("/account/totp/remove", proof=PASSWORD)
    response = browser.post("/account/totp/remove", proof=PASSWORD)
    assert response.status_code == 422
    assert web.core.texts.text("fi", "account-error-gone") in main_of(response)


def test_a_colleague_removes_nothing_of_mine(web: Web) -> None:
    with_app(web)
    assert (
        signed_in(web, "colleague").post("/account/totp/remove", proof=PASSWORD).status_code == 422
    )
    assert len(dump(web.core)["totp_factors"]) == 1


def test_the_secret_is_sealed_for_its_owner(web: Web) -> None:
    """A row that is moved to another person opens nothing."""
    _, secret = with_app(web)
    kept = dump(web.core)["totp_factors"][0]
    assert secret.encode() not in kept[1]
    assert pyotp.TOTP(secret).byte_secret() not in kept[1]
    with web.core.database.engine.begin() as connection:
        connection.exec_driver_sql(
            f"UPDATE totp_factors SET user_id = {web.cast.colleague.id}"  # noqa: S608
        )
    response = half(web, "colleague").post("/sign-in/second", code=code(web, secret))
    assert response.status_code == 500
