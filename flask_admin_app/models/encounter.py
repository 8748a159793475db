"""Encounters, the people in them and their invitations.

Names, rooms and messages are sealed under the encounter's own key; when the key goes, they are
gone (design: *At rest*).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, cast

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from flask_admin_app.models.base import Base
from flask_admin_app.models.organisation import UnitRow
from tuokio.consent.choices import ConsentState
from tuokio.encounters.encounter import Encounter
from tuokio.encounters.people import Participant
from tuokio.encounters.service_template import ServiceTemplate, parse
from tuokio.encounters.states import DoorState, EncounterState, PlaceState, Role
from tuokio.identity.outcomes import Reason
from tuokio.identity.policy import IdentityPolicy, IdentityState


class EncounterRow(Base):
    """One meeting. `template_data` is the template as it was when the meeting was planned, so
    that settings never change between meetings unseen. One of a series knows its day there. One
    that began at a public door knows the door; `visitor` is a keyed hash of the browser that came,
    so that it finds its way back, and goes when the meeting is over (JOIN 13). `expected_at` is
    when staff come who said that they are late (WAIT 1)."""

    __tablename__ = "encounters"
    __table_args__ = (UniqueConstraint("series_id", "series_day"),)

    id: Mapped[str] = mapped_column(String(26), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    state: Mapped[str] = mapped_column(String(20), index=True)
    template_data: Mapped[dict[str, Any]]
    opens_at: Mapped[datetime]
    starts_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    over_at: Mapped[datetime | None]
    wrapped_key: Mapped[bytes | None]
    room: Mapped[bytes | None]
    series_id: Mapped[str | None] = mapped_column(ForeignKey("series.id"), index=True)
    series_day: Mapped[date | None]
    door_id: Mapped[int | None] = mapped_column(ForeignKey("service_templates.id"), index=True)
    expected_at: Mapped[datetime | None]

    unit: Mapped[UnitRow] = relationship()
    participants: Mapped[list[ParticipantRow]] = relationship(
        back_populates="encounter", order_by="ParticipantRow.position"
    )
    invitations: Mapped[list[InvitationRow]] = relationship(
        back_populates="encounter", order_by="InvitationRow.position"
    )

    @property
    def template(self) -> ServiceTemplate:
        """The template that this meeting follows. It is read once: it never changes within a
        meeting, and a desk with fifty people asks for it a hundred times."""
        data, kept = self.template_data, self.__dict__.get("_template")
        if kept is None or kept[0] is not data:
            kept = self.__dict__["_template"] = (data, parse(data))
        return cast(ServiceTemplate, kept[1])

    @property
    def over(self) -> bool:
        """Whether it has ended or was cancelled."""
        return EncounterState(self.state).over

    @property
    def destroy_after(self) -> datetime | None:
        """When nothing is kept of it any more (LOG 4); None while it is not over. An end before the
        planned one counts; one after it does not, so that no promise is broken."""
        if self.over_at is None:
            return None
        return min(self.over_at + self._retention, self.destroy_at_latest)

    @property
    def destroy_at_latest(self) -> datetime:
        """What its people are promised: from its planned end on."""
        return self.starts_at + self.template.length + self._retention

    @property
    def _retention(self) -> timedelta:
        return timedelta(days=self.template.retention_days)

    def record(self) -> Encounter:
        """As the rules see it."""
        return Encounter(
            id=self.id,
            state=EncounterState(self.state),
            opens_at=self.opens_at,
            starts_at=self.starts_at,
            closes_at=self.closes_at,
        )

    def apply(self, encounter: Encounter) -> None:
        """Take over what the rules decided."""
        self.state = encounter.state.value
        self.opens_at = encounter.opens_at
        self.starts_at = encounter.starts_at
        self.closes_at = encounter.closes_at


class ParticipantRow(Base):
    """One person's place. `user_id` is set for staff; `browser_hash` is the one browser that
    holds a client's place; `number` names who gave no name ("Guest 3"). `subject_ref` is what the
    log calls a client: it stands in no address and in no token. `notice` is the SHA-256 of the text
    that was last agreed to. `contact` is where somebody asked to be reached, and `way_on` the link
    that staff offered instead; both are sealed. Until `contact_until` the clock does not end the
    meeting over the request."""

    __tablename__ = "participants"
    __table_args__ = (Index("ix_participants_encounter", "encounter_id", "position"),)

    ref: Mapped[str] = mapped_column(String(26), primary_key=True)
    encounter_id: Mapped[str] = mapped_column(ForeignKey("encounters.id"))
    position: Mapped[int]
    role: Mapped[str] = mapped_column(String(20))
    place: Mapped[str] = mapped_column(String(20))
    identity: Mapped[str] = mapped_column(String(20))
    required: Mapped[list[str]]
    optional: Mapped[list[str]] = mapped_column(server_default="[]", default=list)
    answers: Mapped[dict[str, Any]]
    door: Mapped[str] = mapped_column(String(10))
    since: Mapped[datetime | None]
    waiting_since: Mapped[datetime | None]
    was_in: Mapped[bool] = mapped_column(default=False)
    moved: Mapped[bool] = mapped_column(default=False)
    asked_again: Mapped[bool] = mapped_column(default=False, server_default=false())
    policy: Mapped[dict[str, Any]] = mapped_column(server_default="{}", default=dict)
    proven: Mapped[list[str]] = mapped_column(server_default="[]", default=list)
    spent: Mapped[list[str]] = mapped_column(server_default="[]", default=list)
    poor_pictures: Mapped[int] = mapped_column(server_default="0", default=0)
    last_check: Mapped[str | None] = mapped_column(String(30))
    announced: Mapped[bool] = mapped_column(default=True, server_default=true())
    company: Mapped[dict[str, Any]] = mapped_column(server_default="{}", default=dict)
    child: Mapped[bool] = mapped_column(default=False, server_default=false())
    guardian_waived: Mapped[bool] = mapped_column(default=False, server_default=false())
    by_phone: Mapped[bool] = mapped_column(default=False, server_default=false())
    aside: Mapped[bool] = mapped_column(default=False, server_default=false())
    wants_new_time: Mapped[bool] = mapped_column(default=False, server_default=false())
    not_before: Mapped[datetime | None]
    not_after: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    decided: Mapped[int] = mapped_column(server_default="1", default=1)

    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    subject_ref: Mapped[str | None] = mapped_column(String(26), index=True)
    notice: Mapped[str | None] = mapped_column(String(64))
    number: Mapped[int]
    name: Mapped[bytes | None]
    message: Mapped[bytes | None]
    contact: Mapped[bytes | None]
    contact_until: Mapped[datetime | None]
    way_on: Mapped[bytes | None]
    language: Mapped[str | None] = mapped_column(String(8))
    browser_hash: Mapped[str | None] = mapped_column(String(64))

    encounter: Mapped[EncounterRow] = relationship(back_populates="participants")

    def record(self) -> Participant:
        """As the rules see it."""
        return Participant(
            ref=self.ref,
            encounter=self.encounter_id,
            role=Role(self.role),
            place=PlaceState(self.place),
            identity=IdentityState(self.identity),
            required=tuple(self.required),
            optional=tuple(self.optional),
            answers={code: ConsentState(state) for code, state in self.answers.items()},
            door=DoorState(self.door),
            since=self.since,
            waiting_since=self.waiting_since,
            was_in=self.was_in,
            moved=self.moved,
            asked_again=self.asked_again,
            policy=self._policy,
            proven=tuple(self.proven),
            spent=tuple(self.spent),
            poor_pictures=self.poor_pictures,
            last_check=Reason(self.last_check) if self.last_check else None,
            announced=self.announced,
            company=dict(self.company),
            child=self.child,
            guardian_waived=self.guardian_waived,
            by_phone=self.by_phone,
            aside=self.aside,
            wants_new_time=self.wants_new_time,
            not_before=self.not_before,
            not_after=self.not_after,
            version=self.version,
            decided=self.decided,
        )

    def apply(self, person: Participant) -> None:
        """Take over what the rules decided."""
        self.role = person.role.value
        self.place = person.place.value
        self.identity = person.identity.value
        self.answers = {code: state.value for code, state in person.answers.items()}
        self.door = person.door.value
        self.since = person.since
        self.waiting_since = person.waiting_since
        self.was_in = person.was_in
        self.moved = person.moved
        self.asked_again = person.asked_again
        self.policy = {
            "steps": [*map(list, person.policy.steps)],
            "required": person.policy.required,
        }
        self.proven = list(person.proven)
        self.spent = list(person.spent)
        self.poor_pictures = person.poor_pictures
        self.last_check = person.last_check.value if person.last_check else None
        self.announced = person.announced
        self.company = dict(person.company)
        self.child = person.child
        self.guardian_waived = person.guardian_waived
        self.by_phone = person.by_phone
        self.aside = person.aside
        self.wants_new_time = person.wants_new_time
        self.not_before = person.not_before
        self.not_after = person.not_after
        self.version = person.version
        self.decided = person.decided

    @property
    def _policy(self) -> IdentityPolicy:
        """What was asked when the place was made: a template that changes later changes none."""
        policy = self.policy or {}
        steps = tuple(tuple(step) for step in policy.get("steps", ()))
        return IdentityPolicy(steps, required=bool(policy.get("required")))


class InvitationRow(Base):
    """A link. Only the hash of its secret is kept; the secret is derived again for staff. A guest's
    link may hold for a time of its own (ROOM 4); that of a child leads to the child's notice."""

    __tablename__ = "invitations"

    id: Mapped[str] = mapped_column(String(26), primary_key=True)
    encounter_id: Mapped[str] = mapped_column(ForeignKey("encounters.id"), index=True)
    participant_ref: Mapped[str | None] = mapped_column(ForeignKey("participants.ref"))
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    role: Mapped[str] = mapped_column(String(20))
    generation: Mapped[int] = mapped_column(default=1)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    language: Mapped[str | None] = mapped_column(String(8))
    child: Mapped[bool] = mapped_column(default=False, server_default=false())
    announced: Mapped[bool] = mapped_column(default=True, server_default=true())
    not_before: Mapped[datetime | None]
    not_after: Mapped[datetime | None]

    encounter: Mapped[EncounterRow] = relationship(back_populates="invitations")
    participant: Mapped[ParticipantRow | None] = relationship()
