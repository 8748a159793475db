"""Keys and configurations for tests of tokens, and a fake gate with its client.

RSA keys are slow to make, so they are shared.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.fakes.fake_prosody import HOST, FakeProsody, fake_prosody
from tests.fakes.fake_prosody import SECRET as GATE_SECRET
from tests.tuokio.jitsi.calls import QUICK
from tuokio.jitsi import ProsodyClient, SigningKey, TokenConfig

SECRET = "Zm9yIHRlc3RzIG9ubHksIG5ldmVyIGluIHVzZSE7Qx"


@pytest.fixture(scope="session")
def signing_keys() -> tuple[SigningKey, SigningKey]:
    first, second = (rsa.generate_private_key(65537, 2048) for _ in range(2))
    return SigningKey(first), SigningKey(second)


@pytest.fixture
def hs256() -> TokenConfig:
    return TokenConfig(app_id="tuokio", xmpp_domain="meet.example.org", secret=SECRET)


@pytest.fixture
def rs256(signing_keys: tuple[SigningKey, ...]) -> TokenConfig:
    return TokenConfig(
        app_id="tuokio", xmpp_domain="meet.example.org", signing_keys=tuple(signing_keys)
    )


@pytest.fixture(params=["hs256", "rs256"])
def config(request: pytest.FixtureRequest) -> TokenConfig:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, TokenConfig)
    return found


@pytest.fixture
def fake() -> Iterator[FakeProsody]:
    with fake_prosody() as running:
        yield running


@pytest.fixture
def client(fake: FakeProsody) -> Iterator[ProsodyClient]:
    made = ProsodyClient(fake.url, HOST, GATE_SECRET)
    yield made
    made.close()


@pytest.fixture
def quick(fake: FakeProsody) -> Iterator[ProsodyClient]:
    """One that does not wait long."""
    made = ProsodyClient(fake.url, HOST, GATE_SECRET, timeout=QUICK)
    yield made
    made.close()
