"""A child, and the guardian who may have to answer first (CONS 9)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Change, Participant, changed
from tuokio.encounters.states import PlaceState, Role
from tuokio.ledger import EntryType

_GONE = {PlaceState.DECLINED, PlaceState.REMOVED, PlaceState.ENDED}


class GuardianRule(StrEnum):
    """What the template says about children. Whether a guardian is needed is its rule and the
    professional's judgement."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


def lacks_guardian(child: Participant, people: Iterable[Participant], rule: GuardianRule) -> bool:
    """Whether a guardian's yes is missing. The guardian need not be there: their answer is enough;
    whoever took it back, or was turned away, has given none."""
    if not child.child or rule is not GuardianRule.REQUIRED or child.guardian_waived:
        return False
    return not any(
        person.role is Role.GUARDIAN and person.agreed and person.place not in _GONE
        for person in people
    )


def waive(child: Participant, *, actor: str) -> Change:
    """The professional judged that this child needs no guardian here. Twice is once.

    Raises:
        EncounterError: no child, or the place is closed.
    """
    if not child.child:
        raise EncounterError(Refusal.NOT_ASKED)
    if child.place in _GONE:
        raise EncounterError(Refusal.GONE)
    if child.guardian_waived:
        return Change(child)
    return changed(child, EntryType.GUARDIAN_WAIVED, actor=actor, guardian_waived=True)
