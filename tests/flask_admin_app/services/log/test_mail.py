"""Handing in a mail, to a real server on loopback."""

from __future__ import annotations

import socket
import ssl
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from flask_admin_app.services.log.mail import (
    MailError,
    Security,
    SmtpServer,
    SmtpUrlInvalid,
    send,
)
from tests.support.post_office import PASSWORD, USER, make_certificate, post_office, sign_in
from tests.support.server import free_port

SENDER = "tuokio@example.org"
TIMEOUT = 5.0
CREDENTIALS = f"{quote(USER, safe='')}:{quote(PASSWORD, safe='')}"


def letter(*recipients: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = SENDER
    message["To"] = ", ".join(recipients or ("dpo@example.org",))
    message["Subject"] = "Hyvää päivää"
    message.set_content("— tervetuloa\n")
    return message


def refused(url: str, *recipients: str) -> str:
    """The code of what went wrong."""
    with pytest.raises(MailError) as caught:
        send(SmtpServer.parse(url), letter(*recipients), timeout=TIMEOUT)
    return caught.value.code


@pytest.fixture
def certified(tmp_path: Path) -> ssl.SSLContext:
    """A server's TLS, by an authority that nobody knows yet."""
    return make_certificate(tmp_path)


@pytest.fixture
def believed(
    certified: ssl.SSLContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> ssl.SSLContext:
    """The same, and this machine believes that authority."""
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    return certified


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example.org", ("mail.example.org", 25, Security.NONE, None, "")),
        ("smtp://localhost:1025/", ("localhost", 1025, Security.NONE, None, "")),
        ("smtps://mail.example.org", ("mail.example.org", 465, Security.TLS, None, "")),
        (
            f"smtp+starttls://{CREDENTIALS}@mail.example.org",
            ("mail.example.org", 587, Security.STARTTLS, USER, PASSWORD),
        ),
        ("smtp://me:x@mail", ("mail", 25, Security.NONE, "me", "x")),
    ],
)
def test_addresses(url: str, server: tuple[Any, ...]) -> None:
    found = SmtpServer.parse(url)
    assert (found.host, found.port, found.security, found.user, found.password) == server
    assert not server[4] or server[4] not in repr(found)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mail.example.org",
        "http://mail.example.org",
        "smtp://",
        "smtp://mail.example.org:99999",
        "smtp://mail.example.org/in",
        "smtp://mail.example.org?x",
        "smtp://mail.example.org#x",
        "smtp://me:secret@mail.example.org",
        "smtp://[::1",
    ],
)
def test_addresses_that_cannot_be_used(url: str) -> None:
    with pytest.raises(SmtpUrlInvalid) as caught:
        SmtpServer.parse(url)
    assert "secret" not in str(caught.value)


def test_in_clear_on_this_machine() -> None:
    with post_office() as office:
        url = f"smtp://127.0.0.1:{office.port}"
        assert send(SmtpServer.parse(url), letter("a@example.org", "b@example.org"), timeout=9) == 0
    (taken,) = office.taken
    assert taken.rcpt_tos == ["a@example.org", "b@example.org"]
    assert office.greeted_by == ["example.org"], "the name of this machine is nobody's business"
    (read,) = office.letters()
    assert read["Subject"] == "Hyvää päivää"
    assert read.get_content().splitlines() == ["— tervetuloa"]


@pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")
@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
def test_with_tls_and_a_password(believed: ssl.SSLContext, scheme: str) -> None:
    tls: dict[str, Any] = (
        {"ssl_context": believed, "auth_require_tls": False}  # it is TLS from the first byte
        if scheme == "smtps"
        else {"tls_context": believed, "require_starttls": True}
    )
    with post_office(authenticator=sign_in, auth_required=True, **tls) as office:
        send(
            SmtpServer.parse(f"{scheme}://{CREDENTIALS}@127.0.0.1:{office.port}"),
            letter(),
            timeout=TIMEOUT,
        )
        assert len(office.taken) == 1
        assert refused(f"{scheme}://me:wrong@127.0.0.1:{office.port}") == "sign-in"
        assert refused(f"{scheme}://127.0.0.1:{office.port}") == "refused"


@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
def test_a_certificate_that_nobody_knows(certified: ssl.SSLContext, scheme: str) -> None:
    tls = {"ssl_context" if scheme == "smtps" else "tls_context": certified}
    with post_office(**tls) as office:
        assert refused(f"{scheme}://{CREDENTIALS}@127.0.0.1:{office.port}") == "tls"
    assert office.taken == []


def test_a_certificate_of_another_host(believed: ssl.SSLContext) -> None:
    with post_office(ssl_context=believed) as office:
        assert refused(f"smtps://localhost:{office.port}") == "tls"
    assert office.taken == []


def test_without_tls_nothing_is_sent_where_it_was_asked_for() -> None:
    with post_office() as office:
        assert refused(f"smtp+starttls://127.0.0.1:{office.port}") == "tls"
    assert office.taken == []


def test_some_recipients_and_none() -> None:
    with post_office() as office:
        office.unknown.add("b@example.org")
        server = SmtpServer.parse(f"smtp://127.0.0.1:{office.port}")
        assert send(server, letter("a@example.org", "b@example.org"), timeout=TIMEOUT) == 1
        url = f"smtp://127.0.0.1:{office.port}"
        assert refused(url, "b@example.org") == "recipients"
        office.answer = "554 not from you"
        assert refused(url, "a@example.org") == "refused"


def test_nobody_there() -> None:
    assert refused(f"smtp://127.0.0.1:{free_port()}") == "unreachable"


def test_one_that_keeps_silent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        server = SmtpServer.parse(f"smtp://127.0.0.1:{silent.getsockname()[1]}")
        with pytest.raises(MailError) as caught:
            send(server, letter(), timeout=0.2)
    assert caught.value.code == "unreachable"
