"""Out, and not back: evictions, lines that drop and come back, rooms that are closed."""

from __future__ import annotations

import secrets
import time
from xml.etree.ElementTree import Element

import pytest

from tests.prosody import xml
from tests.prosody.api import Api
from tests.prosody.conftest import MakeProsody, NewClient
from tests.prosody.focus import FakeFocus
from tests.prosody.meeting import MEDDLER, Meeting, Person
from tests.prosody.prosody import Prosody
from tests.prosody.service import FakeService
from tests.prosody.tokens import Tokens, new_participant
from tests.prosody.xmpp import JoinRefused, LineEnded, ResumeRefused

ENDS = ("left", "unavailable", "evicted")


@pytest.fixture(scope="module")
def prosody(make_prosody: MakeProsody, service: FakeService) -> Prosody:
    return make_prosody(service_url=service.url, secret=service.secret, more=MEDDLER)


def sessions(meeting: Meeting) -> list[dict[str, str]]:
    """Who is in, as the service would be told."""
    found: list[dict[str, str]] = meeting.api.state()["rooms"][meeting.room]["sessions"]
    return found


def story(meeting: Meeting, person: Person) -> list[tuple[str, str | None]]:
    """All that the service heard of somebody."""
    meeting.settle()
    events = meeting.events(person.participant)
    return [(event["type"], event.get("reason")) for event in events]


def cannot_resume(person: Person) -> None:
    """See that the old session is gone for good, also for who crosses from BOSH to WebSocket."""
    person.client._transport = "websocket"
    try:
        person.client.resume()
    except (ResumeRefused, LineEnded):
        return
    # The gate may hear of it only when Prosody has taken it up; then it ends at once.
    person.client.wait_until_ended(within=1)


# --- evictions ------------------------------------------------------------------------------------


@pytest.mark.parametrize("smacks", [False, True])
def test_out_within_a_second_and_not_back(meeting: Meeting, transport: str, smacks: bool) -> None:
    stays = meeting.person("moderator")
    meeting.transport = transport
    person = meeting.person(smacks=smacks)
    stays.client.wait_for_presence(meeting.room, person.nick)
    began = time.monotonic()
    assert meeting.api.remove(meeting.room, person.participant, "removed") == 1
    out = person.client.wait_for_exit(meeting.room, within=1)
    stays.client.wait_for_presence(meeting.room, person.nick, "unavailable", within=1)
    assert time.monotonic() - began < 1
    assert "307" in xml.statuses(out)
    assert out.findtext(f".//{{{xml.MUC_USER}}}reason")
    person.client.wait_until_ended()
    assert story(meeting, person) == [("joined", None), ("evicted", "removed")]
    again = meeting.client(person.new_token())
    meeting.refuses(again, "not_admitted", person.participant)
    with pytest.raises(JoinRefused):
        meeting.client(person.token).join(meeting.room)
    assert stays.client.connected
    assert [each["participant"] for each in sessions(meeting)] == [stays.participant]


