"""`/sign-in/passkey`, and a passkey as the second step."""

from __future__ import annotations

from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.support.authenticator import Authenticator
from tests.support.clock import Clock
from tests.support.factors import (
    add_passkey,
    answered,
    code,
    half,
    inside,
    send,
    signed_in,
    with_app,
)
from tests.support.probe import actions, dump
from tests.support.web import Browser, Web

ALONE = "/sign-in/passkey"
SECOND = "/sign-in/second/passkey"


def key_of(web: Web, who: str = "professional") -> Authenticator:
    return add_passkey(signed_in(web, who))


def asked(browser: Browser, at: str) -> dict[str, Any]:
    found: dict[str, Any] = send(browser, f"{at}/options", {}).get_json()
    return found


def refused(web: Web, response: TestResponse, browser: Browser, at: str) -> None:
    key = "sign-in-error-passkey" if at == ALONE else "second-error-passkey"
    assert response.status_code == 401, response.text
    assert response.get_json() == {"error": web.core.texts.text("fi", key)}
    assert not inside(browser)


def comer(web: Web, at: str) -> Browser:
    """Somebody at that step."""
    return web.client() if at == ALONE else half(web)


def test_alone(any_web: Web) -> None:
    key = key_of(any_web)
    browser = any_web.client()
    response = answered(browser, key)
    assert response.get_json() == {"next": "/desk"}
    assert inside(browser)


def test_after_the_password(any_web: Web) -> None:
    key = key_of(any_web)
    browser = half(any_web)
    assert "passkey" in actions(browser.get("/sign-in/second"))
    assert answered(browser, key, SECOND).get_json() == {"next": "/desk"}
    assert inside(browser)


def test_the_first_asks_for_finger_or_pin_and_names_nobody(web: Web) -> None:
    key_of(web)
    question = asked(web.client(), ALONE)
    assert question["userVerification"] == "required"
    assert question["allowCredentials"] == []
    assert question["rpId"] == "localhost"


def test_the_second_asks_for_own_passkeys_only(web: Web) -> None:
    own, other = key_of(web), key_of(web, "colleague")
    (named,) = asked(half(web), SECOND)["allowCredentials"]
    assert named["id"] == own.make({"user": {"id": ""}, "challenge": ""})["id"]
    assert other.credential_id != own.credential_id


def test_a_key_without_pin_is_enough_after_the_password_only(web: Web) -> None:
    key = key_of(web).but(verified=False)
    browser = web.client()
    refused(web, answered(browser, key), browser, ALONE)
    assert answered(half(web), key, SECOND).status_code == 200


@pytest.mark.parametrize("at", [ALONE, SECOND])
@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://localhost:8081"},
        {"rp_id": "evil.example"},
        {"key": Authenticator().key},
        {"credential_id": b"another" * 4},
        {"user_handle": b"another"},
    ],
    ids=["site", "port", "host", "key", "credential", "owner"],
)
def test_wrong_answers(web: Web, at: str, wrong: dict[str, Any]) -> None:
    key = key_of(web)
    browser = comer(web, at)
    refused(web, answered(browser, key.but(**wrong), at), browser, at)


def test_a_passkey_alone_must_say_whose_it_is(web: Web) -> None:
    key = key_of(web)
    browser = web.client()
    refused(web, answered(browser, key.but(user_handle=b"")), browser, ALONE)
    assert answered(half(web), key.but(user_handle=b"", count=5), SECOND).status_code == 200


@pytest.mark.parametrize("at", [ALONE, SECOND])
def test_an_answer_twice(web: Web, at: str) -> None:
    key = key_of(web)
    browser = comer(web, at)
    answer = {"credential": key.use(asked(browser, at))}
    kept = browser.client.get_cookie("__Host-tuokio")
    assert kept
    assert send(browser, at, answer).status_code == 200
    thief = web.client()
    thief.client.set_cookie("__Host-tuokio", kept.value, secure=True)
    assert send(thief, at, answer).status_code == 401
    assert not inside(thief)


@pytest.mark.parametrize("at", [ALONE, SECOND])
def test_a_wrong_answer_uses_the_question_up(web: Web, at: str) -> None:
    key = key_of(web)
    browser = comer(web, at)
    question = asked(browser, at)
    kept = browser.client.get_cookie("__Host-tuokio")
    assert kept
    wrong = key.but(origin="https://evil.example")
    assert send(browser, at, {"credential": wrong.use(question)}).status_code == 401
    browser.client.set_cookie("__Host-tuokio", kept.value, secure=True)
    refused(web, send(browser, at, {"credential": key.use(question)}), browser, at)


@pytest.mark.parametrize("at", [ALONE, SECOND])
def test_too_late(web: Web, clock: Clock, at: str) -> None:
    key = key_of(web)
    browser = comer(web, at)
    question = asked(browser, at)
    clock.forward(minutes=5)
    refused(web, send(browser, at, {"credential": key.use(question)}), browser, at)


def test_old_questions_are_cleared_away(web: Web, clock: Clock) -> None:
    for _ in range(3):
        asked(web.client(), ALONE)
    assert len(dump(web.core)["passkey_challenges"]) == 3
    clock.forward(minutes=5)
    asked(web.client(), ALONE)
    assert len(dump(web.core)["passkey_challenges"]) == 1


