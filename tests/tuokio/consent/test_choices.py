"""One purpose, one answer; silence is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuokio.consent.choices import ConsentMethod, ConsentState, all_given, overall

NONE, GIVEN = ConsentState.NONE, ConsentState.GIVEN
REFUSED, WITHDRAWN = ConsentState.REFUSED, ConsentState.WITHDRAWN

codes = st.sampled_from("abcd")
required_codes = st.lists(codes, unique=True)
answer_maps = st.dictionaries(codes, st.sampled_from(ConsentState))


def test_the_words_are_those_of_the_design() -> None:
    assert {state.value for state in ConsentState} == {"none", "given", "refused", "withdrawn"}


def test_the_ways_to_answer_are_those_of_the_design() -> None:
    assert {method.value for method in ConsentMethod} == {
        "click",
        "oral_confirmed_by_professional",
        "paper",
        "eid",
    }


def test_silence_is_no_agreement() -> None:
    assert not all_given(["a"], {})
    assert overall(["a"], {}) is NONE


def test_nothing_asked_is_nothing_lacking() -> None:
    assert all_given([], {})
    assert overall([], {"a": REFUSED}) is GIVEN


@pytest.mark.parametrize("state", [NONE, REFUSED, WITHDRAWN])
def test_only_a_yes_is_a_yes(state: ConsentState) -> None:
    assert all_given(["a"], {"a": GIVEN})
    assert not all_given(["a"], {"a": state})
    assert not all_given(["a", "b"], {"a": GIVEN, "b": state})


def test_what_is_not_required_does_not_count() -> None:
    assert all_given(["a"], {"a": GIVEN, "b": REFUSED})
    assert overall(["a"], {"a": GIVEN, "b": REFUSED}) is GIVEN


@pytest.mark.parametrize(
    ("answers", "word"),
    [
        ({"a": GIVEN, "b": GIVEN}, GIVEN),
        ({"a": GIVEN}, NONE),
        ({"a": GIVEN, "b": NONE}, NONE),
        ({"a": GIVEN, "b": WITHDRAWN}, WITHDRAWN),
        ({"a": WITHDRAWN}, WITHDRAWN),
        ({"a": REFUSED}, REFUSED),
        ({"a": REFUSED, "b": WITHDRAWN}, REFUSED),
    ],
)
def test_one_word_for_the_door(answers: dict[str, ConsentState], word: ConsentState) -> None:
    assert overall(["a", "b"], answers) is word


@given(required_codes, answer_maps)
def test_the_word_is_given_exactly_when_all_are(
    required: list[str], answers: dict[str, ConsentState]
) -> None:
    assert (overall(required, answers) is GIVEN) == all_given(required, answers)
