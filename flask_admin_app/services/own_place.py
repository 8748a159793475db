"""What a client does in their own place: answer, withdraw, leave, cannot come, come back, exit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import EncounterRow, ParticipantRow
from flask_admin_app.services.answering import acting_for, page_facts, purpose_title, shown_at
from flask_admin_app.services.arrival import holds
from flask_admin_app.services.encounter_store import heard_by, lock, save
from flask_admin_app.services.errors import FormError, PlaceElsewhereError, PlaceMovedError
from flask_admin_app.services.notice_texts import by_sha256, keep, shown_entry
from flask_admin_app.services.waiting_room import company_of
from tuokio.encounters import place
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.people import Change, Participant

Step = Callable[[Participant], Change]


def find(session: Session, ref: str, token: str | None) -> ParticipantRow:
    """The place, for the browser that holds it.

    Raises:
        PlaceElsewhereError: no such place, or another browser holds it; which, is told only to a
            browser that held it before (`PlaceMovedError`).
    """
    row = session.get(ParticipantRow, ref)
    if row is None:
        raise PlaceElsewhereError
    if not holds(row, token):
        raise _elsewhere(row, token)
    return row


def _elsewhere(row: ParticipantRow, token: str | None) -> PlaceElsewhereError:
    """Only a browser that was given a token of the place has one: its name is the browser's own to
    set, and nobody guesses a ref."""
    if token is None or row.browser_hash is None:
        return PlaceElsewhereError()
    owner, template = row.encounter.unit.organisation, row.encounter.template
    return PlaceMovedError(
        template.backup_phone or owner.backup_phone, template.backup_email or owner.backup_email
    )


def find_locked(
    core: Core, work: Work, ref: str, token: str | None
) -> tuple[EncounterRow, ParticipantRow]:
    """The same with its encounter, which nobody else changes until the transaction ends.

    Raises:
        PlaceElsewhereError: as `find`; also when another browser took it over meanwhile.
    """
    row = find(work.session, ref, token)
    encounter = lock(core, work, row.encounter_id)
    work.session.refresh(row)
    if not holds(row, token):
        raise _elsewhere(row, token)
    return encounter, row


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody pressed: yes or no to what is required, and the optional purposes that they
    ticked. `sha256` is that of the text before them, `shown` the token of when it was shown.
    `again` is the one button of the farewell, which asks nothing optional (CONS 4)."""

    yes: bool
    sha256: str
    chosen: frozenset[str] = frozenset()
    shown: str | None = None
    again: bool = False

    def by_purpose(self, row: ParticipantRow) -> dict[str, bool]:
        """Yes or no to each purpose; what was not ticked is a no (CONS 2)."""
        ticked = self.chosen if self.yes else frozenset[str]()
        asked = () if self.again else row.optional
        return {
            **{code: code in ticked for code in {*asked, *self.chosen}},
            **dict.fromkeys(row.required, self.yes),
        }

    @property
    def button(self) -> str:
        """The key of the words on the button."""
        if not self.yes:
            return "notice-refuse"
        return "bye-agree-again" if self.again else "notice-agree"


def answer(core: Core, ref: str, token: str | None, given: Answer) -> None:
    """Keep the answers to the notice that was shown, and its text word for word (CONS 1, LOG 2).

    Raises:
        FormError: the text has changed meanwhile; it must be read again.
        EncounterError: the person is gone, a purpose was not asked, or the encounter is over.
    """

    def step(work: Work, row: ParticipantRow) -> Change:
        notice = by_sha256(row, given.sha256)
        if notice is None:
            raise FormError("notice-error-changed")
        words = core.texts.text(notice.language, given.button)
        facts = {**page_facts(notice.language, words), **acting_for(row)}
        shown = shown_at(core, ref, notice.sha256, given.shown)
        change = place.answer(
            row.record(),
            given.by_purpose(row),
            notice=notice.sha256,
            now=work.now,
            facts=facts if shown is None else {**facts, "shown_at": shown},
        )
        if change.happened:
            keep(work.session, notice)
            work.ledger.append(shown_entry(row, notice))
            row.notice = notice.sha256 if given.yes else row.notice
        return change

    _change(core, ref, token, step)


def withdraw(
    core: Core, ref: str, token: str | None, *, purpose: str | None = None, language: str
) -> None:
    """Take back what was agreed to, or one purpose of it, at once (CONS 4). `language` is that of
    the page.

    Raises:
        EncounterError: that purpose was not asked or not agreed to, or there is nothing to take
            back.
    """

    def step(_work: Work, row: ParticipantRow) -> Change:
        words = _withdraw_words(core, row, purpose, language)
        facts = {**page_facts(language, words), **acting_for(row)}
        return place.withdraw(
            row.record(),
            None if purpose is None else [purpose],
            facts=facts if row.notice is None else {**facts, "notice": row.notice},
        )

    _change(core, ref, token, step)


def leave(core: Core, ref: str, token: str | None) -> None:
    """Go; the way back stays open while the admission stands."""
    _change(core, ref, token, lambda _work, row: place.leave(row.record()), even_over=True)


def come_back(core: Core, ref: str, token: str | None) -> None:
    """Return after leaving."""

    def step(work: Work, row: ParticipantRow) -> Change:
        return place.come_back(row.record(), now=work.now, company=company_of(row.encounter))

    _change(core, ref, token, step)


def cannot_come(core: Core, ref: str, token: str | None, *, new_time: bool) -> None:
    """Say so with one tap, and perhaps ask for another time (JOIN 9)."""
    _change(core, ref, token, lambda _work, row: place.cannot_come(row.record(), new_time=new_time))


def exit_quickly(core: Core, ref: str, token: str | None) -> None:
    """Leave, and forget this browser: whoever opens the link next begins at the link (JOIN 11)."""

    def step(_work: Work, row: ParticipantRow) -> Change:
        row.browser_hash = None
        row.message = row.way_on = None  # for the person who sat here, not for whoever comes next
        return place.vanish(row.record())

    _change(core, ref, token, step, even_over=True)


def _withdraw_words(core: Core, row: ParticipantRow, purpose: str | None, language: str) -> str:
    if purpose not in row.optional:
        return core.texts.text(language, "withdraw-button")
    title = purpose_title(core, purpose, language)
    return core.texts.text(language, "withdraw-purpose", purpose=title)


def _change(
    core: Core,
    ref: str,
    token: str | None,
    step: Callable[[Work, ParticipantRow], Change],
    *,
    even_over: bool = False,
) -> None:
    with core.database.write() as work:
        row, known = find_locked(core, work, ref, token)
        if row.over:
            if even_over:
                return
            raise EncounterError(Refusal.OVER)
        if save(core, work, known, step(work, known)):
            work.touch(row.id, heard_by(row, known.ref))