def test_the_client_is_told_why_its_line_ends(
    meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[str] = []
    parse = xml.parse

    def listen(text: str) -> Element:
        came.append(text)
        return parse(text)

    monkeypatch.setattr(xml, "parse", listen)
    person = meeting.person()
    meeting.api.remove(meeting.room, person.participant)
    person.client.wait_for_exit(meeting.room)
    assert person.client.wait_until_ended() == "policy-violation"
    # In words that a browser can read: Prosody 13 by itself leaves the prefix out.
    (said,) = [text for text in came if "<stream:error" in text]
    assert f"xmlns:stream='{xml.STREAMS}'" in said
    assert "You have been taken out of this meeting." in said


@pytest.mark.parametrize("transport_of_smacks", ["websocket", "bosh"])
def test_an_evicted_session_cannot_be_resumed(meeting: Meeting, transport_of_smacks: str) -> None:
    meeting.transport = transport_of_smacks
    person = meeting.person(smacks=True)
    assert meeting.api.remove(meeting.room, person.participant) == 1
    person.client.wait_until_ended()
    cannot_resume(person)
    assert sessions(meeting) == []


def test_a_session_that_waits_to_be_resumed_is_evicted_too(meeting: Meeting) -> None:
    person = meeting.person(smacks=True)
    person.client.drop()
    began = time.monotonic()
    assert meeting.api.remove(meeting.room, person.participant) == 1
    meeting.focus.wait_for_presence(meeting.room, person.nick, "unavailable", within=1)
    assert time.monotonic() - began < 1
    cannot_resume(person)
    assert story(meeting, person) == [("joined", None), ("evicted", "removed")]


def test_nobody_else_is_evicted(meeting: Meeting) -> None:
    stays, goes = meeting.person(), meeting.person()
    assert meeting.api.remove(meeting.room, goes.participant) == 1
    assert meeting.api.remove(meeting.room, goes.participant) == 0
    stays.client.ping()
    assert stays.client.connected
    assert story(meeting, stays) == [("joined", None)]


def test_the_same_person_in_another_room_stays(
    meeting: Meeting, new_client: NewClient, service: FakeService
) -> None:
    other = Meeting(
        meeting.api, meeting.tokens, service, meeting.focus, new_client, f"{meeting.room}-b"
    ).open()
    person = meeting.person()
    meeting.api.admit(other.room, person.participant)
    there = other.enter(person.participant, meeting.tokens.mint(other.room, person.participant))
    assert meeting.api.remove(meeting.room, person.participant) == 1
    there.client.ping()
    assert there.client.connected
    assert len(sessions(other)) == 1


# --- ghosts ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("smacks", [True, False])
def test_a_newer_token_takes_the_place_of_the_older_session(
    meeting: Meeting, transport: str, smacks: bool
) -> None:
    meeting.transport = transport
    older = meeting.person(smacks=smacks)
    newer = meeting.enter(older.participant, older.new_token(), smacks=smacks)
    older.client.wait_for_exit(meeting.room, within=1)
    older.client.wait_until_ended()
    meeting.settle()
    events = meeting.events(older.participant)
    assert [event["type"] for event in events] == ["joined", "joined", "evicted"]
    assert events[2]["reason"] == "replaced"
    assert events[2]["session"] == events[0]["session"]
    assert sessions(meeting) == [
        {"session": events[1]["session"], "participant": older.participant}
    ]
    if smacks:
        cannot_resume(older)
    newer.client.ping()
    assert newer.client.connected


def test_a_ghost_does_not_lock_its_owner_out(meeting: Meeting) -> None:
    ghost = meeting.person("moderator", smacks=True)
    ghost.client.drop()
    back = meeting.enter(ghost.participant, ghost.new_token())
    meeting.focus.wait_for_presence(meeting.room, ghost.nick, "unavailable", within=1)
    cannot_resume(ghost)
    back.client.ping()
    assert back.client.connected
    assert story(meeting, ghost)[-1] == ("evicted", "replaced")
    assert len(sessions(meeting)) == 1


def test_a_ghost_keeps_its_own_token_in_use(meeting: Meeting) -> None:
    ghost = meeting.person(smacks=True)
    ghost.client.drop()
    meeting.refuses(meeting.client(ghost.token), "token_in_use", ghost.participant)


def test_a_new_admission_ends_sessions_of_before(meeting: Meeting) -> None:
    participant = meeting.admitted()
    person = meeting.enter(participant, meeting.tokens.aged(meeting.room, participant, 30))
    now = int(time.time())
    meeting.api.admit(meeting.room, participant, since=now - 40)
    person.client.ping()
    assert person.client.connected
    # Waiting outside, with a time that cannot be true: not newer than anything.
    dated = meeting.tokens.craft(meeting.room, participant, iat=now + 10**6)
    waiting = meeting.client(dated)
    meeting.api.admit(meeting.room, participant, since=now - 20)
    waiting.wait_until_ended()
    person.client.wait_for_exit(meeting.room, within=1)
    assert story(meeting, person) == [("joined", None), ("evicted", "readmitted")]
    meeting.enter(participant, person.new_token())


# --- lines that drop ------------------------------------------------------------------------------


def test_a_dropped_line_comes_back(meeting: Meeting) -> None:
    person = meeting.person("moderator", smacks=True)
    person.client.drop()
    person.client.resume()
    meeting.focus.message(meeting.jid, "<body>still there?</body>", "groupchat")
    person.client.wait_for(lambda e: e.find(".//{*}body") is not None)
    assert story(meeting, person) == [("joined", None)]
    assert meeting.api.remove(meeting.room, person.participant) == 1
    cannot_resume(person)


def test_the_resumed_line_has_the_newer_token(meeting: Meeting) -> None:
    person = meeting.person(smacks=True)
    person.client.drop()
    newer = person.new_token()
    person.client._query["token"] = newer
    person.client.resume()
    person.client.ping()
    meeting.refuses(meeting.client(newer), "token_in_use", person.participant)
    # And the older one is free, but not good enough: only as new as what is inside.
    meeting.enter(person.participant, person.new_token())


def test_nobody_resumes_the_session_of_somebody_else(meeting: Meeting) -> None:
    person, thief = meeting.person(smacks=True), meeting.admitted()
    person.client.drop()
    person.client._query["token"] = meeting.tokens.mint(meeting.room, thief)
    cannot_resume(person)
    assert story(meeting, person) == [("joined", None), ("evicted", "other_token")]
    assert sessions(meeting) == []


def test_a_resumption_is_judged_like_a_join(meeting: Meeting) -> None:
    person = meeting.person(smacks=True)
    person.client.drop()
    now = int(time.time())
    meeting.api.admit(meeting.room, person.participant, until=now - 1)
    cannot_resume(person)
    assert story(meeting, person) == [("joined", None), ("evicted", "too_late")]


def test_a_line_that_drops_for_good(meeting: Meeting) -> None:
    person = meeting.person()
    person.client.drop()
    assert meeting.wait_for_end(person)["type"] == "unavailable"
    assert sessions(meeting) == []
    # Its token is free again.
    meeting.enter(person.participant, person.token)


def test_a_bosh_session_that_falls_silent(make_prosody: MakeProsody, new_client: NewClient) -> None:
    service = FakeService(secrets.token_urlsafe(32)).up()
    prosody = make_prosody(service_url=service.url, secret=service.secret, bosh_inactivity=2)
    with FakeFocus(prosody) as focus:
        meeting = Meeting(
            Api(prosody), Tokens(prosody), service, focus, new_client, "tuokio-silent", "bosh"
        ).open()
        person = meeting.person()
        person.client.drop()
        assert meeting.wait_for_end(person)["type"] == "unavailable"
    service.down()


def test_who_leaves_has_left_once(meeting: Meeting, transport: str) -> None:
    meeting.transport = transport
    person = meeting.person()
    person.client.leave(meeting.room)
    person.client.join(meeting.room, "again")
    person.client.leave(meeting.room)
    person.client.close()
    assert story(meeting, person) == [("joined", None), ("left", None)] * 2
    ids = [event["session"] for event in meeting.events(person.participant)]
    assert ids[0] == ids[1] != ids[2] == ids[3]


def test_many_leave_at_once(meeting: Meeting) -> None:
    """Jitsi puts off what is more than five in a second; by then the line has ended too."""
    people = [meeting.person() for _ in range(8)]
    for person in people:
        person.client.send(xml.stanza("presence", to=person.place, type="unavailable"))
        person.client.close()
    for person in people:
        assert meeting.wait_for_end(person)["type"] == "left"
    assert sessions(meeting) == []


# --- rooms that are closed ------------------------------------------------------------------------


@pytest.mark.parametrize("persistent", [False, True])
def test_a_closed_room_leaves_nothing(meeting: Meeting, persistent: bool) -> None:
    if persistent:
        meeting.meddle("persistent")
    people = [meeting.person("moderator"), meeting.person()]
    began = time.monotonic()
    assert meeting.api.close_room(meeting.room) == 2
    for person in people:
        person.client.wait_for_exit(meeting.room, within=1)
    assert time.monotonic() - began < 1
    for person in people:
        assert story(meeting, person) == [("joined", None), ("evicted", "room_closed")]
    meeting.service.wait_for(type="room_destroyed", room=meeting.room)
    refused = meeting.client(people[0].new_token())
    meeting.refuses(refused, "unknown_room", people[0].participant)
    # The name is free at once; who was admitted before is not admitted now.
    meeting.open()
    meeting.refuses(meeting.client(people[0].new_token()), "not_admitted", people[0].participant)
    meeting.person()
    assert len(meeting.service.of(type="room_created", room=meeting.room)) == 2


def test_closing_a_room_where_nobody_is(meeting: Meeting) -> None:
    meeting.focus.leave(meeting.room)
    assert meeting.api.close_room(meeting.room) == 0
    assert meeting.api.close_room(meeting.room) == 0


def test_an_empty_room_that_another_module_keeps_leaves_no_tombstone(meeting: Meeting) -> None:
    meeting.meddle("empty_room")
    kept = f"{meeting.room}-kept"
    assert meeting.api.close_room(kept) == 0
    participant = new_participant()
    client = meeting.client(meeting.tokens.mint(kept, participant))
    with pytest.raises(JoinRefused) as refusal:
        client.join(kept)
    assert refusal.value.reason == "unknown_room"


def test_the_last_to_leave_takes_the_room_along(meeting: Meeting) -> None:
    meeting.meddle("persistent")
    meeting.focus.leave(meeting.room)
    meeting.service.wait_for(type="room_destroyed", room=meeting.room)
    meeting.focus.create(meeting.room)
    meeting.person()


# --- Prosody itself -------------------------------------------------------------------------------


def test_after_a_kill_the_admitted_come_back_and_others_do_not(
    make_prosody: MakeProsody, new_client: NewClient
) -> None:
    service = FakeService(secrets.token_urlsafe(32)).up()
    prosody = make_prosody(service_url=service.url, secret=service.secret)
    api, tokens = Api(prosody), Tokens(prosody)
    with FakeFocus(prosody) as focus:
        meeting = Meeting(api, tokens, service, focus, new_client, "tuokio-killed").open()
        stays, goes = meeting.person(), meeting.person()
        meeting.api.remove(meeting.room, goes.participant)
        prosody.kill9()
    prosody.start()
    assert sessions(meeting) == []
    with FakeFocus(prosody) as focus:
        focus.create(meeting.room)
        meeting.enter(stays.participant, stays.new_token())
        refused = meeting.client(goes.new_token())
        meeting.refuses(refused, "not_admitted", goes.participant)
    service.down()


def test_loading_the_module_anew_loses_nobody(meeting: Meeting) -> None:
    person = meeting.person("moderator")
    before = sessions(meeting)
    meeting.meddle("reload")
    assert sessions(meeting) == before
    stranger = new_participant()
    client = meeting.client(meeting.tokens.mint(meeting.room, stranger))
    meeting.refuses(client, "not_admitted", stranger)
    assert meeting.api.remove(meeting.room, person.participant) == 1
    person.client.wait_for_exit(meeting.room, within=1)
    assert story(meeting, person) == [("joined", None), ("evicted", "removed")]
