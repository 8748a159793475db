"""`/j/<ref>/notice` with several purposes: one choice each, nothing ticked beforehand (CONS 2)."""

from __future__ import annotations

import hashlib
import re

import pytest

from flask_admin_app.services.answering import BUILD
from tests.support.consent import OPTIONAL, arrived, fields_of, offer, say
from tests.support.desk import invite
from tests.support.probe import actions, dump, entries, main_of, person, records
from tests.support.web import Client, Web

LANGUAGES = ("fi", "sv", "en")


def answers(web: Web, client: Client) -> dict[str, str]:
    return dict(person(web.core, client.ref).answers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_optional_purpose_has_an_unticked_box_of_its_own(web: Web, language: str) -> None:
    offer(web)
    _, client = arrived(web, language=language)
    page = client.get(f"/j/{client.ref}/notice")
    main = main_of(page)
    (box,) = re.findall(r'<input type="checkbox"[^>]*>', main)
    assert f'name="purpose" value="{OPTIONAL}"' in box
    assert "checked" not in box
    assert actions(page) == {"agree", "refuse"}
    for key in ("purpose-remote-meeting-text", "purpose-board-copy-text", "notice-optional"):
        assert web.core.texts.text(language, key) in main


def test_without_optional_purposes_there_is_no_box(web: Web) -> None:
    _, client = arrived(web)
    assert 'type="checkbox"' not in main_of(client.get(f"/j/{client.ref}/notice"))


@pytest.mark.parametrize(("ticked", "state"), [((OPTIONAL,), "given"), ((), "refused")])
def test_a_box_that_is_not_ticked_is_a_no(web: Web, ticked: tuple[str, ...], state: str) -> None:
    offer(web)
    encounter, client = arrived(web)
    say(client, "agree", *ticked)
    assert answers(web, client) == {"remote_meeting": "given", OPTIONAL: state}
    assert person(web.core, client.ref).place == "waiting"
    told = [
        (each["purpose_code"], each["event_state"])
        for each in records(web.core, encounter)
        if each["schema"] == "consent-event/1"
    ]
    assert told == [("remote_meeting", "given"), (OPTIONAL, state)]
    # What was shown stands before what was said.
    log = entries(web.core, encounter)
    assert log.index("notice_shown") < log.index("consent_given")


def test_who_refuses_has_agreed_to_nothing(web: Web) -> None:
    offer(web)
    _, client = arrived(web)
    say(client, "refuse", OPTIONAL)
    assert answers(web, client) == {"remote_meeting": "refused", OPTIONAL: "refused"}


@pytest.mark.parametrize("code", ["gdpr", "", "x" * 5000, "remote_meeting; --"])
def test_what_was_not_asked_cannot_be_answered(web: Web, code: str) -> None:
    offer(web)
    _, client = arrived(web)
    fields = fields_of(client.get(f"/j/{client.ref}/notice").text)
    before = dump(web.core)
    response = client.post(f"/j/{client.ref}/notice", **fields, answer="agree", purpose=code)
    assert response.status_code == 409
    assert dump(web.core) == before


def test_naming_what_is_required_changes_nothing_about_the_button(web: Web) -> None:
    _, client = arrived(web)
    say(client, "refuse", "remote_meeting")
    assert answers(web, client) == {"remote_meeting": "refused"}


@pytest.mark.parametrize("role", ["guest", "interpreter", "guardian"])
def test_guests_are_asked_as_clients_are(web: Web, role: str) -> None:
    offer(web)
    encounter = web.launch()
    _, secret = invite(web, encounter, role)
    client = web.client()
    client.proceed(secret)
    say(client, "agree", OPTIONAL)
    assert answers(web, client) == {"remote_meeting": "given", OPTIONAL: "given"}


def test_who_came_before_the_service_asked_is_not_asked(web: Web) -> None:
    _, client = arrived(web)
    offer(web)
    assert 'type="checkbox"' not in client.get(f"/j/{client.ref}/notice").text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("answer", "words"), [("agree", "agree"), ("refuse", "refuse")])
def test_the_record_tells_which_button_was_pressed(
    web: Web, language: str, answer: str, words: str
) -> None:
    encounter, client = arrived(web, language=language)
    say(client, answer)
    type_ = "consent_given" if answer == "agree" else "consent_refused"
    (record,) = records(web.core, encounter, type_)
    label = web.core.texts.text(language, f"notice-{words}")
    assert record["ui"] == {
        "build": BUILD,
        "locale": language,
        "control_label_sha256": hashlib.sha256(label.encode()).hexdigest(),
        "default_unchecked": True,
    }


def test_the_way_back_is_one_tap_and_asks_nothing_optional(web: Web) -> None:
    offer(web)
    encounter, client = arrived(web)
    say(client, "agree", OPTIONAL)
    client.post(f"/j/{client.ref}/withdraw")
    bye = client.get(f"/j/{client.ref}/bye").text
    assert 'type="checkbox"' not in bye
    fields = fields_of(bye)
    client.post(f"/j/{client.ref}/notice", **fields, answer="agree", page="bye")
    assert answers(web, client) == {"remote_meeting": "given", OPTIONAL: "withdrawn"}
    record = records(web.core, encounter, "consent_given")[-1]
    label = web.core.texts.text("fi", "bye-agree-again")
    assert record["ui"]["control_label_sha256"] == hashlib.sha256(label.encode()).hexdigest()
    assert record["notice"]["shown_at"] is not None
