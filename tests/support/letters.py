"""The service with a mail server of its own, and asking it to send an invitation."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from icalendar import Calendar
from sqlalchemy import select
from werkzeug.test import TestResponse

from flask_admin_app import create_app
from flask_admin_app.core import Core
from flask_admin_app.models import MailRow
from flask_admin_app.services.post.sending import send_due
from tests.support.cast import Cast
from tests.support.clock import Clock
from tests.support.desk import base, links
from tests.support.post_office import PostOffice
from tests.support.settings import load
from tests.support.web import Web

SENDER = "palvelu@example.org"
ADDRESS = "kanaria.keltanen@example.net"


def web_with_mail(folder: Path, clock: Clock, office: PostOffice, **values: str) -> Web:
    """Browsers for the cast, of a service that hands its mail in there."""
    url = f"smtp://127.0.0.1:{office.port}"
    settings = load(folder, SMTP_URL=url, MAIL_FROM=SENDER, **values)
    core = Core(settings, clock=clock)
    return Web(create_app(settings, core=core), core, Cast(core))


def planned(web: Web, slug: str = "appointment", **ahead: float) -> str:
    """An encounter some time ahead; three days, unless told otherwise."""
    starts_at: datetime = web.core.clock() + timedelta(**(ahead or {"days": 3}))
    return web.launch(slug, starts_at=starts_at)


def first_link(web: Web, encounter: str) -> str:
    """The id of the encounter's first invitation."""
    return next(iter(links(web, encounter)))


def ask(web: Web, encounter: str, who: str = "professional", **fields: Any) -> TestResponse:
    """Ask that its first invitation is sent."""
    path = f"{base(encounter)}/invitations/{first_link(web, encounter)}/mail"
    return web.staff(who).post(path, **{"address": ADDRESS, "language": "fi", **fields})


def mails(web: Web) -> list[MailRow]:
    """What the outbox holds."""
    with web.core.database.read() as session:
        return list(session.scalars(select(MailRow)))


def sent(web: Web, office: PostOffice) -> list[EmailMessage]:
    """Send what is due; the letters that the server has now."""
    send_due(web.core)
    return office.letters()


def parts(letter: EmailMessage) -> tuple[str, Any, Any]:
    """The words of a letter, its calendar and the entry in it."""
    body = letter.get_body(("plain",))
    assert body is not None
    (file,) = letter.iter_attachments()
    assert file.get_content_type() == "text/calendar"
    calendar = Calendar.from_ical(file.get_content())
    assert file.get_param("method") == calendar["METHOD"]
    (event,) = calendar.walk("VEVENT")
    return body.get_content(), calendar, event
