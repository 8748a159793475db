"""`POST /desk/encounters/<id>/ask-again`: a change of the notice that touches this meeting
(CONS 5)."""

from __future__ import annotations

import pytest

from tests.support.consent import arrived, change_notice, say
from tests.support.desk import at_once, base, helper, kept
from tests.support.doors import said
from tests.support.probe import actions, entries, person
from tests.support.web import Web


def test_the_desk_says_so_and_offers_to_ask_now(web: Web) -> None:
    encounter, _ = web.admitted()
    staff = web.staff("professional")
    page = staff.get(base(encounter))
    assert "ask-again" not in actions(page)
    change_notice(web)
    for path in (base(encounter), f"{base(encounter)}/people"):
        text = staff.get(path).text
        assert said(web, text, "desk-notice-changed", count=1)
        assert f'action="{base(encounter)}/ask-again"' in text
    assert staff.post(f"{base(encounter)}/ask-again").location == base(encounter)
    assert "ask-again" not in actions(staff.get(base(encounter)))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_it_counts_people_in_words(web: Web, language: str) -> None:
    encounter = web.launch("group")
    secret = web.secret(encounter)
    for _ in range(3):
        web.client().to_waiting(secret)
    change_notice(web)
    staff = web.staff("professional")
    staff.headers["Accept-Language"] = language
    assert said(web, staff.get(base(encounter)).text, "desk-notice-changed", language, count=3)


def test_only_those_are_asked_who_agreed_to_another_text(web: Web) -> None:
    encounter = web.launch("group")
    secret = web.secret(encounter)
    before, refusing, reading, after, gone = (web.client() for _ in range(5))
    for client in (before, gone):
        client.to_waiting(secret)
    for client in (refusing, reading):
        client.proceed(secret)
    say(refusing, "refuse")
    web.staff("professional").post(f"{base(encounter)}/decline", who=web.who(encounter, gone.ref))
    change_notice(web)
    after.to_waiting(secret)
    versions = {each.ref: person(web.core, each.ref).version for each in (refusing, reading, after)}
    web.staff("professional").post(f"{base(encounter)}/ask-again")
    assert entries(web.core, encounter).count("consent_superseded") == 1
    assert person(web.core, before.ref).asked_again
    assert {ref: person(web.core, ref).version for ref in versions} == versions
    assert person(web.core, gone.ref).place == "declined"


def test_the_language_it_was_read_in_is_no_change(web: Web) -> None:
    encounter, client = arrived(web, language="sv")
    say(client)
    assert "ask-again" not in actions(web.staff("professional").get(base(encounter)))


def test_asking_twice_and_with_nothing_changed_is_nothing(web: Web) -> None:
    encounter, _ = web.admitted()
    staff = web.staff("professional")
    before = kept(web)
    assert staff.post(f"{base(encounter)}/ask-again").status_code == 303
    assert kept(web) == before
    change_notice(web)
    staff.post(f"{base(encounter)}/ask-again")
    before = kept(web)
    assert staff.post(f"{base(encounter)}/ask-again").status_code == 303
    assert kept(web) == before


def test_two_workers_ask_once(any_web: Web) -> None:
    encounter, _ = any_web.admitted()
    change_notice(any_web)
    workers = [any_web.staff("professional"), helper(any_web, encounter)]
    tokens = [each.csrf() for each in workers]

    def press(number: int) -> int:
        staff = workers[number]
        data = {"csrf_token": tokens[number]}
        url = f"{base(encounter)}/ask-again"
        return staff.client.post(url, data=data, headers=staff.headers).status_code

    assert at_once([lambda: press(0), lambda: press(1)]) == [303, 303]
    assert entries(any_web.core, encounter).count("consent_superseded") == 1


def test_before_and_after_the_meeting(web: Web) -> None:
    staff = web.staff("professional")
    planned = staff.post("/launch/talk", starts_at="2030-06-01T12:00").location
    ended = base(web.admitted()[0])
    staff.post(f"{ended}/end")
    before = kept(web)
    assert staff.post(f"{planned}/ask-again").status_code == 409
    assert staff.post(f"{ended}/ask-again").status_code == 410
    assert kept(web) == before
