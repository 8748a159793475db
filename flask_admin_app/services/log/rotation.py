"""A new key for the log (LOG 3).

The new key is written in front of the old one, and both sign: whoever knows only one of them can
go on checking. When everybody knows the new one, the old private key is dropped. Public keys stay
in the log for ever, and the log's origin never changes.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from flask_admin_app.core import Core
from flask_admin_app.log_settings import read_signers
from flask_admin_app.services.log.checkpoints import sign, vkeys
from tuokio.ledger.notes import Signer


class RetireRefused(Exception):
    """No key can be dropped now. The words say why."""


@dataclass(frozen=True, slots=True)
class Rotated:
    """The public keys of before and of now, and a note that both have signed."""

    old: str
    new: str
    note: str


def rotate(core: Core) -> Rotated:
    """Sign with a new key from now on, and with the ones of before as well.

    The first signature of a new key writes its entry into the log, in one transaction: if the power
    goes between the file and that, the next signature does it.

    Raises:
        OSError: the key file cannot be replaced; nothing has changed then.
        NoteInvalid: the key file holds no keys of one log.
        LogDamagedError: the log cannot be signed; nothing has changed then.
    """
    path = core.settings.log.key_file.resolve()
    before = path.read_text("utf-8")
    old = read_signers(path)[0]
    new = Signer.generate(old.name)
    try:
        # Within the transaction, so that nobody else signs in between.
        with core.database.write() as work:
            _replace(path, f"{new.skey}\n{before}")
            sign(core, work, publish=False)
    except BaseException:
        if path.read_text("utf-8") != before:
            _replace(path, before)
        raise
    with core.database.write() as work:  # and of the entry that tells of it
        note = sign(core, work, publish=False).note
    return Rotated(old.vkey, new.vkey, note)


def retire(core: Core) -> tuple[str, ...]:
    """Sign with the newest key only; return the public halves of those that were dropped.

    Raises:
        RetireRefused: there is one key only, or the newest has not signed yet.
        OSError: the key file cannot be replaced; nothing has changed then.
        NoteInvalid: the key file holds no keys of one log.
    """
    path = core.settings.log.key_file.resolve()
    newest, *others = read_signers(path)
    if not others:
        raise RetireRefused("The log has one key only: there is none to drop.")
    with core.database.read() as session:
        if newest.vkey not in vkeys(session):
            raise RetireRefused("The newest key has not signed yet. Run `tuokio log checkpoint`.")
    remarks = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
    _replace(path, "".join(f"{line}\n" for line in [*remarks, newest.skey]))
    return tuple(each.vkey for each in others)


def _replace(path: Path, text: str) -> None:
    """Write a file anew, whole or not at all, for its owner's eyes only."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
