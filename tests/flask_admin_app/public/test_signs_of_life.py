"""`/healthz`, `/readyz` and `/.well-known/jwks.json`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from flask.testing import FlaskClient

from flask_admin_app import config, create_app
from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from tests.support.web import Web


def _client(settings: Settings) -> FlaskClient:
    return create_app(settings, core=Core(settings)).test_client()


def test_the_process_answers(web: Web) -> None:
    response = web.app.test_client().get("/healthz")
    assert (response.status_code, response.get_json()) == (200, {"status": "ok"})
    assert "Set-Cookie" not in response.headers


def test_the_service_can_work(web: Web) -> None:
    response = web.app.test_client().get("/readyz")
    assert (response.status_code, response.get_json()) == (200, {"status": "ready"})


def test_not_ready_without_its_database(settings: Settings, tmp_path: Path) -> None:
    nowhere = replace(settings, database_url=f"sqlite:///{tmp_path}/no/such/folder/x.db")
    client = _client(nowhere)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.headers["Retry-After"]
    assert str(tmp_path) not in response.text
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(("accepted", "status"), [(False, 503), (True, 200)])
def test_a_jitsi_without_a_gate_has_to_be_accepted(
    settings: Settings, accepted: bool, status: int
) -> None:
    jitsi = replace(settings, jitsi_url="https://meet.example.org", jitsi_without_gate=accepted)
    response = _client(jitsi).get("/readyz")
    assert response.status_code == status
    if not accepted:
        assert response.get_json() == {"status": "unready", "reason": "jitsi-without-gate"}


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/.well-known/jwks.json"])
def test_only_get(web: Web, path: str) -> None:
    assert web.client().post(path).status_code == 405
    assert web.app.test_client().head(path).status_code == 200


def test_a_shared_secret_is_never_published(web: Web) -> None:
    response = web.app.test_client().get("/.well-known/jwks.json")
    assert (response.status_code, response.get_json()) == (200, {"keys": []})


def test_public_keys_and_nothing_private(settings: Settings, folder: Path) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = folder / "jitsi.pem"
    pem.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    pem.chmod(0o600)
    signed = config.load(
        {"TUOKIO_DATA_DIR": str(folder), "TUOKIO_JITSI_PRIVATE_KEY_FILE": str(pem)}
    )
    found = _client(signed).get("/.well-known/jwks.json").get_json()
    (published,) = found["keys"]
    assert published["kty"] == "RSA"
    assert published["kid"]
    assert not set(published) & {"d", "p", "q", "dp", "dq", "qi", "k"}
