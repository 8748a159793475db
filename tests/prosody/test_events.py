"""What Prosody tells the service: every event once, in order, whatever happens in between."""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.prosody.api import HOST, Api
from tests.prosody.conftest import MakeProsody, NewClient
from tests.prosody.focus import FakeFocus
from tests.prosody.meeting import Meeting
from tests.prosody.prosody import Prosody
from tests.prosody.service import Event, FakeService
from tests.prosody.tokens import Tokens
from tests.support.server import PATIENCE

FIELDS = {"id", "instance", "seq", "time", "type", "room", "session", "participant", "reason"}

# Opens doors to a room that a test made itself, without fixtures of the module.
NewMeeting = Callable[[Prosody, FakeService], Meeting]


@pytest.fixture
def new_meeting(new_client: NewClient) -> Iterator[NewMeeting]:
    """A meeting in a Prosody of the test's own."""
    signed_in: list[FakeFocus] = []

    def make(prosody: Prosody, service: FakeService) -> Meeting:
        focus = FakeFocus(prosody)
        signed_in.append(focus)
        room = f"tuokio-{secrets.token_hex(12)}"
        return Meeting(Api(prosody), Tokens(prosody), service, focus, new_client, room).open()

    yield make
    for focus in signed_in:
        focus.close()


@pytest.fixture
def own_service() -> Iterator[FakeService]:
    """A service of the test's own; what it heard must have been well signed."""
    made = FakeService(secrets.token_urlsafe(32))
    yield made
    made.down()
    assert not made.faults


@pytest.fixture
def own_prosody(make_prosody: MakeProsody, own_service: FakeService) -> Prosody:
    """A Prosody of the test's own, to be killed, with a little patience for the service."""
    return make_prosody(
        service_url=own_service.url,
        secret=own_service.secret,
        more="\ttuokio_service_timeout = 1\n",
    )


@pytest.fixture
def meeting(
    api: Api,
    tokens: Tokens,
    service: FakeService,
    focus: FakeFocus,
    new_client: NewClient,
    room: str,
) -> Meeting:
    """A meeting in the module's Prosody."""
    return Meeting(api, tokens, service, focus, new_client, room).open()


def come_and_go(meeting: Meeting, people: int) -> list[str]:
    """So many people join and leave, one after the other; return their references."""
    came = []
    for _ in range(people):
        person = meeting.person()
        person.client.leave(meeting.room)
        person.client.close()
        came.append(person.participant)
    return came


def pairs(people: list[str]) -> list[tuple[str, str]]:
    """What the service should hear of them."""
    return [(kind, who) for who in people for kind in ("joined", "left")]


def heard_of(service: FakeService, room: str) -> list[tuple[str, str]]:
    """Who joined and left a room, in the order in which the service heard of it."""
    with_people = [event for event in service.events if event.get("room") == room]
    kinds = ("joined", "left", "unavailable", "evicted")
    return [(each["type"], each["participant"]) for each in with_people if each["type"] in kinds]


def assert_once_in_order(deliveries: list[Event]) -> None:
    """Each life of Prosody is told from its first event on: no gap, none twice, none mixed."""
    assert len({event["id"] for event in deliveries}) == len(deliveries), "one came twice"
    lives = list(dict.fromkeys(event["instance"] for event in deliveries))
    told = [(lives.index(event["instance"]), event["seq"]) for event in deliveries]
    counted = [sum(life == each for each, _ in told) for life in range(len(lives))]
    assert told == [(life, n + 1) for life, many in enumerate(counted) for n in range(many)]
    first = [event["type"] for event in deliveries if event["seq"] == 1]
    assert first == ["started"] * len(lives)


def outbox(prosody: Prosody) -> Path:
    """Its file."""
    return prosody.folder / "data" / HOST.replace(".", "%2e") / "tuokio_outbox.jsonl"


