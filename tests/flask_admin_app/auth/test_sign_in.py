"""`/sign-in`: the form, the password, the session, the limits."""

from __future__ import annotations

import statistics
import time
from http.cookies import SimpleCookie

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from flask_admin_app.models import StaffSessionRow, UserRow
from flask_admin_app.services import accounts
from flask_admin_app.services.accounts import check_password
from tests.support import passwords
from tests.support.cast import PASSWORD, email_of
from tests.support.clock import Clock
from tests.support.probe import main_of, page_of
from tests.support.web import Browser, Web

COOKIE = "__Host-tuokio"


def sign_in(browser: Browser, who: str = "professional", **fields: str) -> TestResponse:
    return browser.post("/sign-in", **{"email": email_of(who), "password": PASSWORD, **fields})


def sessions(web: Web) -> int:
    with web.core.database.read() as session:
        return session.scalar(select(func.count()).select_from(StaffSessionRow)) or 0


def test_the_form(web: Web) -> None:
    response = web.client().get("/sign-in")
    assert response.status_code == 200
    assert page_of(response) == "sign-in"
    assert 'autocomplete="current-password"' in response.text


@pytest.mark.parametrize("who", ["professional", "auditor", "administrator", "stranger"])
def test_the_right_password(any_web: Web, who: str) -> None:
    browser = any_web.client()
    response = sign_in(browser, who)
    assert response.status_code == 303
    assert response.location == "/desk"
    assert browser.get("/desk", follow_redirects=True).status_code == 200


@pytest.mark.parametrize("spelled", [" Professional@Example.ORG ", "PROFESSIONAL@EXAMPLE.ORG"])
def test_an_address_in_another_spelling(web: Web, spelled: str) -> None:
    assert sign_in(web.client(), email=spelled).status_code == 303


