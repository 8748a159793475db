"""What the auditor's pages show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from flask_admin_app.audit.base import WorkerView
from flask_admin_app.audit.filtering import Form
from flask_admin_app.audit.words import EntryView
from flask_admin_app.services.log.audit_choices import Choices
from flask_admin_app.services.log.health import Health, LogName


@dataclass(frozen=True, slots=True)
class ListView:
    """The list. `older` and `newest` are addresses, None where there is nothing to go to."""

    form: Form
    choices: Choices
    templates: Mapping[str, str]
    entries: Sequence[EntryView]
    older: str | None
    newest: str | None
    workers: Sequence[WorkerView]
    size: int
    error: str | None = None


@dataclass(frozen=True, slots=True)
class StoryView:
    """One encounter: its entries by day, as (day, entries)."""

    id: str
    code: str
    service: str | None
    days: Sequence[tuple[str, Sequence[EntryView]]]
    clients: int
    destroyed: Sequence[Mapping[str, Any]]
    workers: Sequence[WorkerView]
    texts: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A text, as it was read and word for word."""

    name: str
    language: str
    sha256: str
    computed: str
    title: str
    first: Markup
    sections: Sequence[tuple[str, Markup]]
    source: str


@dataclass(frozen=True, slots=True)
class RecordView:
    """One entry in full. `fields` are the record's, (name, value) with nested names joined."""

    entry: EntryView
    unit: str | None
    fields: Sequence[tuple[str, str]]
    controller: Sequence[tuple[str, str]]
    canonical: str
    line: str
    commitment: str
    leaf_hash: str
    size: int
    workers: Sequence[WorkerView]


@dataclass(frozen=True, slots=True)
class HealthView:
    """The log as a whole."""

    health: Health
    name: LogName | None
    highest: int
