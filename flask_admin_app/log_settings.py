"""Settings of the log: the keys that it signs with, and who outside hears of its checkpoints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from flask_admin_app.services.log.mail import SmtpServer, SmtpUrlInvalid
from tuokio.jitsi.errors import JitsiUrlInvalid
from tuokio.jitsi.links import check_base
from tuokio.ledger.notes import NoteInvalid, Signer
from tuokio.ledger.policy import Policy, PolicyInvalid, parse_policy

Get = Callable[[str], str | None]
Fault = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class LogSettings:
    """How the log is signed and shown. URLs have no slash at the end; those that may hold a
    password do not show when it is printed."""

    key_file: Path
    witness_policy: Policy | None
    timestamp_url: str | None
    smtp_url: str | None = field(repr=False)
    mail_from: str | None
    checkpoint_mail: tuple[str, ...]
    checkpoint_webhook_url: str | None = field(repr=False)


def read_signers(key_file: Path) -> tuple[Signer, ...]:
    """The keys that the log signs with now, the newest first: one to a line, `#` begins a remark.
    All of them have the log's origin for a name.

    Raises:
        OSError: the file cannot be read.
        NoteInvalid: a line is no such key, there is none, or they are not of one log.
    """
    lines = [line.strip() for line in key_file.read_text("utf-8").splitlines()]
    signers = tuple(Signer.parse(line) for line in lines if line and not line.startswith("#"))
    if len({signer.name for signer in signers}) != 1:
        raise NoteInvalid("the keys are not those of one log")
    return signers


def read_log_settings(get: Get, fault: Fault, folder: Path) -> LogSettings:
    """Read them; whatever is wrong is told by `fault`."""
    key_file = Path(get("LEDGER_KEY_FILE") or folder / "ledger.key")
    try:
        read_signers(key_file)
    except (OSError, ValueError, NoteInvalid):
        fault("LEDGER_KEY_FILE", "is missing or holds no key of a log. Run `tuokio init`.")
    mail = tuple(filter(None, (each.strip() for each in (get("CHECKPOINT_MAIL") or "").split(","))))
    smtp_url = _smtp_url(get, fault)
    mail_from = get("MAIL_FROM")
    if mail and (smtp_url is None or mail_from is None):
        fault("CHECKPOINT_MAIL", "needs TUOKIO_SMTP_URL and TUOKIO_MAIL_FROM as well.")
    for name, addresses in (("CHECKPOINT_MAIL", mail), ("MAIL_FROM", (mail_from,))):
        if any(each and not _is_address(each) for each in addresses):
            fault(name, "must be an e-mail address, or several with commas between.")
    return LogSettings(
        key_file=key_file,
        witness_policy=_witness_policy(get, fault),
        timestamp_url=_web_url(get, fault, "TIMESTAMP_URL"),
        smtp_url=smtp_url,
        mail_from=mail_from,
        checkpoint_mail=mail,
        checkpoint_webhook_url=_web_url(get, fault, "CHECKPOINT_WEBHOOK_URL"),
    )


def _witness_policy(get: Get, fault: Fault) -> Policy | None:
    path = get("WITNESS_POLICY_FILE")
    if path is None:
        return None
    try:
        return parse_policy(Path(path).read_text("utf-8"))
    except (OSError, ValueError):
        fault("WITNESS_POLICY_FILE", "cannot be read. Check the path and who may read it.")
    except PolicyInvalid as error:
        fault("WITNESS_POLICY_FILE", f"cannot be used: {error}")
    return None


def _web_url(get: Get, fault: Fault, name: str) -> str | None:
    raw = get(name)
    if raw is None:
        return None
    try:
        return check_base(raw)
    except JitsiUrlInvalid:
        fault(name, "must be an https address (http only on this machine), without query.")
        return None


def _smtp_url(get: Get, fault: Fault) -> str | None:
    raw = get("SMTP_URL")
    if raw is None:
        return None
    try:
        SmtpServer.parse(raw)
    except SmtpUrlInvalid as error:
        fault("SMTP_URL", f"cannot be used: {error}.")  # it does not quote the address
        return None
    return raw


def _is_address(text: str) -> bool:
    name, at, domain = text.partition("@")
    return bool(name and at and domain) and text.isprintable() and not set(text) & set(" <>,;\"'")
