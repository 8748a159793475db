"""What the notice shows, and what a person answered to it."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it import MarkdownIt
from markupsafe import Markup

from flask_admin_app.core import Core
from flask_admin_app.join.people import contact_of, staff_names
from flask_admin_app.models import ParticipantRow
from flask_admin_app.services.answering import purpose_title, shown_token
from flask_admin_app.services.notice_texts import notice_for, notice_id
from tuokio.consent.choices import ConsentState

_MARKDOWN = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True, slots=True)
class PurposeView:
    """One thing to agree to (CONS 2)."""

    code: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class NoticeView:
    """The notice in two layers, and its purposes. `shown` tells the answer when it was shown."""

    ref: str
    title: str
    first: Markup
    sections: list[tuple[str, Markup]]
    people: list[str]
    sha256: str
    shown: str
    required: list[PurposeView]
    optional: list[PurposeView]
    refused: bool
    agreed: bool
    asked_again: bool
    error: str | None
    backup_phone: str | None
    backup_email: str | None


def notice_view(
    core: Core, row: ParticipantRow, language: str, *, error: str | None = None
) -> NoticeView:
    """What this person reads before answering."""
    text = notice_for(row.encounter, language, notice_id(row))
    person = row.record()
    contact = contact_of(row.encounter)
    return NoticeView(
        ref=row.ref,
        title=text.title,
        first=html_of(text.first_layer),
        sections=[(title, html_of(body)) for title, body in text.sections],
        people=staff_names(core, row.encounter, language),
        sha256=text.sha256,
        shown=shown_token(core, row.ref, text.sha256),
        required=[_purpose(core, code, language) for code in row.required],
        optional=[_purpose(core, code, language) for code in row.optional],
        refused=person.consent is ConsentState.REFUSED,
        agreed=person.agreed,
        asked_again=_asked_again(row),
        error=error,
        backup_phone=contact.backup_phone,
        backup_email=contact.backup_email,
    )


def chosen(core: Core, row: ParticipantRow, language: str) -> list[PurposeView]:
    """The optional purposes that this person agreed to."""
    return [
        _purpose(core, code, language)
        for code in row.optional
        if row.answers.get(code) == ConsentState.GIVEN
    ]


def html_of(markdown: str) -> Markup:
    """A notice's Markdown as HTML."""
    # The renderer escapes HTML in the source; the source is ours, not a visitor's.
    return Markup(_MARKDOWN.render(markdown))  # noqa: S704


def _asked_again(row: ParticipantRow) -> bool:
    """Whether an answer was superseded by a changed text, and not given since (CONS 5)."""
    return row.notice is not None and any(
        row.answers.get(code) == ConsentState.NONE for code in row.required
    )


def _purpose(core: Core, code: str, language: str) -> PurposeView:
    return PurposeView(
        code=code,
        title=purpose_title(core, code, language),
        text=core.texts.text(language, f"purpose-{code.replace('_', '-')}-text"),
    )
