"""`/account/passkeys`: adding and removing passkeys."""

from __future__ import annotations

from typing import Any

import pytest

from flask_admin_app.services.factors.passkeys import MOST
from tests.support.authenticator import Authenticator
from tests.support.cast import PASSWORD
from tests.support.clock import Clock
from tests.support.factors import add_passkey, answered, half, inside, password, send, signed_in
from tests.support.probe import dump, main_of
from tests.support.web import Browser, Web

PATH = "/account/passkeys"
NAMED = {"name": "työpuhelin"}


def asked(browser: Browser, **fields: str) -> dict[str, Any]:
    found: dict[str, Any] = send(browser, f"{PATH}/options", NAMED | fields).get_json()
    return found


def refs(web: Web) -> list[str]:
    return [row[0] for row in dump(web.core)["passkeys"]]


def refused(web: Web, browser: Browser, credential: object) -> None:
    response = send(browser, PATH, {**NAMED, "credential": credential})
    assert response.status_code == 422, response.text
    assert response.get_json() == {"error": web.core.texts.text("fi", "account-error-passkey")}
    assert refs(web) == []


def test_works(any_web: Web) -> None:
    browser, elsewhere = signed_in(any_web), signed_in(any_web)
    add_passkey(browser)
    page = browser.get("/account").text
    assert any_web.core.texts.text("fi", "account-done-passkey") in page
    assert "työpuhelin" in page
    assert inside(browser)
    assert not inside(elsewhere)
    assert password(any_web.client()).location == "/sign-in/second"


def test_what_the_browser_is_asked(web: Web) -> None:
    browser = signed_in(web)
    key = add_passkey(browser)
    question = asked(browser)
    assert question["rp"]["id"] == "localhost"
    assert question["attestation"] == "none"
    assert [each["id"] for each in question["excludeCredentials"]] == [
        key.make(question)["id"],
    ]
    ref = web.cast.professional.ref
    assert ref not in str(question)  # what the log calls this person


def test_the_owner_is_called_the_same_each_time_and_like_nobody_else(web: Web) -> None:
    own, other = signed_in(web), signed_in(web, "colleague")
    handles = [asked(each)["user"]["id"] for each in (own, own, other)]
    assert handles[0] == handles[1] != handles[2]


@pytest.mark.parametrize(
    "wrong", [{"origin": "https://evil.example"}, {"rp_id": "evil.example"}], ids=["site", "host"]
)
def test_made_elsewhere(web: Web, wrong: dict[str, Any]) -> None:
    browser = signed_in(web)
    refused(web, browser, Authenticator(**wrong).make(asked(browser)))


def test_the_answer_to_another_question(web: Web) -> None:
    browser = signed_in(web)
    question = asked(browser)
    asked(browser)
    refused(web, browser, Authenticator().make(question))
    refused(web, browser, Authenticator().make(question))  # and none was asked now


def test_too_late(web: Web, clock: Clock) -> None:
    browser = signed_in(web)
    question = asked(browser)
    clock.forward(minutes=5)
    refused(web, browser, Authenticator().make(question))


def test_the_same_twice(web: Web) -> None:
    browser = signed_in(web)
    key = add_passkey(browser)
    again = send(browser, PATH, {**NAMED, "credential": key.make(asked(browser))})
    assert again.status_code == 422
    colleague = signed_in(web, "colleague")
    theirs = send(colleague, PATH, {**NAMED, "credential": key.make(asked(colleague))})
    assert theirs.status_code == 422
    assert len(refs(web)) == 1


@pytest.mark.parametrize("name", ["", "  ", "x" * 41, "a\u202eb", "a\0b"])
def test_a_name_that_cannot_be(web: Web, name: str) -> None:
    browser = signed_in(web)
    words = {"error": web.core.texts.text("fi", "account-error-passkey-name")}
    assert asked(browser, name=name) == words
    credential = Authenticator().make(asked(browser))
    assert send(browser, PATH, {"name": name, "credential": credential}).get_json() == words
    assert refs(web) == []


@pytest.mark.parametrize(
    "said", [None, [], {}, {"credential": 1}, {"credential": {"rawId": "A"}}], ids=range(5)
)
def test_rubbish(web: Web, said: object) -> None:
    browser = signed_in(web)
    asked(browser)
    more = {**NAMED, **said} if isinstance(said, dict) else said
    assert send(browser, PATH, more).status_code == 422
    assert refs(web) == []


@pytest.mark.parametrize("part", ["clientDataJSON", "attestationObject"])
@pytest.mark.parametrize("value", [None, "", "AAAA", "oA"], ids=repr)
def test_a_damaged_part(web: Web, part: str, value: object) -> None:
    browser = signed_in(web)
    credential = Authenticator().make(asked(browser))
    credential["response"][part] = value
    refused(web, browser, credential)


def test_so_many_and_no_more(web: Web) -> None:
    browser = signed_in(web)
    for _ in range(MOST):
        add_passkey(browser)
    full = {"error": web.core.texts.text("fi", "account-error-passkeys-many")}
    assert asked(browser) == full
    assert full["error"] in main_of(browser.get("/account"))


def test_at_a_bare_address_there_are_none(web: Web) -> None:
    browser = signed_in(web)
    kept = browser.client.get_cookie("__Host-tuokio")
    assert kept
    headers = browser.headers | {"Cookie": f"__Host-tuokio={kept.value}"}
    there = web.app.test_client(use_cookies=False)
    page = there.get("/account", base_url="http://127.0.0.1:8080", headers=headers)
    assert web.core.texts.text("fi", "account-passkeys-address") in main_of(page)


def test_removed(any_web: Web) -> None:
    browser = signed_in(any_web)
    first, second = add_passkey(browser), add_passkey(browser, name="turva-avain")
    for ref in refs(any_web)[:1]:
        assert browser.post(f"{PATH}/{ref}/remove", proof=PASSWORD).location == "/account"
    works = [answered(any_web.client(), key).status_code for key in (first, second)]
    assert sorted(works) == [200, 401]
    (ref,) = refs(any_web)
    browser.post(f"{PATH}/{ref}/remove", proof=PASSWORD)
    assert password(any_web.client()).location == "/desk"


@pytest.mark.parametrize("proof", ["", "wrong"])
def test_removing_asks_for_the_password(web: Web, proof: str) -> None:
    browser = signed_in(web)
    add_passkey(browser)
    (ref,) = refs(web)
    response = browser.post(f"{PATH}/{ref}/remove", proof=proof)
    assert response.status_code == 422
    assert web.core.texts.text("fi", "account-error-proof") in main_of(response)
    assert refs(web) == [ref]


def test_a_colleagues_stays(web: Web) -> None:
    add_passkey(signed_in(web))
    (ref,) = refs(web)
    colleague = signed_in(web, "colleague")
    for each in (ref, "abc", "x" * 300):
        assert colleague.post(f"{PATH}/{each}/remove", proof=PASSWORD).status_code == 422
    assert refs(web) == [ref]
    assert half(web).get("/sign-in/second").status_code == 200


def test_the_name_is_sealed(web: Web) -> None:
    add_passkey(signed_in(web))
    assert "työpuhelin".encode() not in dump(web.core)["passkeys"][0][5]
