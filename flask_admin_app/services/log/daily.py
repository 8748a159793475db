"""Once a day the newest published checkpoint goes to people who keep it where the operator cannot
change it: by mail, and to an address of their own (LOG 3). And once a day what has outlived its
retention rule is destroyed (LOG 4). A day is one of UTC."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from email.message import EmailMessage
from urllib.parse import urlsplit

from flask_admin_app.addresses import is_loopback
from flask_admin_app.core import Core
from flask_admin_app.i18n import SUPPORTED
from flask_admin_app.services.log.checkpoints import latest, note_of
from flask_admin_app.services.log.erasure import purge
from flask_admin_app.services.log.errands import Errand, daily_due, recall, remember
from flask_admin_app.services.log.mail import MailError, SmtpServer, SmtpUrlInvalid, send
from tuokio.ledger.checkpoint import parse_checkpoint
from tuokio.ledger.notes import split_note
from tuokio.quiet_http import AnswerTooLarge, PostFailed, post

MAIL = "mail"
WEBHOOK = "webhook"
PURGE = "purge"

TIMEOUT = 20.0
"""Seconds for each step of a mail server, and for the whole answer of a webhook."""

MOST_ANSWER_BYTES = 64 * 1024

log = logging.getLogger("tuokio.log")


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent: a signed note with its cosignatures, and what stands in it."""

    note: str
    origin: str
    size: int


def mail_if_due(core: Core) -> None:
    """Mail it to whom the settings name."""
    settings = core.settings.log
    if not settings.checkpoint_mail or settings.smtp_url is None or settings.mail_from is None:
        return
    errand, parcel = _due(core, MAIL)
    if parcel is None:
        return
    try:
        message = letter(core, parcel, settings.mail_from, settings.checkpoint_mail)
        refused = send(SmtpServer.parse(settings.smtp_url), message, timeout=TIMEOUT)
    except MailError as error:
        _failed(core, errand, error.code)
    except SmtpUrlInvalid:
        _failed(core, errand, "address")
    else:
        # Those who have it need not get it twice; that some have not is told.
        _done(core, errand, parcel.size, "recipients" if refused else None)


def webhook_if_due(core: Core) -> None:
    """Post it to the address that the settings name."""
    url = core.settings.log.checkpoint_webhook_url
    if url is None:
        return
    errand, parcel = _due(core, WEBHOOK)
    if parcel is None:
        return
    fault = _post(url, parcel.note)
    if fault is None:
        _done(core, errand, parcel.size)
    else:
        _failed(core, errand, fault)


def purge_if_due(core: Core) -> None:
    """Destroy what is to be kept no longer."""
    with core.database.read() as session:
        errand = recall(session, PURGE)
    if not daily_due(errand, core.clock()):
        return
    try:
        purge(core, dry_run=False, log_always=False)
    except Exception as error:
        _failed(core, errand, type(error).__name__)
        raise
    _done(core, errand, errand.size)


def letter(core: Core, parcel: Parcel, sender: str, recipients: tuple[str, ...]) -> EmailMessage:
    """The mail, in every language that we speak; the checkpoint goes along as a file, so that no
    mail program changes a byte of it."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = ", ".join(recipients)
    message["Subject"] = f"Tuokio: {parcel.origin}, {parcel.size}"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no machine answers it
    words = [_words(core, lang, parcel) for lang in SUPPORTED]
    message.set_content("\n\n".join([*words, parcel.note]))
    message.add_attachment(
        parcel.note.encode(),
        maintype="text",
        subtype="plain",
        filename=f"checkpoint-{parcel.size}.txt",
        params={"charset": "utf-8"},
    )
    return message


def _words(core: Core, lang: str, parcel: Parcel) -> str:
    # As text: a number would be written with other separators in each language.
    size = str(parcel.size)
    what = core.texts.text(lang, "checkpoint-mail-what", origin=parcel.origin, size=size)
    keep = core.texts.text(lang, "checkpoint-mail-keep")
    return f"{what}\n{keep}"


def _due(core: Core, name: str) -> tuple[Errand, Parcel | None]:
    """What to send now, if anything."""
    with core.database.read() as session:
        errand = recall(session, name)
        row = latest(session)
        if row is None or not daily_due(errand, core.clock()):
            return errand, None
        checkpoint = parse_checkpoint(split_note(row.note)[0])
        return errand, Parcel(note_of(row), checkpoint.origin, checkpoint.size)


def _post(url: str, note: str) -> str | None:
    """Post a note; return the code of what went wrong."""
    if urlsplit(url).scheme != "https" and not is_loopback(url):
        return "address"
    try:
        answer = post(
            url,
            note.encode(),
            content_type="text/plain; charset=utf-8",
            timeout=TIMEOUT,
            most=MOST_ANSWER_BYTES,
        )
    except PostFailed as error:
        return error.reason
    except AnswerTooLarge:
        return "answer"
    return None if 200 <= answer.status < 300 else f"refused-{answer.status}"


def _done(core: Core, errand: Errand, size: int, fault: str | None = None) -> None:
    now = core.clock()
    with core.database.write() as work:
        remember(work.session, Errand(errand.name, size, done_at=now, tried_at=now, fault=fault))
    if fault is not None:
        log.warning("%s: done in part: %s", errand.name, fault)


def _failed(core: Core, errand: Errand, fault: str) -> None:
    with core.database.write() as work:
        remember(work.session, replace(errand, tried_at=core.clock(), fault=fault))
    if fault != errand.fault:
        log.warning("%s: not done, to be tried again: %s", errand.name, fault)