def test_the_cookie_is_for_this_host_and_no_script(web: Web) -> None:
    response = sign_in(web.client())
    cookies: SimpleCookie = SimpleCookie()
    for header in response.headers.getlist("Set-Cookie"):
        cookies.load(header)
    cookie = cookies[COOKIE]
    assert cookie["secure"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert not cookie["domain"]


def test_wrong_password_and_unknown_account_look_the_same(web: Web) -> None:
    wrong = sign_in(web.client(), password="not this one")
    unknown = sign_in(web.client(), email="nobody@example.org")
    assert wrong.status_code == unknown.status_code == 401
    assert page_of(wrong) == "sign-in"
    assert "not this one" not in wrong.text
    assert f'value="{email_of("professional")}"' in wrong.text
    assert (
        main_of(unknown).replace("nobody@", "professional@").split("csrf_token")[0]
        == (main_of(wrong).split("csrf_token")[0])
    )


@pytest.fixture
def slowly(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords are hashed as in the service, that of the professional too."""
    monkeypatch.setattr(accounts, "_hasher", passwords.as_in_the_service)
    accounts._nobody.cache_clear()
    with web.core.database.write() as work:
        row = accounts.find_user(work.session, email_of("professional"))
        row.password_hash = accounts.hash_password(PASSWORD)


@pytest.mark.usefixtures("slowly")
def test_an_unknown_account_takes_as_long(web: Web) -> None:
    def took(email: str) -> float:
        with web.core.database.read() as session:
            began = time.process_time()
            assert check_password(session, email=email, password="not this one") is None
            return time.process_time() - began

    took("nobody@example.org")  # the first asks for a hash to compare with
    known = statistics.median(took(email_of("professional")) for _ in range(5))
    unknown = statistics.median(took("nobody@example.org") for _ in range(5))
    assert unknown > known / 2
    assert known > unknown / 2


@pytest.mark.usefixtures("slowly")
def test_passwords_are_kept_as_argon2id(web: Web) -> None:
    with web.core.database.read() as session:
        hashes = session.scalars(select(UserRow.password_hash)).all()
        stored = accounts.find_user(session, email_of("professional")).password_hash
    assert len(set(hashes)) == len(hashes)  # each with a salt of its own
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


@pytest.mark.parametrize(
    "fields",
    [
        {"email": ""},
        {"password": ""},
        {"email": "x" * 10_000},
        {"password": "x" * 10_000},
        {"email": "professional@example.org\0"},
        {"password": PASSWORD + "\0"},
        {"email": "' OR 1=1 --"},
        {"email": "<script>alert(1)</script>"},
        {"password": PASSWORD.upper()},
    ],
)
def test_what_is_wrong_stays_out(any_web: Web, fields: dict[str, str]) -> None:
    browser = any_web.client()
    response = sign_in(browser, **fields)
    assert response.status_code == 401
    assert "<script>alert" not in response.text
    assert browser.get("/desk").status_code == 303
    assert sessions(any_web) == 0


def test_missing_fields(web: Web) -> None:
    assert web.client().post("/sign-in").status_code == 401


def test_without_a_form_token(web: Web) -> None:
    fields = {"email": email_of("professional"), "password": PASSWORD}
    assert web.client().client.post("/sign-in", data=fields).status_code == 400
    assert sessions(web) == 0


def test_wrong_method(web: Web) -> None:
    browser = web.client()
    response = browser.client.delete("/sign-in", headers={"X-CSRFToken": browser.csrf()})
    assert response.status_code == 405


@pytest.mark.parametrize("going_to", ["/desk", "/launch/talk", "/desk/encounters/abc"])
def test_next_leads_on(web: Web, going_to: str) -> None:
    browser = web.client()
    assert f'value="{going_to}"' in browser.get(f"/sign-in?next={going_to}").text
    assert sign_in(browser, next=going_to).location == going_to


@pytest.mark.parametrize(
    "going_to",
    [
        "https://evil.example/",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "\t//evil.example",
        " //evil.example",
        "/%09/evil.example",
        "javascript:alert(1)",
        "/desk\r\nSet-Cookie: a=b",
        "/desk?x=1",
        "/@evil.example",
        "https:/evil.example",
        "desk",
        "/" + "x" * 1000,
    ],
)
def test_next_leads_nowhere_else(web: Web, going_to: str) -> None:
    browser = web.client()
    page = browser.get("/sign-in", query_string={"next": going_to})
    assert "evil.example" not in page.text
    assert sign_in(browser, next=going_to).location == "/desk"
    again = browser.get("/sign-in", query_string={"next": going_to})
    assert again.location == "/desk"  # who is signed in already


def test_who_is_signed_in_goes_on(web: Web) -> None:
    assert web.staff("professional").get("/sign-in").location == "/desk"
    assert web.staff("administrator").get("/sign-in").location == "/admin"
    assert web.staff("professional").get("/sign-in?next=/launch/talk").location == "/launch/talk"


def test_signing_in_begins_a_fresh_session(web: Web) -> None:
    browser = web.client()
    browser.get("/sign-in")
    before = browser.client.get_cookie(COOKIE)
    form = browser.csrf()
    sign_in(browser)
    after = browser.client.get_cookie(COOKIE)
    assert before
    assert after
    assert before.value != after.value
    old = browser.client.post("/launch/talk", data={"csrf_token": form}, headers=browser.headers)
    assert old.status_code == 400


def test_signing_in_again_ends_the_old_session(web: Web) -> None:
    browser = web.client()
    sign_in(browser)
    stolen = browser.client.get_cookie(COOKIE)
    assert stolen
    sign_in(browser, "colleague")
    assert sessions(web) == 1
    thief = web.client()
    thief.client.set_cookie(COOKIE, stolen.value, secure=True)
    assert thief.get("/desk").status_code == 303


def test_the_language_stays(web: Web) -> None:
    browser = web.client()
    browser.post("/language", language="sv", back="/sign-in")
    sign_in(browser)
    assert '<html lang="sv"' in browser.get("/desk").text


def test_a_session_ends_by_itself(web: Web, clock: Clock) -> None:
    browser = web.client()
    sign_in(browser)
    clock.forward(hours=11, minutes=59)
    assert browser.get("/desk").status_code == 200
    clock.forward(minutes=1)
    assert browser.get("/desk").status_code == 303


def test_old_sessions_are_cleared_away(web: Web, clock: Clock) -> None:
    sign_in(web.client())
    clock.forward(hours=13)
    sign_in(web.client())
    assert sessions(web) == 1


def test_only_the_hash_of_a_session_is_stored(web: Web) -> None:
    browser = web.client()
    sign_in(browser)
    with browser.client.session_transaction() as session:
        token = session["staff"]
    with web.core.database.read() as reading:
        (stored,) = reading.scalars(select(StaffSessionRow.token_hash))
    assert token not in stored
    assert len(stored) == 64


def test_ten_tries_a_minute_from_one_address(web: Web) -> None:
    browser = web.client()
    for number in range(10):
        assert sign_in(browser, email=f"nobody{number}@example.org").status_code == 401
    response = sign_in(browser, next="/launch/talk")
    assert response.status_code == 429
    assert page_of(response) == "sign-in"
    assert f'value="{email_of("professional")}"' in response.text
    assert 'value="/launch/talk"' in response.text  # nothing of the way is lost
    assert PASSWORD not in response.text


def tries(web: Web, count: int, **fields: str) -> list[int]:
    """From another address each."""
    found = []
    for number in range(count):
        browser = web.client()
        typed = {"email": email_of("professional"), "password": "wrong", **fields}
        response = browser.client.post(
            "/sign-in",
            data={"csrf_token": browser.csrf(), **typed},
            headers=browser.headers,
            environ_overrides={"REMOTE_ADDR": f"192.0.2.{number}"},
        )
        found.append(response.status_code)
    return found


def test_a_stranger_cannot_keep_the_owner_out(web: Web) -> None:
    stranger = web.client()
    answers = [sign_in(stranger, password="wrong").status_code for _ in range(12)]
    assert answers == [401] * 10 + [429] * 2
    assert tries(web, 1, password=PASSWORD) == [303]


def test_wrong_passwords_for_one_account_from_anywhere(web: Web) -> None:
    assert set(tries(web, 100)) == {401}
    spelled = email_of("professional").upper()
    for typed in (f" {spelled}", f"{spelled}  ", f"{spelled}{' ' * 200}x"):
        assert tries(web, 1, email=typed, password=PASSWORD) in ([429], [401])
    assert tries(web, 1, password=PASSWORD) == [429]
    assert tries(web, 1, email=email_of("colleague"), password=PASSWORD) == [303]


def test_right_passwords_do_not_count_against_the_account(web: Web) -> None:
    assert tries(web, 12, password=PASSWORD) == [303] * 12
