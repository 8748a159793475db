"""A passkey without a device: what a right browser and authenticator answer, and what wrong ones do
(WebAuthn, "none" attestation, ES256)."""

from __future__ import annotations

import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field, replace
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, encode_cbor

ORIGIN = "http://localhost"
RP_ID = "localhost"

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Authenticator:
    """One passkey. What is changed here is told wrongly."""

    origin: str = ORIGIN
    rp_id: str = RP_ID
    verified: bool = True
    count: int = 0
    user_handle: bytes = b""
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer `navigator.credentials.create()`."""
        self.user_handle = base64url_to_bytes(options["user"]["id"])
        attested = bytes(16) + struct.pack(">H", len(self.credential_id)) + self.credential_id
        data = self._data(ATTESTED) + attested + encode_cbor(self._public())
        made = encode_cbor({"fmt": "none", "attStmt": {}, "authData": data})
        said = self._said("webauthn.create", options["challenge"])
        return self._answer(said, attestationObject=made)

    def use(self, options: dict[str, Any]) -> dict[str, Any]:
        """Answer `navigator.credentials.get()`; the counter goes on by one."""
        self.count += 1
        data = self._data()
        said = self._said("webauthn.get", options["challenge"])
        signature = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            said, authenticatorData=data, signature=signature, userHandle=self.user_handle
        )

    def but(self, **changed: Any) -> Authenticator:
        """The same passkey, with something told wrongly."""
        return replace(self, **changed)

    def _data(self, more: int = 0) -> bytes:
        flags = PRESENT | more | (VERIFIED if self.verified else 0)
        return hashlib.sha256(self.rp_id.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _public(self) -> dict[int, Any]:
        numbers = self.key.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (numbers.x, numbers.y))
        return {1: 2, 3: -7, -1: 1, -2: x, -3: y}

    def _said(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, said: bytes, **more: bytes) -> dict[str, Any]:
        response = {"clientDataJSON": said, **more}
        own = bytes_to_base64url(self.credential_id)
        written = {name: bytes_to_base64url(each) for name, each in response.items() if each}
        return {"id": own, "rawId": own, "type": "public-key", "response": written}
