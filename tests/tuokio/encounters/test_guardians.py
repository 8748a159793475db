"""A child whose guardian takes the yes back (CONS 9)."""

from __future__ import annotations

from tests.support.people import LATER, person_in, the_entry
from tuokio.encounters import admission, place
from tuokio.encounters.admission import Company
from tuokio.encounters.guardians import GuardianRule
from tuokio.encounters.people import Participant
from tuokio.encounters.states import DoorState, EncounterState, PlaceState, Role
from tuokio.ledger import EntryType


def family(guardian: PlaceState) -> Company:
    """With a guardian in that place, where one is required."""
    one = person_in(guardian, ref="g" * 26, role=Role.GUARDIAN)
    return Company([one], GuardianRule.REQUIRED)


def child(where: PlaceState) -> Participant:
    """A child who came in with the guardian's yes."""
    return person_in(where, child=True)


def test_whoever_left_waits_when_the_guardian_withdrew() -> None:
    change = place.come_back(
        child(PlaceState.LEFT), now=LATER, company=family(PlaceState.WITHDRAWN)
    )
    assert the_entry(change) == (EntryType.RETURNED, {"admission": "ended"})
    after = change.participant
    assert (after.place, after.since, after.door) == (
        PlaceState.WAITING,
        None,
        DoorState.CLOSING,
    )
    assert after.waiting_since == LATER
    assert not admission.may_have_token(after, EncounterState.OPEN)
    assert not admission.admittable(after, family(PlaceState.WITHDRAWN), now=LATER)


def test_the_link_leads_to_the_same_place() -> None:
    left, company = child(PlaceState.LEFT), family(PlaceState.WITHDRAWN)
    assert place.arrive(left, now=LATER, company=company) == place.come_back(
        left, now=LATER, company=company
    )


def test_with_the_guardians_yes_the_way_back_stays_open() -> None:
    change = place.come_back(child(PlaceState.LEFT), now=LATER, company=family(PlaceState.LEFT))
    assert the_entry(change) == (EntryType.RETURNED, {})
    assert change.participant.place is PlaceState.ADMITTED


def test_whoever_is_inside_is_not_put_out() -> None:
    person, company = child(PlaceState.PRESENT), family(PlaceState.WITHDRAWN)
    assert company.lacks_guardian(person)
    assert place.come_back(person, now=LATER, company=company).participant == person
