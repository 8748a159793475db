"""The names that others see, sealed at rest."""

from __future__ import annotations

import re
import unicodedata

from flask_admin_app.core import Core
from flask_admin_app.i18n import SUPPORTED
from flask_admin_app.models import EncounterRow, ParticipantRow
from flask_admin_app.services.errors import FormError
from tuokio.encounters.names import NameInvalid, clean
from tuokio.encounters.service_template import NamePolicy, ServiceTemplate
from tuokio.encounters.states import Role
from tuokio.sealing import Sealer

_NO_NAMES = NamePolicy.ANONYMOUS.value


def cleaned(raw: str | None, *, prefix: str) -> str | None:
    """The name as it will be shown; None where none was given.

    Raises:
        FormError: `<prefix>-error-name-too-long`, `-name-bad`, or what it looks like:
            `-name-identity-code`, `-name-document-number`, `-name-machine-readable`.
    """
    if raw is None or not raw.strip():
        return None
    try:
        return clean(raw)
    except NameInvalid as error:
        kind = "bad" if error.code == "empty" else error.code.replace("_", "-")
        raise FormError(f"{prefix}-error-name-{kind}") from error


def hidden(template: ServiceTemplate, role: Role) -> bool:
    """Whether nobody's name of this role is kept or shown: clients of a service without names."""
    return template.names is NamePolicy.ANONYMOUS and role is Role.CLIENT


def asked(template: ServiceTemplate, role: Role) -> bool:
    """Whether whoever comes in this role may choose what others see of them (ROOM 5)."""
    if role.staff or hidden(template, role):
        return False
    if template.names is NamePolicy.NICKNAME:
        return True
    return template.names is NamePolicy.NUMBERED and not template.one_to_one


def check_free(
    core: Core, sealer: Sealer, row: EncounterRow, own: ParticipantRow, name: str
) -> None:
    """Nobody takes the name of somebody else in the encounter, nor one like "Guest 3".

    Raises:
        FormError: `landing-error-name-taken`.
    """
    taken = {
        _compared(shown(core, sealer, person, language))
        for person in row.participants
        if person is not own
        for language in SUPPORTED
    }
    numbered = {
        _compared(core.texts.text(language, "common-guest-number", n=0)) for language in SUPPORTED
    }
    if _compared(name) in taken or _compared(re.sub(r"\d+", "0", name)) in numbered:
        raise FormError("landing-error-name-taken")


def _compared(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def seal(sealer: Sealer, ref: str, name: str | None) -> bytes | None:
    """A name, sealed for one participant."""
    return sealer.seal(name, context=f"name/{ref}") if name else None


def seal_message(sealer: Sealer, ref: str, message: str) -> bytes:
    """A message to one participant, sealed."""
    return sealer.seal(message, context=f"message/{ref}")


def seal_contact(sealer: Sealer, ref: str, contact: str) -> bytes:
    """Where somebody asked to be reached, sealed (WAIT 7)."""
    return sealer.seal(contact, context=f"contact/{ref}")


def contact_text(sealer: Sealer | None, row: ParticipantRow) -> str | None:
    """Where this person asked to be reached, for the encounter's staff."""
    if sealer is None or row.contact is None:
        return None
    return sealer.unseal(row.contact, context=f"contact/{row.ref}")


def message_text(
    core: Core, sealer: Sealer | None, row: ParticipantRow, language: str
) -> str | None:
    """The last message to this person: as written, or a ready one in the reader's language."""
    if sealer is None or row.message is None:
        return None
    kind, _, content = sealer.unseal(row.message, context=f"message/{row.ref}").partition(":")
    if kind == "text":
        return content
    return core.texts.text(language, f"message-{content.replace('_', '-')}")


def shown(core: Core, sealer: Sealer | None, row: ParticipantRow, language: str) -> str:
    """The name, or "Guest 3", or the role."""
    # Straight from the data: a crowd's names are asked for again and again.
    nameless = row.role == Role.CLIENT and row.encounter.template_data["names"] == _NO_NAMES
    if sealer is not None and row.name is not None and not nameless:
        return sealer.unseal(row.name, context=f"name/{row.ref}")
    if row.role == Role.CLIENT:
        return core.texts.text(language, "common-guest-number", n=row.number)
    return core.texts.text(language, f"common-role-{row.role}")
