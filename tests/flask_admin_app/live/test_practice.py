"""`/live/practice` over the wire: it keeps the rules of the gate (WAIT 2)."""

from __future__ import annotations

import json
import time
from contextlib import AbstractContextManager, ExitStack, suppress
from queue import Queue
from threading import Event

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from flask_admin_app.core import Core
from flask_admin_app.live.hub import SESSION_GONE
from flask_admin_app.live.practice import FULL, MOST_PEOPLE, OUT, REPLACED
from flask_admin_app.live.sockets import BAD_MESSAGE
from flask_admin_app.services import meeting
from tests.support.clock import Clock
from tests.support.desk import base
from tests.support.probe import entries, person
from tests.support.server import Service, closed_with, heard, heard_until, token_of
from tests.support.web import Client


def press(service: Service, encounter: str, action: str, ref: str | None = None) -> None:
    web = service.web
    fields = {"who": web.who(encounter, ref)} if ref else {}
    response = web.staff("professional").post(f"{base(encounter)}/{action}", **fields)
    assert response.status_code == 303, response.text


def enter_staff(service: Service, encounter: str) -> AbstractContextManager[ClientConnection]:
    return service.practise(token_of(service.web.staff("professional"), base(encounter)))


def enter(service: Service, client: Client) -> AbstractContextManager[ClientConnection]:
    return service.practise(token_of(client, f"/j/{client.ref}"))


def welcome(connection: ClientConnection) -> tuple[str, list[str]]:
    message = heard_until(connection, "welcome")
    return message["you"], [peer["id"] for peer in message["peers"]]


def place_becomes(service: Service, client: Client, place: str) -> bool:
    until = time.monotonic() + 10
    with service.listen_staff(person(service.core, client.ref).encounter_id) as desk:
        while person(service.core, client.ref).place != place and time.monotonic() < until:
            heard(desk)
    return person(service.core, client.ref).place == place


def test_two_find_each_other(service: Service) -> None:
    encounter, client = service.web.admitted()
    with enter_staff(service, encounter) as staff, enter(service, client) as page:
        host, nobody = welcome(staff)
        own, others = welcome(page)
        assert nobody == []
        assert others == [host]
        joined = heard_until(staff, "joined")
        assert joined["peer"]["id"] == own
        page.send(json.dumps({"type": "signal", "to": host, "data": {"sdp": "x"}}))
        signal = {"type": "signal", "from": own, "data": {"sdp": "x"}}
        assert heard_until(staff, "signal") == signal
        page.close()
        assert heard_until(staff, "left")["id"] == own


def test_presence_is_written(service: Service) -> None:
    encounter, client = service.web.admitted()
    with enter(service, client) as page:
        welcome(page)
        assert place_becomes(service, client, "present")
    assert place_becomes(service, client, "absent")
    assert entries(service.core, encounter)[-2:] == ["joined", "absent"]


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."])
def test_without_a_token(service: Service, token: str) -> None:
    offered = ["tuokio-practice.v1"] + ([f"token.{token}"] if token else [])
    with service.socket("/live/practice", offered) as page:
        assert closed_with(page) == SESSION_GONE


def test_a_token_of_another_signer(service: Service) -> None:
    encounter, client = service.web.admitted()
    token = token_of(client, f"/j/{client.ref}")
    head, body, signature = token.split(".")
    forged = f"{head}.{body}.{signature[::-1]}"
    with service.practise(forged) as page:
        assert closed_with(page) == SESSION_GONE
    assert "joined" not in entries(service.core, encounter)


def test_a_token_after_its_time(service: Service) -> None:
    _encounter, client = service.web.admitted()
    token = token_of(client, f"/j/{client.ref}")
    service.core.clock.forward(minutes=10)  # type: ignore[attr-defined]
    with service.practise(token) as page:
        assert closed_with(page) == SESSION_GONE


def test_a_page_of_another_origin_is_refused(service: Service) -> None:
    _encounter, client = service.web.admitted()
    token = token_of(client, f"/j/{client.ref}")
    with (
        pytest.raises(InvalidStatus),
        service.practise(token, origin="https://evil.example"),
    ):
        pass


