"""What `tuokio init` makes: secrets from the system's random source, and the first sign-in."""

from __future__ import annotations

import os
import secrets
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values
from sqlalchemy import func, select

from flask_admin_app.core import Core
from flask_admin_app.models import StaffRole, UserRow
from flask_admin_app.services.accounts import add_organisation, add_user
from tuokio.ledger.notes import Signer

FIRST_SIGN_IN = "first-sign-in.txt"
SECRETS = ("TUOKIO_SECRET_KEY", "TUOKIO_JITSI_APP_SECRET", "TUOKIO_PROSODY_SECRET")


def make_secrets(folder: Path, *, public_url: str | None = None) -> None:
    """Make the data folder and the secrets that are not there yet, readable by the owner only."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    env = folder / ".env"
    written = env.read_text("utf-8") if env.exists() else ""
    known = dotenv_values(stream=StringIO(written))
    missing = [name for name in SECRETS if not known.get(name) and not known.get(f"{name}_FILE")]
    if missing:
        lines = [f"{name}={secrets.token_urlsafe(48)}" for name in missing]
        _write(env, "\n".join([*written.splitlines(), *lines]) + "\n")
    record_key = folder / "record.key"
    if not record_key.exists():
        _write(record_key, secrets.token_hex(32) + "\n")
    ledger_key = folder / "ledger.key"
    if not ledger_key.exists():
        _write(ledger_key, Signer.generate(_origin(public_url)).skey + "\n")


def first_sign_in(
    core: Core, *, organisation: str, email: str, name: str | None = None
) -> Path | None:
    """Make the first organisation and its first account, unless there are accounts already; return
    the file that tells how to sign in. The first account has the roles of administrator and
    professional, so that one person can try everything; later accounts have one each."""
    password = secrets.token_urlsafe(15)
    with core.database.write() as work:
        if work.session.scalar(select(func.count()).select_from(UserRow)):
            return None
        add_organisation(work, name=organisation)
        add_user(
            work,
            email=email,
            password=password,
            shown_name=name,
            roles=[StaffRole.ADMINISTRATOR, StaffRole.PROFESSIONAL],
        )
    file = core.settings.data_dir / FIRST_SIGN_IN
    address = f"{core.settings.public_url}/sign-in"
    _write(file, f"address: {address}\nemail: {email}\npassword: {password}\n")
    return file


def _origin(public_url: str | None) -> str:
    """A log's name for ever (C2SP tlog-checkpoint): our host, and random letters, since there may
    have been another log on that host."""
    host = urlsplit(public_url or "").hostname or "localhost"
    return f"{host}/log/{secrets.token_hex(4)}"


def _write(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.fchmod(handle, 0o600)  # also where the file was there before
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
