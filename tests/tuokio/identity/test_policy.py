"""What a template asks about identity: nothing, one way of several, or several in turn (ID 1)."""

from __future__ import annotations

from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuokio.identity.policy import (
    NO_POLICY,
    IdentityPolicy,
    IdentityState,
    PolicyInvalid,
    parse_policy,
    satisfied,
)

KNOWN = ("known_client", "document_on_camera", "strong_eid")


def test_the_words_are_those_of_the_design() -> None:
    assert {state.value for state in IdentityState} == {
        "not_required",
        "pending",
        "in_check",
        "verified",
        "not_verified",
    }


@pytest.mark.parametrize("data", [[], ["none"]])
def test_an_open_service_never_asks(data: list[str]) -> None:
    policy = parse_policy(data, KNOWN)
    assert policy == NO_POLICY
    assert policy.resting is IdentityState.NOT_REQUIRED
    assert policy.offers(()) == ()
    assert not policy.met(KNOWN)


def test_one_of_several_is_enough_and_they_are_offered_in_their_order() -> None:
    policy = parse_policy(["strong_eid", "known_client"], KNOWN)
    assert policy.resting is IdentityState.PENDING
    assert policy.offers(()) == ("strong_eid", "known_client")
    assert policy.offers((), ["strong_eid"]) == ("known_client",)
    assert policy.met(["known_client"])
    assert policy.offers(["known_client"]) == ()


def test_steps_come_one_after_the_other() -> None:
    policy = parse_policy([["strong_eid", "document_on_camera"], ["known_client"]], KNOWN)
    assert policy.offers(()) == ("strong_eid", "document_on_camera")
    assert not policy.met(["known_client"])
    assert policy.offers(["document_on_camera"]) == ("known_client",)
    assert policy.met(["document_on_camera", "known_client"])
    assert policy.codes == ("strong_eid", "document_on_camera", "known_client")


def test_beside_none_a_check_is_free_of_choice() -> None:
    policy = parse_policy(["none", "known_client"], KNOWN)
    assert policy.resting is IdentityState.NOT_REQUIRED
    assert policy.offers(()) == ("known_client",)
    assert policy.met(["known_client"])


@pytest.mark.parametrize(
    "data",
    [
        None,
        "known_client",
        {"known_client": True},
        ["face_scan"],
        [["known_client"], []],
        [["known_client"], "strong_eid"],
        [["known_client"], ["known_client"]],
        ["known_client", "known_client"],
        [[1]],
        [["none"]],
    ],
)
def test_what_cannot_be_kept_is_refused(data: object) -> None:
    with pytest.raises(PolicyInvalid):
        parse_policy(data, KNOWN)


def test_a_policy_is_met_when_nothing_was_asked_or_the_person_was_found() -> None:
    assert {state for state in IdentityState if satisfied(state)} == {
        IdentityState.NOT_REQUIRED,
        IdentityState.VERIFIED,
    }


@st.composite
def policies(draw: st.DrawFn) -> IdentityPolicy:
    """Any steps, in any order, of any of the methods."""
    codes = draw(st.permutations(KNOWN))
    cuts = draw(st.sets(st.integers(1, len(codes) - 1)))
    edges = [0, *sorted(cuts), len(codes)]
    steps = tuple(tuple(codes[low:high]) for low, high in pairwise(edges))
    return IdentityPolicy(steps, required=draw(st.booleans()))


@given(policies())
def test_a_policy_is_read_as_it_is_written(policy: IdentityPolicy) -> None:
    assert parse_policy(policy.as_data(), KNOWN) == policy


@given(policies(), st.sets(st.sampled_from(KNOWN)), st.sets(st.sampled_from(KNOWN)))
def test_a_policy_is_met_exactly_when_nothing_is_left_to_prove(
    policy: IdentityPolicy, proven: set[str], spent: set[str]
) -> None:
    assert policy.met(proven) == all(proven & set(step) for step in policy.steps)
    assert policy.met(proven) == (policy.offers(proven) == ())
    assert not set(policy.offers(proven, spent)) & (spent | proven)
    assert set(policy.offers(proven, spent)) <= set(chain(*policy.steps))
