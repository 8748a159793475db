"""Who may be in a check room: a property over all states, and the few that open it (ID 2)."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.support.people import OPEN, PURPOSE, WORKER, client
from tuokio.consent.choices import ConsentState
from tuokio.encounters.admission import may_have_token
from tuokio.encounters.check_rooms import CheckRoom, may_enter
from tuokio.encounters.people import Participant
from tuokio.encounters.states import DoorState, EncounterState, PlaceState, Role
from tuokio.identity.policy import IdentityPolicy, IdentityState

POLICY = IdentityPolicy((("document_on_camera",),), required=True)
STAFF = Participant(
    ref=WORKER, encounter="e" * 26, role=Role.PROFESSIONAL, place=PlaceState.ADMITTED
)
LOOKED_AT = client(
    place=PlaceState.WAITING,
    identity=IdentityState.IN_CHECK,
    policy=POLICY,
    answers={PURPOSE: ConsentState.GIVEN},
)
ROOM = CheckRoom(LOOKED_AT, STAFF)


def test_the_two_of_an_open_check_may_enter_and_nobody_else() -> None:
    assert may_enter(LOOKED_AT.ref, ROOM, OPEN)
    assert may_enter(STAFF.ref, ROOM, OPEN)
    assert not may_enter("x" * 26, ROOM, OPEN)
    assert not may_enter(LOOKED_AT.ref, replace(ROOM, open=False), OPEN)


@given(
    place=st.sampled_from(PlaceState),
    identity=st.sampled_from(IdentityState),
    consent=st.sampled_from(ConsentState),
    host=st.sampled_from(PlaceState),
    role=st.sampled_from(Role),
    encounter=st.sampled_from(EncounterState),
    door=st.sampled_from(DoorState),
)
def test_no_token_for_a_check_room_unless_in_that_check(
    place: PlaceState,
    identity: IdentityState,
    consent: ConsentState,
    host: PlaceState,
    role: Role,
    encounter: EncounterState,
    door: DoorState,
) -> None:
    person = replace(
        LOOKED_AT, place=place, identity=identity, answers={PURPOSE: consent}, door=door
    )
    room = CheckRoom(person, replace(STAFF, place=host, role=role))
    allowed = may_enter(person.ref, room, encounter)
    assert allowed == may_enter(STAFF.ref, room, encounter)
    assert allowed == (
        place is PlaceState.WAITING
        and identity is IdentityState.IN_CHECK
        and consent is ConsentState.GIVEN
        and host.inside
        and role.staff
        and encounter is OPEN
    )
    # Nobody can be in both rooms.
    assert not (allowed and may_have_token(person, encounter))
