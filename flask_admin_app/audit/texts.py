"""The texts that people were shown, as they read them and letter for letter."""

from __future__ import annotations

import hashlib

from flask import Response
from flask.typing import ResponseReturnValue
from markdown_it import MarkdownIt
from markupsafe import Markup

from flask_admin_app.audit.base import auditors_only, bp
from flask_admin_app.audit.views import NoticeView
from flask_admin_app.audit.words import notice_words
from flask_admin_app.auth.session import signed_in
from flask_admin_app.core import core
from flask_admin_app.models import NoticeTextRow
from flask_admin_app.pages import page
from flask_admin_app.services.errors import NotFoundError
from flask_admin_app.services.log import audit_choices
from flask_admin_app.services.log.looks import look
from flask_admin_app.services.log.reading import scope_of
from tuokio.consent.notices import Notice

_MARKDOWN = MarkdownIt("commonmark", {"html": False})


@bp.get("/notices/<sha256>")
@auditors_only
def notice(sha256: str) -> ResponseReturnValue:
    """The exact text that people were shown."""
    row = _text(sha256)
    look(core(), signed_in(), "notice", facts={"text": sha256})
    text = Notice(row.notice, row.version, row.language, row.text)
    view = NoticeView(
        name=notice_words(row.notice, row.version, row.language),
        language=row.language,
        sha256=sha256,
        computed=hashlib.sha256(row.text.encode()).hexdigest(),
        title=text.title,
        first=_html(text.first_layer),
        sections=[(title, _html(words)) for title, words in text.sections],
        source=row.text,
    )
    return page("audit/notice.html", view)


@bp.get("/notices/<sha256>/source")
@auditors_only
def source(sha256: str) -> ResponseReturnValue:
    """The text as a file: the bytes that its hash is of."""
    row = _text(sha256)
    look(core(), signed_in(), "notice_source", facts={"text": sha256})
    response = Response(row.text.encode(), content_type="text/markdown; charset=utf-8")
    response.headers.set(
        "Content-Disposition",
        "attachment",
        filename=f"{row.notice}-{row.version}-{row.language}-{sha256[:12]}.md",
    )
    return response


def _text(sha256: str) -> NoticeTextRow:
    with core().database.read() as session:
        row = audit_choices.text_of(session, scope_of(signed_in()), sha256)
        if row is None:
            raise NotFoundError
        session.expunge(row)
        return row


def _html(markdown: str) -> Markup:
    # `html: False`: what stands in a text stays text.
    return Markup(_MARKDOWN.render(markdown))  # noqa: S704
