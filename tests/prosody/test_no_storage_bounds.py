"""Where a guarded room ends: media between two clients, what comes from elsewhere, other rooms."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from tests.prosody import xml
from tests.prosody.api import Api
from tests.prosody.component import Component
from tests.prosody.config import DOMAIN
from tests.prosody.conftest import MakeProsody, NewClient
from tests.prosody.focus import FakeFocus
from tests.prosody.meeting import Meeting, Person
from tests.prosody.prosody import Prosody
from tests.prosody.service import FakeService
from tests.prosody.stanzas import (
    POLL,
    asked,
    dial,
    in_json,
    is_refused,
    jibri,
    jingle,
    talk,
    told,
)
from tests.prosody.tokens import Tokens, new_participant
from tests.prosody.versions import PLUGINS
from tests.prosody.xmpp import Client
from tests.support.server import free_port


@pytest.fixture
def moderator(meeting: Meeting) -> Person:
    """Who may do most."""
    return meeting.person("moderator")


@dataclass
class OpenRoom:
    """A room that is none of ours, with two people in it."""

    prosody: Prosody
    name: str
    focus: FakeFocus
    anna: Client
    bo: Client

    @property
    def jid(self) -> str:
        """Of the room."""
        return f"{self.name}@{self.prosody.muc}"


@pytest.fixture
def open_room(
    prosody: Prosody, tokens: Tokens, focus: FakeFocus, new_client: NewClient
) -> OpenRoom:
    """In the guarded Prosody, in prefix mode."""
    name = f"choir-{secrets.token_hex(8)}"
    focus.create(name)
    people = []
    for nick in ("anna", "bo"):
        token = tokens.mint(name, new_participant(), moderator=True)
        people.append(new_client(prosody, token=token, room=name))
        people[-1].join(name, nick)
    return OpenRoom(prosody, name, focus, *people)


# --- media between clients --------------------------------------------------------------------


@pytest.mark.parametrize(
    "inner", [jingle(), jingle("session-initiate").replace("jingle ", "JINGLE ", 1)]
)
def test_no_jingle_between_two_in_the_room(meeting: Meeting, moderator: Person, inner: str) -> None:
    other = meeting.person()
    for to in (other.place, other.client.jid, other.client.jid.partition("/")[0]):
        is_refused(meeting, moderator, "p2p", asked(moderator.client, to, inner))
        name = moderator.client.message(to, inner, "chat")
        is_refused(meeting, moderator, "p2p", moderator.client.refusal_of(name))
    propose = "<propose xmlns='urn:xmpp:jingle-message:0' id='s1'/>"
    name = moderator.client.message(other.place, propose, "chat")
    is_refused(meeting, moderator, "p2p", moderator.client.refusal_of(name))
    other.client.ping()
    assert not any("jingle" in xml.written(each).lower() for each in other.client.inbox())


def test_no_jingle_to_the_room_or_to_who_is_not_there(meeting: Meeting, moderator: Person) -> None:
    for to in (meeting.jid, f"{meeting.jid}/nobody", f"{meeting.jid}/FOCUS"):
        is_refused(meeting, moderator, "p2p", asked(moderator.client, to, jingle()))


def test_no_jingle_from_outside_to_somebody_in_the_room(
    meeting: Meeting, moderator: Person, open_room: OpenRoom
) -> None:
    for to in (moderator.client.jid, moderator.client.jid.partition("/")[0]):
        assert asked(open_room.anna, to, jingle()).reason == "p2p"
        name = open_room.anna.message(to, jingle(), "chat")
        assert open_room.anna.refusal_of(name).reason == "p2p"
    meeting.service.wait_for(type="refused", room=meeting.room, reason="p2p")


def test_jingle_with_focus_goes_both_ways(meeting: Meeting, moderator: Person) -> None:
    start = xml.stanza("iq", jingle(), type="set", to=moderator.place, id="j1")
    meeting.focus.send(start)
    offer = moderator.client.wait_for(lambda e: e.find("{*}jingle") is not None)
    assert offer.get("from") == f"{meeting.jid}/focus"
    answer = xml.stanza("iq", type="result", to=offer.get("from"), id=offer.get("id"))
    moderator.client.send(answer)
    meeting.focus.wait_for(lambda e: e.get("id") == "j1" and e.get("type") == "result")
    accept = xml.stanza("iq", jingle("session-accept"), type="set", to=offer.get("from"), id="j2")
    moderator.client.send(accept)
    meeting.focus.wait_for(lambda e: e.find("{*}jingle") is not None)
    assert meeting.service.of(type="refused", room=meeting.room) == []


@pytest.fixture
def jingle_allowed(
    make_prosody: MakeProsody, service: FakeService, new_client: NewClient, room: str
) -> Iterator[Meeting]:
    """A meeting where two may talk directly."""
    prosody = make_prosody(service_url=service.url, secret=service.secret, allow_p2p=True)
    with FakeFocus(prosody) as focus:
        yield Meeting(Api(prosody), Tokens(prosody), service, focus, new_client, room).open()


def test_jingle_between_two_where_it_is_allowed(jingle_allowed: Meeting) -> None:
    anna, bo = jingle_allowed.person(), jingle_allowed.person()
    for to in (bo.place, bo.client.jid):
        anna.client.send(xml.stanza("iq", jingle(), type="set", to=to, id="j"))
        bo.client.wait_for(lambda e: e.find("{*}jingle") is not None)
    found = asked(anna.client, bo.place, jibri(action="start", recording_mode="file"))
    assert found.reason == "recording"


# --- what no client here has sent -------------------------------------------------------------


@pytest.fixture
def with_outside(
    make_prosody: MakeProsody, service: FakeService, new_client: NewClient, room: str
) -> Iterator[tuple[Meeting, Component]]:
    """A meeting, and a program that is connected to Prosody."""
    port, secret = free_port(), secrets.token_hex(16)
    outside = f'\nComponent "outside.{DOMAIN}" {{ component_secret = "{secret}" }}\n'
    prosody = make_prosody(
        service_url=service.url,
        secret=service.secret,
        more=f"{outside}component_ports = {{ {port} }}\n",
    )
    component = Component(f"outside.{DOMAIN}", port, secret)
    with FakeFocus(prosody) as focus:
        api = Api(prosody)
        yield Meeting(api, Tokens(prosody), service, focus, new_client, room).open(), component
    component.close()


def test_what_comes_from_elsewhere_is_refused_too(
    with_outside: tuple[Meeting, Component],
) -> None:
    meeting, outside = with_outside
    person = meeting.person()
    jibri_host = f"jibri@internal.auth.{DOMAIN}/one"
    start = jibri(action="start", recording_mode="file", room=meeting.jid)
    assert outside.refused(jibri_host, start) == "recording"
    call = dial("jitsi_meet_transcribe").replace("ROOM", meeting.jid)
    assert outside.refused(jibri_host, call) == "transcription"
    assert outside.refused(f"polls.{DOMAIN}", call) == "transcription"
    assert outside.refused(f"{meeting.jid}/focus", jibri(action="start")) == "recording"
    assert outside.refused(person.client.jid, jingle()) == "p2p"
    other = jibri(action="start", recording_mode="file", room=f"choir@{meeting.api.prosody.muc}")
    assert outside.refused(jibri_host, other) is None
    person.client.ping()
    assert not any("jingle" in xml.written(each) for each in person.client.inbox())
    meeting.service.wait_for(type="refused", room=meeting.room, reason="transcription")


# --- other rooms ------------------------------------------------------------------------------


def test_a_room_that_is_not_ours_is_left_alone(open_room: OpenRoom) -> None:
    anna, bo = open_room.anna, open_room.bo
    anna.send(xml.stanza("iq", jingle(), type="set", to=f"{open_room.jid}/bo", id="j"))
    bo.wait_for(lambda e: e.find("{*}jingle") is not None)
    call = jibri(action="status", recording_mode="file")
    anna.send(xml.stanza("iq", call, type="set", to=f"{open_room.jid}/focus", id="r"))
    open_room.focus.wait_for(lambda e: e.find("{*}jibri") is not None)
    anna.message(f"filesharing.{DOMAIN}", in_json("file-sharing", {"fileId": "1"}, type="x"))
    anna.message(f"polls.{DOMAIN}", in_json("json-message", POLL))
    anna.message(f"metadata.{DOMAIN}", in_json("room_metadata", {"key": "x"}, room=open_room.jid))
    anna.message(f"breakout.{DOMAIN}", "<breakout_rooms type='features/breakout-rooms/x'/>")
    anna.ping()
    mine = [line for line in open_room.prosody.sink() if line["from"] == anna.jid]
    hosts = [line["host"].partition(".")[0] for line in mine if line["name"] == "message"]
    assert hosts == ["filesharing", "polls", "metadata", "breakout"]


@pytest.fixture
def everywhere(
    make_prosody: MakeProsody, service: FakeService, new_client: NewClient
) -> Iterator[Callable[[str], Meeting]]:
    """Meetings where every room is guarded."""
    prosody = make_prosody(service_url=service.url, secret=service.secret, rooms="all")
    with FakeFocus(prosody) as focus:
        yield lambda room: Meeting(
            Api(prosody), Tokens(prosody), service, focus, new_client, room
        ).open()


def test_where_every_room_is_guarded_any_name_is(
    everywhere: Callable[[str], Meeting],
) -> None:
    meeting = everywhere(f"choir-{secrets.token_hex(8)}")
    moderator, other = meeting.person("moderator"), meeting.person()
    found = asked(moderator.client, f"{meeting.jid}/focus", jibri(action="start"))
    is_refused(meeting, moderator, "recording", found)
    name = moderator.client.message(f"polls.{DOMAIN}", in_json("json-message", POLL))
    is_refused(meeting, moderator, "polls", moderator.client.refusal_of(name))
    is_refused(meeting, moderator, "p2p", asked(moderator.client, other.place, jingle()))
    # Also where nothing tells which room is meant.
    jibri_host = f"jibri@internal.auth.{DOMAIN}/one"
    assert asked(meeting.focus, jibri_host, jibri(action="start")).reason == "recording"
    talk(meeting.room, meeting.api.prosody.muc, moderator.client, other.client)
    assert told(meeting.person().client) == []
    assert meeting.api.prosody.sink() == [] or PLUGINS


def test_a_room_that_is_not_ours_keeps_its_history(
    open_room: OpenRoom, tokens: Tokens, new_client: NewClient
) -> None:
    talk(open_room.name, open_room.prosody.muc, open_room.anna, open_room.bo)
    token = tokens.mint(open_room.name, new_participant())
    late = new_client(open_room.prosody, token=token, room=open_room.name)
    late.join(open_room.name, "late")
    assert told(late) == ["said before", "kept"]


ARCHIVE = """
Component "conference.${domain}" "muc"
	storage = "internal"
	modules_enabled = { "muc_mam" }
	muc_log_by_default = true
