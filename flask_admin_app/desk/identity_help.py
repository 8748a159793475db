"""What the desk says of somebody's identity: a check under way, and ways on (ID 7)."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy.orm import object_session

from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow, ParticipantRow
from flask_admin_app.services.check_ends import running
from flask_admin_app.services.ways_on import offered
from tuokio.encounters.people import Participant
from tuokio.encounters.ways_on import ways
from tuokio.identity.outcomes import RETRIES, Reason
from tuokio.identity.policy import IdentityState
from tuokio.sealing import Sealer


@dataclass(frozen=True, slots=True)
class IdentityHelp:
    """`check` is the address of the check that the person is in. `ways` can be offered now, and
    `needed` tells that no check leads on; `unshown` that the person does not show a document.
    `offered` is the last way that was, with its meeting. `today` is where the service counts."""

    check: str | None = None
    ways: tuple[str, ...] = ()
    needed: bool = False
    unshown: bool = False
    offered: str | None = None
    elsewhere: str | None = None
    today: str = ""


def identity_help(
    core: Core,
    row: ParticipantRow,
    person: Participant,
    encounter: EncounterRow,
    sealer: Sealer | None,
) -> IdentityHelp | None:
    """What there is to say; None where the policy asks nothing of this person."""
    if not person.policy.steps:
        return None
    last = offered(sealer, row)
    open_ways = ways(person, encounter.template)
    unshown = bool(open_ways) and person.last_check is Reason.CLIENT_STOPPED
    in_vain = person.identity is IdentityState.NOT_VERIFIED or person.poor_pictures > RETRIES
    zone = ZoneInfo(encounter.unit.organisation.time_zone)
    return IdentityHelp(
        check=_check(row, person),
        ways=tuple(way.value for way in open_ways),
        needed=unshown or in_vain,
        unshown=unshown,
        offered=last.way.value if last else None,
        elsewhere=f"/desk/encounters/{last.encounter}" if last and last.encounter else None,
        today=core.clock().astimezone(zone).date().isoformat(),
    )


def _check(row: ParticipantRow, person: Participant) -> str | None:
    session = object_session(row)
    if person.identity is not IdentityState.IN_CHECK or session is None:
        return None
    check = running(session, row.ref)
    return f"/desk/encounters/{row.encounter_id}/checks/{check.id}" if check else None
