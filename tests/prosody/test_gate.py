"""Who comes in: on a real Prosody, every reason to be kept out, and that nothing else keeps out."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.prosody import xml
from tests.prosody.conftest import MakeProsody
from tests.prosody.focus import FakeFocus
from tests.prosody.meeting import MEDDLER, Meeting
from tests.prosody.prosody import Prosody
from tests.prosody.service import FakeService
from tests.prosody.tokens import new_participant
from tests.prosody.xmpp import JoinRefused


@pytest.fixture(scope="module")
def prosody(make_prosody: MakeProsody, service: FakeService) -> Prosody:
    return make_prosody(service_url=service.url, secret=service.secret, more=MEDDLER)


@pytest.fixture
def meeting(unopened: Meeting) -> Meeting:
    """Each test opens it itself, if at all."""
    return unopened


# --- let in -------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["participant", "moderator"])
@pytest.mark.parametrize("claim", [True, False])
def test_role_comes_from_the_admission_not_from_the_token(
    meeting: Meeting, transport: str, role: str, claim: bool
) -> None:
    meeting.transport = transport
    meeting.open()
    participant = meeting.admitted(role)
    token = meeting.tokens.mint(meeting.room, participant, moderator=claim)
    client = meeting.client(token)
    expected = {"affiliation": "owner" if role == "moderator" else "member", "role": role}
    assert expected.items() <= xml.item(client.join(meeting.room, "anna")).items()
    seen = meeting.focus.wait_for_presence(meeting.room, "anna")
    assert expected.items() <= xml.item(seen).items()
    # Shown once, as what they are: not as something else first.
    client.ping()
    assert not [each for each in client.inbox() if each.get("from") == f"{meeting.jid}/anna"]
    assert meeting.service.wait_for(type="joined", room=meeting.room, participant=participant)


def test_nothing_of_who_was_in_lingers(meeting: Meeting) -> None:
    meeting.open()
    person = meeting.person("moderator")
    person.client.leave(meeting.room)
    assert meeting.wait_for_end(person)["type"] == "left"
    listed = meeting.focus.iq(
        meeting.jid, f"<query xmlns='{xml.MUC_ADMIN}'><item affiliation='owner'/></query>", "get"
    )
    jids = [item.get("jid") for item in listed.iter(xml.tag(xml.MUC_ADMIN, "item"))]
    assert person.client.jid.partition("/")[0] not in jids
    assert meeting.api.state()["rooms"][meeting.room]["sessions"] == []


def test_role_changes_while_inside(meeting: Meeting) -> None:
    meeting.open()
    person = meeting.person("participant")
    meeting.focus.wait_for_presence(meeting.room, person.nick)
    for role, affiliation in (("moderator", "owner"), ("participant", "member")):
        meeting.api.admit(meeting.room, person.participant, role=role)
        seen = meeting.focus.wait_for_presence(meeting.room, person.nick)
        assert xml.item(seen)["role"] == role
        assert xml.item(seen)["affiliation"] == affiliation
    meeting.settle()
    assert len(meeting.events(person.participant)) == 1


def test_the_state_names_who_is_in(meeting: Meeting) -> None:
    meeting.open()
    person = meeting.person()
    joined = meeting.service.wait_for(type="joined", participant=person.participant)
    sessions = meeting.api.state()["rooms"][meeting.room]["sessions"]
    assert sessions == [{"session": joined["session"], "participant": person.participant}]


def test_works_while_the_service_is_down(meeting: Meeting) -> None:
    meeting.open()
    participant = meeting.admitted()
    meeting.service.down()
    try:
        person = meeting.enter(participant, meeting.tokens.mint(meeting.room, participant))
        person.client.drop()
        meeting.enter(participant, person.new_token())
        stranger = meeting.client(meeting.tokens.mint(meeting.room, new_participant()))
        with pytest.raises(JoinRefused):
            stranger.join(meeting.room)
    finally:
        meeting.service.up()


def test_no_other_module_makes_a_lobby(meeting: Meeting) -> None:
    meeting.open()
    meeting.meddle("lobby")
    asked = "<query xmlns='http://jabber.org/protocol/disco#info'/>"
    features = {each.get("var") for each in meeting.focus.iq(meeting.jid, asked, "get").iter()}
    assert "muc_open" in features
    assert "muc_membersonly" not in features


@pytest.mark.parametrize("what", ["password", "members_only"])
def test_no_other_module_keeps_the_admitted_out(meeting: Meeting, what: str) -> None:
    meeting.open()
    meeting.meddle(what)
    meeting.person()
    with FakeFocus(meeting.api.prosody) as second:
        second.join(meeting.room, "focus2")


def test_no_other_module_makes_a_moderator(meeting: Meeting) -> None:
    meeting.open()
    person = meeting.person()
    meeting.meddle("owner", person.client.jid.partition("/")[0])
    client = meeting.person().client
    seen = client.wait_for_presence(meeting.room, person.nick)
    assert xml.item(seen)["affiliation"] == "member"


# --- kept out, each for its own reason ----------------------------------------------------------


def test_without_an_admission(meeting: Meeting, transport: str) -> None:
    meeting.transport = transport
    meeting.open()
    participant = new_participant()
    client = meeting.client(meeting.tokens.mint(meeting.room, participant, moderator=True))
    meeting.refuses(client, "not_admitted", participant)


def test_with_an_admission_to_another_room(meeting: Meeting) -> None:
    meeting.open()
    other = f"{meeting.room}-b"
    meeting.api.room(other)
    participant = new_participant()
    meeting.api.admit(other, participant)
    client = meeting.client(meeting.tokens.mint(meeting.room, participant))
    meeting.refuses(client, "not_admitted", participant)


@pytest.mark.parametrize("named", ["{room}-b", "*", "{upper}"])
def test_with_a_token_for_another_room(meeting: Meeting, named: str) -> None:
    meeting.open()
    participant = meeting.admitted()
    claim = named.format(room=meeting.room, upper=meeting.room.upper())
    client = meeting.client(meeting.token_for(claim, participant))
    meeting.refuses(client, "other_room", participant)


def test_with_another_participants_admission(meeting: Meeting) -> None:
    meeting.open()
    meeting.admitted()
    other = new_participant()
    client = meeting.client(meeting.tokens.mint(meeting.room, other))
    meeting.refuses(client, "not_admitted", other)


@pytest.mark.parametrize("reason", ["removed", "sent_back"])
def test_after_the_admission_was_taken_back(meeting: Meeting, reason: str) -> None:
    meeting.open()
    participant = meeting.admitted()
    client = meeting.client(meeting.tokens.mint(meeting.room, participant))
    assert meeting.api.remove(meeting.room, participant, reason) == 0
    # Whoever was on the way in is disconnected; a new connection is refused at the door.
    client.wait_until_ended()
    again = meeting.client(meeting.tokens.mint(meeting.room, participant))
    meeting.refuses(again, "not_admitted", participant)


def test_after_until(meeting: Meeting) -> None:
    meeting.open()
    now = int(time.time())
    participant = meeting.admitted(since=now - 120, until=now - 1)
    client = meeting.client(meeting.tokens.mint(meeting.room, participant))
    meeting.refuses(client, "too_late", participant)


def test_with_a_jti_that_is_live(meeting: Meeting) -> None:
    meeting.open()
    person = meeting.person()
    meeting.refuses(meeting.client(person.token), "token_in_use", person.participant)
    person.client.leave(meeting.room)
    meeting.wait_for_end(person)
    meeting.enter(person.participant, person.token)


def test_without_a_jti(meeting: Meeting) -> None:
    meeting.open()
    participant = meeting.admitted()
    token = meeting.tokens.craft(meeting.room, participant, without=("jti",))
    meeting.refuses(meeting.client(token), "token_in_use", participant)


@pytest.mark.parametrize(
    "change", [{"iat": 1}, {"without": ("iat",)}, {"iat": 10**10}, {"iat": 1e300}]
)
def test_with_a_token_of_another_time(meeting: Meeting, change: dict[str, Any]) -> None:
    meeting.open()
    participant = meeting.admitted()
    token = meeting.tokens.craft(meeting.room, participant, **change)
    meeting.refuses(meeting.client(token), "stale_token", participant)


def test_with_an_older_token_than_the_one_inside(meeting: Meeting) -> None:
    meeting.open()
    person = meeting.person()
    older = meeting.tokens.aged(meeting.room, person.participant, 30)
    meeting.refuses(meeting.client(older), "superseded", person.participant)


def test_into_an_unknown_room(meeting: Meeting, transport: str) -> None:
    meeting.transport = transport
    participant = new_participant()
    client = meeting.client(meeting.tokens.mint(meeting.room, participant))
    meeting.refuses(client, "unknown_room", participant)
    with pytest.raises(JoinRefused) as refusal:
        meeting.focus.create(meeting.room)
    assert refusal.value.reason == "unknown_room"


@pytest.mark.parametrize(
    ("reason", "opens", "closes"), [("room_closed", -120, -1), ("too_early", 60, 120)]
)
@pytest.mark.parametrize("made_before", [True, False])
def test_into_a_room_that_is_not_open(
    meeting: Meeting, reason: str, opens: int, closes: int, made_before: bool
) -> None:
    if made_before:
        meeting.open()
    now = int(time.time())
    meeting.api.room(meeting.room, opens_at=now + opens, closes_at=now + closes)
    participant = meeting.admitted()
    client = meeting.client(meeting.tokens.mint(meeting.room, participant))
    meeting.refuses(client, reason, participant)
    if not made_before:
        with pytest.raises(JoinRefused) as refusal:
            meeting.focus.create(meeting.room)
        assert refusal.value.reason == reason


def test_with_a_token_without_exp(meeting: Meeting) -> None:
    meeting.open()
    participant = meeting.admitted()
    token = meeting.tokens.craft(meeting.room, participant, without=("exp",))
    meeting.refuses(meeting.client(token), "no_expiry", participant)


def test_with_a_token_that_ran_out_after_signing_in(meeting: Meeting) -> None:
    meeting.open()
    participant = meeting.admitted()
    exp = int(time.time()) + 2
    client = meeting.client(meeting.tokens.craft(meeting.room, participant, exp=exp))
    while time.time() < exp:
        time.sleep(0.05)
    meeting.refuses(client, "token_expired", participant)


@pytest.mark.parametrize("sub", ["other.test", "*"])
def test_with_a_token_for_another_domain(meeting: Meeting, sub: str) -> None:
    meeting.open()
    participant = meeting.admitted()
    client = meeting.client(meeting.tokens.craft(meeting.room, participant, sub=sub))
    meeting.refuses(client, "other_domain", participant)


@pytest.mark.parametrize("person", ["", "../x", "a b", 7, None])
def test_with_a_token_of_nobody_in_particular(meeting: Meeting, person: Any) -> None:
    meeting.open()
    context = {"user": {"id": person, "name": "x"}, "features": {}}
    client = meeting.client(meeting.tokens.craft(meeting.room, "px", context=context))
    meeting.refuses(client, "not_admitted")


def test_without_a_token(meeting: Meeting) -> None:
    meeting.open()
    participant = meeting.admitted()
    client = meeting.client(meeting.tokens.mint(meeting.room, participant))
    meeting.meddle("forget_session", client.jid)
    meeting.refuses(client, "no_token")


def test_before_focus_has_made_the_room(meeting: Meeting) -> None:
    meeting.api.room(meeting.room)
    participant = meeting.admitted()
    client = meeting.client(meeting.tokens.mint(meeting.room, participant))
    meeting.refuses(client, "no_conference", participant)


@pytest.mark.parametrize("nick", ["focus", "Focus"])
def test_under_the_name_of_focus(meeting: Meeting, nick: str) -> None:
    meeting.open()
    participant = meeting.admitted()
    client = meeting.client(meeting.tokens.mint(meeting.room, participant))
    with pytest.raises(JoinRefused) as refusal:
        client.join(meeting.room, nick)
    meeting.heard(refusal.value, "name_in_use", participant)


def test_under_a_name_that_is_in_use(meeting: Meeting) -> None:
    meeting.open()
    person = meeting.person()
    participant = meeting.admitted()
    client = meeting.client(meeting.tokens.mint(meeting.room, participant))
    with pytest.raises(JoinRefused) as refusal:
        client.join(meeting.room, person.nick)
    meeting.heard(refusal.value, "name_in_use", participant)
    person.client.ping()
    assert person.client.connected


def test_in_a_tenant_of_the_same_name(meeting: Meeting) -> None:
    meeting.open()
    participant = meeting.admitted()
    client = meeting.client(meeting.tokens.mint(meeting.room, participant))
    # Jitsi's own plugins answer from another address than was asked.
    place = f"[a]{meeting.jid}/anna"
    client.send(xml.stanza("presence", f"<x xmlns='{xml.MUC}'/>", to=place, id="k"))
    assert client.refusal_of("k").reason == "unknown_room"


def test_a_flood_of_refusals_is_bounded(meeting: Meeting) -> None:
    meeting.open()
    participant = new_participant()
    client = meeting.client(meeting.tokens.mint(meeting.room, participant))
    for _ in range(80):
        client.send(
            xml.stanza("presence", f"<x xmlns='{xml.MUC}'/>", to=f"{meeting.jid}/x", id="k")
        )
    for _ in range(80):
        assert client.refusal_of("k").reason == "not_admitted"
    meeting.settle()
    assert 60 <= len(meeting.events(participant)) <= 70
