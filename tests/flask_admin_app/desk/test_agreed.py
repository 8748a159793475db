"""What was agreed, as staff see it (CONS 8), and what staff themselves promise (CONS 6)."""

from __future__ import annotations

import re

import pytest

from tests.support.consent import OPTIONAL, arrived, offer, say
from tests.support.desk import base, helper, invite
from tests.support.probe import main_of, records
from tests.support.web import Web

LANGUAGES = ("fi", "sv", "en")


def folded(web: Web, encounter: str, ref: str, language: str = "fi") -> str | None:
    """What stands folded about a person."""
    staff = web.staff("professional")
    staff.headers["Accept-Language"] = language
    page = staff.get(f"{base(encounter)}/people").text
    found = re.search(
        rf'<details class="person-agreed" id="agreed-{ref}">.*?</details>', page, re.DOTALL
    )
    return found.group(0) if found else None


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_purpose_with_its_answer_and_the_text(web: Web, language: str) -> None:
    offer(web)
    encounter, client = arrived(web, language="sv")
    say(client)
    part = folded(web, encounter, client.ref, language)
    assert part
    texts = web.core.texts
    for code, answer in (("remote-meeting", "given"), ("board-copy", "refused")):
        title = texts.text(language, f"purpose-{code}-title")
        assert f"{title}: {texts.text(language, 'desk-agreed-answer', answer=answer)}" in part
    notice = texts.text(
        language,
        "desk-agreed-notice",
        notice=texts.text(language, "notice-name", id="talk"),
        version=2,
        language="Svenska",
    )
    assert "talk," not in part
    assert notice in part


def test_guests_as_well(web: Web) -> None:
    offer(web)
    encounter = web.launch()
    _, secret = invite(web, encounter, "interpreter")
    guest = web.client()
    guest.proceed(secret)
    assert folded(web, encounter, guest.ref) is None
    say(guest, "agree", OPTIONAL)
    part = folded(web, encounter, guest.ref)
    assert part
    assert part.count(web.core.texts.text("fi", "desk-agreed-answer", answer="given")) == 2


@pytest.mark.parametrize(("state", "word"), [("refuse", "refused"), ("withdraw", "withdrawn")])
def test_a_no_and_a_change_of_mind(web: Web, state: str, word: str) -> None:
    encounter, client = arrived(web)
    say(client, "refuse" if state == "refuse" else "agree")
    if state == "withdraw":
        client.post(f"/j/{client.ref}/withdraw")
    part = folded(web, encounter, client.ref)
    assert part
    assert web.core.texts.text("fi", "desk-agreed-answer", answer=word) in part


def test_in_a_crowd_too(web: Web) -> None:
    encounter = web.launch("group")
    secret = web.secret(encounter)
    clients = [web.client().to_waiting(secret) for _ in range(5)]
    for client in clients:
        assert folded(web, encounter, client.ref)


def test_of_staff_nothing_is_asked(web: Web) -> None:
    encounter = web.launch()
    helper(web, encounter)
    assert "person-agreed" not in web.staff("professional").get(base(encounter)).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_promise_stands_where_the_meeting_begins(web: Web, language: str) -> None:
    encounter = web.launch()
    staff = web.staff("professional")
    staff.headers["Accept-Language"] = language
    texts = web.core.texts
    # With each of the two buttons: the promise is written down when they are pressed.
    assert staff.get("/launch/talk").text.count(texts.text(language, "launch-promise")) == 2
    assert texts.text(language, "desk-promise") in staff.get(base(encounter)).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_helper_promises_by_going_on(web: Web, language: str) -> None:
    _, secret = invite(web, web.launch(), "helper")
    staff = web.staff("colleague")
    staff.headers["Accept-Language"] = language
    promise = web.core.texts.text(language, "landing-helper-promise")
    assert promise in main_of(staff.get(f"/j/{secret}"))
    signed_out = web.client(language).get(f"/j/{secret}")
    assert promise not in signed_out.text


def test_a_client_is_not_told_of_a_workers_promise(web: Web) -> None:
    page = web.client().get(f"/j/{web.secret(web.launch())}").text
    assert web.core.texts.text("fi", "landing-helper-promise") not in page


def test_the_promise_is_in_the_log(web: Web) -> None:
    (record,) = records(web.core, web.launch(), "staff_joined")
    assert record["facts"]["promise"] == "no_recording/1"
