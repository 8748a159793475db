"""Whose yes a newcomer waits for (CONS 5)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.people import LATER, WORKER, client, person_in, refuses, staff, the_entry
from tuokio.encounters import admission, newcomers
from tuokio.encounters.admission import Company
from tuokio.encounters.errors import Refusal
from tuokio.encounters.people import Participant
from tuokio.encounters.states import PlaceState, Role
from tuokio.ledger import EntryType


def stranger(ref: str = "n" * 26, role: Role = Role.INTERPRETER) -> Participant:
    """Somebody at the door of whom the notice said nothing."""
    return person_in(PlaceState.WAITING, ref=ref, role=role, announced=False)


@pytest.mark.parametrize(
    ("where", "asked"),
    [
        (PlaceState.INVITED, False),
        (PlaceState.ARRIVED, False),
        (PlaceState.WAITING, True),
        (PlaceState.ADMITTED, True),
        (PlaceState.PRESENT, True),
        (PlaceState.ABSENT, True),
        (PlaceState.LEFT, False),
        (PlaceState.DECLINED, False),
    ],
)
def test_clients_inside_or_ready_to_come_in_are_asked(where: PlaceState, asked: bool) -> None:
    other, person = stranger(), person_in(where)
    assert newcomers.is_asked(person, other) is asked
    held = Company([person, other]).holds(other)
    assert held is (Refusal.HELD if asked else None)
    assert admission.admittable(other, Company([person, other]), now=LATER) is not asked


def test_a_client_who_waits_can_answer() -> None:
    other, person = stranger(), person_in(PlaceState.WAITING)
    change = newcomers.answer(person, other, yes=True)
    assert the_entry(change)[0] is EntryType.COMPANY_ANSWERED
    assert Company([change.participant, other]).holds(other) is None


def test_staff_and_newcomers_who_wait_hold_nobody() -> None:
    one, two = stranger("a" * 26), stranger("b" * 26, Role.GUEST)
    third = stranger("c" * 26, Role.CLIENT)  # of a service whose notice speaks of no other clients
    people = [one, two, third, staff()]
    assert [Company(people).holds(each) for each in people] == [None] * 4


def test_nobody_else_answers() -> None:
    other = stranger()
    for where in (PlaceState.ARRIVED, PlaceState.LEFT):
        person = person_in(where)
        refuses(Refusal.NOT_INSIDE, lambda p=person: newcomers.answer(p, other, yes=True))  # type: ignore[misc]
    guest = replace(stranger("g" * 26, Role.GUEST), announced=True)
    refuses(Refusal.NOT_INSIDE, lambda: newcomers.answer(guest, other, yes=True, actor=WORKER))
    assert client().announced
