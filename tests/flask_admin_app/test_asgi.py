"""The service as one process: on a port, alone on its data folder."""

from __future__ import annotations

import asyncio
import subprocess
from pathlib import Path

import httpx
import pytest

from flask_admin_app import asgi
from flask_admin_app.asgi import AlreadyRunningError, create_asgi
from flask_admin_app.config import Settings, SettingsInvalid
from flask_admin_app.core import Core
from flask_admin_app.models import ParticipantRow
from flask_admin_app.services import lifecycle
from tests.support import server
from tests.support.clock import Clock
from tests.support.probe import entries, person
from tests.support.server import Service, clean_environ, command, free_port, process
from tests.support.web import Web


def test_pages_come_over_the_wire(service: Service) -> None:
    encounter = service.web.launch()
    secret = service.web.secret(encounter)
    response = httpx.get(f"{service.url}/j/{secret}", headers={"Accept-Language": "sv"})
    assert response.status_code == 200
    assert response.headers["content-security-policy"].startswith("default-src 'none'")
    assert '<html lang="sv"' in response.text
    assert "server" not in response.headers
    ready = httpx.get(f"{service.url}/readyz")
    assert ready.json() == {"status": "ready"}


@pytest.mark.parametrize("path", ["/j/x", "/live/encounters/x", "/%00", "/static/build/../x"])
def test_what_is_not_there(service: Service, path: str) -> None:
    assert httpx.get(service.url + path).status_code == 404


def test_one_process_serves_a_data_folder(folder: Path, tmp_path: Path) -> None:
    with process(folder, tmp_path / "log") as (first, url):
        second = subprocess.run(
            command("run"),
            env=clean_environ(folder, TUOKIO_PORT=str(free_port())),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert second.returncode != 0
        assert "another process serves this data folder" in second.stdout + second.stderr
        assert first.poll() is None
        assert httpx.get(f"{url}/healthz").status_code == 200


def test_after_the_first_stops_the_next_may_start(settings: Settings) -> None:
    async def run() -> None:
        first, second = create_asgi(settings), create_asgi(settings)
        async with first.router.lifespan_context(first):
            with pytest.raises(AlreadyRunningError):
                async with second.router.lifespan_context(second):
                    pass
        async with second.router.lifespan_context(second):
            pass

    asyncio.run(run())


def test_more_workers_are_not_made(folder: Path, tmp_path: Path) -> None:
    with process(folder, tmp_path / "log", WEB_CONCURRENCY="4") as (running, _url):
        children = [
            child
            for task in Path(f"/proc/{running.pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
        assert children == []


def test_it_stops_when_it_is_told_to(folder: Path, tmp_path: Path) -> None:
    with process(folder, tmp_path / "log") as (running, url):
        running.terminate()
        running.wait(server.PATIENCE)
        with pytest.raises(httpx.TransportError):
            httpx.get(f"{url}/healthz")


def test_who_was_in_a_practice_meeting_when_it_stopped_is_absent(
    folder: Path, web: Web, clock: Clock
) -> None:
    encounter, client = web.admitted()
    with web.core.database.write() as work:
        work.session.get_one(ParticipantRow, client.ref).place = "present"
    with server.serving(folder, clock):
        assert person(web.core, client.ref).place == "absent"
        assert entries(web.core, encounter)[-1] == "absent"


def test_the_clock_opens_and_ends_by_itself(core: Core, web: Web, clock: Clock) -> None:
    encounter = web.launch()
    clock.forward(hours=3)
    with server.serving(core.settings.data_dir, clock) as service:
        # The first look at the clock is at the start; whoever asks later finds it done.
        page = service.web.staff("professional").get(f"/desk/encounters/{encounter}")
        assert page.status_code in {200, 303}
        lifecycle.tick(service.core)
        assert entries(core, encounter)[-1] == "encounter_ended"


def test_the_application_is_made_when_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TUOKIO_DATA_DIR", str(tmp_path))
    with pytest.raises(SettingsInvalid):
        asgi.app  # noqa: B018
    with pytest.raises(AttributeError):
        asgi.no_such_thing  # noqa: B018