def test_a_token_that_is_in_use_is_refused(service: Service) -> None:
    _encounter, client = service.web.admitted()
    token = token_of(client, f"/j/{client.ref}")
    with service.practise(token) as page:
        welcome(page)
        with service.practise(token) as thief:
            assert closed_with(thief) == SESSION_GONE
        page.send('{"type": "ping"}')
        assert heard_until(page, "pong")


def test_a_newer_token_takes_the_place_of_an_older(service: Service) -> None:
    encounter, client = service.web.admitted()
    with enter(service, client) as old, enter_staff(service, encounter) as staff:
        ghost, _ = welcome(old)
        welcome(staff)
        with enter(service, client) as new:
            own, others = welcome(new)
            assert ghost not in others
            assert closed_with(old) == REPLACED
            assert heard_until(staff, "left")["id"] == ghost
            assert heard_until(staff, "joined")["peer"]["id"] == own
            assert person(service.core, client.ref).place == "present"


def test_who_replaced_themself_alone_is_found_by_others(service: Service) -> None:
    encounter, client = service.web.admitted()
    with enter(service, client) as old:
        welcome(old)
        with enter(service, client) as new:
            own, _ = welcome(new)
            assert closed_with(old) == REPLACED
            with enter_staff(service, encounter) as staff:
                _, others = welcome(staff)
                assert others == [own]
                assert heard_until(new, "joined")


@pytest.mark.parametrize("action", ["remove", "send-back"])
def test_whose_admission_ends_is_out_within_a_second(service: Service, action: str) -> None:
    encounter, client = service.web.admitted()
    spare = token_of(client, f"/j/{client.ref}")
    with enter(service, client) as page, enter_staff(service, encounter) as staff:
        own, _ = welcome(page)
        welcome(staff)
        who = service.web.who(encounter, client.ref)
        browser = service.web.staff("professional")
        form = {"csrf_token": browser.csrf(), "who": who}
        began = time.monotonic()
        browser.client.post(f"{base(encounter)}/{action}", data=form)
        assert heard_until(page, "over", within=1.0)
        assert closed_with(page, within=1.0) == OUT
        assert time.monotonic() - began < 1.0
        assert heard_until(staff, "left")["id"] == own
        with service.practise(spare) as again:
            assert closed_with(again) == SESSION_GONE


def test_who_withdraws_is_out(service: Service) -> None:
    _encounter, client = service.web.admitted()
    with enter(service, client) as page:
        welcome(page)
        client.post(f"/j/{client.ref}/withdraw")
        assert closed_with(page) == OUT


def test_a_token_from_before_the_admission_is_refused(service: Service) -> None:
    encounter, client = service.web.admitted()
    old = token_of(client, f"/j/{client.ref}")
    press(service, encounter, "send-back", client.ref)
    service.core.clock.forward(seconds=2)  # type: ignore[attr-defined]
    press(service, encounter, "admit", client.ref)
    with service.practise(old) as page:
        assert closed_with(page) == SESSION_GONE
    with enter(service, client) as page:
        welcome(page)


def test_the_end_puts_everybody_out(service: Service) -> None:
    encounter, client = service.web.admitted()
    spare = token_of(client, f"/j/{client.ref}")
    with enter(service, client) as page, enter_staff(service, encounter) as staff:
        welcome(page)
        welcome(staff)
        press(service, encounter, "end")
        assert closed_with(page) == OUT
        assert closed_with(staff) == OUT
        with service.practise(spare) as again:
            assert closed_with(again) == SESSION_GONE


def test_a_full_meeting_takes_nobody_more(service: Service) -> None:
    web = service.web
    encounter = web.launch("group")
    secret = web.secret(encounter)
    clients = [web.client().to_waiting(secret) for _ in range(MOST_PEOPLE + 1)]
    people = [web.who(encounter, client.ref) for client in clients]
    web.staff("professional").post(f"{base(encounter)}/admit-all", who=people)
    with ExitStack() as stack:
        for client in clients[:-1]:
            welcome(stack.enter_context(enter(service, client)))
        with enter(service, clients[-1]) as late:
            assert closed_with(late) == FULL
        # Who is in already may still come again.
        with enter(service, clients[0]) as again:
            assert len(welcome(again)[1]) == MOST_PEOPLE - 1


