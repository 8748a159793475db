"""Who has an account or a host of their own, and no admission: at the doors of our rooms, and of
the rooms where focus meets its bridges."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Iterator

import jwt
import pytest

from tests.prosody import versions, xml
from tests.prosody.api import Api
from tests.prosody.component import Component
from tests.prosody.config import APP_ID, DOMAIN
from tests.prosody.conftest import MakeProsody, NewClient
from tests.prosody.focus import FakeFocus
from tests.prosody.meeting import Meeting
from tests.prosody.prosody import Prosody
from tests.prosody.service import FakeService
from tests.prosody.tokens import Tokens, new_participant
from tests.prosody.xmpp import Client, JoinRefused
from tests.support.server import free_port

BRIDGES = f"internal.auth.{DOMAIN}"
OTHER = "other.test"
OTHER_SECRET = secrets.token_urlsafe(32)
OUTSIDE = f"outside.{DOMAIN}"
OUTSIDE_PORT, OUTSIDE_SECRET = free_port(), secrets.token_hex(16)
MORE = f"""
Component "{OUTSIDE}" {{ component_secret = "{OUTSIDE_SECRET}" }}
component_ports = {{ {OUTSIDE_PORT} }}

Component "conference.{DOMAIN}" "muc"
    admins = {{ "focus@auth.{DOMAIN}", "boss@auth.{DOMAIN}" }}

VirtualHost "{OTHER}"
    authentication = "tuokio_test"
    app_id = "{APP_ID}"
    app_secret = "{OTHER_SECRET}"
    modules_enabled = {{ "bosh"; "websocket" }}
"""


@pytest.fixture(scope="module")
def prosody(make_prosody: MakeProsody, service: FakeService) -> Prosody:
    return make_prosody(service_url=service.url, secret=service.secret, more=MORE)


@pytest.fixture
def outside(prosody: Prosody) -> Iterator[Component]:
    """A program beside Prosody, with a host of its own."""
    made = Component(OUTSIDE, OUTSIDE_PORT, OUTSIDE_SECRET)
    yield made
    made.close()


def signed_in(meeting: Meeting, name: str) -> Client:
    """Somebody with an account where focus has one."""
    prosody = meeting.api.prosody
    accounts = prosody.folder / "data" / f"auth.{DOMAIN}".replace(".", "%2e") / "accounts"
    password = secrets.token_urlsafe(16)
    (accounts / f"{name}.dat").write_text(f'return {{ ["password"] = "{password}" }};')
    client: Client = meeting.new_client(prosody, host=f"auth.{DOMAIN}", account=(name, password))
    return client


# --- our rooms ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["jvb", "boss"])
def test_an_account_beside_focus_is_refused(meeting: Meeting, name: str) -> None:
    """A bridge; and one whom Prosody takes for an administrator and owner of every room."""
    meeting.refuses(signed_in(meeting, name), "no_token")


def test_focus_may_sign_in_twice(meeting: Meeting) -> None:
    with FakeFocus(meeting.api.prosody) as second:
        second.join(meeting.room, "second")


def test_a_program_beside_prosody_is_refused(meeting: Meeting, outside: Component) -> None:
    outside.send(
        f"<presence from='a@{OUTSIDE}/b' to='{meeting.jid}/anna'><x xmlns='{xml.MUC}'/></presence>"
    )
    answer = outside.wait_for(r"<presence[^>]*>.*?</presence>")[0]
    assert re.search(r"type=['\"]error", answer)
    assert re.search(r"reason=['\"]no_token", answer)
    assert meeting.service.wait_for(type="refused", room=meeting.room, reason="no_token")


def test_a_token_that_another_host_trusts_does_not_count(meeting: Meeting, transport: str) -> None:
    participant = meeting.admitted()
    right = meeting.tokens.mint(meeting.room, participant)
    claims = jwt.decode(right, options={"verify_signature": False})
    client = meeting.client(
        jwt.encode(claims, OTHER_SECRET, algorithm="HS256"), host=OTHER, transport=transport
    )
    meeting.refuses(client, "no_token")
    meeting.enter(participant, right)


# --- where focus meets its bridges --------------------------------------------------------------


@pytest.mark.parametrize("made_before", [True, False])
def test_nobody_with_a_token_passes_for_a_bridge(meeting: Meeting, made_before: bool) -> None:
    brewery = f"brewery-{secrets.token_hex(4)}"
    if made_before:
        meeting.focus.join(brewery, "focus", muc=BRIDGES)
    person = meeting.person("moderator")
    with pytest.raises(JoinRefused) as refusal:
        person.client.join(brewery, muc=BRIDGES)
    meeting.heard(refusal.value, "side_door_internal", person.participant)


def test_nobody_with_a_token_for_another_room_passes_for_a_bridge(meeting: Meeting) -> None:
    """Bridges serve all rooms, so whoever is taken for one hears of ours."""
    token = meeting.tokens.craft("choir", new_participant())
    with pytest.raises(JoinRefused) as refusal:
        meeting.client(token, room="choir").join("jvbbrewery", muc=BRIDGES)
    assert refusal.value.reason == "side_door_internal"


def test_a_bridge_passes(meeting: Meeting) -> None:
    bridge = signed_in(meeting, "jvb")
    bridge.join("jvbbrewery", "bridge", muc=BRIDGES)
    meeting.focus.join("jvbbrewery", "focus", muc=BRIDGES)
    until = time.time()
    meeting.settle()
    told = meeting.service.of(type="refused", reason="side_door_internal")
    assert not [event for event in told if event["time"] >= until]


# --- rooms that anybody may make ----------------------------------------------------------------


def test_the_admitted_may_make_the_room_where_the_host_lets_them(
    make_prosody: MakeProsody, service: FakeService, new_client: NewClient, room: str
) -> None:
    free = make_prosody(
        service_url=service.url,
        secret=service.secret,
        more=f'\nComponent "conference.{DOMAIN}" "muc"\n    restrict_room_creation = false\n',
    )
    with FakeFocus(free) as focus:
        meeting = Meeting(Api(free), Tokens(free), service, focus, new_client, room)
        meeting.api.room(room)
        stranger = new_participant()
        meeting.refuses(
            meeting.client(meeting.tokens.mint(room, stranger)), "not_admitted", stranger
        )
        if versions.plugins():
            # Jitsi's mod_token_verification knows no room that focus has not made.
            participant = meeting.admitted()
            token = meeting.tokens.mint(room, participant)
            meeting.refuses(meeting.client(token), "no_conference", participant)
            return
        person = meeting.person()
        # Not the room's owner for having made it.
        seen = meeting.person().client.wait_for_presence(room, person.nick)
        assert xml.item(seen)["affiliation"] == "member"
