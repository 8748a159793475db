"""`/sign-in/second`: after the password, a code from the app or a recovery code."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from flask_admin_app.auth.half import HALF
from flask_admin_app.services.factors import recovery, totp
from flask_admin_app.services.factors.errors import FactorWrong
from tests.support.cast import PASSWORD, email_of
from tests.support.clock import Clock
from tests.support.factors import (
    add_app,
    add_passkey,
    code,
    codes_of,
    half,
    inside,
    next_code,
    password,
    signed_in,
    with_app,
    wrong_code,
)
from tests.support.probe import actions, dump, main_of, page_of
from tests.support.web import Browser, Web

SECOND = "/sign-in/second"
STAFF_PATHS = ("/desk", "/launch/talk", "/admin", "/admin/log", "/admin/sign-in", "/audit")
ACCOUNT_PATHS = ("/account", "/account/totp")


def test_the_page(web: Web) -> None:
    with_app(web)
    page = half(web).get(SECOND)
    assert page_of(page) == "second"
    assert actions(page) == {"second-step"}
    assert 'autocomplete="one-time-code"' in page.text


def test_the_right_code(any_web: Web) -> None:
    _, secret = with_app(any_web)
    browser = half(any_web)
    response = browser.post(SECOND, code=code(any_web, secret))
    assert (response.status_code, response.location) == (303, "/desk")
    assert inside(browser)


@pytest.mark.parametrize("off", [-1, 0, 1])
def test_a_clock_that_is_off_by_a_step(web: Web, off: int) -> None:
    _, secret = with_app(web)
    next_code(web)  # the one that set the app up is not taken again
    browser = half(web)
    assert browser.post(SECOND, code=code(web, secret, off=off)).status_code == 303
    assert inside(browser)


@pytest.mark.parametrize("off", [-2, 2])
def test_a_clock_that_is_off_by_more(web: Web, off: int) -> None:
    _, secret = with_app(web)
    for _ in range(2):
        next_code(web)
    browser = half(web)
    assert browser.post(SECOND, code=code(web, secret, off=off)).status_code == 401
    assert not inside(browser)


@pytest.mark.parametrize("typed", ["123 456", "123456 ", " 123456"])
def test_a_code_with_spaces(web: Web, typed: str) -> None:
    _, secret = with_app(web)
    found = code(web, secret)
    spaced = typed.replace("123", found[:3]).replace("456", found[3:])
    assert half(web).post(SECOND, code=spaced).status_code == 303


def test_a_code_twice(any_web: Web) -> None:
    _, secret = with_app(any_web)
    typed = code(any_web, secret)
    assert half(any_web).post(SECOND, code=typed).status_code == 303
    again = half(any_web)
    response = again.post(SECOND, code=typed)
    assert response.status_code == 401
    assert any_web.core.texts.text("fi", "second-error-code") in main_of(response)
    assert not inside(again)


def test_an_older_code_after_a_newer(web: Web) -> None:
    _, secret = with_app(web)
    next_code(web)
    assert half(web).post(SECOND, code=code(web, secret)).status_code == 303
    assert half(web).post(SECOND, code=code(web, secret, off=-1)).status_code == 401


def test_the_code_that_set_the_app_up_is_used(web: Web) -> None:
    _, secret = with_app(web)
    assert half(web).post(SECOND, code=code(web, secret, off=-1)).status_code == 401


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"code": ""},
        {"code": "\0"},
        {"code": "x" * 10_000},
        {"code": "١٢٣٤٥٦"},
        {"recovery": ""},
        {"recovery": "\ud7ff" * 99},
        {"recovery": "aaaa-aaaa-aaaa-aaaa"},
        {"password": PASSWORD},
    ],
)
def test_what_is_wrong_stays_out(any_web: Web, fields: dict[str, str]) -> None:
    browser, _ = with_app(any_web)
    codes_of(browser)
    thief = half(any_web)
    assert thief.post(SECOND, **fields).status_code == 401
    assert not inside(thief)


def test_a_code_of_another_person(web: Web) -> None:
    _, own = with_app(web)
    _, other = with_app(web, "colleague")
    assert code(web, own) != code(web, other)
    assert half(web).post(SECOND, code=code(web, other)).status_code == 401


def test_without_the_password(web: Web) -> None:
    _, secret = with_app(web)
    browser = web.client()
    assert browser.get(SECOND).location == "/sign-in"
    response = browser.post(SECOND, code=code(web, secret))
    assert response.location == "/sign-in"
    assert not inside(browser)


def test_with_a_wrong_password(web: Web) -> None:
    _, secret = with_app(web)
    browser = web.client()
    assert password(browser, password="not this one").status_code == 401
    assert browser.post(SECOND, code=code(web, secret)).location == "/sign-in"
    assert not inside(browser)


def test_too_late(web: Web, clock: Clock) -> None:
    _, secret = with_app(web)
    browser = half(web)
    clock.forward(minutes=10)
    assert browser.post(SECOND, code=code(web, secret)).location == "/sign-in"
    said = browser.get("/sign-in")
    assert web.core.texts.text("fi", "second-error-over") in main_of(said)
    assert web.core.texts.text("fi", "second-error-over") not in main_of(browser.get("/sign-in"))
    assert not inside(browser)


def test_in_time(web: Web, clock: Clock) -> None:
    _, secret = with_app(web)
    browser = half(web)
    clock.forward(minutes=9, seconds=59)
    assert browser.post(SECOND, code=code(web, secret)).status_code == 303


def test_the_other_tab_with_the_first_step_disturbs_nothing(web: Web) -> None:
    _, secret = with_app(web)
    browser = half(web)
    assert page_of(browser.get("/sign-in")) == "sign-in"
    assert browser.post(SECOND, code=code(web, secret)).status_code == 303


def test_without_a_form_token(web: Web) -> None:
    _, secret = with_app(web)
    browser = half(web)
    assert browser.client.post(SECOND, data={"code": code(web, secret)}).status_code == 400
    assert not inside(browser)


def test_wrong_method(web: Web) -> None:
    browser = web.client()
    headers = {"X-CSRFToken": browser.csrf()}
    assert browser.client.delete(SECOND, headers=headers).status_code == 405
    assert browser.get(f"{SECOND}/passkey").status_code == 405
    assert browser.get(f"{SECOND}/passkey/options").status_code == 405


@pytest.mark.parametrize("path", [*STAFF_PATHS, *ACCOUNT_PATHS])
def test_half_signed_in_opens_nothing(web: Web, path: str) -> None:
    with_app(web, "administrator")
    browser = half(web, "administrator")
    assert browser.get(path).location == f"/sign-in?next={path}"


@pytest.mark.parametrize(
    "path",
    [
        "/launch/talk",
        "/admin/sign-in",
        "/account/totp",
        "/account/totp/remove",
        "/account/recovery",
        "/account/password",
        "/account/passkeys/options",
        "/account/passkeys/abc/remove",
    ],
)
def test_half_signed_in_changes_nothing(web: Web, path: str) -> None:
    with_app(web, "administrator")
    browser = half(web, "administrator")
    before = dump(web.core)
    response = browser.post(path, proof=PASSWORD, old=PASSWORD, new="x" * 20)
    assert response.status_code == 401
    assert dump(web.core) == before


def test_the_cookie_between_the_steps_says_no_more_than_whose_and_when(web: Web) -> None:
    with_app(web)
    browser = half(web)
    now = int(web.core.clock().timestamp())
    with browser.client.session_transaction() as session:
        assert session[HALF] == [web.cast.professional.id, now]
        assert "staff" not in session


def test_who_was_signed_in_before_is_out_after_the_first_step(web: Web) -> None:
    with_app(web)
    browser = signed_in(web, "colleague")
    password(browser)
    assert not inside(browser)


def test_a_fresh_session(web: Web) -> None:
    _, secret = with_app(web)
    browser = half(web)
    form = browser.csrf()
    assert browser.post(SECOND, code=code(web, secret)).status_code == 303
    old = browser.client.post("/launch/talk", data={"csrf_token": form}, headers=browser.headers)
    assert old.status_code == 400
    with browser.client.session_transaction() as session:
        assert HALF not in session


def test_next_and_the_language_stay(web: Web) -> None:
    _, secret = with_app(web)
    browser = web.client()
    browser.post("/language", language="sv", back="/sign-in")
    password(browser, next="/launch/talk")
    assert '<html lang="sv"' in browser.get(SECOND).text
    assert browser.post(SECOND, code=code(web, secret)).location == "/launch/talk"
    assert '<html lang="sv"' in browser.get("/desk").text


def test_too_many_without_the_password(web: Web) -> None:
    browser = web.client()
    answers = [browser.post(SECOND, code="1").status_code for _ in range(11)]
    assert answers == [303] * 10 + [429]


def test_codes_and_passkeys_are_counted_together(web: Web) -> None:
    _, secret = with_app(web)
    browser = half(web)
    for _ in range(5):
        browser.post(SECOND, code=wrong_code(web, secret))
        browser.post(f"{SECOND}/passkey", _json=True)
    assert browser.post(SECOND, code=code(web, secret)).status_code == 429


def test_too_many(web: Web) -> None:
    """From whichever address: only who knows the password gets here."""
    _, secret = with_app(web)
    wrong = wrong_code(web, secret)
    answers = []
    browser = half(web)
    for number in range(11):
        response = browser.client.post(
            SECOND,
            data={"csrf_token": browser.csrf(), "code": wrong},
            headers=browser.headers,
            environ_overrides={"REMOTE_ADDR": f"192.0.2.{number}"},
        )
        answers.append(response.status_code)
    assert answers == [401] * 10 + [429]
    last = half(web).post(SECOND, code=code(web, secret))
    assert last.status_code == 429
    assert page_of(last) == "second"
    assert web.core.texts.text("fi", "sign-in-error-too-many") in main_of(last)
    _, other = with_app(web, "colleague")
    assert half(web, "colleague").post(SECOND, code=code(web, other)).status_code == 303


# Recovery codes ----------------------------------------------------------------------------------


def use(web: Web, typed: str) -> Browser:
    browser = half(web)
    browser.post(SECOND, recovery=typed)
    return browser


@pytest.mark.parametrize("spell", [str, str.upper, lambda plain: plain.replace("-", " ")])
def test_a_recovery_code(web: Web, spell: object) -> None:
    assert callable(spell)
    browser, _ = with_app(web)
    first = codes_of(browser)[0]
    assert "recovery" in actions(half(web).get(SECOND))
    assert inside(use(web, spell(first)))


def test_each_once(any_web: Web) -> None:
    browser, _ = with_app(any_web)
    first, second, *_ = codes_of(browser)
    assert inside(use(any_web, first))
    assert not inside(use(any_web, first))
    assert inside(use(any_web, second))


def test_two_at_the_same_moment(any_web: Web) -> None:
    """Of one recovery code, and of one code of the app, only one gets in."""
    browser, secret = with_app(any_web)
    typed, user_id = codes_of(browser)[0], any_web.cast.professional.id
    shown = code(any_web, secret)

    def recovers(_number: int) -> bool:
        with suppress(FactorWrong), any_web.core.database.write() as work:
            recovery.use(work, user_id, typed)
            return True
        return False

    def steps(_number: int) -> bool:
        with suppress(FactorWrong), any_web.core.database.write() as work:
            totp.check(any_web.core, work, user_id, shown)
            return True
        return False

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(recovers, range(4))) == 1
        assert sum(pool.map(steps, range(4))) == 1


def test_of_another_person(web: Web) -> None:
    browser, _ = with_app(web, "colleague")
    with_app(web)
    assert not inside(use(web, codes_of(browser)[0]))


def test_new_ones_replace_the_old(web: Web) -> None:
    browser, _ = with_app(web)
    old = codes_of(browser)
    new = codes_of(browser)
    assert len({*old, *new}) == 16
    assert not inside(use(web, old[0]))
    assert inside(use(web, new[0]))


def test_they_go_with_the_last_factor(web: Web) -> None:
    browser, _ = with_app(web)
    first = codes_of(browser)[0]
    browser.post("/account/totp/remove", proof=PASSWORD)
    assert dump(web.core)["recovery_codes"] == []
    add_app(web, browser)
    assert not inside(use(web, first))


def test_they_stay_with_another_factor(web: Web) -> None:
    browser, _ = with_app(web)
    add_passkey(browser)
    first = codes_of(browser)[0]
    browser.post("/account/totp/remove", proof=PASSWORD)
    assert inside(use(web, first))


# When it was set or removed meanwhile -------------------------------------------------------------


def test_a_session_of_before_is_worth_nothing(web: Web) -> None:
    before = signed_in(web)
    with_app(web)
    assert not inside(before)


def test_without_a_factor_any_more_the_way_begins_anew(web: Web) -> None:
    browser, secret = with_app(web)
    waiting = half(web)
    browser.post("/account/totp/remove", proof=PASSWORD)
    assert waiting.post(SECOND, code=code(web, secret)).location == "/sign-in"
    assert not inside(waiting)
    assert password(waiting).location == "/desk"


def test_an_app_that_was_not_confirmed_asks_for_nothing(web: Web) -> None:
    browser = signed_in(web)
    browser.post("/account/totp")
    assert password(web.client()).location == "/desk"


def test_it_says_nothing_before_the_password(web: Web) -> None:
    """Whether an account has a second factor is told to who knows its password only."""
    with_app(web)
    with_it = password(web.client(), password="wrong")
    without = password(web.client(), "colleague", password="wrong")
    assert with_it.status_code == without.status_code == 401
    changed = main_of(without).replace(email_of("colleague"), email_of("professional"))
    assert changed.split("csrf_token")[0] == main_of(with_it).split("csrf_token")[0]
