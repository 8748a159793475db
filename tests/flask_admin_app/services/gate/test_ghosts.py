"""Who is believed to be in, though Prosody knows nothing of it, is let go when both compare."""

from __future__ import annotations

import pytest

from tests.support.gate import Gated
from tuokio.jitsi.prosody import ProsodyState, RoomState


def _inside(gated: Gated) -> tuple[str, str, str]:
    encounter, client = gated.admitted()
    gated.push()
    session = gated.enter(encounter, client)
    gated.tell()
    assert gated.place(client) == "present"
    return encounter, client, session


def test_a_session_whose_end_was_never_told_is_over(any_gated: Gated) -> None:
    _, client, session = _inside(any_gated)
    del any_gated.prosody.gate.sessions[session]
    any_gated.compare()
    assert any_gated.place(client) == "absent"
    assert any_gated.sessions() == {}


def test_only_that_session(gated: Gated) -> None:
    encounter, client, session = _inside(gated)
    gated.enter(encounter, client)
    gated.tell()
    del gated.prosody.gate.sessions[session]
    gated.compare()
    assert gated.place(client) == "present"
    assert len(gated.sessions()) == 1


def test_with_its_room_once_that_is_known_again(gated: Gated) -> None:
    """A gate that has forgotten a room says nothing about who is in it."""
    _, client, _ = _inside(gated)
    gated.prosody.gate.lose_everything()
    gated.mend()
    assert gated.place(client) == "present"
    gated.mend()
    assert gated.place(client) == "absent"


def test_whoever_came_while_it_was_asked_stays(
    gated: Gated, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer was written before they came, and the event was quicker."""
    encounter, client = gated.admitted()
    gated.push()
    asked = gated.client.state

    def and_meanwhile() -> ProsodyState:
        answer = asked()
        gated.enter(encounter, client)
        gated.tell()
        return answer

    monkeypatch.setattr(gated.client, "state", and_meanwhile)
    gated.compare()
    assert gated.place(client) == "present"
    assert len(gated.sessions()) == 1


def test_a_gate_that_does_not_tell_moves_nobody(
    gated: Gated, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, client, session = _inside(gated)
    del gated.prosody.gate.sessions[session]
    state = gated.client.state()
    rooms = {
        name: RoomState(each.record, each.admissions, None) for name, each in state.rooms.items()
    }
    monkeypatch.setattr(gated.client, "state", lambda: ProsodyState(state.instance, rooms))
    gated.compare()
    assert gated.place(client) == "present"
