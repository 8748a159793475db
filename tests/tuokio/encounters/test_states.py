"""Words that the rules and the database share."""

from __future__ import annotations

from tuokio.encounters.states import INVITABLE, EncounterState, PlaceState, Role


def test_an_encounter_is_over_when_it_ended_or_was_cancelled() -> None:
    assert {state for state in EncounterState if state.over} == {
        EncounterState.ENDED,
        EncounterState.CANCELLED,
    }


def test_inside_is_where_an_admission_stands() -> None:
    inside = {PlaceState.ADMITTED, PlaceState.PRESENT, PlaceState.ABSENT}
    assert {state for state in PlaceState if state.inside} == inside


def test_here_is_at_the_door_or_inside() -> None:
    here = {state for state in PlaceState if state.here}
    assert here == {
        PlaceState.ARRIVED,
        PlaceState.WAITING,
        PlaceState.ADMITTED,
        PlaceState.PRESENT,
        PlaceState.ABSENT,
    }


def test_staff_are_the_professional_and_the_helper() -> None:
    assert {role for role in Role if role.staff} == {Role.PROFESSIONAL, Role.HELPER}


def test_no_link_makes_a_professional() -> None:
    assert set(INVITABLE) == set(Role) - {Role.PROFESSIONAL}


def test_the_words_are_those_of_the_design() -> None:
    assert [state.value for state in EncounterState] == ["planned", "open", "ended", "cancelled"]
    assert {state.value for state in PlaceState} == {
        "invited",
        "arrived",
        "waiting",
        "admitted",
        "present",
        "absent",
        "left",
        "declined",
        "withdrawn",
        "cannot_come",
        "removed",
        "ended",
    }
