"""`/live/encounters/<id>` over the wire: tickets, words of change, ends (WAIT 3, JOIN 3)."""

from __future__ import annotations

import time

import pytest
from websockets.exceptions import InvalidStatus

from flask_admin_app.live.hub import OVER, SESSION_GONE
from flask_admin_app.live.sockets import BAD_MESSAGE
from flask_admin_app.live.tickets import LIFETIME, Tickets
from tests.support.desk import base, helper
from tests.support.server import Service, closed_with, heard, heard_until, quiet, ticket_of


def press(service: Service, encounter: str, action: str, ref: str | None = None) -> None:
    web = service.web
    fields = {"who": web.who(encounter, ref)} if ref else {}
    response = web.staff("professional").post(f"{base(encounter)}/{action}", **fields)
    assert response.status_code == 303, response.text


def test_an_admission_is_heard_at_the_door_and_at_the_desk(service: Service) -> None:
    encounter, client = service.web.waiting()
    with (
        service.listen_client(encounter, client) as page,
        service.listen_staff(encounter) as desk,
    ):
        quiet(page)
        press(service, encounter, "admit", client.ref)
        assert heard(page) == {"type": "changed"}
        assert heard(desk) == {"type": "changed"}


def test_a_word_of_change_says_nothing_else(service: Service) -> None:
    encounter, client = service.web.waiting()
    with service.listen_client(encounter, client) as page:
        response = service.web.staff("professional").post(
            f"{base(encounter)}/message", text="Salainen sana"
        )
        assert response.status_code == 303
        assert heard(page) == {"type": "changed"}


def test_two_workers_hear_the_same(service: Service) -> None:
    encounter, client = service.web.waiting()
    other = helper(service.web, encounter)
    with (
        service.listen_staff(encounter) as one,
        service.listen(encounter, ticket_of(other, base(encounter))) as two,
    ):
        quiet(two)
        press(service, encounter, "decline", client.ref)
        assert heard_until(one, "changed")
        assert heard_until(two, "changed")


def test_a_new_page_is_told_to_look_at_once(service: Service) -> None:
    encounter, client = service.web.waiting()
    ticket = ticket_of(client, f"/j/{client.ref}")
    with service.listen(encounter, ticket) as page:
        assert heard(page) == {"type": "changed"}
        assert page.subprotocol == "tuokio.v1"


def test_other_encounters_hear_nothing(service: Service) -> None:
    encounter, client = service.web.waiting()
    elsewhere, other = service.web.waiting()
    with service.listen_client(elsewhere, other) as page:
        press(service, encounter, "admit", client.ref)
        page.send('{"type": "ping"}')
        assert heard(page) == {"type": "pong"}


def test_one_clients_message_is_heard_by_no_other_client(service: Service) -> None:
    encounter = service.web.launch("group")
    secret = service.web.secret(encounter)
    one, other = (service.web.client().to_waiting(secret) for _ in range(2))
    with (
        service.listen_client(encounter, one) as page,
        service.listen_client(encounter, other) as others,
    ):
        staff = service.web.staff("professional")
        who = service.web.who(encounter, one.ref)
        staff.post(f"{base(encounter)}/message", code="soon", who=who)
        assert heard(page) == {"type": "changed"}
        others.send('{"type": "ping"}')
        assert heard(others) == {"type": "pong"}


def test_a_ticket_works_once(service: Service) -> None:
    encounter, client = service.web.waiting()
    ticket = ticket_of(client, f"/j/{client.ref}")
    with service.listen(encounter, ticket) as first, service.listen(encounter, ticket) as second:
        assert closed_with(second) == SESSION_GONE
        quiet(first)


def test_a_ticket_works_for_half_a_minute(service: Service) -> None:
    encounter, client = service.web.waiting()
    now = time.monotonic()
    moment = [now]
    service.core.tickets = Tickets(now=lambda: moment[0])
    early = ticket_of(client, f"/j/{client.ref}")
    late = ticket_of(client, f"/j/{client.ref}")
    moment[0] = now + LIFETIME - 0.1
    with service.listen(encounter, early) as page:
        quiet(page)
    moment[0] = now + LIFETIME
    with service.listen(encounter, late) as page:
        assert closed_with(page) == SESSION_GONE


