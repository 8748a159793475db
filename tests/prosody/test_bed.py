"""The test bed itself: Prosody starts without complaint, and clients get in as they do in Jitsi."""

from __future__ import annotations

import secrets
from typing import Any

import pytest

from tests.prosody import xml
from tests.prosody.conftest import NewClient
from tests.prosody.focus import FakeFocus
from tests.prosody.prosody import Prosody
from tests.prosody.tokens import Tokens, new_participant
from tests.prosody.versions import Version
from tests.prosody.xmpp import JoinRefused, LoginRefused, ResumeRefused


@pytest.fixture
def plain_room() -> str:
    """The name of a room that is no business of ours."""
    return f"choir-{secrets.token_hex(8)}"


def test_starts_without_complaint(ungated: Prosody, version: Version) -> None:
    assert f"version {version.number}" in ungated.log_text()
    assert ungated.faults() == []


def test_focus_makes_a_room_and_people_join(
    ungated: Prosody, plain_room: str, transport: str, new_client: NewClient
) -> None:
    with FakeFocus(ungated) as focus:
        focus.create(plain_room)
        token = Tokens(ungated).mint(plain_room, new_participant())
        client = new_client(ungated, token=token, room=plain_room, transport=transport)
        presence = client.join(plain_room, "anna")
        assert xml.item(presence)["role"] == "participant"
        focus.wait_for_presence(plain_room, "anna")
        client.leave(plain_room)
        focus.wait_for_presence(plain_room, "anna", "unavailable")


def test_only_focus_makes_rooms(ungated: Prosody, plain_room: str, new_client: NewClient) -> None:
    token = Tokens(ungated).mint(plain_room, new_participant())
    client = new_client(ungated, token=token, room=plain_room)
    with pytest.raises(JoinRefused):
        client.join(plain_room)


@pytest.mark.parametrize("change", [{"exp": 1}, {"iss": "another"}, {"nbf": 2**33}])
def test_wrong_token_does_not_sign_in(
    ungated: Prosody, plain_room: str, transport: str, new_client: NewClient, change: dict[str, Any]
) -> None:
    token = Tokens(ungated).craft(plain_room, new_participant(), **change)
    with pytest.raises(LoginRefused):
        new_client(ungated, token=token, room=plain_room, transport=transport)


def test_nobody_signs_in_without_a_token(
    ungated: Prosody, plain_room: str, transport: str, new_client: NewClient
) -> None:
    with pytest.raises(LoginRefused):
        new_client(ungated, room=plain_room, transport=transport)


def test_dropped_line_is_seen_and_can_be_resumed(
    ungated: Prosody, plain_room: str, new_client: NewClient
) -> None:
    with FakeFocus(ungated) as focus:
        focus.create(plain_room)
        token = Tokens(ungated).mint(plain_room, new_participant())
        client = new_client(ungated, token=token, room=plain_room, smacks=True)
        client.join(plain_room, "anna")
        before = client.jid
        client.drop()
        focus.message(f"{plain_room}@{ungated.muc}", "<body>still there?</body>", "groupchat")
        client.resume()
        client.wait_for(lambda e: xml.kind(e) == "message" and e.find(".//{*}body") is not None)
        assert client.jid == before

        plain = new_client(ungated, token=token, room=plain_room)
        plain.join(plain_room, "bo")
        plain.drop()
        focus.wait_for_presence(plain_room, "bo", "unavailable")


@pytest.mark.parametrize("declared", ["", f" xmlns:stream='{xml.STREAMS}'"])
def test_stream_errors_are_understood(declared: str) -> None:
    """13.0 leaves the declaration out when it shuts down."""
    found = xml.parse(f"<stream:error{declared}><system-shutdown/></stream:error>")
    assert found.tag == xml.tag(xml.STREAMS, "error")


def test_resume_of_an_unknown_session_is_refused(
    ungated: Prosody, plain_room: str, new_client: NewClient
) -> None:
    token = Tokens(ungated).mint(plain_room, new_participant())
    client = new_client(ungated, token=token, room=plain_room, smacks=True)
    client.close()
    client.wait_until_ended()
    with pytest.raises(ResumeRefused):
        client.resume()
