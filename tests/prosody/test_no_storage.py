"""A guarded room stores nothing, sends nothing out, and keeps media on the server: also for a
moderator, also in letters that a filter might not expect."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

import pytest

from tests.prosody import xml
from tests.prosody.config import DOMAIN
from tests.prosody.meeting import Meeting, Person
from tests.prosody.stanzas import (
    JIBRI,
    JITMEET,
    POLL,
    asked,
    dial,
    in_json,
    is_refused,
    jibri,
    metadata,
    talk,
    told,
)
from tests.prosody.xmpp import JoinRefused, Refused

TRANSCRIBER = "jitsi_participant_requestingTranscription"

# To focus, in the room.
CALLS = [
    ("recording", jibri(action="start", recording_mode="file")),
    ("recording", jibri(action="stop", recording_mode="file")),
    ("recording", jibri(action="START", recording_mode="FILE")),
    ("recording", f"<JIBRI xmlns='{JIBRI.upper()}' ACTION='Start' Recording_Mode='File'/>"),
    ("recording", "<recording xmlns='http://jitsi.org/protocol/jirecon' action='start'/>"),
    ("streaming", jibri(action="start", recording_mode="stream", streamid="key")),
    ("streaming", jibri(action="sTART", recording_mode="STREAM")),
    ("dial_out", jibri(action="start", sipaddress="someone@example.test")),
    ("dial_out", dial("+358401234567")),
    ("dial_out", dial("+358401234567", "DIAL")),
    ("transcription", dial("jitsi_meet_transcribe")),
    ("transcription", dial("Jitsi_Meet_TRANSCRIBE", "Dial")),
]

# To the component of that name.
MESSAGES = [
    ("file_sharing", "filesharing", in_json("file-sharing", {"fileId": "1"}, type="add")),
    ("file_sharing", "filesharing", in_json("File-Sharing", {"fileId": "1"}, type="ADD")),
    (
        "file_sharing",
        "filesharing",
        "<file-sharing xmlns='HTTP://JITSI.ORG/jitmeet' type='remove' fileId='1'/>",
    ),
    ("polls", "polls", in_json("json-message", POLL)),
    ("polls", "polls", f"<json-message>{escape(json.dumps(POLL))}</json-message>"),
    ("polls", "polls", in_json("JSON-message", POLL | {"command": "NEW-Poll", "type": "POLLS"})),
    ("polls", "polls", in_json("json-message", {"command": "answer-poll", "pollId": "1"})),
    # One reader of JSON sees a poll here, another does not.
    ("polls", "polls", in_json("json-message", POLL | {"__hash": ["command", "x", "type", "x"]})),
    ("polls", "polls", in_json("json-message", '{"command":"new\\u002dpoll","pollId":"1"}')),
    ("breakout", "breakout", "<breakout_rooms type='features/breakout-rooms/add' subject='s'/>"),
    (
        "breakout",
        "breakout",
        f"<Breakout-Rooms xmlns='{JITMEET}' type='features/breakout-rooms/add' subject='s'/>",
    ),
    (
        "metadata",
        "metadata",
        metadata({"key": "recording", "data": {"isRecordingRequested": True}}),
    ),
    ("metadata", "metadata", metadata({"key": "RECORDING", "data": {}})),
    ("metadata", "metadata", metadata({"key": "asyncTranscription", "data": True})),
    ("metadata", "metadata", metadata({"key": "transcription", "data": {"httpHeaders": {}}})),
    ("metadata", "metadata", metadata({"key": "audioTranslation", "data": {"enabled": True}})),
    ("metadata", "metadata", metadata({"key": "whiteboard", "data": {"id": "1"}})),
    (
        "metadata",
        "metadata",
        metadata({"key": "startMuted", "data": {"a": [{"IsTranscribingEnabled": True}]}}),
    ),
    (
        "metadata",
        "metadata",
        metadata('{"key":"startMuted","__hash":["key","recording"],"data":{}}'),
    ),
    ("metadata", "metadata", metadata({"key": "somethingNew", "data": True})),
    ("metadata", "metadata", metadata({"key": "STARTMUTED", "data": {"audio": True}})),
    ("metadata", "metadata", metadata("{not JSON")),
    ("metadata", "metadata", metadata("")),
    ("transcription", "metadata", in_json("audio-translation", {"a1b2c3d4": "en"})),
]


@pytest.fixture
def moderator(meeting: Meeting) -> Person:
    """Who may do most."""
    return meeting.person("moderator")


def reached(meeting: Meeting, *words: str) -> list[str]:
    """What of these words reached a component or focus."""
    meeting.focus.ping()
    everything = [line["xml"] for line in meeting.api.prosody.sink()]
    everything += [xml.written(each) for each in meeting.focus.inbox()]
    return [word for word in words for text in everything if word in text.lower()]


# --- each feature -----------------------------------------------------------------------------


@pytest.mark.parametrize(("reason", "inner"), CALLS)
def test_calls_to_focus_are_refused(
    meeting: Meeting, moderator: Person, reason: str, inner: str
) -> None:
    inner = inner.replace("ROOM", meeting.jid)
    found = asked(moderator.client, f"{meeting.jid}/focus", inner)
    is_refused(meeting, moderator, reason, found)
    assert reached(meeting, "jibri", "rayo", "jirecon") == []


@pytest.mark.parametrize(
    "to",
    [f"focus.{DOMAIN}", f"focus@auth.{DOMAIN}", f"someone@{DOMAIN}", DOMAIN, f"polls.{DOMAIN}"],
)
def test_calls_are_refused_wherever_they_go(meeting: Meeting, moderator: Person, to: str) -> None:
    found = asked(moderator.client, to, jibri(action="start", recording_mode="file"))
    is_refused(meeting, moderator, "recording", found)


@pytest.mark.parametrize(("reason", "component", "inner"), MESSAGES)
def test_messages_to_components_are_refused(
    meeting: Meeting, moderator: Person, reason: str, component: str, inner: str
) -> None:
    before = len(meeting.api.prosody.sink())
    inner = inner.replace("ROOM", meeting.jid)
    name = moderator.client.message(f"{component}.{DOMAIN}", inner)
    is_refused(meeting, moderator, reason, moderator.client.refusal_of(name))
    after = meeting.api.prosody.sink()[before:]
    assert [line for line in after if line["name"] == "message"] == []


@pytest.mark.parametrize("type_", ["error", "groupchat", "headline", "chat"])
def test_a_type_of_message_helps_nobody(meeting: Meeting, moderator: Person, type_: str) -> None:
    prosody = meeting.api.prosody
    before, faults = len(prosody.sink()), prosody.faults()
    moderator.client.message(f"polls.{DOMAIN}", in_json("json-message", POLL), type_)
    meeting.service.wait_for(type="refused", room=meeting.room, reason="polls")
    moderator.client.ping()
    assert [line for line in prosody.sink()[before:] if line["name"] == "message"] == []
    answers = [each for each in moderator.client.inbox() if each.get("type") == "error"]
    assert len(answers) == (0 if type_ == "error" else 1)
    assert prosody.faults() == faults


def test_a_wrapping_helps_nobody(meeting: Meeting, moderator: Person) -> None:
    inner = f"<wrap xmlns='x:y'><more>{in_json('json-message', POLL)}</more></wrap>"
    name = moderator.client.message(f"polls.{DOMAIN}", inner)
    is_refused(meeting, moderator, "polls", moderator.client.refusal_of(name))


def test_polls_go_past_no_room_either(meeting: Meeting, moderator: Person) -> None:
    other = meeting.person()
    inner = in_json("json-message", POLL)
    name = moderator.client.message(meeting.jid, inner, "groupchat")
    is_refused(meeting, moderator, "polls", moderator.client.refusal_of(name))
    name = moderator.client.message(other.place, inner, "chat")
    is_refused(meeting, moderator, "polls", moderator.client.refusal_of(name))
    other.client.ping()
    assert not any("poll" in xml.written(each) for each in other.client.inbox())


def test_somebody_with_a_token_who_is_not_in_yet_is_refused_too(meeting: Meeting) -> None:
    participant = meeting.admitted("moderator")
    client = meeting.client(meeting.tokens.mint(meeting.room, participant, moderator=True))
    found = asked(client, f"focus.{DOMAIN}", jibri(action="start", recording_mode="file"))
    assert found.reason == "recording"
    meeting.service.wait_for(type="refused", participant=participant, reason="recording")


def test_focus_starts_no_recording_of_a_guarded_room(meeting: Meeting) -> None:
    inner = jibri(action="start", recording_mode="file", room=meeting.jid)
    found = asked(meeting.focus, f"jibri@internal.auth.{DOMAIN}/one", inner)
    assert found.reason == "recording"
    found = asked(
        meeting.focus,
        f"jigasi@internal.auth.{DOMAIN}/one",
        dial("jitsi_meet_transcribe").replace("ROOM", meeting.jid),
    )
    assert found.reason == "transcription"
    assert len(meeting.service.of(type="refused", room=meeting.room)) <= 2
    meeting.service.wait_for(type="refused", room=meeting.room, reason="transcription")


def test_a_presence_calls_no_transcriber(meeting: Meeting, moderator: Person) -> None:
    asking = (
        f"<{TRANSCRIBER}>true</{TRANSCRIBER}><{TRANSCRIBER.upper()}>TRUE</{TRANSCRIBER.upper()}>"
    )
    moderator.client.send(
        xml.stanza("presence", f"{asking}<videomuted>x</videomuted>", to=moderator.place)
    )
    seen = meeting.focus.wait_for(
        lambda e: e.get("from") == moderator.place and e.find("{*}videomuted") is not None
    )
    assert "transcription" not in xml.written(seen).lower()
    meeting.service.wait_for(
        type="refused", participant=moderator.participant, reason="transcription"
    )


def test_asking_again_and_again_is_refused_each_time_but_nottold_each_time(
    meeting: Meeting, moderator: Person
) -> None:
    for _ in range(40):
        found = asked(moderator.client, f"{meeting.jid}/focus", jibri(action="start"))
        assert found.reason == "recording"
    meeting.settle()
    told = meeting.service.of(type="refused", room=meeting.room, reason="recording")
    assert 1 <= len(told) <= 21


# --- what goes on working ---------------------------------------------------------------------


def test_what_a_meeting_needs_goes_on(meeting: Meeting, moderator: Person) -> None:
    other = meeting.person()
    moderator.client.iq(DOMAIN, "<ping xmlns='urn:xmpp:ping'/>", "get")
    disco = "<query xmlns='http://jabber.org/protocol/disco#info'/>"
    moderator.client.iq(meeting.jid, disco, "get")
    moderator.client.message(meeting.jid, "<body>a new-poll, recording, jingle</body>", "groupchat")
    other.client.wait_for(lambda e: "a new-poll" in (e.findtext("{*}body") or ""))
    inner = in_json("json-message", {"type": "e2ee", "text": "answer the poll"})
    moderator.client.message(other.place, inner, "chat")
    other.client.wait_for(lambda e: e.find("{*}json-message") is not None)
    assert meeting.service.of(type="refused", room=meeting.room) == []


@pytest.mark.parametrize("key", ["startMuted", "permissions"])
def test_harmless_metadata_gets_through(meeting: Meeting, moderator: Person, key: str) -> None:
    inner = metadata({"key": key, "data": {"audio": True}}).replace("ROOM", meeting.jid)
    moderator.client.message(f"metadata.{DOMAIN}", inner)
    moderator.client.ping()
    assert any(key in line["xml"] for line in meeting.api.prosody.sink())
    assert meeting.service.of(type="refused", room=meeting.room) == []


# --- breakout rooms ---------------------------------------------------------------------------


def test_nobody_joins_a_breakout_room(meeting: Meeting, moderator: Person) -> None:
    breakout = f"breakout.{DOMAIN}"
    with pytest.raises((JoinRefused, Refused)):
        moderator.client.join("0b9c2e1f-aaaa", "me", muc=breakout)
    assert f"{moderator.client.jid}" not in str(
        [each for each in meeting.focus.inbox() if breakout in each.get("from", "")]
    )


# --- history ----------------------------------------------------------------------------------


def test_whoever_comes_late_hears_nothing_of_before(meeting: Meeting, moderator: Person) -> None:
    other = meeting.person()
    talk(meeting.room, meeting.api.prosody.muc, moderator.client, other.client)
    late = meeting.person()
    assert told(late.client) == []