def test_a_ticket_works_for_its_own_encounter(service: Service) -> None:
    encounter, client = service.web.waiting()
    other, _client = service.web.waiting()
    ticket = ticket_of(client, f"/j/{client.ref}")
    with service.listen(other, ticket) as page:
        assert closed_with(page) == SESSION_GONE
    with service.listen(encounter, ticket) as page:
        assert closed_with(page) == SESSION_GONE  # it was used up


@pytest.mark.parametrize("protocols", [["tuokio.v1"], ["tuokio.v1", "ticket.x"], ["other"]])
def test_without_a_ticket(service: Service, protocols: list[str]) -> None:
    encounter = service.web.launch()
    with service.socket(f"/live/encounters/{encounter}", protocols) as page:
        assert closed_with(page) == SESSION_GONE


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "http://127.0.0.1", "http://127.0.0.1:1", "null", "http://localhost"],
)
def test_a_page_of_another_origin_is_refused(service: Service, origin: str) -> None:
    encounter, client = service.web.waiting()
    ticket = ticket_of(client, f"/j/{client.ref}")
    with (
        pytest.raises(InvalidStatus) as refused,
        service.listen(encounter, ticket, origin=origin),
    ):
        pass
    assert refused.value.response.status_code == 403
    with service.listen(encounter, ticket) as page:  # and used nothing up
        quiet(page)


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "x",
        "[]",
        "1",
        "null",
        '{"type": "changed"}',
        '{"type": ["ping"]}',
        "[" * 1000,
        '{"type": "ping", "more": "' + "x" * 1024 + '"}',
        b'{"type": "ping"}',
        b"\xff\x00",
    ],
)
def test_garbage_closes_only_its_own_connection(service: Service, garbage: str | bytes) -> None:
    encounter, client = service.web.waiting()
    with (
        service.listen_staff(encounter) as desk,
        service.listen_client(encounter, client) as page,
    ):
        page.send(garbage)
        assert closed_with(page) == BAD_MESSAGE
        quiet(desk)
    with service.listen_client(encounter, client):
        pass


def test_a_monstrous_message_closes_only_its_own_connection(service: Service) -> None:
    encounter, client = service.web.waiting()
    with (
        service.listen_staff(encounter) as desk,
        service.listen_client(encounter, client) as page,
    ):
        # Its head alone, which tells how long it would be: RFC 6455, section 5.2, masked text. Were
        # all of it sent, the service would hang up in the middle, and its reason could get lost.
        page.socket.sendall(b"\x81\xff" + (3 * 1024 * 1024).to_bytes(8, "big") + b"mask")
        assert closed_with(page) == 1009
        quiet(desk)


def test_the_end_closes_everybody(service: Service) -> None:
    encounter, client = service.web.waiting()
    with (
        service.listen_client(encounter, client) as page,
        service.listen_staff(encounter) as desk,
    ):
        press(service, encounter, "end")
        assert closed_with(page) == OVER
        assert closed_with(desk) == OVER


def test_a_take_over_closes_the_old_page_only(service: Service) -> None:
    encounter, client = service.web.waiting()
    with (
        service.listen_client(encounter, client) as page,
        service.listen_staff(encounter) as desk,
    ):
        other = service.web.client()
        other.proceed(service.web.secret(encounter), take_over="1")
        assert closed_with(page) == SESSION_GONE
        assert heard_until(desk, "changed")
        quiet(desk)


def test_staff_hear_who_comes_and_goes(service: Service) -> None:
    encounter, client = service.web.waiting()
    with service.listen_staff(encounter) as desk:
        with service.listen_client(encounter, client):
            assert heard_until(desk, "changed")
            quiet(desk)
        assert heard_until(desk, "changed")


def test_the_client_hears_that_staff_are_there(service: Service) -> None:
    encounter, client = service.web.waiting()
    with service.listen_client(encounter, client) as page:
        assert not service.core.hub.staff_here(encounter)
        with service.listen_staff(encounter):
            assert heard(page) == {"type": "changed"}
            assert service.core.hub.staff_here(encounter)
        assert heard_until(page, "changed")
