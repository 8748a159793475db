"""A changed notice asks at the next meeting, unless the change touches this one; rejoining never
asks again (CONS 5)."""

from __future__ import annotations

import pytest

from flask_admin_app.services import meeting
from tests.support.consent import (
    OPTIONAL,
    asked_again,
    change_notice,
    fields_of,
)
from tests.support.probe import actions, entries, main_of, person, records
from tests.support.way import press
from tests.support.web import Client, Web


def inside(web: Web) -> tuple[str, Client]:
    """Somebody in the meeting, who agreed to the text of before."""
    encounter, client = web.admitted()
    meeting.joined(web.core, client.ref)
    change_notice(web)
    return encounter, client


def answer(client: Client, page: str, what: str) -> str:
    fields = fields_of(page)
    return client.post(f"/j/{client.ref}/notice", **fields, answer=what).location


def test_whoever_waits_goes_back_to_the_notice_and_keeps_the_turn(web: Web) -> None:
    encounter, client = web.waiting()
    since = person(web.core, client.ref).waiting_since
    change_notice(web)
    assert f'data-next="/j/{client.ref}/wait"' in client.get(f"/j/{client.ref}/status").text
    press(web, encounter, "ask-again")
    assert f'data-next="/j/{client.ref}/notice"' in client.get(f"/j/{client.ref}/status").text
    page = client.get(f"/j/{client.ref}/notice")
    assert web.core.texts.text("fi", "notice-asked-again") in page.text
    assert answer(client, page.text, "agree") == f"/j/{client.ref}/wait"
    row = person(web.core, client.ref)
    assert (row.place, row.waiting_since, row.asked_again) == ("waiting", since, False)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_inside_the_call_goes_on_beside_a_calm_question(web: Web, language: str) -> None:
    encounter, client = inside(web)
    client.post("/language", language=language, back="/privacy")
    title = web.core.texts.text(language, "asked-again-title")
    assert title not in client.get(f"/j/{client.ref}/people").text
    press(web, encounter, "ask-again")
    part = client.get(f"/j/{client.ref}/people").text
    assert f'data-next="/j/{client.ref}/meeting"' in part
    assert title in part
    assert "09 765 4321" in part
    assert 'data-action="agree"' in part
    assert 'data-action="refuse"' in part
    assert "<details open" not in part
    # Two lines, and all else folded: the picture stays in sight (TIME 3).
    bar = part.split('id="asked-again-open"')[1].split("</summary>")[0]
    assert title in bar
    assert web.core.texts.text(language, "asked-again-text") in bar
    assert "<button" not in bar
    # What a yes is answered with, for those who do not see the bar go.
    assert f'data-said="{web.core.texts.text(language, "asked-again-done")}"' in part
    page = client.get(f"/j/{client.ref}/meeting")
    assert {"agree", "refuse", "leave", "withdraw", "come-back"} == actions(page)
    # A line that drops meanwhile comes back.
    meeting.dropped(web.core, client.ref)
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 200


def test_a_yes_ends_the_question_and_nothing_else(web: Web) -> None:
    encounter, client = inside(web)
    old = person(web.core, client.ref).notice
    press(web, encounter, "ask-again")
    page = client.get(f"/j/{client.ref}/meeting").text
    assert answer(client, page, "agree") == f"/j/{client.ref}/meeting"
    row = person(web.core, client.ref)
    assert (row.place, row.asked_again, row.answers) == (
        "present",
        False,
        {"remote_meeting": "given"},
    )
    assert row.notice != old
    assert 'id="asked-again"' not in client.get(f"/j/{client.ref}/meeting").text
    first, again = records(web.core, encounter, "consent_given")
    (superseded,) = records(web.core, encounter, "consent_superseded")
    assert [each["notice"]["sha256"] for each in (first, superseded, again)] == [
        old,
        old,
        row.notice,
    ]
    assert again["prev_record_id"] == superseded["record_id"]


def test_a_no_is_the_ordinary_way_out(web: Web) -> None:
    encounter, client = inside(web)
    press(web, encounter, "ask-again")
    page = client.get(f"/j/{client.ref}/meeting").text
    assert answer(client, page, "refuse") == f"/j/{client.ref}/notice"
    row = person(web.core, client.ref)
    assert (row.place, row.since, row.asked_again) == ("arrived", None, False)
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 409


def test_withdrawing_works_while_the_question_is_open(web: Web) -> None:
    encounter, client = inside(web)
    press(web, encounter, "ask-again")
    assert client.post(f"/j/{client.ref}/withdraw").location == f"/j/{client.ref}/bye"
    assert person(web.core, client.ref).place == "withdrawn"


def test_what_is_optional_is_asked_again_too(web: Web) -> None:
    encounter, client = asked_again(web)
    assert entries(web.core, encounter).count("consent_superseded") == 2
    page = client.get(f"/j/{client.ref}/meeting")
    assert f'name="purpose" value="{OPTIONAL}"' in main_of(page)
    fields = fields_of(page.text)
    client.post(f"/j/{client.ref}/notice", **fields, answer="agree", purpose=OPTIONAL)
    assert person(web.core, client.ref).answers[OPTIONAL] == "given"


def test_coming_back_never_asks_again(web: Web) -> None:
    encounter, client = inside(web)
    secret = web.secret(encounter)
    asked = entries(web.core, encounter).count("notice_shown")
    client.post(f"/j/{client.ref}/leave")
    assert client.post(f"/j/{client.ref}/join").location == f"/j/{client.ref}/meeting"
    client.post(f"/j/{client.ref}/leave")
    assert client.proceed(secret).location == f"/j/{client.ref}/meeting"
    meeting.dropped(web.core, client.ref)
    assert client.get(f"/j/{client.ref}/meeting").status_code == 200
    row = person(web.core, client.ref)
    assert (row.asked_again, row.answers) == (False, {"remote_meeting": "given"})
    assert entries(web.core, encounter).count("notice_shown") == asked
    assert "consent_superseded" not in entries(web.core, encounter)


def test_who_left_meanwhile_finds_the_question_on_coming_back(web: Web) -> None:
    encounter, client = inside(web)
    client.post(f"/j/{client.ref}/leave")
    press(web, encounter, "ask-again")
    assert client.post(f"/j/{client.ref}/join").location == f"/j/{client.ref}/notice"


def test_whoever_was_let_in_and_is_not_there_yet_answers_first(web: Web) -> None:
    encounter, client = web.admitted()
    change_notice(web)
    press(web, encounter, "ask-again")
    assert f'data-next="/j/{client.ref}/notice"' in client.get(f"/j/{client.ref}/status").text
    assert client.get(f"/j/{client.ref}/meeting").location == f"/j/{client.ref}/notice"
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 409
    page = client.get(f"/j/{client.ref}/notice").text
    assert web.core.texts.text("fi", "notice-asked-again") in page
    assert answer(client, page, "agree") == f"/j/{client.ref}/meeting"
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 200


def test_the_next_meeting_asks_about_the_new_text(web: Web) -> None:
    _, client = inside(web)
    first = person(web.core, client.ref).notice
    _, again = web.waiting()
    assert person(web.core, again.ref).notice not in {None, first}
