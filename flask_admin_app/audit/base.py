"""What every page of the auditor shares: who may see it, and what it knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Blueprint
from sqlalchemy.orm import Session

from flask_admin_app.audit.words import Names, moment
from flask_admin_app.auth.session import role_needed, signed_in
from flask_admin_app.core import core
from flask_admin_app.models import StaffRole
from flask_admin_app.pages import use_zone
from flask_admin_app.services.log import pseudonyms
from flask_admin_app.services.log.audit_story import Line, code_of, staff_in
from flask_admin_app.services.log.pseudonyms import AskState

bp = Blueprint("audit", __name__, url_prefix="/audit")

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class WorkerView:
    """A member of staff whom the page names. `state` is that of this auditor's request, if any."""

    ref: str
    code: str
    state: str | None
    name: str | None
    when: str | None


def auditors_only(view: Callable[P, R]) -> Callable[P, R]:
    """For auditors; for others the page does not exist. Times are those of their organisation."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        use_zone(signed_in().time_zone)
        return view(*args, **kwargs)

    return role_needed(StaffRole.AUDITOR)(guarded)


def names_for(session: Session, clients: Mapping[str, int] | None = None) -> Names:
    """How people are called for the auditor who asks."""
    staff = signed_in()
    asked = pseudonyms.known_to(session, staff, core().clock())
    return Names(own_ref=staff.ref, asked=asked, clients=clients or {})


def workers_in(lines: Sequence[Line], names: Names) -> list[WorkerView]:
    """The staff whom these lines name, but for the auditor."""
    return [_worker(ref, names) for ref in staff_in(lines) if ref != names.own_ref]


def _worker(ref: str, names: Names) -> WorkerView:
    asked = names.asked.get(ref)
    if asked is None:
        return WorkerView(ref, code_of(ref), None, None, None)
    when = asked.until if asked.state is AskState.OPEN and asked.until else asked.at
    return WorkerView(ref, code_of(ref), asked.state.value, asked.name, moment(when))