class Holding:
    """A service that takes requests and does not answer before it is told to."""

    def __init__(self, url: str) -> None:
        self.tries: list[Event] = []
        self._news = threading.Condition()
        self._status: int | None = None
        address = (urlsplit(url).hostname or "", urlsplit(url).port or 0)
        handler = type("Handler", (_Held,), {"holding": self})
        self._server = ThreadingHTTPServer(address, handler)
        # Prosody hangs up on those that wait, so nobody has to wait for their threads.
        self._server.block_on_close = False
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def take(self, event: Event) -> int | None:
        with self._news:
            self.tries.append(event)
            self._news.notify_all()
            self._news.wait_for(lambda: self._status is not None, 3 * PATIENCE)
            return self._status

    def wait_for_tries(self, many: int) -> None:
        with self._news:
            assert self._news.wait_for(lambda: len(self.tries) >= many, PATIENCE)

    def answer(self, status: int) -> None:
        with self._news:
            self._status = status
            self._news.notify_all()

    def close(self) -> None:
        self.answer(503)
        self._server.shutdown()
        self._server.server_close()


class _Held(BaseHTTPRequestHandler):
    holding: Holding

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status = self.holding.take(json.loads(body))
        self.close_connection = True
        if status is not None:
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def holding(own_service: FakeService) -> Iterator[Holding]:
    """In the place of the test's own service, which is down."""
    made = Holding(own_service.url)
    yield made
    made.close()


# --- what is told -----------------------------------------------------------------------------


def test_events_come_once_in_order(meeting: Meeting, service: FakeService) -> None:
    people = come_and_go(meeting, 3)
    meeting.settle()
    assert heard_of(service, meeting.room) == pairs(people)
    assert_once_in_order(service.deliveries)


def test_what_an_event_says(meeting: Meeting, service: FakeService) -> None:
    before = int(time.time())
    person = meeting.person()
    event = service.wait_for(type="joined", participant=person.participant)
    assert set(event) <= FIELDS
    assert event["room"] == meeting.room
    assert event["instance"] == meeting.api.health()["instance"]
    assert before - 1 <= event["time"] <= time.time()
    assert isinstance(event["time"], int)
    assert isinstance(event["session"], str)
    assert 16 <= len(event["id"]) <= 64


def test_started_is_the_first_and_names_nothing(prosody: Prosody, service: FakeService) -> None:
    instance = Api(prosody).health()["instance"]
    event = service.wait_for(type="started", instance=instance)
    assert event["seq"] == 1
    assert set(event) == {"id", "instance", "seq", "time", "type"}


def test_nothing_stays_on_disk_once_the_service_has_it(meeting: Meeting, prosody: Prosody) -> None:
    come_and_go(meeting, 2)
    meeting.settle()
    assert outbox(prosody).read_bytes() == b""


# --- the service is away or in trouble --------------------------------------------------------


def test_service_down_during_twenty_joins_and_leaves(
    meeting: Meeting, service: FakeService, prosody: Prosody
) -> None:
    meeting.settle()
    service.down()
    people = come_and_go(meeting, 20)
    waiting = meeting.api.health()["outbox"]
    assert waiting["pending"] == 40
    assert time.time() - 120 < waiting["oldest"] <= time.time()
    assert outbox(prosody).read_text().count("\n") == 40
    service.up()
    service.wait_until(lambda: len(heard_of(service, meeting.room)) == 40, what="all of them")
    assert heard_of(service, meeting.room) == pairs(people)
    assert_once_in_order(service.deliveries)


def test_service_back_is_found_without_a_hint(meeting: Meeting, service: FakeService) -> None:
    meeting.settle()
    service.down()
    people = come_and_go(meeting, 1)
    service.up()
    service.wait_until(lambda: heard_of(service, meeting.room) == pairs(people))


def test_a_signed_request_wakes_it(
    own_prosody: Prosody, own_service: FakeService, new_meeting: NewMeeting
) -> None:
    tries: list[float] = []

    def refuse(_: Event) -> int:
        tries.append(time.monotonic())
        return 503

    own_service.answer = refuse
    own_service.up()
    meeting = new_meeting(own_prosody, own_service)
    # From the fourth failure on, the next try is at least three seconds away.
    own_service.wait_until(lambda: len(tries) >= 1, what="a try")
    many = len(tries)
    until = time.monotonic() + 2
    while len(tries) < many + 8:
        assert time.monotonic() < until, "signed requests did not wake it"
        meeting.api.health()


