"""What the professional reads aloud to somebody on the telephone, and what may be done about them
(CONS 10)."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from flask_admin_app.core import Core
from flask_admin_app.i18n import FOR_CLIENTS
from flask_admin_app.join.notice_view import html_of
from flask_admin_app.models import ParticipantRow
from flask_admin_app.services.answering import shown_token
from flask_admin_app.services.notice_texts import notice_for, notice_id
from tuokio.encounters import phone
from tuokio.encounters.admission import Company
from tuokio.encounters.people import Participant
from tuokio.encounters.states import PlaceState


@dataclass(frozen=True, slots=True)
class ScriptView:
    """The notice in the listener's language: the first layer is read aloud, the rest is at hand
    for questions. `shown` tells the answer when it was put before the worker."""

    language: str
    title: str
    first: Markup
    sections: list[tuple[str, Markup]]
    sha256: str
    shown: str


_ANSWERS = {PlaceState.ARRIVED, PlaceState.WITHDRAWN}


def script_for(core: Core, row: ParticipantRow, language: str) -> ScriptView | None:
    """What is to be read to this person now, if anything is."""
    if not row.by_phone or PlaceState(row.place) not in _ANSWERS:
        return None
    spoken = row.language if row.language in FOR_CLIENTS else language
    text = notice_for(row.encounter, spoken, notice_id(row))
    return ScriptView(
        language=spoken,
        title=text.title,
        first=html_of(text.first_layer),
        sections=[(title, html_of(body)) for title, body in text.sections],
        sha256=text.sha256,
        shown=shown_token(core, row.ref, text.sha256),
    )


def phone_actions(person: Participant, company: Company) -> set[str]:
    """The buttons for somebody on the telephone."""
    if not person.by_phone:
        return set()
    actions = set()
    if phone.joinable(person, company):
        actions.add("phone-join")
    if person.place.here:
        actions.add("phone-hang-up")
    if person.place is PlaceState.LEFT:
        actions.add("phone-again")
    if person.agreed and person.place.here:
        actions.add("phone-withdraw")
    return actions
