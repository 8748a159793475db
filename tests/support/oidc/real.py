"""Starting the real provider, and a person who signs in there."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
from joserfc.jwk import RSAKey

from tests.house.tree import ROOT
from tests.support.oidc.setting_up import (
    EID_CLIENT,
    LOA2,
    LOA3,
    STAFF_CLIENT,
    STAFF_SECRET,
    public_keys,
)

HETU = "131052-308T"
"""The made-up personal identity code of the population register's own examples."""

PEOPLE: dict[str, dict[str, Any]] = {
    "maija": {
        "acr": LOA2,
        "claims": {
            "given_name": "Maija Kaarina",
            "family_name": "Mäkinen",
            "name": "Maija Kaarina Mäkinen",
            "urn:oid:1.2.246.21": HETU,
        },
    },
    "weak": {"acr": "http://example.org/loa1", "claims": {"given_name": "Ville"}},
    "worker": {
        "acr": LOA3,
        "claims": {
            "given_name": "Outi",
            "family_name": "Salainen",
            "email": "outi.salainen@example.org",
            "email_verified": True,
            "roles": ["everyone", "tuokio-staff"],
            "unit": "Nuoret",
        },
    },
}


@dataclass
class RealProvider:
    """Where it is."""

    issuer: str

    def sign_in(self, address: str, person: str | None) -> str:
        """Go to an address of the provider as a browser does and choose who to be; None cancels.
        Return the address that the provider leads back to."""
        with httpx.Client(timeout=20) as browser:
            answer = browser.get(address)
            while answer.is_redirect:
                there = urljoin(str(answer.request.url), answer.headers["Location"])
                if not there.startswith(self.issuer):
                    return there
                answer = browser.get(there)
                if answer.status_code == 200:
                    answer = browser.post(there, data={"person": person or ""})
            raise AssertionError(answer.text)


@contextmanager
def real_provider(folder: Path, back: Sequence[str]) -> Iterator[RealProvider]:
    """Run it. `back` are the addresses that it may lead back to: the clients', the staff's."""
    setup = folder / "provider.json"
    setup.write_text(json.dumps(_setup(*back)))
    command = ["scripts/node.sh", "node", "tests/support/oidc/provider.mjs", str(setup)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin
        assert process.stdout
        try:
            word, _, issuer = process.stdout.readline().decode().strip().partition(" ")
            assert word == "ready"
            yield RealProvider(issuer)
        finally:
            process.stdin.close()
            process.wait(20)


def _setup(eid_back: str, staff_back: str) -> dict[str, Any]:
    code = {"grant_types": ["authorization_code"], "response_types": ["code"]}
    return {
        "acr_values": [LOA2, LOA3, "http://example.org/loa1"],
        "people": PEOPLE,
        "jwks": {"keys": [RSAKey.generate_key(2048, {"use": "sig"}).as_dict(private=True)]},
        "clients": [
            {
                **code,
                "client_id": EID_CLIENT,
                "redirect_uris": [eid_back],
                "token_endpoint_auth_method": "private_key_jwt",
                "token_endpoint_auth_signing_alg": "RS256",
                "request_object_signing_alg": "RS256",
                "require_signed_request_object": True,
                "id_token_encrypted_response_alg": "RSA-OAEP-256",
                "id_token_encrypted_response_enc": "A256GCM",
                "jwks": public_keys(),
            },
            {
                **code,
                "client_id": STAFF_CLIENT,
                "client_secret": STAFF_SECRET,
                "redirect_uris": [staff_back],
                "token_endpoint_auth_method": "client_secret_basic",
            },
        ],
    }
