"""The real service on a port, with its own keeper: what pages hear and what operators see."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest

from tests.fakes.fake_prosody import FakeProsody, Mood
from tests.support.clock import Clock
from tests.support.desk import base
from tests.support.gate import JITSI, eventually, quick_keeper, thread_names
from tests.support.server import Service, heard, heard_until, quiet, serving, token_of
from tests.support.way import press


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """It tries again sooner than it would."""
    quick_keeper(monkeypatch)


@pytest.fixture
def running(folder: Path, clock: Clock, prosody: FakeProsody, quick: None) -> Iterator[Service]:
    """The real service, with its own keeper."""
    with serve(folder, clock, prosody) as found:
        yield found


def serve(folder: Path, clock: Clock, prosody: FakeProsody) -> AbstractContextManager[Service]:
    prosody.host = "tuokio.meet.jitsi"
    return serving(
        folder,
        clock,
        TUOKIO_PROSODY_URL=prosody.url,
        TUOKIO_PROSODY_SECRET=prosody.secret,
        TUOKIO_JITSI_URL=JITSI,
    )


def ready(service: Service) -> dict[str, str]:
    response = httpx.get(f"{service.url}/readyz")
    assert response.status_code == 200
    found: dict[str, str] = response.json()
    return found


def test_the_way_in_without_anybodys_help(running: Service, prosody: FakeProsody) -> None:
    encounter, client = running.web.waiting()
    with (
        running.listen_client(encounter, client) as page,
        running.listen_staff(encounter) as desk,
    ):
        press(running.web, encounter, "admit", who=running.web.who(encounter, client.ref))
        assert heard(page) == {"type": "changed"}
        assert eventually(
            lambda: client.post(f"/j/{client.ref}/token", _json=True).status_code == 200
        )
        assert heard_until(desk, "changed")
    assert client.ref in {participant for _room, participant in prosody.gate.admissions}
    assert token_of(running.web.staff("professional"), base(encounter))
    assert ready(running) == {"status": "ready"}


def test_the_desk_hears_that_prosody_is_away_and_that_it_is_back(
    running: Service, prosody: FakeProsody
) -> None:
    encounter = running.web.launch()
    assert eventually(lambda: len(prosody.gate.admissions) == 1)
    with running.listen_staff(encounter) as desk:
        quiet(desk)
        prosody.mood = Mood.AWAY
        running.core.gate.compare()
        assert heard_until(desk, "changed")
        assert eventually(lambda: running.core.gate.away_since is not None)
        assert ready(running) == {"status": "ready", "prosody": "away"}
        quiet(desk)
        prosody.mood = Mood.WELL
        assert heard_until(desk, "changed")
    assert eventually(lambda: ready(running) == {"status": "ready"})


def test_the_service_starts_and_serves_without_prosody(
    folder: Path, clock: Clock, prosody: FakeProsody, quick: None
) -> None:
    prosody.mood = Mood.AWAY
    with serve(folder, clock, prosody) as service:
        encounter, client = service.web.admitted()
        assert eventually(lambda: service.core.gate.away_since is not None)
        response = client.post(f"/j/{client.ref}/token", _json=True)
        assert (response.status_code, response.headers.get("Retry-After")) == (409, "1")
        assert service.web.staff("professional").get(base(encounter)).status_code == 200
    assert "tuokio-gate" not in thread_names()
