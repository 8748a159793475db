"""Who was admitted and loses the line comes back by the spare token, while the service is down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from tests.prosody import xml
from tests.prosody.api import Api
from tests.prosody.conftest import NewClient
from tests.prosody.focus import FakeFocus
from tests.prosody.meeting import Meeting
from tests.prosody.prosody import Prosody
from tests.prosody.service import FakeService
from tests.prosody.tokens import Tokens
from tests.prosody.xmpp import JoinRefused


@pytest.fixture
def meeting(
    api: Api,
    tokens: Tokens,
    service: FakeService,
    focus: FakeFocus,
    new_client: NewClient,
    room: str,
    transport: str,
) -> Meeting:
    return Meeting(api, tokens, service, focus, new_client, room, transport).open()


@contextmanager
def away(service: FakeService) -> Iterator[None]:
    """The service is down meanwhile, and back afterwards, whatever happens."""
    service.down()
    with ExitStack() as ending:
        ending.callback(service.up)
        yield


def test_back_by_the_spare_token(meeting: Meeting, service: FakeService) -> None:
    """Over a WebSocket Prosody sees the drop; over BOSH a ghost is left, which makes room."""
    anna = meeting.person()
    spare = meeting.tokens.mint(meeting.room, anna.participant)
    with away(service):
        anna.client.drop()
        again = meeting.enter(anna.participant, spare)
        assert again.client.connected
    meeting.settle()
    said = [event["type"] for event in meeting.events(anna.participant)]
    assert sorted(said) == sorted(
        ["joined", "joined", "unavailable" if meeting.transport == "websocket" else "evicted"]
    )
    assert only_session(meeting) == meeting.events(anna.participant, "joined")[-1]["session"]


@pytest.mark.parametrize("transport", ["websocket"])
def test_back_past_a_ghost_that_prosody_keeps(meeting: Meeting, service: FakeService) -> None:
    """With smacks the old session stays in the room for a minute; its owner is not locked out."""
    anna = meeting.person(smacks=True)
    bo = meeting.person()
    spare = meeting.tokens.mint(meeting.room, anna.participant)
    with away(service):
        anna.client.drop()
        meeting.enter(anna.participant, spare)
        gone = bo.client.wait_for_presence(meeting.room, anna.nick, "unavailable")
        assert "307" in xml.statuses(gone)
    end = meeting.wait_for_end(anna)
    assert (end["type"], end["reason"]) == ("evicted", "replaced")


@pytest.mark.parametrize("transport", ["websocket"])
def test_the_same_session_is_taken_up_again(meeting: Meeting, service: FakeService) -> None:
    anna = meeting.person(smacks=True)
    with away(service):
        anna.client.drop()
        anna.client.resume()
        anna.client.iq(f"{meeting.jid}/{anna.nick}", "<ping xmlns='urn:xmpp:ping'/>", "get")
    meeting.settle()
    assert [event["type"] for event in meeting.events(anna.participant)] == ["joined"]


def test_back_after_prosody_was_killed_too(
    meeting: Meeting, service: FakeService, prosody: Prosody
) -> None:
    anna = meeting.person("moderator")
    spare = meeting.tokens.mint(meeting.room, anna.participant)
    stranger = meeting.tokens.mint(meeting.room, "nobody")
    with away(service):
        prosody.kill9()
        prosody.start()
        with FakeFocus(prosody) as focus:
            focus.create(meeting.room)
            client = meeting.client(spare)
            assert xml.item(client.join(meeting.room))["affiliation"] == "owner"
            with pytest.raises(JoinRefused):
                meeting.client(stranger).join(meeting.room)
            client.close()


def test_old_token_is_of_no_use_while_the_line_is_only_thought_lost(meeting: Meeting) -> None:
    """The token inside is live: only a newer one takes the place."""
    anna = meeting.person()
    meeting.refuses(meeting.client(anna.token), "token_in_use", anna.participant)
    assert anna.client.connected


def only_session(meeting: Meeting) -> str:
    """The one session that is in the room."""
    (session,) = meeting.api.state()["rooms"][meeting.room]["sessions"]
    return str(session["session"])
