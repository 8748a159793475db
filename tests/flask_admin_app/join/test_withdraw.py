"""`POST /j/<ref>/withdraw`: taking the agreement back takes as many steps as giving it (CONS 4)."""

from __future__ import annotations

import hashlib

import pytest

from tests.support.consent import OPTIONAL, arrived, offer, say
from tests.support.probe import dump, entries, person, records
from tests.support.way import bring, check_elsewhere, others, press
from tests.support.web import Client, Web


@pytest.mark.parametrize("state", ["waiting", "admitted", "left", "sent-back", "moved"])
def test_it_takes_effect_at_once_and_once(web: Web, state: str) -> None:
    encounter, client = bring(web, state)
    for _ in range(2):
        assert client.post(f"/j/{client.ref}/withdraw").location == f"/j/{client.ref}/bye"
    row = person(web.core, client.ref)
    assert (row.place, row.since, row.door) == ("withdrawn", None, "closed")
    assert row.answers == {"remote_meeting": "withdrawn"}
    assert entries(web.core, encounter).count("consent_withdrawn") == 1
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 409


def test_staff_cannot_admit_whoever_withdrew(web: Web) -> None:
    encounter, client = web.waiting()
    who = web.who(encounter, client.ref)
    client.post(f"/j/{client.ref}/withdraw")
    staff = web.staff("professional")
    assert staff.post(f"/desk/encounters/{encounter}/admit", who=who).status_code == 409
    assert person(web.core, client.ref).place == "withdrawn"


@pytest.mark.parametrize(
    ("state", "status"),
    [("arrived", 409), ("refused", 409), ("declined", 409), ("removed", 409), ("ended", 410)],
)
def test_nothing_to_withdraw(web: Web, state: str, status: int) -> None:
    _, client = bring(web, state)
    before = dump(web.core)
    assert client.post(f"/j/{client.ref}/withdraw").status_code == status
    assert dump(web.core) == before


def test_nobody_else(web: Web) -> None:
    _, client = web.admitted()
    for who, browser in others(web):
        check_elsewhere(browser.post(f"/j/{client.ref}/withdraw"), who)
    assert person(web.core, client.ref).place == "admitted"


def test_only_post(web: Web) -> None:
    _, client = web.admitted()
    before = dump(web.core)
    assert client.get(f"/j/{client.ref}/withdraw").status_code == 405
    assert dump(web.core) == before


@pytest.mark.parametrize("ref", ["x", "a" * 26])
def test_unknown_place(web: Web, ref: str) -> None:
    check_elsewhere(web.client().post(f"/j/{ref}/withdraw"))


# One purpose of several ------------------------------------------------------------------------


def chosen(web: Web, *, inside: bool) -> tuple[str, Client]:
    """Somebody who agreed to the optional purpose as well."""
    offer(web)
    encounter, client = arrived(web)
    say(client, "agree", OPTIONAL)
    if inside:
        press(web, encounter, "admit", who=web.who(encounter, client.ref))
    return encounter, client


@pytest.mark.parametrize(("inside", "place"), [(False, "waiting"), (True, "admitted")])
def test_an_optional_purpose_ends_alone(web: Web, inside: bool, place: str) -> None:
    encounter, client = chosen(web, inside=inside)
    step = "meeting" if inside else "wait"
    for _ in range(2):
        response = client.post(f"/j/{client.ref}/withdraw", purpose=OPTIONAL)
        assert response.location == f"/j/{client.ref}/{step}"
    row = person(web.core, client.ref)
    assert (row.place, row.answers[OPTIONAL]) == (place, "withdrawn")
    assert row.answers["remote_meeting"] == "given"
    (record,) = records(web.core, encounter, "consent_withdrawn")
    assert record["purpose_code"] == OPTIONAL
    token = client.post(f"/j/{client.ref}/token", _json=True)
    assert token.status_code == (200 if inside else 409)


@pytest.mark.parametrize(("inside", "step"), [(False, "wait"), (True, "meeting")])
def test_each_has_a_button_of_its_own_as_long_as_it_is_given(
    web: Web, inside: bool, step: str
) -> None:
    _, client = chosen(web, inside=inside)
    button = f'name="purpose" value="{OPTIONAL}"'
    title = web.core.texts.text("fi", "purpose-board-copy-title")
    words = web.core.texts.text("fi", "withdraw-purpose", purpose=title)
    page = client.get(f"/j/{client.ref}/{step}").text
    assert button in page
    assert words in page
    # What the script says once it is done, in a line that stays.
    done = web.core.texts.text("fi", "withdraw-purpose-done", purpose=title)
    assert f'data-said="{done}"' in page
    client.post(f"/j/{client.ref}/withdraw", purpose=OPTIONAL)
    page = client.get(f"/j/{client.ref}/{step}").text
    assert button not in page
    assert page.count('id="said" role="status"') == (1 if inside else 0)


def test_all_of_it_is_still_one_tap(web: Web) -> None:
    encounter, client = chosen(web, inside=True)
    assert client.post(f"/j/{client.ref}/withdraw").location == f"/j/{client.ref}/bye"
    row = person(web.core, client.ref)
    assert row.answers == {"remote_meeting": "withdrawn", OPTIONAL: "withdrawn"}
    assert entries(web.core, encounter).count("consent_withdrawn") == 2


def test_the_record_tells_of_the_text_and_of_the_button(web: Web) -> None:
    encounter, client = chosen(web, inside=True)
    agreed = person(web.core, client.ref).notice
    client.post("/language", language="sv", back="/privacy")
    client.post(f"/j/{client.ref}/withdraw", purpose=OPTIONAL)
    client.post(f"/j/{client.ref}/withdraw")
    one, all_ = records(web.core, encounter, "consent_withdrawn")
    texts = web.core.texts
    title = texts.text("sv", "purpose-board-copy-title")
    labels = [
        texts.text("sv", "withdraw-purpose", purpose=title),
        texts.text("sv", "withdraw-button"),
    ]
    for record, label in zip((one, all_), labels, strict=True):
        assert record["notice"]["sha256"] == agreed
        # The text was read in Finnish; the button was Swedish.
        assert (record["notice"]["lang"], record["ui"]["locale"]) == ("fi", "sv")
        sha256 = hashlib.sha256(label.encode()).hexdigest()
        assert record["ui"]["control_label_sha256"] == sha256


@pytest.mark.parametrize("purpose", ["", "gdpr", "x" * 5000])
def test_a_purpose_that_was_not_asked(web: Web, purpose: str) -> None:
    _, client = chosen(web, inside=True)
    before = dump(web.core)
    assert client.post(f"/j/{client.ref}/withdraw", purpose=purpose).status_code == 409
    assert dump(web.core) == before


def test_a_purpose_that_was_not_given(web: Web) -> None:
    offer(web)
    _, client = arrived(web)
    say(client)
    before = dump(web.core)
    assert client.post(f"/j/{client.ref}/withdraw", purpose=OPTIONAL).status_code == 409
    assert dump(web.core) == before


def test_nobody_else_ends_one(web: Web) -> None:
    _, client = chosen(web, inside=True)
    for who, browser in others(web):
        check_elsewhere(browser.post(f"/j/{client.ref}/withdraw", purpose=OPTIONAL), who)
    assert person(web.core, client.ref).answers[OPTIONAL] == "given"


def test_after_the_end_it_is_too_late_here(web: Web) -> None:
    encounter, client = chosen(web, inside=True)
    press(web, encounter, "end")
    before = dump(web.core)
    assert client.post(f"/j/{client.ref}/withdraw", purpose=OPTIONAL).status_code == 410
    assert dump(web.core) == before