@pytest.mark.parametrize("status", [500, 503, 429, 404, 401, 400, 301, 199])
def test_whatever_is_no_success_comes_again_and_nothing_overtakes_it(
    meeting: Meeting, service: FakeService, status: int
) -> None:
    meeting.settle()
    tries: list[str] = []

    def fail_twice(event: Event) -> int:
        tries.append(event["id"])
        return status if len(tries) <= 2 else 204

    service.answer = fail_twice
    try:
        people = come_and_go(meeting, 1)
        service.wait_until(lambda: heard_of(service, meeting.room) == pairs(people))
    finally:
        service.answer = lambda _: 204
    joined, left = service.of(room=meeting.room, participant=people[0])
    # Each try was signed afresh: the stand-in takes no request id twice.
    assert tries == [joined["id"]] * 3 + [left["id"]]
    assert_once_in_order(service.deliveries)


def test_a_service_with_another_secret_gets_nothing(
    make_prosody: MakeProsody, own_service: FakeService, new_meeting: NewMeeting
) -> None:
    stranger = FakeService(secrets.token_urlsafe(32)).up()
    prosody = make_prosody(service_url=stranger.url, secret=own_service.secret)
    stranger.wait_until(lambda: len(stranger.faults) >= 2, what="a try")
    stranger.down()
    assert all("signature" in fault for fault in stranger.faults)
    assert stranger.deliveries == []
    own_service.up()
    prosody.restart(service_url=own_service.url)
    new_meeting(prosody, own_service).settle()
    assert [event["type"] for event in own_service.events][:2] == ["started", "started"]
    assert_once_in_order(own_service.deliveries)


def test_a_service_that_does_not_answer_holds_nobody_up(
    holding: Holding, own_prosody: Prosody, own_service: FakeService, new_meeting: NewMeeting
) -> None:
    holding.wait_for_tries(1)
    meeting = new_meeting(own_prosody, own_service)
    people = come_and_go(meeting, 2)
    holding.wait_for_tries(3)
    assert {event["id"] for event in holding.tries} == {holding.tries[0]["id"]}
    holding.close()
    own_service.up()
    meeting.settle()
    assert heard_of(own_service, meeting.room) == pairs(people)
    assert_once_in_order(own_service.deliveries)


def test_a_slow_service_gets_one_at_a_time_and_none_twice(
    make_prosody: MakeProsody, own_service: FakeService, new_meeting: NewMeeting
) -> None:
    holding = Holding(own_service.url)
    prosody = make_prosody(service_url=own_service.url, secret=own_service.secret)
    holding.wait_for_tries(1)
    meeting = new_meeting(prosody, own_service)
    people = come_and_go(meeting, 2)
    assert len(holding.tries) == 1
    holding.answer(204)
    holding.wait_for_tries(6)
    told = [event["seq"] for event in holding.tries]
    assert told == list(range(1, len(told) + 1))
    assert [event.get("participant") for event in holding.tries][2:] == [
        who for who in people for _ in range(2)
    ]
    holding.close()


# --- Prosody ends -----------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["stop", "kill9"])
def test_what_waits_survives_a_restart(
    own_prosody: Prosody, own_service: FakeService, new_meeting: NewMeeting, how: str
) -> None:
    meeting = new_meeting(own_prosody, own_service)
    people = come_and_go(meeting, 3)
    inside = meeting.person()
    getattr(own_prosody, how)()
    own_prosody.start()
    later = new_meeting(own_prosody, own_service)
    more = come_and_go(later, 2)
    own_service.up()
    later.settle()
    first = [*pairs(people), ("joined", inside.participant)]
    # In order, Prosody says good-bye for those who are in; `started` does it after a kill.
    first += [("unavailable", inside.participant)] if how == "stop" else []
    assert heard_of(own_service, meeting.room) == first
    assert heard_of(own_service, later.room) == pairs(more)
    assert [event["type"] for event in own_service.events].count("started") == 2
    assert_once_in_order(own_service.deliveries)


