"""One ASGI application in one process: pages by Flask through a2wsgi, WebSockets natively.

`tuokio run` serves it as it should be served (`UVICORN` below). More than one worker is refused:
live connections of one encounter must meet in one process.
"""

from __future__ import annotations

import asyncio
import fcntl
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import IO, Any, cast

from a2wsgi import WSGIMiddleware
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.routing import Mount, WebSocketRoute

from flask_admin_app import LARGEST_REQUEST, create_app
from flask_admin_app.bodies import BodyFirst
from flask_admin_app.config import Settings, load
from flask_admin_app.core import EXTENSION, Core
from flask_admin_app.live.practice import practice_endpoint
from flask_admin_app.live.sockets import live_endpoint
from flask_admin_app.services import lifecycle, meeting
from flask_admin_app.services.gate.keeper import Keeper
from flask_admin_app.services.gate.reconcile import adopt
from flask_admin_app.services.log.keeper import LogKeeper
from flask_admin_app.services.post.keeper import PostKeeper

TICK = 5.0
"""Seconds between looks at the clock."""

THREADS = 16

UVICORN: Mapping[str, Any] = {
    "workers": 1,
    "access_log": False,  # it would write paths, and paths hold links
    "log_config": None,
    "log_level": "warning",  # at info it writes addresses and paths of live connections
    "server_header": False,
    "proxy_headers": False,
    "ws_per_message_deflate": False,
    "ws_max_size": 2 * 1024 * 1024,  # bytes of one message
}
"""How uvicorn serves us."""

log = logging.getLogger("tuokio.service")


class AlreadyRunningError(RuntimeError):
    """Another process serves this data folder."""


def create_asgi(settings: Settings, *, core: Core | None = None) -> Starlette:
    """The whole service. `core` may bring a clock of its own; tests use that."""
    flask = create_app(settings, core=core)
    core = cast(Core, flask.extensions[EXTENSION])

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        lock = _only_one(settings.data_dir)
        if settings.practice or not settings.gate:
            # Nobody but us tells who is in, and our connections ended with us.
            await run_in_threadpool(meeting.restarted, core)
        keeper = await run_in_threadpool(_gate, core)
        log_keeper = LogKeeper(core)
        log_keeper.start()
        post_keeper = PostKeeper(core)
        post_keeper.start()
        ticking = asyncio.create_task(_tick(core))
        try:
            yield
        finally:
            ticking.cancel()
            with suppress(asyncio.CancelledError):
                await ticking
            if keeper is not None:
                await run_in_threadpool(keeper.stop)
            await run_in_threadpool(post_keeper.stop)
            await run_in_threadpool(log_keeper.stop)
            core.database.close()
            lock.close()

    # It would write paths, and paths hold links; `tuokio.access` writes route templates instead.
    logging.getLogger("uvicorn.access").disabled = True
    pages = WSGIMiddleware(flask, workers=THREADS)  # type: ignore[arg-type]
    return Starlette(
        routes=[
            WebSocketRoute("/live/encounters/{encounter_id}", live_endpoint(core)),
            WebSocketRoute("/live/practice", practice_endpoint(core)),
            Mount("/", app=BodyFirst(pages, largest=LARGEST_REQUEST)),  # type: ignore[arg-type]
        ],
        lifespan=lifespan,
    )


def _gate(core: Core) -> Keeper | None:
    """Who keeps the gate in Prosody, where there is one. Else no door waits for it."""
    adopt(core)  # before anybody is served: no door opens by itself once a gate is set
    if core.prosody is None:
        return None
    keeper = Keeper(core)
    keeper.start()
    return keeper


async def _tick(core: Core) -> None:
    while True:
        try:
            await run_in_threadpool(lifecycle.tick, core)
        except Exception as error:
            log.warning("the clock missed a tick: %s", type(error).__name__)
        await asyncio.sleep(TICK)


def _only_one(folder: Path) -> IO[Any]:
    lock = (folder / "service.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise AlreadyRunningError(
            "another process serves this data folder; Tuokio runs as one process (no --workers)"
        ) from error
    return lock


def __getattr__(name: str) -> Starlette:
    """`app`, made when it is first asked for, so that importing this module reads no settings."""
    if name != "app":
        raise AttributeError(name)
    return create_asgi(load())
