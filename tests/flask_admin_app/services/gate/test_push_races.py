"""What is decided while Prosody is being told something else."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from flask_admin_app.services.gate import push as module
from flask_admin_app.services.gate.doors import settle
from tests.fakes.fake_prosody import Mood
from tests.support.gate import Gated, break_after
from tests.support.people import WORKER
from tests.support.server import PATIENCE
from tuokio.encounters import admission
from tuokio.encounters.people import Participant
from tuokio.jitsi.errors import ProsodyAway


def test_a_confirmation_of_an_older_wish_counts_for_nothing(any_gated: Gated) -> None:
    """The person is sent back while Prosody is asked to let them in."""
    encounter, client = any_gated.waiting()
    any_gated.push()
    any_gated.decide(encounter, "admit", client)
    seen: list[tuple[str, bool]] = []

    def meanwhile() -> None:
        any_gated.change(
            client, lambda person, now: admission.send_back(person, actor=WORKER, now=now)
        )
        any_gated.core.database.on_change = lambda _id, _refs: seen.append(
            (any_gated.door(client), client in any_gated.held())
        )

    break_after(any_gated.prosody, 1, meanwhile)
    any_gated.push()
    assert seen == [("closed", False)], "neither opened, nor called closed while it stood open"
    assert (any_gated.place(client), any_gated.door(client)) == ("waiting", "closed")
    assert client not in any_gated.held()


def test_nor_does_a_confirmed_removal_shut_out_whoever_was_let_in_again(any_gated: Gated) -> None:
    encounter, client = any_gated.admitted()
    any_gated.push()
    any_gated.decide(encounter, "send-back", client)

    def meanwhile() -> None:
        any_gated.change(client, lambda person, now: admission.admit(person, actor=WORKER, now=now))
        assert any_gated.door(client) == "pending"
        any_gated.core.database.on_change = lambda _id, _refs: seen.append(
            (any_gated.door(client), client in any_gated.held())
        )

    seen: list[tuple[str, bool]] = []
    break_after(any_gated.prosody, 1, meanwhile)
    any_gated.push()
    assert any_gated.door(client) == "open"
    assert seen == [("open", True)]
    assert any_gated.held() == {client, any_gated.host(encounter)}
    assert any_gated.wish(client).generation == 3


def test_a_decision_in_the_moment_of_noting_is_not_overwritten(
    any_gated: Gated, monkeypatch: pytest.MonkeyPatch
) -> None:
    encounter, client = any_gated.waiting()
    any_gated.push()
    any_gated.decide(encounter, "admit", client)
    noting, decided = Event(), Event()

    def slowly(person: Participant) -> Participant:
        noting.set()
        decided.wait(0.3)  # in vain: it has to wait for us
        return settle(person)

    def send_back() -> None:
        assert noting.wait(PATIENCE)
        any_gated.decide(encounter, "send-back", client)
        decided.set()

    monkeypatch.setattr(module, "settle", slowly)
    thread = Thread(target=send_back)
    thread.start()
    any_gated.push()
    thread.join(PATIENCE)
    any_gated.push()
    assert (any_gated.place(client), any_gated.door(client)) == ("waiting", "closed")
    assert client not in any_gated.held()


def test_an_encounter_that_ends_meanwhile_stays_ended(any_gated: Gated) -> None:
    encounter, client = any_gated.waiting()
    any_gated.push()
    any_gated.decide(encounter, "admit", client)

    def meanwhile() -> None:
        any_gated.end(encounter)

    break_after(any_gated.prosody, 1, meanwhile)
    any_gated.push()
    assert set(any_gated.doors(encounter).values()) == {"closed"}
    assert any_gated.prosody.gate.rooms == {}
    assert any_gated.rooms() == []


def test_sent_back_and_let_in_between_two_pushes_ends_the_old_session(gated: Gated) -> None:
    encounter, client = gated.admitted()
    gated.push()
    session = gated.enter(encounter, client)
    gated.decide(encounter, "send-back", client)
    gated.clock.forward(seconds=3)
    gated.decide(encounter, "admit", client)
    gated.push()
    assert session not in gated.prosody.gate.sessions
    assert gated.gets_token(client)


def test_an_unanswered_request_holds_up_nobody_here(gated: Gated) -> None:
    """No transaction is open while Prosody is asked."""
    encounter, client = gated.admitted()
    gated.prosody.mood = Mood.SILENT
    failed: list[Exception] = []

    def try_it() -> None:
        try:
            gated.push()
        except ProsodyAway as error:
            failed.append(error)

    thread = Thread(target=try_it)
    thread.start()
    try:
        gated.decide(encounter, "send-back", client)
        assert gated.place(client) == "waiting"
        assert gated.door(client) == "closing"
    finally:
        gated.prosody.mood = Mood.WELL
        thread.join(PATIENCE)
    gated.push()
    assert gated.door(client) == "closed"
