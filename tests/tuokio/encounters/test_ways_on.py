"""Ways on: to whom they are offered, and where they lead (ID 7)."""

from __future__ import annotations

import pytest

from tests.support.people import WORKER, client, refuses, the_entry
from tuokio.consent.choices import ConsentState
from tuokio.encounters.errors import Refusal
from tuokio.encounters.service_template import ServiceTemplate, builtin, parse
from tuokio.encounters.states import PlaceState
from tuokio.encounters.ways_on import Way, offer, service_of, ways
from tuokio.identity.policy import IdentityState
from tuokio.ledger import EntryType

IDENTIFIED = parse(builtin()["identified"])
TALK = parse(builtin()["talk"])
UNSURE = client(
    place=PlaceState.WAITING,
    identity=IdentityState.NOT_VERIFIED,
    policy=IDENTIFIED.identity,
    answers={"remote_meeting": ConsentState.GIVEN},
)


def test_every_way_where_the_service_leads_to_others() -> None:
    assert ways(UNSURE, IDENTIFIED) == tuple(Way)
    assert {service_of(way, IDENTIFIED) for way in Way} == {"talk", None}


def test_there_is_always_time_and_place() -> None:
    assert ways(UNSURE, TALK) == (Way.NEW_TIME, Way.IN_PERSON)


@pytest.mark.parametrize("template", [IDENTIFIED, TALK])
def test_one_entry_that_says_which_and_nothing_of_why(template: ServiceTemplate) -> None:
    change = offer(UNSURE, Way.IN_PERSON, template, actor=WORKER)
    assert the_entry(change) == (EntryType.WAY_ON_OFFERED, {"way": "in_person"})
    assert change.participant.version == UNSURE.version + 1


@pytest.mark.parametrize("state", [IdentityState.VERIFIED, IdentityState.IN_CHECK])
def test_nothing_is_offered_to_whoever_is_sure_or_being_looked_at(state: IdentityState) -> None:
    person = client(place=PlaceState.WAITING, identity=state)
    refuses(Refusal.NO_METHOD, lambda: offer(person, Way.LIMITED, IDENTIFIED, actor=WORKER))


@pytest.mark.parametrize("place", [PlaceState.ARRIVED, PlaceState.ADMITTED, PlaceState.LEFT])
def test_only_who_waits_is_offered_anything(place: PlaceState) -> None:
    person = client(place=place, identity=IdentityState.NOT_VERIFIED)
    refuses(Refusal.GONE, lambda: offer(person, Way.LIMITED, IDENTIFIED, actor=WORKER))
