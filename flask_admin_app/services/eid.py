"""Strong electronic identification of a client (ID 6).

What the provider tells of the person is compared with what was booked and let go. Kept are the
method, the level, the broker's code and the time: in the log, and nowhere else.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow, OidcPurpose, ParticipantRow
from flask_admin_app.oidc_settings import EidSettings
from flask_admin_app.services import oidc_requests
from flask_admin_app.services.encounter_store import save, sealer_of
from flask_admin_app.services.errors import NotFoundError, PlaceElsewhereError
from flask_admin_app.services.own_place import find as find_place
from flask_admin_app.services.own_place import find_locked
from tuokio.encounters import identity_checks
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.identity_checks import Check, ProviderAnswer
from tuokio.encounters.people import Participant
from tuokio.encounters.service_template import NamePolicy
from tuokio.identity.known import known_methods
from tuokio.identity.methods import Assurance, How, IdentityMethod
from tuokio.identity.oidc import Answer, Attempt, OidcError, OidcFault, RelyingParty, Subject
from tuokio.identity.outcomes import Answer as NameAnswer
from tuokio.identity.outcomes import Reason
from tuokio.ids import new_record_id

log = logging.getLogger("tuokio.oidc")

TokenFor = Callable[[str], str | None]


class EidError(Exception):
    """Nobody was identified. `code` is an `OidcFault`, or a `Reason` that was recorded; `ref` is
    the place, where this browser holds it."""

    def __init__(self, code: OidcFault | Reason, ref: str | None) -> None:
        super().__init__(code.value)
        self.code = code
        self.ref = ref


def method_offered(person: Participant) -> IdentityMethod | None:
    """The method by which this person could go to the provider now, if any."""
    known = known_methods()
    for code in identity_checks.offered(person):
        if code in known and known[code].how is How.PROVIDER:
            return known[code]
    return None


def settings_of(settings: Settings) -> EidSettings:
    """The provider's settings.

    Raises:
        NotFoundError: none is set.
    """
    if settings.oidc.eid is None:
        raise NotFoundError
    return settings.oidc.eid


def begin(core: Core, ref: str, token: str | None, *, language: str) -> str:
    """Where the person goes to be identified. No provider speaks easy Finnish: it gets `fi`.

    Raises:
        NotFoundError: no provider is set.
        PlaceElsewhereError: this browser does not hold the place.
        EncounterError: the policy offers no such method now, or the encounter is over.
        EidError: the provider does not answer.
    """
    settings, party = settings_of(core.settings), _party(core)
    with core.database.write() as work:
        row, person = find_locked(core, work, ref, token)
        if row.over:
            raise EncounterError(Refusal.OVER)
        if method_offered(person.record()) is None:
            raise EncounterError(Refusal.NO_METHOD)
        attempt = oidc_requests.begin(core, work, OidcPurpose.EID, ref)
        # A name is asked for only where one was booked to compare it with.
        scopes = ("openid", "profile") if _booked(core, row, person) else ("openid",)
        wanted = row.template.identity_level
    levels = settings.provider.levels
    enough = [acr for acr, level in levels.items() if Assurance(level).reaches(wanted)]
    try:
        return party.address(
            attempt, scopes=scopes, language=language[:2], now=core.clock(), levels=enough
        )
    except OidcError as error:
        raise _failed(error, ref) from None


def finish(core: Core, answer: Answer, token_for: TokenFor) -> str:
    """Record whom the provider identified; return the place.

    Raises:
        EidError: nobody, or not so that it can be believed, or somebody else than was booked.
        PlaceElsewhereError: another browser took the place over meanwhile.
        EncounterError: the person is gone, or was verified in another way meanwhile.
    """
    party = _party(core)
    ref, attempt, begun_at = _spent(core, answer, token_for)
    try:
        subject = party.finish(answer, attempt, begun_at=begun_at, now=core.clock())
    except OidcError as error:
        raise _failed(error, ref) from None
    _record(core, ref, token_for(ref), subject, begun_at)
    return ref


def _party(core: Core) -> RelyingParty:
    if core.eid is None:
        raise NotFoundError
    return core.eid


def _spent(core: Core, answer: Answer, token_for: TokenFor) -> tuple[str, Attempt, datetime]:
    """The place that this answer is for. Only the browser that began it can use it up."""
    ref: str | None = None
    fault: OidcError | None = None
    with core.database.write() as work:
        try:
            row = oidc_requests.find(work.session, OidcPurpose.EID, answer.state)
            found = row.participant_ref or ""
            find_place(work.session, found, token_for(found))
            ref = found
            return ref, *oidc_requests.spend(core, work, row, answer.state)
        except PlaceElsewhereError:
            fault = OidcError(OidcFault.BAD_STATE)
        except OidcError as error:
            fault = error  # it counts as used all the same
    raise _failed(fault, ref)


def _record(core: Core, ref: str, token: str | None, subject: Subject, begun_at: datetime) -> None:
    settings = settings_of(core.settings)
    with core.database.write() as work:
        row, person = find_locked(core, work, ref, token)
        if row.over:
            raise EncounterError(Refusal.OVER)
        before = person.record()
        method = method_offered(before)
        if method is None:
            raise EncounterError(Refusal.NO_METHOD)
        change = identity_checks.identified(
            before,
            Check(new_record_id(work.now), method, begun_at),
            ProviderAnswer(
                broker=settings.broker,
                level=Assurance(subject.level or Assurance.NONE),
                name=_name_answer(subject, _booked(core, row, person)),
            ),
            wanted=row.template.identity_level,
            now=work.now,
        )
        if save(core, work, person, change):
            work.touch(row.id)
        reason = Reason(str(change.entries[0].facts["reason"]))
    if reason is not Reason.OK:
        raise EidError(reason, ref)


def _booked(core: Core, row: EncounterRow, person: ParticipantRow) -> str | None:
    """The name that staff wrote into the invitation, where the template goes by it."""
    sealer = sealer_of(core, row)
    if sealer is None or person.name is None or row.template.names is not NamePolicy.INVITED:
        return None
    return sealer.unseal(person.name, context=f"name/{person.ref}")


def _name_answer(subject: Subject, booked: str | None) -> NameAnswer:
    if booked is None:
        return NameAnswer.NOT_ASKED
    called = subject.is_called(booked)
    if called is None:
        return NameAnswer.CANNOT_TELL  # a first name alone proves nothing, and refutes nothing
    return NameAnswer.YES if called else NameAnswer.NO


def _failed(error: OidcError, ref: str | None) -> EidError:
    log.warning("strong identification: %s", error.code.value)
    return EidError(error.code, ref)