def test_what_was_confirmed_does_not_come_again_after_a_kill(
    own_prosody: Prosody, own_service: FakeService, new_meeting: NewMeeting
) -> None:
    tries: list[int] = []

    def take_five(event: Event) -> int:
        tries.append(event["seq"])
        return 204 if event["seq"] <= 5 else 503

    own_service.answer = take_five
    meeting = new_meeting(own_prosody, own_service)
    people = come_and_go(meeting, 4)
    own_service.up()
    own_service.wait_until(lambda: 6 in tries, what="the sixth")
    own_prosody.kill9()
    own_service.answer = lambda _: 204
    own_prosody.start()
    new_meeting(own_prosody, own_service).settle()
    assert heard_of(own_service, meeting.room) == pairs(people)
    assert_once_in_order(own_service.deliveries)


def test_a_torn_last_line_is_passed_over(
    own_prosody: Prosody, own_service: FakeService, new_meeting: NewMeeting
) -> None:
    meeting = new_meeting(own_prosody, own_service)
    people = come_and_go(meeting, 2)
    own_prosody.kill9()
    with outbox(own_prosody).open("a") as file:
        file.write('{"id":"torn-torn-torn-torn","type":"joi')
    own_prosody.start()
    own_service.up()
    later = new_meeting(own_prosody, own_service)
    later.settle()
    assert heard_of(own_service, meeting.room) == pairs(people)
    assert_once_in_order(own_service.deliveries)
    assert own_prosody.faults() == []


def test_a_damaged_line_is_told_of_and_costs_no_other(
    own_prosody: Prosody, own_service: FakeService, new_meeting: NewMeeting
) -> None:
    meeting = new_meeting(own_prosody, own_service)
    people = come_and_go(meeting, 2)
    own_prosody.kill9()
    lines = outbox(own_prosody).read_text().splitlines()
    damaged = next(n for n, line in enumerate(lines) if people[0] in line and "joined" in line)
    lines[damaged] = lines[damaged].replace('"', "?", 3)
    outbox(own_prosody).write_text("\n".join(lines) + "\n")
    own_prosody.start()
    # What could be read is on disk again, and outlives one more kill.
    own_prosody.kill9()
    own_prosody.start()
    own_service.up()
    new_meeting(own_prosody, own_service).settle()
    assert heard_of(own_service, meeting.room) == pairs(people)[1:]
    assert any("outbox" in line for line in own_prosody.faults())
    assert list(outbox(own_prosody).parent.glob("tuokio_outbox*damaged*"))


def test_without_a_good_secret_events_wait(
    make_prosody: MakeProsody, own_service: FakeService, new_meeting: NewMeeting
) -> None:
    own_service.up()
    prosody = make_prosody(service_url=own_service.url, secret="tooBrief17")
    prosody.restart(secret=own_service.secret)
    new_meeting(prosody, own_service).settle()
    kinds = [event["type"] for event in own_service.events]
    assert kinds[:2] == ["started", "started"]
    assert_once_in_order(own_service.deliveries)


# --- a whole minute ---------------------------------------------------------------------------


@pytest.mark.deep
def test_service_down_for_a_minute_during_a_hundred_joins_and_leaves(
    own_prosody: Prosody, own_service: FakeService, new_meeting: NewMeeting
) -> None:
    many, minute = 100, 60.0
    own_service.up()
    meeting = new_meeting(own_prosody, own_service)
    meeting.settle()
    people = [meeting.admitted() for _ in range(many)]
    own_service.down()
    began = time.monotonic()
    never = threading.Event()
    for n, participant in enumerate(people):
        due = began + n * minute / many
        while (rest := due - time.monotonic()) > 0:
            never.wait(rest)
        person = meeting.enter(participant, meeting.tokens.mint(meeting.room, participant))
        person.client.leave(meeting.room)
        person.client.close()
    while (rest := began + minute - time.monotonic()) > 0:
        never.wait(rest)
    assert heard_of(own_service, meeting.room) == []
    own_service.up()
    # By itself, without a request of ours that would wake it: it looks at least every 30 seconds.
    own_service.wait_until(lambda: len(heard_of(own_service, meeting.room)) == 2 * many, 60)
    assert heard_of(own_service, meeting.room) == pairs(people)
    meeting.settle()
    assert_once_in_order(own_service.deliveries)
