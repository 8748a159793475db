"""Sessions that are gone or half gone: who comes back gets the name, and each has one end."""

from __future__ import annotations

import pytest

from tests.prosody import versions, xml
from tests.prosody.api import Api
from tests.prosody.config import DOMAIN
from tests.prosody.conftest import MakeProsody, NewClient
from tests.prosody.focus import FakeFocus
from tests.prosody.meeting import Meeting, Person
from tests.prosody.prosody import Prosody
from tests.prosody.service import FakeService
from tests.prosody.tokens import Tokens
from tests.prosody.xmpp import Client, JoinRefused

MORE_THAN_JITSI_LETS_GO_AT_ONCE = 9


def story(meeting: Meeting, participant: str) -> list[tuple[str, str | None]]:
    """All that the service heard of somebody."""
    meeting.settle()
    return [(event["type"], event.get("reason")) for event in meeting.events(participant)]


# --- names --------------------------------------------------------------------------------------


def signed_in_anew(person: Person) -> Client:
    """The same account over a new line, but not the old session: the page was loaded anew."""
    client = person.client
    token = person.new_token()
    client._query = {"room": person.meeting.room, "token": token, "previd": str(client._smacks_id)}
    client._counting = False
    client._connect(client._query)
    client._bind()
    return client


@pytest.mark.parametrize("same_account", [True, False])
def test_a_ghost_does_not_hold_its_name(meeting: Meeting, same_account: bool) -> None:
    person = meeting.person(smacks=True)
    account = person.client.jid.partition("/")[0]
    person.client.drop()
    client = signed_in_anew(person) if same_account else meeting.client(person.new_token())
    assert (client.jid.partition("/")[0] == account) is same_account
    assert xml.item(client.join(meeting.room, person.nick))["affiliation"] == "member"
    assert story(meeting, person.participant) == [
        ("joined", None),
        ("evicted", "replaced"),
        ("joined", None),
    ]
    assert len(meeting.api.state()["rooms"][meeting.room]["sessions"]) == 1
    # In the room too there is one of them, who can be put out.
    meeting.focus.wait_for_presence(meeting.room, person.nick, "unavailable")
    assert meeting.api.remove(meeting.room, person.participant) == 1
    meeting.focus.wait_for_presence(meeting.room, person.nick, "unavailable")
    client.wait_until_ended()


def test_who_is_not_admitted_any_more_frees_no_name(meeting: Meeting) -> None:
    person = meeting.person()
    older = meeting.tokens.aged(meeting.room, person.participant, 30)
    with pytest.raises(JoinRefused) as refusal:
        meeting.client(older).join(meeting.room, person.nick)
    assert refusal.value.reason == "superseded"
    person.client.ping()
    assert person.client.connected


# --- leaves that are put off --------------------------------------------------------------------


def leave_at_once(people: list[Person]) -> None:
    """All together: of so many, Jitsi carries some out later."""
    for person in people:
        gone = xml.stanza("presence", to=f"{person.meeting.jid}/x", type="unavailable")
        person.client.send(gone)
    for person in people:
        person.client.ping()


@pytest.mark.parametrize("how", ["destroyed", "left", "ended"])
def test_everybody_ends_once_when_the_room_goes_first(meeting: Meeting, how: str) -> None:
    if how == "ended" and not versions.plugins():
        pytest.skip("one of Jitsi's own components")
    moderator = meeting.person("moderator")
    people = [meeting.person() for _ in range(MORE_THAN_JITSI_LETS_GO_AT_ONCE)]
    leave_at_once(people)
    if how == "destroyed":
        ask = f"<query xmlns='{xml.MUC_OWNER}'><destroy/></query>"
        meeting.focus.iq(meeting.jid, ask)
    elif how == "ended":
        moderator.client.message(f"endconference.{DOMAIN}", "<end_conference/>")
    else:
        leave_at_once([moderator])
        # Jitsi may forget focus's leave too, so nothing confirms it.
        gone = xml.stanza("presence", to=f"{meeting.jid}/x", type="unavailable")
        meeting.focus.send(gone)
    meeting.service.wait_for(type="room_destroyed", room=meeting.room)
    for person in [moderator, *people]:
        assert meeting.wait_for_end(person)["type"] == "left"
    assert meeting.api.state()["rooms"][meeting.room]["sessions"] == []
    # Whoever left can come again at once, with the same token.
    meeting.focus.create(meeting.room)
    meeting.client(people[-1].token).join(meeting.room)


# --- an authentication that tells nobody --------------------------------------------------------


@pytest.fixture(scope="module")
def silent(make_prosody: MakeProsody, service: FakeService) -> Prosody:
    """Its authentication sets the fields that Jitsi documents and fires no event."""
    host = f'\nVirtualHost "{DOMAIN}"\n    authentication = "tuokio_test"\n'
    return make_prosody(
        service_url=service.url,
        secret=service.secret,
        more=f"{host}    tuokio_test_silent = true\n",
    )


def test_the_token_counts_where_no_event_tells_of_it(
    silent: Prosody, service: FakeService, new_client: NewClient, room: str, transport: str
) -> None:
    with FakeFocus(silent) as focus:
        meeting = Meeting(
            Api(silent), Tokens(silent), service, focus, new_client, room, transport
        ).open()
        person = meeting.person()
        other = meeting.tokens.mint(f"{room}-b", person.participant)
        meeting.refuses(meeting.client(other), "other_room", person.participant)
        older = meeting.tokens.aged(room, person.participant, 30)
        meeting.refuses(meeting.client(older), "superseded", person.participant)
        assert meeting.api.remove(room, person.participant) == 1
        person.client.wait_until_ended()


def test_a_line_comes_back_where_no_event_tells_of_the_token(
    silent: Prosody, service: FakeService, new_client: NewClient, room: str
) -> None:
    with FakeFocus(silent) as focus:
        meeting = Meeting(Api(silent), Tokens(silent), service, focus, new_client, room).open()
        person = meeting.person(smacks=True)
        person.client.drop()
        person.client.resume()
        person.client.ping()
        assert story(meeting, person.participant) == [("joined", None)]
