"""Prosodies for the tests: one per version and module of tests, and a factory for own ones."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.prosody import versions
from tests.prosody.api import Api
from tests.prosody.config import Options
from tests.prosody.focus import FakeFocus
from tests.prosody.meeting import Meeting
from tests.prosody.prosody import Prosody
from tests.prosody.service import FakeService
from tests.prosody.tokens import Tokens
from tests.prosody.versions import Version
from tests.prosody.xmpp import Client

MakeProsody = Callable[..., Prosody]
NewClient = Callable[..., Client]


@pytest.fixture(scope="module", params=versions.WANTED)
def version(request: pytest.FixtureRequest) -> Version:
    """Every test that takes this, or a Prosody, runs once on each."""
    return versions.needed(request.param)


@pytest.fixture(scope="module")
def make_prosody(
    version: Version, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MakeProsody]:
    """`make_prosody(rooms="all", …)` starts one more, with the options of `config.Options`. Ended
    with the module, when its log is searched for tokens and secrets."""
    with ExitStack() as ending:

        def make(**options: Any) -> Prosody:
            folder: Path = tmp_path_factory.mktemp("prosody")
            made = Prosody(version, folder, Options(**options))
            ending.callback(made.close)
            return made.start()

        yield make


@pytest.fixture(scope="module")
def service() -> Iterator[FakeService]:
    """The receiver of the module's events; it must have seen no bad request."""
    made = FakeService(secrets.token_urlsafe(32)).up()
    yield made
    made.down()
    assert not made.faults


@pytest.fixture(scope="module")
def ungated(make_prosody: MakeProsody) -> Prosody:
    """The module's Prosody without our Component: Jitsi as it was."""
    return make_prosody(gate=False)


@pytest.fixture(scope="module")
def prosody(make_prosody: MakeProsody, service: FakeService) -> Prosody:
    """The module's Prosody with the gate, telling `service`."""
    return make_prosody(service_url=service.url, secret=service.secret)


@pytest.fixture
def api(prosody: Prosody) -> Api:
    """Signed requests to it."""
    return Api(prosody)


@pytest.fixture
def tokens(prosody: Prosody) -> Tokens:
    """Meeting tokens for it."""
    return Tokens(prosody)


@pytest.fixture
def focus(prosody: Prosody) -> Iterator[FakeFocus]:
    """Jicofo's stand-in, signed in."""
    with FakeFocus(prosody) as made:
        yield made


@pytest.fixture
def room() -> str:
    """A fresh name of a gated room."""
    return f"tuokio-{secrets.token_hex(12)}"


@pytest.fixture(params=["websocket", "bosh"])
def transport(request: pytest.FixtureRequest) -> str:
    """For tests that run over both."""
    return str(request.param)


@pytest.fixture
def new_client() -> Iterator[NewClient]:
    """`new_client(prosody, token=…)` makes a client that signs off with the test."""
    with ExitStack() as ending:
        yield lambda *given, **named: ending.enter_context(Client(*given, **named))


@pytest.fixture
def unopened(
    api: Api,
    tokens: Tokens,
    service: FakeService,
    focus: FakeFocus,
    new_client: NewClient,
    room: str,
) -> Meeting:
    """A gated room that is not registered yet."""
    return Meeting(api, tokens, service, focus, new_client, room)


@pytest.fixture
def meeting(unopened: Meeting) -> Meeting:
    """A gated room, registered, with focus in it."""
    return unopened.open()
