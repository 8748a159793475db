"""What somebody inside could do to let others in, keep them out or change who is who: refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.prosody import versions, xml
from tests.prosody.config import DOMAIN
from tests.prosody.conftest import MakeProsody
from tests.prosody.meeting import MEDDLER, Meeting, Person
from tests.prosody.prosody import Prosody
from tests.prosody.service import FakeService
from tests.prosody.tokens import new_participant
from tests.prosody.xmpp import Client, JoinRefused, Refused

LOBBY = f"lobby.{DOMAIN}"
BREAKOUT = f"breakout.{DOMAIN}"
VISITORS = f"visitors.{DOMAIN}"
VISITORS_COMPONENT = """
Component "visitors.${domain}" "tuokio_test_sink"
"""


@pytest.fixture(scope="module")
def prosody(make_prosody: MakeProsody, service: FakeService) -> Prosody:
    return make_prosody(
        service_url=service.url, secret=service.secret, more=MEDDLER + VISITORS_COMPONENT
    )


@pytest.fixture
def owner(meeting: Meeting) -> Person:
    """A moderator in the room."""
    return meeting.person("moderator")


@pytest.fixture
def other(meeting: Meeting) -> Person:
    """A participant in the room."""
    return meeting.person()


def refused(person: Person, ask: Callable[[], object], reason: str) -> None:
    """See that what somebody asks is refused, clearly and with an event."""
    with pytest.raises(Refused) as refusal:
        ask()
    person.meeting.heard(refusal.value, reason, person.participant)


def bare(client: Client) -> str:
    """The real JID, as affiliations name it."""
    return client.jid.partition("/")[0]


def admin(item: str) -> str:
    """A request about people in a room."""
    return f"<query xmlns='{xml.MUC_ADMIN}'>{item}</query>"


def still_open(meeting: Meeting) -> None:
    """See that the admitted come in as before, and others do not."""
    meeting.person()
    stranger = new_participant()
    client = meeting.client(meeting.tokens.mint(meeting.room, stranger))
    with pytest.raises(JoinRefused):
        client.join(meeting.room, password="x")


# --- the room's configuration ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("muc#roomconfig_roomsecret", "x", "side_door_password"),
        ("muc#roomconfig_roomsecret", "", "side_door_password"),
        ("muc#roomconfig_membersonly", "1", "side_door_lobby"),
        ("muc#roomconfig_membersonly", "0", "side_door_lobby"),
        ("muc#roomconfig_persistentroom", "1", "side_door_persistent"),
        ("muc#roomconfig_whois", "moderators", "side_door_config"),
    ],
)
def test_configuration_by_an_owner(
    meeting: Meeting, owner: Person, field: str, value: str, reason: str
) -> None:
    refused(owner, lambda: owner.client.iq(meeting.jid, xml.form((field, value))), reason)
    still_open(meeting)


def test_destruction_by_an_owner(meeting: Meeting, owner: Person) -> None:
    ask = f"<query xmlns='{xml.MUC_OWNER}'><destroy/></query>"
    refused(owner, lambda: owner.client.iq(meeting.jid, ask), "side_door_destroy")
    still_open(meeting)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("muc#roomconfig_roomsecret", "x", "side_door_password"),
        ("muc#roomconfig_membersonly", "true", "side_door_lobby"),
        ("muc#roomconfig_persistentroom", "true", "side_door_persistent"),
    ],
)
def test_what_focus_may_not_configure_either(
    meeting: Meeting, field: str, value: str, reason: str
) -> None:
    with pytest.raises(Refused) as refusal:
        meeting.focus.configure(meeting.room, ("muc#roomconfig_whois", "anyone"), (field, value))
    meeting.heard(refusal.value, reason, None)
    still_open(meeting)


def test_focus_sends_a_whole_form(meeting: Meeting) -> None:
    meeting.focus.configure(
        meeting.room,
        ("muc#roomconfig_whois", "anyone"),
        ("muc#roomconfig_roomsecret", ""),
        ("muc#roomconfig_membersonly", "0"),
        ("muc#roomconfig_persistentroom", "false"),
    )
    still_open(meeting)


# --- invitations ----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["moderator", "participant"])
def test_invitation_through_the_room(meeting: Meeting, role: str) -> None:
    person = meeting.person(role)
    guest = meeting.client(meeting.tokens.mint(meeting.room, new_participant()))
    name = person.client.message(
        meeting.jid, f"<x xmlns='{xml.MUC_USER}'><invite to='{guest.jid}'/></x>"
    )
    answer = person.client.refusal_of(name)
    meeting.heard(Refused(answer), "side_door_invite", person.participant)
    guest.ping()
    assert "message/None" not in guest.inbox_kinds()


@pytest.mark.parametrize("to", ["room", "occupant"])
def test_invitation_past_the_room(meeting: Meeting, owner: Person, other: Person, to: str) -> None:
    place = meeting.jid if to == "room" else other.place
    name = owner.client.message(
        place, f"<x xmlns='jabber:x:conference' jid='{meeting.jid}'/>", "chat"
    )
    meeting.heard(Refused(owner.client.refusal_of(name)), "side_door_invite", owner.participant)


def test_ordinary_messages_pass(meeting: Meeting, owner: Person, other: Person) -> None:
    owner.client.message(meeting.jid, "<body>to all</body>", "groupchat")
    owner.client.message(other.place, "<body>to one</body>", "chat")
    said = [
        other.client.wait_for(lambda e: e.find(".//{*}body") is not None).findtext(".//{*}body")
        for _ in range(2)
    ]
    assert sorted(str(text) for text in said) == ["to all", "to one"]


# --- who is who -----------------------------------------------------------------------------------


@pytest.mark.parametrize("affiliation", ["owner", "admin", "none", "outcast"])
@pytest.mark.parametrize("role", ["moderator", "participant"])
def test_affiliation_of_somebody_inside(
    meeting: Meeting, other: Person, role: str, affiliation: str
) -> None:
    person = meeting.person(role)
    ask = admin(f"<item affiliation='{affiliation}' jid='{bare(other.client)}'/>")
    refused(person, lambda: person.client.iq(meeting.jid, ask), "side_door_affiliation")
    seen = meeting.person().client.wait_for_presence(meeting.room, other.nick)
    assert xml.item(seen)["affiliation"] == "member"


def test_affiliation_of_somebody_outside(meeting: Meeting, owner: Person) -> None:
    stranger = new_participant()
    guest = meeting.client(meeting.tokens.mint(meeting.room, stranger))
    ask = admin(f"<item affiliation='member' jid='{bare(guest)}'/>")
    refused(owner, lambda: owner.client.iq(meeting.jid, ask), "side_door_affiliation")
    meeting.refuses(guest, "not_admitted", stranger)


def test_affiliation_with_a_reserved_name_kicks_nobody(
    meeting: Meeting, owner: Person, other: Person
) -> None:
    ask = admin(f"<item affiliation='member' jid='{bare(other.client)}' nick='{owner.nick}'/>")
    refused(other, lambda: other.client.iq(meeting.jid, ask), "side_door_affiliation")
    owner.client.ping()
    assert owner.client.connected
    assert len(meeting.events(owner.participant)) == 1


def test_affiliation_hidden_behind_a_harmless_item(
    meeting: Meeting, owner: Person, other: Person
) -> None:
    ask = admin(
        f"<item role='participant' nick='{other.nick}'/>"
        f"<item affiliation='owner' jid='{bare(other.client)}'/>"
    )
    refused(owner, lambda: owner.client.iq(meeting.jid, ask), "side_door_affiliation")


def test_focus_makes_nobody_owner(meeting: Meeting, other: Person) -> None:
    ask = admin(f"<item affiliation='owner' jid='{bare(other.client)}'/>")
    with pytest.raises(Refused) as refusal:
        meeting.focus.iq(meeting.jid, ask)
    assert refusal.value.condition == "not-allowed"
    meeting.service.wait_for(type="refused", room=meeting.room, reason="side_door_affiliation")
    seen = meeting.person().client.wait_for_presence(meeting.room, other.nick)
    assert xml.item(seen)["role"] == "participant"


def test_role_of_moderator(meeting: Meeting, owner: Person, other: Person) -> None:
    ask = admin(f"<item role='moderator' nick='{other.nick}'/>")
    refused(owner, lambda: owner.client.iq(meeting.jid, ask), "side_door_role")
    with pytest.raises(Refused):
        meeting.focus.iq(meeting.jid, ask)


def test_a_moderator_can_kick(meeting: Meeting, owner: Person, other: Person) -> None:
    owner.client.iq(meeting.jid, admin(f"<item role='none' nick='{other.nick}'/>"))
    assert "307" in xml.statuses(other.client.wait_for_exit(meeting.room))
    end = meeting.wait_for_end(other)
    assert (end["type"], end["reason"]) == ("left", "kicked")
    meeting.settle()
    assert not meeting.service.of(type="refused", room=meeting.room)
    # The admission stands: whoever was kicked by mistake comes back.
    meeting.enter(other.participant, other.new_token())


def test_a_participant_cannot_kick(meeting: Meeting, owner: Person, other: Person) -> None:
    with pytest.raises(Refused):
        other.client.iq(meeting.jid, admin(f"<item role='none' nick='{owner.nick}'/>"))


def test_nobody_kicks_focus(meeting: Meeting, owner: Person) -> None:
    with pytest.raises(Refused):
        owner.client.iq(meeting.jid, admin("<item role='none' nick='focus'/>"))
    still_open(meeting)


def test_name_reserved_by_registration(meeting: Meeting, owner: Person) -> None:
    ask = (
        "<query xmlns='jabber:iq:register'><x xmlns='jabber:x:data' type='submit'>"
        "<field var='FORM_TYPE'><value>http://jabber.org/protocol/muc#register</value></field>"
        "<field var='muc#register_roomnick'><value>focus</value></field></x></query>"
    )
    refused(owner, lambda: owner.client.iq(meeting.jid, ask), "side_door_name")


@pytest.mark.parametrize("nick", ["focus", "somebody"])
def test_another_name_in_the_room(meeting: Meeting, other: Person, nick: str) -> None:
    with pytest.raises(JoinRefused) as refusal:
        other.client.join(meeting.room, nick)
    meeting.heard(refusal.value, "side_door_name", other.participant)
    assert len(meeting.api.state()["rooms"][meeting.room]["sessions"]) == 1


# --- rooms beside the room ------------------------------------------------------------------------


@pytest.mark.parametrize("inside", [True, False])
def test_lobby(meeting: Meeting, inside: bool) -> None:
    if inside:
        person = meeting.person("moderator")
        client, participant = person.client, person.participant
    else:
        participant = new_participant()
        client = meeting.client(meeting.tokens.mint(meeting.room, participant))
    with pytest.raises(JoinRefused) as refusal:
        client.join(meeting.room, muc=LOBBY)
    meeting.heard(refusal.value, "side_door_lobby", participant)


@pytest.mark.parametrize("inside", [True, False])
def test_breakout_room(meeting: Meeting, inside: bool) -> None:
    if inside:
        person = meeting.person("moderator")
        client, participant = person.client, person.participant
    else:
        participant = new_participant()
        client = meeting.client(meeting.tokens.mint(meeting.room, participant))
    with pytest.raises(JoinRefused) as refusal:
        client.join("8a1b", muc=BREAKOUT)
    assert refusal.value.condition == "not-allowed"
    event = meeting.service.wait_for(type="refused", room=meeting.room, participant=participant)
    assert event["reason"] in ("side_door_breakout", "breakout")


def test_breakout_room_that_another_module_made(meeting: Meeting) -> None:
    """Even focus, who could open it for others."""
    meeting.meddle("breakout", f"b1@{BREAKOUT}")
    with pytest.raises(JoinRefused) as refusal:
        meeting.focus.join("b1", "focus", muc=BREAKOUT)
    meeting.heard(refusal.value, "side_door_breakout", None)


def test_visitors(meeting: Meeting) -> None:
    ask = f"<visitors xmlns='jitsi:visitors' room='{meeting.jid}'><connect-vnode/></visitors>"
    with pytest.raises(Refused) as refusal:
        meeting.focus.iq(VISITORS, ask)
    meeting.heard(refusal.value, "side_door_visitors", None)


def test_end_of_the_conference_by_a_moderator(meeting: Meeting, owner: Person) -> None:
    if not versions.plugins():
        pytest.skip("one of Jitsi's own components")
    owner.client.message(f"endconference.{DOMAIN}", "<end_conference/>")
    end = meeting.wait_for_end(owner)
    assert (end["type"], end["reason"]) == ("left", "room_destroyed")
    meeting.service.wait_for(type="room_destroyed", room=meeting.room)
    # No tombstone, and the admission stands.
    meeting.focus.create(meeting.room)
    meeting.enter(owner.participant, owner.new_token())