def test_signals_stay_in_their_encounter(service: Service) -> None:
    encounter, client = service.web.admitted()
    elsewhere, other = service.web.admitted()
    with enter(service, client) as page, enter(service, other) as far:
        welcome(page)
        target, others = welcome(far)
        assert others == []
        page.send(json.dumps({"type": "signal", "to": target, "data": "x"}))
        page.send('{"type": "ping"}')
        assert heard_until(page, "pong")
        far.send('{"type": "ping"}')
        assert heard(far) == {"type": "pong"}
    assert encounter != elsewhere


@pytest.mark.parametrize(
    "garbage", ["", "x", "[]", '{"type": "joined"}', b"\x00", '{"x": "' + "y" * 70_000 + '"}']
)
def test_garbage_closes_only_its_own_connection(service: Service, garbage: str | bytes) -> None:
    encounter, client = service.web.admitted()
    with enter_staff(service, encounter) as staff, enter(service, client) as page:
        welcome(staff)
        welcome(page)
        page.send(garbage)
        assert closed_with(page) == BAD_MESSAGE
        staff.send('{"type": "ping"}')
        assert heard_until(staff, "pong")


@pytest.mark.parametrize("to", [None, 1, {}, "nobody", ["x"]])
def test_a_signal_to_nobody_is_dropped(service: Service, to: object) -> None:
    _encounter, client = service.web.admitted()
    with enter(service, client) as page:
        welcome(page)
        page.send(json.dumps({"type": "signal", "to": to, "data": "x"}))
        page.send('{"type": "ping"}')
        assert heard(page) == {"type": "pong"}


def test_an_older_token_does_not_put_the_newer_one_out(service: Service, clock: Clock) -> None:
    _encounter, client = service.web.admitted()
    older = token_of(client, f"/j/{client.ref}")
    clock.forward(seconds=2)
    with enter(service, client) as page:
        welcome(page)
        with service.practise(older) as late:
            assert closed_with(late) == SESSION_GONE
        page.send(json.dumps({"type": "ping"}))
        heard_until(page, "pong")


def test_who_does_not_read_is_put_out_all_the_same(service: Service) -> None:
    encounter, client = service.web.admitted()
    with enter_staff(service, encounter) as staff, enter(service, client) as rude:
        welcome(staff)
        own, _ = welcome(rude)
        # Its own signals come back to it until nothing more fits into what it does not read.
        filler = json.dumps({"type": "signal", "to": own, "data": "x" * 60_000})
        with suppress(ConnectionClosed, OSError):
            rude.socket.settimeout(1)
            for _ in range(400):
                rude.send(filler)
        press(service, encounter, "remove", client.ref)
        left = heard_until(staff, "left")
        assert left["id"] == own


def test_a_signal_that_is_no_text_harms_nobody(service: Service) -> None:
    encounter, client = service.web.admitted()
    with enter_staff(service, encounter) as staff, enter(service, client) as page:
        host, _ = welcome(staff)
        welcome(page)
        page.send(f'{{"type": "signal", "to": "{host}", "data": "\\ud800"}}')
        page.send(json.dumps({"type": "signal", "to": host, "data": "after"}))
        assert heard_until(staff, "signal")["data"] == "after"


def test_after_a_quick_reload_who_is_there_is_present(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old page's going is written late: only after the new page was welcomed."""
    _, client = service.web.admitted()
    old, new = (token_of(client, f"/j/{client.ref}") for _ in range(2))
    welcomed = Event()
    written: Queue[str] = Queue()
    joined, dropped = meeting.joined, meeting.dropped

    def slow_going(core: Core, ref: str) -> None:
        assert welcomed.wait(10)
        dropped(core, ref)
        written.put("dropped")

    def coming(core: Core, ref: str) -> None:
        joined(core, ref)
        written.put("joined")

    monkeypatch.setattr(meeting, "dropped", slow_going)
    monkeypatch.setattr(meeting, "joined", coming)
    with service.practise(old) as page:
        welcome(page)
        assert written.get(timeout=10) == "joined"
    with service.practise(new) as page:
        welcome(page)
        welcomed.set()
        assert {written.get(timeout=10), written.get(timeout=10)} == {"dropped", "joined"}
        assert person(service.core, client.ref).place == "present"
