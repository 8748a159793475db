"""Making a place for a person in an encounter."""

from __future__ import annotations

from flask_admin_app.models import EncounterRow, ParticipantRow
from flask_admin_app.services import names
from flask_admin_app.services.staff_sessions import Staff
from tuokio.encounters.people import Participant
from tuokio.encounters.states import Role
from tuokio.identity.policy import NO_POLICY
from tuokio.ids import new_ref
from tuokio.sealing import Sealer


def new_place(
    row: EncounterRow, role: Role, *, announced: bool = False, child: bool = False
) -> ParticipantRow:
    """An empty place, with what the template asks of that role: everyone who is not staff reads
    the notice and answers (CONS 8); the identity policy touches clients. `announced` tells that the
    others know who is coming, though the notice does not speak of people of that kind (CONS 5). A
    `child` is a client who reads a notice of their own (CONS 9)."""
    template = row.template
    required = () if role.staff else template.required_purposes
    optional = () if role.staff else template.optional_purposes
    policy = template.identity if role is Role.CLIENT else NO_POLICY
    person = Participant(
        ref=new_ref(),
        encounter=row.id,
        role=role,
        identity=policy.resting,
        required=required,
        optional=optional,
        policy=policy,
        announced=announced or role.staff or role in template.announced,
        child=child and role is Role.CLIENT,
    )
    place = ParticipantRow(
        ref=person.ref,
        encounter_id=row.id,
        position=len(row.participants) + 1,
        role=role.value,
        number=sum(1 for other in row.participants if other.role == role) + 1,
        required=list(required),
        optional=list(optional),
    )
    place.apply(person)
    row.participants.append(place)
    return place


def add_staff_place(row: EncounterRow, staff: Staff, role: Role, sealer: Sealer) -> ParticipantRow:
    """A place for a member of staff; the caller admits them."""
    place = new_place(row, role)
    place.user_id = staff.id
    place.name = names.seal(sealer, place.ref, staff.shown_name)
    return place
