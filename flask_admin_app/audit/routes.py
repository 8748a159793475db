"""`/audit`: what an auditor looks at.

Every look is itself an entry of the log (LOG 5): here alone a GET writes something. It is written
before anything is shown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from flask import Response, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from flask_admin_app.audit import asking, exporting, texts, verifying
from flask_admin_app.audit.base import auditors_only, bp, names_for, workers_in
from flask_admin_app.audit.filtering import LARGEST_INDEX, Form, read
from flask_admin_app.audit.views import HealthView, ListView, RecordView, StoryView
from flask_admin_app.audit.words import day, day_of, entry_view, moment, told_apart
from flask_admin_app.auth.session import signed_in
from flask_admin_app.core import core
from flask_admin_app.models import NoticeTextRow
from flask_admin_app.pages import current_language, page, zone
from flask_admin_app.services.log import audit_choices, audit_story, reading
from flask_admin_app.services.log.audit_choices import Choices
from flask_admin_app.services.log.audit_story import code_of, line_of
from flask_admin_app.services.log.exports import record_line
from flask_admin_app.services.log.faults import LogDamagedError
from flask_admin_app.services.log.health import health, log_name
from flask_admin_app.services.log.looks import look
from flask_admin_app.services.log.reading import Filters, Found, scope_of
from flask_admin_app.services.log.tree_store import SqlTree
from tuokio.ledger.hashing import leaf_hash
from tuokio.ledger.leaf import commit, leaf_bytes

__all__ = ["asking", "bp", "exporting", "texts", "verifying"]

ON_ONE_PAGE = 50


@bp.get("")
@auditors_only
def entries() -> ResponseReturnValue:
    """The newest entries, or those that the filters leave."""
    staff = signed_in()
    scope = scope_of(staff)
    with core().database.read() as session:
        choices = audit_choices.choices(session, scope)
        templates = _templates(session)
        form = read(request.args, choices, zone())
        if form.faults:
            return _wrong_filters(form, choices, templates)
        names = names_for(session)
        found = reading.find(
            core(), session, scope, form.filters, limit=ON_ONE_PAGE + 1, before=form.before
        )
        lines = [line_of(each) for each in found[:ON_ONE_PAGE]]
        size = SqlTree(session).size()
    look(core(), staff, "list", encounter=_existing(form.filters, found))
    older = lines[-1].index if len(found) > ON_ONE_PAGE else None
    view = ListView(
        form=form,
        choices=choices,
        templates=templates,
        entries=told_apart([entry_view(line, names, templates) for line in lines]),
        older=_address({**form.values, "before": str(older)}) if older is not None else None,
        newest=_address(form.values) if form.before is not None else None,
        workers=workers_in(lines, names),
        size=size,
    )
    return page("audit/list.html", view)


@bp.get("/encounters/<encounter_id>")
@auditors_only
def encounter(encounter_id: str) -> ResponseReturnValue:
    """The story of one encounter."""
    staff = signed_in()
    with core().database.read() as session:
        story = audit_story.story(core(), session, scope_of(staff), encounter_id)
        names = names_for(session, story.clients)
        templates = _templates(session)
    look(core(), staff, "encounter", encounter=encounter_id)
    told = told_apart([entry_view(line, names) for line in story.lines])
    view = StoryView(
        id=encounter_id,
        code=code_of(encounter_id),
        service=templates.get(story.template or "", story.template),
        days=[(each, list(group)) for each, group in groupby(told, key=lambda line: line.day)],
        clients=len(story.clients),
        destroyed=[
            {"reason": each.reason, "count": each.count, "when": day(each.at), "index": each.index}
            for each in story.destroyed
        ],
        workers=workers_in(story.lines, names),
        texts=list(
            dict.fromkeys(
                (line.notice_name, line.notice_url)
                for line in told
                if line.notice_name and line.notice_url
            )
        ),
    )
    return page("audit/encounter.html", view)


@bp.get(f"/entries/<int(max={LARGEST_INDEX}):index>")
@auditors_only
def entry(index: int) -> ResponseReturnValue:
    """One entry in full, with its place in the tree."""
    staff = signed_in()
    scope = scope_of(staff)
    with core().database.read() as session:
        found = reading.entry(core(), session, scope, index)
        names = names_for(session)
        units = audit_choices.unit_names(session, scope)
        party = str(found.record["controller"]["party_id"] or "").removeprefix("sha256:")
        document = session.get(NoticeTextRow, party)
        line = line_of(found)
        view = RecordView(
            entry=entry_view(line, names, _templates(session)),
            unit=units.get(found.unit_id) if found.unit_id is not None else None,
            fields=list(_fields(found.record)),
            controller=list(_fields(_parsed(document.text))) if document else [],
            size=SqlTree(session).size(),
            workers=workers_in([line], names),
            **_place(found),
        )
    look(core(), staff, "entry", encounter=found.encounter, facts={"index": index})
    return page("audit/entry.html", view)


@bp.get("/health")
@auditors_only
def state() -> ResponseReturnValue:
    """How the log is, as a whole."""
    staff = signed_in()
    with core().database.read() as session:
        found = health(core(), session, staff)
        name = log_name(session)
    # A damaged log may take no entry; that it is damaged is told all the same.
    with suppress(LogDamagedError):
        look(core(), staff, "health")
    highest = max((week.count for week in found.weeks), default=0)
    view = HealthView(found, name, max(highest, 1))
    return page("audit/health.html", view, moment=moment, day_of=day_of)


def _wrong_filters(form: Form, choices: Choices, templates: Mapping[str, str]) -> Response:
    """Nothing was looked at, so nothing is logged."""
    view = ListView(form, choices, templates, [], None, None, [], 0, "audit-error-filter")
    return page("audit/list.html", view, 422)


def _templates(session: Session) -> dict[str, str]:
    return audit_choices.template_names(session, signed_in().organisation_id, current_language())


def _existing(filters: Filters, found: Sequence[Found]) -> str | None:
    """The encounter that was looked at, where only one was: its client may know of the look."""
    return filters.encounter if found else None


def _address(values: Mapping[str, str]) -> str:
    return f"/audit?{urlencode(values)}" if values else "/audit"


def _place(found: Found) -> dict[str, str]:
    commitment = commit(found.salt, found.canonical)
    return {
        "canonical": found.canonical.decode(),
        "line": record_line(found).decode().rstrip("\n"),
        "commitment": commitment.hex(),
        "leaf_hash": leaf_hash(leaf_bytes(found.index, commitment)).hex(),
    }


def _parsed(document: str) -> dict[str, Any]:
    try:
        found = json.loads(document)
    except ValueError as error:
        raise LogDamagedError("a document in the log was changed") from error
    return found if isinstance(found, dict) else {}


def _fields(record: Mapping[str, Any], before: str = "") -> Sequence[tuple[str, str]]:
    fields: list[tuple[str, str]] = []
    for name, value in record.items():
        if isinstance(value, dict):
            fields += _fields(value, f"{before}{name}.")
        elif isinstance(value, list):
            fields.append((before + name, ", ".join(str(each) for each in value)))
        elif value is None:
            fields.append((before + name, ""))
        else:
            words = json.dumps(value) if isinstance(value, bool) else str(value)
            fields.append((before + name, words))
    return fields
