"""What staff offer to somebody whose identity is not made sure of (ID 7): never a dead end.

Nobody is asked why they have no document, and no way on tells the log more than its own name.
"""

from __future__ import annotations

from enum import StrEnum

from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Change, Participant, changed
from tuokio.encounters.service_template import ServiceTemplate
from tuokio.encounters.states import PlaceState
from tuokio.identity.policy import IdentityState
from tuokio.ledger import EntryType


class Way(StrEnum):
    """A way on."""

    LIMITED = "limited"
    """The same worker, with what can be talked about without knowing who it is."""
    NAMELESS = "nameless"
    """A room where nobody asks for a name."""
    NEW_TIME = "new_time"
    IN_PERSON = "in_person"

    @property
    def elsewhere(self) -> bool:
        """Whether it leads to another encounter, which opens now."""
        return self in {Way.LIMITED, Way.NAMELESS}


def service_of(way: Way, template: ServiceTemplate) -> str | None:
    """The template that a way leads to, where the organisation has set one."""
    if way is Way.LIMITED:
        return template.limited_service
    return template.nameless_service if way is Way.NAMELESS else None


def ways(person: Participant, template: ServiceTemplate) -> tuple[Way, ...]:
    """What can be offered to this person now: whoever waits, and must be identified, and is not."""
    unsure = person.identity in {IdentityState.PENDING, IdentityState.NOT_VERIFIED}
    if person.place is not PlaceState.WAITING or not unsure:
        return ()
    return tuple(way for way in Way if not way.elsewhere or service_of(way, template))


def offer(person: Participant, way: Way, template: ServiceTemplate, *, actor: str) -> Change:
    """Offer it.

    Raises:
        EncounterError: the person does not wait for that, or the service has no such way.
    """
    if person.place is not PlaceState.WAITING:
        raise EncounterError(Refusal.GONE)
    if way not in ways(person, template):
        raise EncounterError(Refusal.NO_METHOD)
    return changed(person, EntryType.WAY_ON_OFFERED, actor=actor, facts={"way": way.value})
