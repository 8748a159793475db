"""Focus, health checks and the organisation's other rooms: the gate does not stand in their way."""

from __future__ import annotations

import pytest

from tests.prosody import xml
from tests.prosody.api import Api
from tests.prosody.conftest import MakeProsody, NewClient
from tests.prosody.focus import FakeFocus
from tests.prosody.meeting import Meeting
from tests.prosody.prosody import Prosody
from tests.prosody.service import FakeService
from tests.prosody.tokens import Tokens, new_participant
from tests.prosody.xmpp import JoinRefused

HEALTH_CHECK = "__jicofo-health-check-5f2a"


@pytest.fixture(scope="module")
def guarding_all(make_prosody: MakeProsody, service: FakeService) -> Prosody:
    return make_prosody(rooms="all", service_url=service.url, secret=service.secret)


@pytest.fixture
def meeting(unopened: Meeting) -> Meeting:
    """Each test opens it itself, if at all."""
    return unopened


def test_focus_and_health_checks_pass_and_are_not_told(meeting: Meeting) -> None:
    meeting.open()
    meeting.focus.create(HEALTH_CHECK)
    meeting.focus.leave(HEALTH_CHECK)
    meeting.focus.leave(meeting.room)
    meeting.service.wait_for(type="room_destroyed", room=meeting.room)
    meeting.settle()
    heard = [event["type"] for event in meeting.service.of(room=meeting.room)]
    assert heard == ["room_created", "room_destroyed"]
    assert meeting.service.of(room=HEALTH_CHECK) == []


def test_other_rooms_stay_as_they_were(meeting: Meeting) -> None:
    choir = f"choir-{meeting.room}"
    meeting.focus.create(choir)
    client = meeting.client(meeting.tokens.mint(choir, new_participant()), room=choir)
    client.join(choir, "anna")
    meeting.focus.configure(choir, ("muc#roomconfig_roomsecret", "la"))
    meeting.focus.iq(
        f"{choir}@{meeting.api.prosody.muc}",
        f"<query xmlns='{xml.MUC_ADMIN}'>"
        f"<item affiliation='owner' jid='{client.jid.partition('/')[0]}'/></query>",
    )
    seen = client.wait_for_presence(choir, "anna")
    assert xml.item(seen)["role"] == "moderator"
    meeting.settle()
    assert meeting.service.of(room=choir) == []


@pytest.mark.parametrize("made_before", [True, False])
def test_other_rooms_refuse_passes_for_ours(meeting: Meeting, made_before: bool) -> None:
    """They would anyway. But then Jitsi writes the whole token to the log, which is searched."""
    meeting.open()
    choir = f"choir-{meeting.room}"
    if made_before:
        meeting.focus.create(choir)
    participant = meeting.admitted()
    client = meeting.client(meeting.tokens.mint(meeting.room, participant))
    with pytest.raises(JoinRefused) as refusal:
        client.join(choir)
    meeting.heard(refusal.value, "other_room", participant)
    client.join(meeting.room)


def test_guarding_all_rooms(
    guarding_all: Prosody, service: FakeService, new_client: NewClient, room: str
) -> None:
    choir = f"choir-{room}"
    api, tokens = Api(guarding_all), Tokens(guarding_all)
    with FakeFocus(guarding_all) as focus:
        meeting = Meeting(api, tokens, service, focus, new_client, choir)
        participant = new_participant()
        meeting.refuses(
            meeting.client(tokens.mint(choir, participant)), "unknown_room", participant
        )
        meeting.open()
        stranger = new_participant()
        meeting.refuses(meeting.client(tokens.mint(choir, stranger)), "not_admitted", stranger)
        meeting.person()


def test_guarding_all_rooms_health_checks_admit_focus_alone(
    guarding_all: Prosody, service: FakeService, new_client: NewClient
) -> None:
    with FakeFocus(guarding_all) as focus:
        meeting = Meeting(
            Api(guarding_all), Tokens(guarding_all), service, focus, new_client, HEALTH_CHECK
        )
        client = meeting.client(meeting.token_for(HEALTH_CHECK, new_participant()))
        for _ in ("before it is there", "afterwards"):
            with pytest.raises(JoinRefused) as refusal:
                client.join(HEALTH_CHECK)
            assert refusal.value.reason == "not_admitted"
            focus.create(HEALTH_CHECK)
