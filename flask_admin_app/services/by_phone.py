"""Somebody takes part by telephone (CONS 10): the professional reads the notice aloud, writes down
the answer, and counts them in. No number is asked for, here or anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.i18n import FOR_CLIENTS
from flask_admin_app.models import ParticipantRow
from flask_admin_app.services import names
from flask_admin_app.services.answering import acting_for, page_facts, shown_at
from flask_admin_app.services.deciding import about
from flask_admin_app.services.encounter_store import lock_for, save, sealer_of
from flask_admin_app.services.errors import FormError, NotFoundError
from flask_admin_app.services.notice_texts import by_sha256, keep, shown_entry
from flask_admin_app.services.places import new_place
from flask_admin_app.services.staff_sessions import Staff
from flask_admin_app.services.waiting_room import Who, company_of, opened
from tuokio.encounters import phone
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Change
from tuokio.encounters.states import INVITABLE, Role
from tuokio.ledger import Entry, EntryType

KIND = "by_phone"
"""In the log, beside the kinds of links."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answered to the text that was read to them; None where nothing was chosen.
    `sha256` is that of the text, `shown` the token of when it was put before the professional."""

    yes: bool | None
    sha256: str
    shown: str | None = None


def add(
    core: Core,
    staff: Staff,
    encounter_id: str,
    *,
    role: str,
    name: str | None,
    language: str,
    child: bool = False,
) -> str:
    """Add somebody who is on the line; return their ref. `language` is that of the notice, which
    for a client who is a `child` is one of their own (CONS 9).

    Raises:
        NotFoundError: unknown role or encounter.
        FormError: the name cannot be used.
        EncounterError: the encounter is not open.
    """
    if role not in {each.value for each in INVITABLE if not each.staff}:
        raise NotFoundError
    with core.database.write() as work:
        row = opened(lock_for(core, work, staff, encounter_id))
        shown_name = names.cleaned(name, prefix="desk")
        sealer = sealer_of(core, row)
        if sealer is None:
            raise EncounterError(Refusal.OVER)
        place = new_place(row, Role(role), child=child)
        place.apply(phone.call(place.record()))
        if shown_name:
            try:
                names.check_free(core, sealer, row, place, shown_name)
            except FormError as error:
                raise FormError("desk-error-name-taken") from error
        place.name = names.seal(sealer, place.ref, shown_name)
        place.language = language if language in FOR_CLIENTS else None
        work.session.flush()
        facts = {"role": role, "kind": KIND}
        entry = Entry(EntryType.INVITED, row.id, subject=place.ref, actor=staff.ref, facts=facts)
        work.ledger.append(entry)
        work.touch(row.id)
        return place.ref


def answer(core: Core, staff: Staff, encounter_id: str, who: Who, said: Said) -> None:
    """Write down what they said, and the text that was read to them, word for word. With a yes
    they are in at once, unless somebody else's answer is missing.

    Raises:
        FormError: no answer was chosen, or the text has changed meanwhile and must be read again.
        EncounterError: the rules refuse it.
    """

    def decision(work: Work, person: ParticipantRow) -> Change:
        if said.yes is None:
            raise FormError("desk-error-phone-answer")
        notice = by_sha256(person, said.sha256)
        if notice is None:
            raise FormError("desk-error-phone-notice")
        words = core.texts.text(notice.language, f"desk-phone-{'yes' if said.yes else 'no'}")
        shown = shown_at(core, person.ref, notice.sha256, said.shown)
        facts = {**page_facts(notice.language, words), **acting_for(person)}
        change = phone.answer(
            person.record(),
            yes=said.yes,
            notice=notice.sha256,
            actor=staff.ref,
            now=work.now,
            facts=facts if shown is None else {**facts, "shown_at": shown},
        )
        if change.happened:
            keep(work.session, notice)
            work.ledger.append(shown_entry(person, notice, actor=staff.ref))
            person.notice = notice.sha256 if said.yes else person.notice
        return _joined(core, work, person, change, staff)

    about(core, staff, encounter_id, who, decision)


def _joined(core: Core, work: Work, person: ParticipantRow, change: Change, staff: Staff) -> Change:
    """The change, and the joining that may follow at once."""
    company = company_of(person.encounter)
    if not phone.joinable(change.participant, company):
        return change
    save(core, work, person, change)
    return phone.join(person.record(), actor=staff.ref, company=company)


def join(core: Core, staff: Staff, encounter_id: str, who: Who) -> None:
    """They are in the meeting: everyone sees it."""
    about(
        core,
        staff,
        encounter_id,
        who,
        lambda _work, row: phone.join(
            row.record(), actor=staff.ref, company=company_of(row.encounter)
        ),
    )


def hang_up(core: Core, staff: Staff, encounter_id: str, who: Who) -> None:
    """The call is over."""
    about(
        core, staff, encounter_id, who, lambda _, row: phone.hang_up(row.record(), actor=staff.ref)
    )


def call_again(core: Core, staff: Staff, encounter_id: str, who: Who) -> None:
    """They are on the line again, and wait to be counted in."""
    about(
        core,
        staff,
        encounter_id,
        who,
        lambda work, row: phone.call_again(row.record(), now=work.now),
    )


def withdraw(core: Core, staff: Staff, encounter_id: str, who: Who, *, language: str) -> None:
    """They take back what they agreed to. `language` is that of the worker's page."""

    def decision(_work: Work, person: ParticipantRow) -> Change:
        words = core.texts.text(language, "desk-phone-withdraw")
        facts = {**page_facts(language, words), **acting_for(person)}
        if person.notice is not None:
            facts["notice"] = person.notice
        return phone.withdraw(person.record(), actor=staff.ref, facts=facts)

    about(core, staff, encounter_id, who, decision)
