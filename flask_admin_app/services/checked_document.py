"""Which document a worker is looking at while a check runs: it chooses the checklist.

Its kind hints at origin and status, so it is sealed under the encounter's key. It goes when the
check ends; what a copy of the database may still hold cannot be read once the key is gone.
"""

from __future__ import annotations

from flask_admin_app.core import Core
from flask_admin_app.models import IdentityCheckRow
from flask_admin_app.services.encounter_store import sealer_of
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.identity.documents import DocumentKind, Origin

_WIDTH = 40
"""Every choice is sealed at one length: the length tells nothing."""


def seal_document(core: Core, check: IdentityCheckRow, kind: DocumentKind, origin: Origin) -> bytes:
    """The choice, sealed for this check.

    Raises:
        EncounterError: the encounter is over, and its key is gone.
    """
    sealer = sealer_of(core, check.side_room.encounter)
    if sealer is None:
        raise EncounterError(Refusal.OVER)
    return sealer.seal(f"{kind.value}/{origin.value}".ljust(_WIDTH), context=_context(check))


def chosen_document(core: Core, check: IdentityCheckRow) -> tuple[DocumentKind, Origin] | None:
    """What was chosen, if anything was."""
    sealer = sealer_of(core, check.side_room.encounter)
    if sealer is None or check.document is None:
        return None
    chosen = sealer.unseal(check.document, context=_context(check))
    kind, _, origin = chosen.rstrip().partition("/")
    return DocumentKind(kind), Origin(origin)


def _context(check: IdentityCheckRow) -> str:
    return f"document/{check.id}"
