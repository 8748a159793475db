"""`/o/<service>`: coming in without an invitation (JOIN 13)."""

from __future__ import annotations

import re

import pytest

from flask_admin_app.models import EncounterRow
from flask_admin_app.public import door
from flask_admin_app.services import lifecycle
from tests.support.cast import OWN
from tests.support.clock import Clock
from tests.support.probe import actions, dump, entries, head_of, main_of, page_of
from tests.support.public_door import WORD, add_door, come, meetings, on_duty
from tests.support.web import Client, Web
from tuokio.encounters.public_door import MOST_WAITING

MORNINGS = [{"days": [1, 2, 3, 4, 5], "from": "09:00", "to": "15:30"}]


def test_says_what_it_is_and_lets_in(web: Web) -> None:
    add_door(web)
    on_duty(web)
    for language in ("fi", "sv", "en"):
        response = web.client(language).get(f"/o/{WORD}")
        assert response.status_code == 200
        assert page_of(response) == "door"
        assert OWN in main_of(response)
        assert actions(response) == {"continue"}
    client = come(web)
    assert client.get(f"/j/{client.ref}/notice").status_code == 200
    (encounter,) = meetings(web)
    assert entries(web.core, encounter)[:2] == ["encounter_planned", "encounter_opened"]
    assert client.answer().location == f"/j/{client.ref}/wait"
    # Nobody of staff began it, and the log can be read all the same.
    assert web.staff("auditor").get(f"/audit/encounters/{encounter}").status_code == 200


def test_a_preview_is_neutral_and_changes_nothing(web: Web) -> None:
    add_door(web)
    on_duty(web)
    before = dump(web.core)
    for method in ("GET", "HEAD"):
        bot = web.app.test_client()
        response = bot.open(f"/o/{WORD}", method=method, headers={"User-Agent": "WhatsApp/2.23"})
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "no-store"
        assert OWN not in head_of(response) if method == "GET" else True
    assert dump(web.core) == before


def test_one_meeting_for_one_visitor(web: Web) -> None:
    add_door(web)
    on_duty(web)
    client = come(web)
    ref = client.ref
    assert come(web, client=client).ref == ref
    assert len(meetings(web)) == 1
    client.answer()
    # They go on where they were, also from the door.
    assert client.post(f"/o/{WORD}/continue").location == f"/j/{ref}/wait"
    assert come(web).ref != ref
    assert len(meetings(web)) == 2


def test_a_second_press_before_the_first_was_answered(web: Web) -> None:
    """The browser has the form's session, but no cookie of the place yet."""
    add_door(web)
    on_duty(web)
    client = come(web)
    client.client.delete_cookie(f"__Host-place-{client.ref}", path="/")
    again = come(web, client=client)
    assert len(meetings(web)) == 1
    assert again.get(f"/j/{again.ref}/notice").status_code == 200


def test_after_the_end_the_door_opens_anew(web: Web) -> None:
    add_door(web)
    staff = on_duty(web)
    client = come(web)
    (first,) = meetings(web)
    staff.post(f"/desk/encounters/{first}/end")
    ref = client.ref
    assert come(web, client=client).ref != ref


def test_what_is_closed_says_when_it_opens(web: Web, clock: Clock) -> None:
    add_door(web, hours=MORNINGS)
    on_duty(web)
    assert actions(web.client().get(f"/o/{WORD}")) == {"continue"}
    clock.forward(hours=3, minutes=30)  # Tuesday 15.30 in Helsinki
    on_duty(web)
    response = web.client("en").get(f"/o/{WORD}")
    assert response.status_code == 200
    assert actions(response) == set()
    main = main_of(response)
    assert "Wednesday 15 May at 09:00" in main
    assert "Monday–Friday 09:00–15:30" in main
    assert "09 123 4567" in main
    refused = web.client().post(f"/o/{WORD}/continue")
    assert (refused.status_code, page_of(refused)) == (409, "door")
    assert meetings(web) == []


def test_nobody_on_duty(web: Web, clock: Clock) -> None:
    add_door(web)
    assert actions(web.client().get(f"/o/{WORD}")) == set()
    on_duty(web)
    assert actions(web.client().get(f"/o/{WORD}")) == {"continue"}
    clock.forward(hours=4)
    response = web.client().get(f"/o/{WORD}")
    assert actions(response) == set()
    assert web.core.texts.text("fi", "door-empty-title") in response.text
    assert web.client().post(f"/o/{WORD}/continue").status_code == 409


def test_who_signed_out_is_not_on_duty(web: Web) -> None:
    add_door(web)
    staff = on_duty(web)
    staff.post("/sign-out")
    assert actions(web.client().get(f"/o/{WORD}")) == set()


def test_the_queue_is_told_and_has_an_end(web: Web) -> None:
    add_door(web)
    on_duty(web)
    for number in range(MOST_WAITING):
        client = come(web, client=of(web, f"192.0.2.{number}"))
        if number < 2:
            client.answer()
    main = main_of(web.client("en").get(f"/o/{WORD}"))
    assert web.core.texts.text("en", "door-full-title") in main
    assert web.client().post(f"/o/{WORD}/continue").status_code == 409
    assert len(meetings(web)) == MOST_WAITING


def of(web: Web, address: str) -> Client:
    """The browser of a visitor from that address."""
    visitor = web.client()
    visitor.client.environ_base["REMOTE_ADDR"] = address
    return visitor


