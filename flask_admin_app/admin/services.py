"""`/admin/services`: what the organisation decides about each of its services (ROOM 1, ALL 4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, redirect, request
from flask import session as browser_session
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from flask_admin_app.admin.service_form import (
    DAYS,
    GUESTS,
    HOWS,
    KEEP,
    TEXTS,
    changes_of,
    fields_of,
    spans_of,
)
from flask_admin_app.auth.session import role_needed, signed_in
from flask_admin_app.core import core
from flask_admin_app.desk.views import TemplateView, template_view
from flask_admin_app.models import StaffRole, TemplateRow
from flask_admin_app.pages import current_language, page
from flask_admin_app.services import service_settings
from flask_admin_app.services.form_faults import Fault, FieldsInvalid
from flask_admin_app.services.post.asking import possible
from tuokio.encounters.guardians import GuardianRule
from tuokio.encounters.service_template import NUMBERS, NamePolicy, parse
from tuokio.identity.known import known_methods
from tuokio.identity.methods import Assurance, How

bp = Blueprint("admin_services", __name__)

_SAVED = "admin_service_saved"
_REMIND = (60, 180, 360, 720, 1440, 2880, 4320, 10080)
_CHANGED = "save"


@dataclass(frozen=True, slots=True)
class ServicesView:
    """All of them."""

    services: list[TemplateView]


@dataclass(frozen=True, slots=True)
class ServiceForm:
    """One service: its fields as they are, or as somebody typed them, and what is wrong."""

    slug: str
    name: str
    fields: dict[str, str]
    faults: dict[str, Fault]
    before: str
    saved: bool
    numbers: Mapping[str, tuple[int, int]]
    longest: Mapping[str, int]
    name_policies: list[str]
    methods: list[tuple[str, str]]
    provider_missing: bool
    mail_missing: bool
    hows: list[str]
    levels: list[str]
    others: list[tuple[str, str]]
    guests: list[str]
    guardian_rules: list[str]
    days: list[int]
    spans: int
    remind: list[int]
    door_base: str


@bp.get("/admin/services")
@role_needed(StaffRole.ADMINISTRATOR)
def overview() -> ResponseReturnValue:
    """The administrator's own organisation's."""
    with core().database.read() as session:
        rows = service_settings.services_of(session, signed_in().organisation_id)
        language = current_language()
        view = ServicesView([template_view(parse(row.data), language) for row in rows])
    return page("admin/services.html", view)


@bp.get("/admin/services/<slug>")
@role_needed(StaffRole.ADMINISTRATOR)
def form(slug: str) -> ResponseReturnValue:
    """What is decided now, to be changed."""
    return _show(slug)


@bp.post("/admin/services/<slug>")
@role_needed(StaffRole.ADMINISTRATOR)
def change(slug: str) -> ResponseReturnValue:
    """Keep all of it, or show what is wrong with nothing lost."""
    organisation = signed_in().organisation_id
    typed = request.form.to_dict()
    changes, faults = changes_of(typed)
    try:
        service_settings.save(
            core(),
            organisation,
            slug,
            changes,
            door=typed.get("door", ""),
            before=typed.get("before", ""),
            faults=faults,
        )
    except FieldsInvalid as invalid:
        status = 409 if _CHANGED in invalid.faults else 422
        return _show(slug, status, typed=typed, faults=invalid.faults)
    browser_session[_SAVED] = slug  # told once
    return redirect(f"/admin/services/{slug}", 303)


def _show(
    slug: str,
    status: int = 200,
    *,
    typed: dict[str, str] | None = None,
    faults: dict[str, Fault] | None = None,
) -> ResponseReturnValue:
    with core().database.read() as session:
        row = service_settings.service_of(session, signed_in().organisation_id, slug)
        view = _view(session, row, typed, faults or {})
    return page("admin/service.html", view, status)


def _view(
    session: Session, row: TemplateRow, typed: dict[str, str] | None, faults: dict[str, Fault]
) -> ServiceForm:
    language = current_language()
    stored = fields_of(row.data, row.door)
    fields = stored if typed is None else typed
    methods = known_methods().values()
    reminds = {*_REMIND, int(stored["remind_before_minutes"])}
    return ServiceForm(
        slug=row.slug,
        name=_name(row, language),
        fields=fields,
        faults=faults,
        before=service_settings.seen(row),
        saved=browser_session.pop(_SAVED, None) == row.slug,
        numbers=NUMBERS,
        longest=TEXTS,
        name_policies=[policy.value for policy in NamePolicy],
        methods=[(each.code, each.name[language]) for each in methods],
        mail_missing=not possible(core()),
        provider_missing=core().eid is None and any(each.how is How.PROVIDER for each in methods),
        hows=[*HOWS, KEEP] if stored["identity_how"] == KEEP else [*HOWS],
        levels=[level.value for level in Assurance if level is not Assurance.NONE],
        others=[
            (each.slug, _name(each, language))
            for each in service_settings.services_of(session, row.organisation_id)
            if each.slug != row.slug
        ],
        guests=[role.value for role in GUESTS],
        guardian_rules=[rule.value for rule in GuardianRule],
        days=[*DAYS],
        spans=spans_of(fields),
        remind=sorted(reminds),
        door_base=f"{core().settings.public_url}/o/",
    )


def _name(row: TemplateRow, language: str) -> str:
    template = parse(row.data)
    return template.text(template.name, language)
