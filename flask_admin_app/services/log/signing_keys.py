"""The keys that the log signs with: read from their file, and told in the log when one comes in."""

from __future__ import annotations

from collections.abc import Sequence

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.log_settings import read_signers
from flask_admin_app.models import LogKeyRow
from flask_admin_app.services.log.faults import LogKeyError
from tuokio.ledger import Entry, EntryType
from tuokio.ledger.notes import NoteInvalid, Signer


def signers_of(core: Core, known: Sequence[str]) -> tuple[Signer, ...]:
    """Who signs now, the newest first; `known` are all that ever signed.

    A new key comes in beside one that is known: else whoever finds the file missing would go on
    under another name, and nobody outside could tell.

    Raises:
        LogKeyError: the file cannot be read, or none of its keys is known.
    """
    try:
        signers = read_signers(core.settings.log.key_file)
    except NoteInvalid as error:
        raise LogKeyError(f"the key file cannot be used: {error}") from error
    except (OSError, ValueError) as error:  # neither path nor content is told
        raise LogKeyError(f"the key file cannot be read: {type(error).__name__}") from error
    if known and not set(known) & {signer.vkey for signer in signers}:
        raise LogKeyError("the key file holds no key that this log was ever signed with")
    return signers


def remember(work: Work, signers: Sequence[Signer], known: Sequence[str], size: int) -> None:
    """Keep the public keys that sign for the first time, at that size. One that comes in beside
    others is told in the log by the same transaction: whatever happens to the key file or to the
    power, no key signs that the log does not tell of."""
    before = known[-1] if known else None
    for signer in reversed(signers):
        if signer.vkey in known:
            continue
        work.session.add(LogKeyRow(vkey=signer.vkey, since=work.now, from_size=size))
        work.session.flush()
        if before is not None:
            facts = {"old": code_of(before), "new": code_of(signer.vkey)}
            work.ledger.append(Entry(EntryType.KEY_ROTATED, None, facts=facts))
        before = signer.vkey


def code_of(vkey: str) -> str:
    """How an entry of the log names a key: `id` and the eight digits in the key itself. Alone, they
    can look like a telephone number, which no record may hold."""
    return f"id{vkey.split('+')[1]}"