def test_whoever_only_looked_in_keeps_nobody_out(web: Web, clock: Clock) -> None:
    add_door(web)
    on_duty(web)
    waits, *_ = [come(web, client=of(web, f"192.0.2.{each}")) for each in range(MOST_WAITING)]
    waits.answer()
    clock.forward(minutes=2)
    waits.get(f"/j/{waits.ref}/wait")
    assert actions(web.client().get(f"/o/{WORD}")) == {"continue"}
    # Who waits, and has the page open, counts for longer.
    assert web.core.texts.text("en", "door-ahead", ahead=1) in main_of(
        web.client("en").get(f"/o/{WORD}")
    )


@pytest.mark.parametrize(
    ("alike", "other"),
    [
        (["192.0.2.7"] * 6, "192.0.2.8"),
        ([f"2001:db8:1:2::{number}" for number in range(1, 7)], "2001:db8:1:3::1"),
    ],
)
def test_one_house_cannot_fill_the_queue(web: Web, alike: list[str], other: str) -> None:
    add_door(web)
    on_duty(web)
    first = come(web, client=of(web, alike[0]))
    for address in alike[1:5]:
        come(web, client=of(web, address))
    refused = of(web, alike[5]).post(f"/o/{WORD}/continue")
    assert (refused.status_code, page_of(refused)) == (429, "door")
    assert web.core.texts.text("fi", "door-error-many") in main_of(refused)
    assert "09 123 4567" in main_of(refused)  # it leads on
    assert len(meetings(web)) == 5
    # Who is in the queue gets back, and everybody else gets in.
    assert come(web, client=first).ref == first.ref
    come(web, client=of(web, other))
    assert len(meetings(web)) == 6


def test_a_class_comes_to_a_group(web: Web) -> None:
    add_door(web, "group", "ryhma")
    on_duty(web, slug="group")
    answers = [web.client().post("/o/ryhma/continue").status_code for _ in range(16)]
    assert answers == [303] * 15 + [429]


def test_one_neighbourhood_cannot_shut_the_door_for_all(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_door(web)
    on_duty(web)
    monkeypatch.setattr(door, "_most", lambda _template: "1000 per hour")
    busy = [of(web, f"198.51.100.{number}") for number in range(6)]
    pressed = [
        visitor.post(f"/o/{WORD}/continue").status_code for visitor in busy for _ in range(51)
    ]
    assert (pressed[:300], set(pressed[300:])) == ([303] * 300, {429})
    come(web, client=of(web, "203.0.113.1"))


def test_how_many_are_ahead(web: Web, clock: Clock) -> None:
    add_door(web)
    on_duty(web)
    first = come(web)
    first.answer()
    clock.forward(minutes=1)
    second = come(web)
    second.answer()
    assert web.core.texts.text("en", "door-ahead", ahead=2) in main_of(
        web.client("en").get(f"/o/{WORD}")
    )
    assert (
        web.core.texts.text("fi", "wait-ahead", ahead=1) in second.get(f"/j/{second.ref}/wait").text
    )
    # Whoever closed the page long ago keeps nobody waiting.
    clock.forward(minutes=10)
    assert web.core.texts.text("en", "door-ahead", ahead=0) in main_of(
        web.client("en").get(f"/o/{WORD}")
    )


def test_a_group_behind_a_door_is_one_meeting(web: Web) -> None:
    add_door(web, "group", "ryhma")
    on_duty(web, slug="group")
    refs = {come(web, "ryhma").ref for _ in range(3)}
    assert (len(refs), len(meetings(web))) == (3, 1)


def test_an_empty_one_ends_by_itself(web: Web, clock: Clock) -> None:
    add_door(web)
    on_duty(web)
    come(web)
    clock.forward(hours=3)
    lifecycle.tick(web.core)
    with web.core.database.read() as session:
        assert [row.state for row in session.query(EncounterRow)] == ["ended"]


@pytest.mark.parametrize("word", ["muu", "a" * 5000, "JUTTELE", "..%2f..", "%00", "juttele--", "å"])
def test_an_unknown_door(web: Web, word: str) -> None:
    add_door(web)
    for response in (web.client().get(f"/o/{word}"), web.client().post(f"/o/{word}/continue")):
        assert response.status_code == 404
        assert page_of(response) == "error"
        assert OWN not in response.text


def test_a_door_that_went(web: Web) -> None:
    add_door(web)
    on_duty(web)
    client = come(web)
    add_door(web, word=None)
    assert web.client().get(f"/o/{WORD}").status_code == 404
    assert client.get(f"/j/{client.ref}/notice").status_code == 200


def test_wrong_method(web: Web) -> None:
    add_door(web)
    assert web.client().post(f"/o/{WORD}").status_code == 405
    assert web.client().get(f"/o/{WORD}/continue").status_code == 405


def test_without_a_form_token_nothing_happens(web: Web) -> None:
    add_door(web)
    on_duty(web)
    assert web.app.test_client().post(f"/o/{WORD}/continue").status_code == 400
    assert meetings(web) == []


def test_guessing_doors_is_slowed_down(web: Web) -> None:
    browser = web.client()
    answers = [browser.get(f"/o/ovi-{number}").status_code for number in range(32)]
    assert (answers[:30], answers[-1]) == ([404] * 30, 429)


def test_no_name_and_no_number_is_asked(web: Web) -> None:
    add_door(web, names="nickname")
    on_duty(web)
    main = main_of(web.client().get(f"/o/{WORD}"))
    fields = re.findall(r"<(?:input|textarea|select)[^>]*>", main)
    assert [field for field in fields if 'type="hidden"' not in field] == []