def test_the_answer_to_another_browsers_question(web: Web) -> None:
    key = key_of(web)
    question = asked(web.client(), ALONE)
    browser = web.client()
    asked(browser, ALONE)
    refused(web, send(browser, ALONE, {"credential": key.use(question)}), browser, ALONE)


def test_the_answer_to_a_question_of_the_other_step(web: Web) -> None:
    """A second step asks for no PIN: its question is no good for a whole sign-in."""
    key = key_of(web)
    browser = half(web)
    question = asked(browser, SECOND)
    refused(web, send(browser, ALONE, {"credential": key.use(question)}), browser, ALONE)
    question = asked(browser, ALONE)
    refused(web, send(browser, SECOND, {"credential": key.use(question)}), browser, SECOND)


def test_the_answer_to_a_question_for_a_new_one(web: Web) -> None:
    browser = signed_in(web)
    key = add_passkey(browser)
    question = send(browser, "/account/passkeys/options", {"name": "x"}).get_json()
    assert send(browser, ALONE, {"credential": key.use(question)}).status_code == 401


def test_another_persons_passkey_is_no_second_step(web: Web) -> None:
    other = key_of(web, "colleague")
    key_of(web)
    browser = half(web)
    refused(web, answered(browser, other, SECOND), browser, SECOND)


def test_a_copied_passkey_is_noticed_by_its_counter(web: Web) -> None:
    key = key_of(web)
    copy = key.but()
    for _ in range(2):
        assert answered(web.client(), key).status_code == 200
    browser = web.client()
    refused(web, answered(browser, copy), browser, ALONE)


def test_a_removed_passkey(web: Web) -> None:
    own = signed_in(web)
    key = add_passkey(own)
    ref = dump(web.core)["passkeys"][0][0]
    assert own.post(f"/account/passkeys/{ref}/remove", proof="a long made-up password").location
    browser = web.client()
    refused(web, answered(browser, key), browser, ALONE)


def test_second_step_without_the_first(web: Web) -> None:
    key = key_of(web)
    browser = web.client()
    response = send(browser, f"{SECOND}/options", {})
    assert response.status_code == 401
    question = asked(browser, ALONE)
    response = send(browser, SECOND, {"credential": key.use(question)})
    assert response.status_code == 401
    assert response.get_json() == {"error": web.core.texts.text("fi", "second-error-over")}
    assert not inside(browser)


def test_second_step_of_somebody_without_passkeys(web: Web) -> None:
    _, secret = with_app(web)
    browser = half(web)
    assert "passkey" not in actions(browser.get("/sign-in/second"))
    assert send(browser, f"{SECOND}/options", {}).status_code == 422
    assert browser.post("/sign-in/second", code=code(web, secret)).status_code == 303


RUBBISH: list[object] = [
    None,
    [],
    "x",
    {},
    {"credential": None},
    {"credential": []},
    {"credential": {"rawId": 1}},
    {"credential": {"rawId": "Ä", "response": 3}},
    {"credential": {"rawId": "=" * 1000, "id": "", "response": {"userHandle": "%%%"}}},
    {"credential": {"rawId": "AAAA", "id": "AAAA", "type": "public-key", "response": {}}},
]


@pytest.mark.parametrize("said", RUBBISH, ids=range(len(RUBBISH)))
@pytest.mark.parametrize("at", [ALONE, SECOND])
def test_rubbish(web: Web, at: str, said: object) -> None:
    key_of(web)
    browser = comer(web, at)
    asked(browser, at)
    refused(web, send(browser, at, said), browser, at)


PARTS = ["clientDataJSON", "authenticatorData", "signature", "userHandle"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("value", [None, 1, "", "A", "AAAA", "\ud7ff", {}], ids=repr)
def test_a_damaged_part(web: Web, part: str, value: object) -> None:
    key = key_of(web)
    browser = web.client()
    credential = key.use(asked(browser, ALONE))
    credential["response"][part] = value
    refused(web, send(browser, ALONE, {"credential": credential}), browser, ALONE)


@pytest.mark.parametrize("at", [ALONE, SECOND])
def test_without_a_form_token(web: Web, at: str) -> None:
    for path in (at, f"{at}/options"):
        assert web.client().client.post(path, json={}).status_code == 400


def test_wrong_method(web: Web) -> None:
    for path in (ALONE, f"{ALONE}/options"):
        assert web.client().get(path).status_code == 405


def test_next_leads_on_and_nowhere_else(web: Web) -> None:
    key = key_of(web)
    for given, leads in (("/launch/talk", "/launch/talk"), ("https://evil.example", "/desk")):
        browser = web.client()
        credential = key.use(asked(browser, ALONE))
        said = {"credential": credential, "next": given}
        assert send(browser, ALONE, said).get_json() == {"next": leads}


def test_at_a_bare_address_there_are_none(web: Web) -> None:
    browser = web.client()
    page = browser.get("/sign-in", base_url="http://127.0.0.1:8080")
    assert "passkey" not in actions(page)
    assert "passkey" in actions(browser.get("/sign-in"))


def test_too_many(web: Web) -> None:
    browser = web.client()
    answers = [send(browser, f"{ALONE}/options", {}).status_code for _ in range(31)]
    assert answers == [200] * 30 + [429]
    said = send(browser, f"{ALONE}/options", {}).get_json()
    assert said == {"error": web.core.texts.text("fi", "sign-in-error-too-many")}
