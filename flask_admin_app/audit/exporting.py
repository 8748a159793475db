"""Taking records and proofs along: by POST, so that no filter stands in an address, and each one is
told in the log."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue

from flask_admin_app.audit.base import auditors_only, bp
from flask_admin_app.audit.filtering import LARGEST_INDEX, read
from flask_admin_app.auth.session import signed_in
from flask_admin_app.core import core
from flask_admin_app.errors import answer
from flask_admin_app.pages import page, zone
from flask_admin_app.services.log import audit_choices, checkpoints, proofs, reading
from flask_admin_app.services.log.exports import ExportKind, NothingToExport, export
from flask_admin_app.services.log.looks import exported
from flask_admin_app.services.log.reading import scope_of

_BUNDLE_FIELDS = {"since", "until"}


@bp.post("/export")
@auditors_only
def take() -> ResponseReturnValue:
    """The records that the filters leave, in one of the forms."""
    staff = signed_in()
    kind = request.form.get("kind", "")
    if kind not in set(ExportKind):
        return answer(422)
    with core().database.read() as session:
        choices = audit_choices.choices(session, scope_of(staff))
    form = read(_fields(kind), choices, zone())
    if form.faults:
        return answer(422)
    try:
        made = export(core(), staff, ExportKind(kind), form.filters)
    except NothingToExport:
        return page("audit/nothing.html", form.values, 404)
    return send_file(
        made.file, mimetype=made.media_type, as_attachment=True, download_name=made.name
    )


@bp.post(f"/entries/<int(max={LARGEST_INDEX}):index>/proof")
@auditors_only
def proof(index: int) -> ResponseReturnValue:
    """That the entry is in the log, under a signed checkpoint (`c2sp.org/tlog-proof@v1`). A POST:
    where no checkpoint covers the entry yet, one is signed."""
    staff = signed_in()
    with core().database.read() as session:
        found = reading.entry(core(), session, scope_of(staff), index)
    checkpoint = checkpoints.covering(core(), index)
    with core().database.read() as session:
        text = proofs.proof_of(session, index, checkpoint)
    exported(core(), staff, "proof", 1, encounter=found.encounter, facts={"index": index})
    response = Response(text, content_type="text/plain; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=f"{index}.tlog-proof")
    return response


def _fields(kind: str) -> Mapping[str, str]:
    """A bundle is of everything in a time: what is left out of it could not be told from what was
    hidden."""
    if kind != ExportKind.BUNDLE:
        return request.form
    return {name: value for name, value in request.form.items() if name in _BUNDLE_FIELDS}
