"""What Jitsi's clients send to record, call, vote and so on, and what is refused of it."""

from __future__ import annotations

import json
from typing import Any
from xml.sax.saxutils import escape

import pytest

from tests.prosody import xml
from tests.prosody.meeting import Meeting, Person
from tests.prosody.xmpp import Client, Refused

JITMEET = "http://jitsi.org/jitmeet"
JIBRI = "http://jitsi.org/protocol/jibri"
RAYO = "urn:xmpp:rayo:1"


def jibri(**attributes: str) -> str:
    """A call for Jibri, as lib-jitsi-meet sends it to focus."""
    said = " ".join(f"{name}='{value}'" for name, value in attributes.items())
    return f"<jibri xmlns='{JIBRI}' {said}/>"


def dial(to: str, name: str = "dial") -> str:
    """A call by telephone, or for a transcriber; ROOM stands for the room."""
    header = "<header name='JvbRoomName' value='ROOM'/>"
    return f"<{name} xmlns='{RAYO}' from='fromnumber' to='{to}'>{header}</{name}>"


def in_json(name: str, content: Any, **attributes: str) -> str:
    """An element with JSON in it; text stays as it is."""
    said = "".join(f" {key}='{value}'" for key, value in attributes.items())
    text = content if isinstance(content, str) else json.dumps(content)
    return f"<{name} xmlns='{JITMEET}'{said}>{escape(text)}</{name}>"


def metadata(content: Any) -> str:
    """A change of a room's metadata; ROOM stands for the room."""
    return in_json("room_metadata", content, room="ROOM")


POLL = {
    "type": "polls",
    "command": "new-poll",
    "pollId": "1",
    "question": "Which?",
    "answers": [{"name": "this"}, {"name": "that"}],
}


def jingle(action: str = "session-initiate") -> str:
    """What starts media between two."""
    return f"<jingle xmlns='urn:xmpp:jingle:1' action='{action}' sid='s1'/>"


def is_refused(meeting: Meeting, person: Person, reason: str, found: xml.Refusal | Refused) -> None:
    """See that somebody was told no, and why, and that the service heard of it."""
    assert (found.condition, found.reason) == ("not-allowed", reason)
    assert found.text
    meeting.service.wait_for(
        type="refused", room=meeting.room, participant=person.participant, reason=reason
    )


def asked(client: Client, to: str, inner: str) -> Refused:
    """Ask what must be refused; return the refusal."""
    with pytest.raises(Refused) as refusal:
        client.iq(to, inner)
    return refusal.value


def told(client: Client) -> list[str]:
    client.ping()
    return [text for each in client.inbox() if (text := each.findtext("{*}body"))]


def talk(room: str, muc: str, speaker: Client, hearer: Client) -> None:
    for inner in (
        "<body>said before</body>",
        "<body>kept</body><store xmlns='urn:xmpp:hints'/>",
    ):
        speaker.message(f"{room}@{muc}", inner, "groupchat")
        hearer.wait_for(lambda e: xml.kind(e) == "message" and e.find("{*}body") is not None)
