"""What is asked about identity: nothing, unless the template says so."""

from __future__ import annotations

import pytest

from tuokio.identity.policy import IdentityMethod, IdentityState, initial, satisfied


def test_the_words_are_those_of_the_design() -> None:
    assert {state.value for state in IdentityState} == {
        "not_required",
        "pending",
        "in_check",
        "verified",
        "not_verified",
    }


@pytest.mark.parametrize("applies", [True, False])
def test_an_open_service_never_asks(applies: bool) -> None:
    assert initial([], applies=applies) is IdentityState.NOT_REQUIRED


def test_only_those_whom_the_policy_touches_are_asked() -> None:
    methods = [IdentityMethod.KNOWN_CLIENT]
    assert initial(methods, applies=True) is IdentityState.PENDING
    assert initial(methods, applies=False) is IdentityState.NOT_REQUIRED


def test_a_policy_is_met_when_nothing_was_asked_or_the_person_was_found() -> None:
    assert {state for state in IdentityState if satisfied(state)} == {
        IdentityState.NOT_REQUIRED,
        IdentityState.VERIFIED,
    }


def test_a_start_is_satisfied_exactly_when_nothing_is_asked() -> None:
    assert satisfied(initial([], applies=True))
    assert not satisfied(initial([IdentityMethod.KNOWN_CLIENT], applies=True))