"""


def files_about(prosody: Prosody, room: str) -> list[str]:
    """What the host of rooms has on disk under a room's name."""
    folder = prosody.folder / "data" / prosody.muc.replace(".", "%2e")
    name = room.replace("-", "%2d")
    return [file.name for file in folder.rglob("*") if file.name.startswith((room, name))]


@pytest.mark.skipif(bool(PLUGINS), reason="Jitsi's template sets up the host of rooms")
@pytest.mark.parametrize("option", ["muc_log_all_rooms", "muc_log_presences"])
def test_no_archive_keeps_a_guarded_room(
    make_prosody: MakeProsody, service: FakeService, new_client: NewClient, room: str, option: str
) -> None:
    prosody = make_prosody(
        service_url=service.url, secret=service.secret, more=f"{ARCHIVE}\t{option} = true\n"
    )
    with FakeFocus(prosody) as focus:
        tokens = Tokens(prosody)
        meeting = Meeting(Api(prosody), tokens, service, focus, new_client, room).open()
        anna, bo = meeting.person("moderator"), meeting.person()
        talk(room, prosody.muc, anna.client, bo.client)
        focus.configure(room, ("muc#roomconfig_enablearchiving", "1"))
        bo.client.leave(room)
        meeting.person()
        assert files_about(prosody, room) == []

        other = f"choir-{secrets.token_hex(8)}"
        focus.create(other)
        clients = []
        for _ in range(2):
            token = tokens.mint(other, new_participant())
            clients.append(new_client(prosody, token=token, room=other))
            clients[-1].join(other)
        talk(other, prosody.muc, *clients)
        assert files_about(prosody, other)
