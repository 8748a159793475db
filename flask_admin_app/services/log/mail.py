"""Sending one mail through the operator's server."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from flask_admin_app.addresses import is_near


class Security(StrEnum):
    """How the way to the server is kept: the scheme of its address."""

    NONE = "smtp"
    STARTTLS = "smtp+starttls"
    TLS = "smtps"


_PORTS = {Security.NONE: 25, Security.STARTTLS: 587, Security.TLS: 465}


class SmtpUrlInvalid(ValueError):
    """An address that names no mail server. It is not quoted: it may hold a password."""


class MailError(Exception):
    """The mail was not taken. `code` says why: `unreachable`, `tls`, `sign-in`, `recipients`,
    `refused`. Never quotes the server, which may repeat addresses."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where mail is handed in."""

    host: str
    port: int
    security: Security
    user: str | None = None
    password: str = field(default="", repr=False)

    @classmethod
    def parse(cls, url: str) -> SmtpServer:
        """Read `smtp://`, `smtp+starttls://` or `smtps://`, `user:password@` if need be, a host and
        perhaps a port. User and password may be percent-encoded.

        Raises:
            SmtpUrlInvalid: anything else; or it would send a password over an open network.
        """
        try:
            parts = urlsplit(url)
            security, port = Security(parts.scheme), parts.port
        except ValueError:
            raise SmtpUrlInvalid("this is no address of a mail server") from None
        if not parts.hostname or parts.path not in {"", "/"} or parts.query or parts.fragment:
            raise SmtpUrlInvalid("the address of a mail server has a host and no path")
        user = unquote(parts.username) if parts.username else None
        if user and security is Security.NONE and not is_near(f"http://{parts.netloc}"):
            raise SmtpUrlInvalid("a password is sent over smtps:// or smtp+starttls:// only")
        password = unquote(parts.password or "")
        return cls(parts.hostname, port or _PORTS[security], security, user, password)


def send(server: SmtpServer, message: EmailMessage, *, timeout: float) -> int:
    """Hand in the mail; return how many of its recipients were refused while others were taken.

    Args:
        server: certificates are verified; where TLS was asked for, nothing is sent without.
        message: with From and To.
        timeout: seconds for each step.

    Raises:
        MailError: it was not taken for anybody.
    """
    try:
        with _connect(server, message, timeout) as smtp:
            if server.user is not None:
                smtp.login(server.user, server.password)
            return len(smtp.send_message(message))
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise MailError(_code(error)) from None


def _connect(server: SmtpServer, message: EmailMessage, timeout: float) -> smtplib.SMTP:
    # How we greet: the sender's domain, and not the name of this machine, which may tell much.
    domain = message["From"].addresses[0].domain
    where = {"host": server.host, "port": server.port, "local_hostname": domain}
    if server.security is Security.TLS:
        return smtplib.SMTP_SSL(**where, timeout=timeout, context=ssl.create_default_context())
    smtp = smtplib.SMTP(**where, timeout=timeout)
    if server.security is Security.STARTTLS:
        try:
            smtp.starttls(context=ssl.create_default_context())
        except BaseException:
            smtp.close()
            raise
    return smtp


_CODES: tuple[tuple[type[Exception], str], ...] = (
    (ssl.SSLError, "tls"),
    (smtplib.SMTPNotSupportedError, "tls"),
    (smtplib.SMTPAuthenticationError, "sign-in"),
    (smtplib.SMTPRecipientsRefused, "recipients"),
    (smtplib.SMTPServerDisconnected, "unreachable"),  # or it kept silent
    (smtplib.SMTPException, "refused"),
    (OSError, "unreachable"),
)


def _code(error: Exception) -> str:
    # smtplib's exceptions are OSErrors too: the order matters.
    return next((code for kind, code in _CODES if isinstance(error, kind)), "refused")
