"""A FAKE time-stamping authority (RFC 3161) on loopback: `openssl ts` behind a small web server.

It has a certificate authority of its own, of which `root` is the certificate.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.fakes.http import Moody, MoodyHandler, served

REPLY = "application/timestamp-reply"
_CONFIG = """
[ tsa ]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
{more}signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = {digests}
accuracy = secs:1
ess_cert_id_alg = sha256
"""


class Mood(Enum):
    """How it answers."""

    WELL = auto()
    AWAY = auto()
    """Hangs up without a word."""
    SILENT = auto()
    """Takes the request and says nothing until the mood changes."""
    FAULTY = auto()
    """503."""
    STRANGER = auto()
    """Another program: 200 with a page."""
    GARBAGE = auto()
    """The right type, and no response in it."""
    CUT = auto()
    """A response without its last byte."""
    HUGE = auto()
    """An answer that does not end."""
    REFUSES = auto()
    """A proper response, that it gives no time."""
    OLD_ANSWER = auto()
    """The response to the request before."""


@dataclass
class FakeTsa(Moody[Mood]):
    """Where it is, and its authority's certificate (PEM)."""

    folder: Path
    root: bytes = b""
    last: bytes = b""
    _mood: Mood = field(default=Mood.WELL, kw_only=True)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, query: bytes) -> bytes:
        """Return the response to a request."""
        # It accepts no SHA-256 while it refuses.
        digests = "sha512" if self.mood is Mood.REFUSES else "sha256, sha384, sha512"
        with self._lock:
            (self.folder / "query").write_bytes(query)
            config = self.folder / "tsa.cnf"
            forged = (self.folder / "web.pem").exists()
            more = f"certs = {self.folder}/web.pem\n" if forged else ""
            config.write_text(_CONFIG.format(folder=self.folder, digests=digests, more=more))
            command = ["openssl", "ts", "-reply", "-config", str(config), "-section", "tsa"]
            files = ["-queryfile", str(self.folder / "query"), "-out", str(self.folder / "reply")]
            subprocess.run([*command, *files], check=True, capture_output=True, timeout=30)
            reply = (self.folder / "reply").read_bytes()
            return self._genuine_first(reply) if forged else reply

    def _genuine_first(self, reply: bytes) -> bytes:
        """Nobody signs the order of the certificates, and whoever verifies takes the first."""
        pems = [(self.folder / name).read_bytes() for name in ("tsa.pem", "web.pem")]
        own, web = (x509.load_pem_x509_certificate(pem).public_bytes(Encoding.DER) for pem in pems)
        return reply.replace(own + web, web + own)


def make_authority(folder: Path, *, forged: bool = False) -> bytes:
    """Write the keys and the certificate of a time-stamping authority; return the root's (PEM).

    Args:
        forged: the root has certified it for web sites only. It has made itself another
            certificate with the same number, for time-stamping, and sends both.
    """
    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root_name = _name("Example Root")
    # By which a root is told from another of the same name.
    root_id = x509.SubjectKeyIdentifier.from_public_key(root_key.public_key())
    root = (
        _certificate(root_name, root_name, root_key)
        .add_extension(root_id, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    by_root = x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(root_id)
    plain = _certificate(_name("Example Time"), root_name, key).add_extension(by_root, False)
    stamping = plain.add_extension(_use(ExtendedKeyUsageOID.TIME_STAMPING), critical=True)
    if forged:
        # The longer of two must come last. So this is made longer, by a needless extension.
        own = x509.BasicConstraints(ca=False, path_length=None)
        signed = [
            stamping.add_extension(own, critical=True).sign(key, hashes.SHA256()),
            plain.add_extension(_use(ExtendedKeyUsageOID.SERVER_AUTH), critical=True).sign(
                root_key, hashes.SHA256()
            ),
        ]
    else:
        signed = [stamping.sign(root_key, hashes.SHA256())]
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "tsa.key").write_bytes(secret)
    for name, certificate in zip(("tsa.pem", "web.pem"), signed, strict=False):
        (folder / name).write_bytes(certificate.public_bytes(Encoding.PEM))
    (folder / "serial").write_text("01\n")
    return root.public_bytes(Encoding.PEM)


def _use(purpose: x509.ObjectIdentifier) -> x509.ExtendedKeyUsage:
    return x509.ExtendedKeyUsage([purpose])


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
    )


class _Handler(MoodyHandler[FakeTsa]):
    kind = REPLY

    def answer(self) -> None:
        query = self.body()
        special = _MOODS.get(self.fake.mood)
        if special is not None:
            special(self, query)
        elif self.headers.get("Content-Type") != "application/timestamp-query":
            self.reply(415, b"", "text/plain")
        else:
            self.fake.last = self.fake.answer(query)
            self.reply(200, self.fake.last)


_MOODS: dict[Mood, Callable[[_Handler, bytes], None]] = {
    Mood.AWAY: lambda handler, _query: handler.hang_up(),
    Mood.SILENT: lambda handler, _query: handler.stay_silent(Mood.SILENT),
    Mood.FAULTY: lambda handler, _query: handler.reply(503, b"", "text/plain"),
    Mood.STRANGER: lambda handler, _query: handler.reply(200, b"<!doctype html>", "text/html"),
    Mood.GARBAGE: lambda handler, _query: handler.reply(200, b"\x30\x03\x02\x01"),
    Mood.CUT: lambda handler, query: handler.reply(200, handler.fake.answer(query)[:-1]),
    Mood.HUGE: lambda handler, _query: handler.pour(Mood.HUGE),
    Mood.OLD_ANSWER: lambda handler, _query: handler.reply(200, handler.fake.last),
}


@contextmanager
def fake_tsa(folder: Path, *, forged: bool = False) -> Iterator[FakeTsa]:
    """Serve it, with its keys in this folder; see `make_authority`."""
    fake = FakeTsa(folder, root=make_authority(folder, forged=forged))
    with served(_Handler, fake):
        yield fake
