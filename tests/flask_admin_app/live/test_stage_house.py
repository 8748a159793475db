"""With an origin of its own, the stage is all that its host answers for (docs/security.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from flask_admin_app import create_app
from flask_admin_app.config import Settings
from flask_admin_app.core import Core

STAGE = "https://stage.example.org"
OURS = "https://tuokio.example.org"


@pytest.fixture
def house(settings: Settings) -> Iterator[Flask]:
    apart = replace(settings, public_url=OURS, meeting_origin=STAGE)
    core = Core(apart)
    yield create_app(apart, core=core)
    core.database.engine.dispose()


@pytest.mark.parametrize(
    ("origin", "path", "status"),
    [
        (STAGE, "/stage", 200),
        (STAGE, "/sign-in", 404),
        (STAGE, "/desk", 404),
        (STAGE, "/healthz", 404),
        (OURS, "/stage", 404),
        (OURS, "/sign-in", 200),
        (OURS, "/healthz", 200),
    ],
)
def test_each_in_its_house(house: Flask, origin: str, path: str, status: int) -> None:
    assert house.test_client().get(path, base_url=origin).status_code == status


def test_only_our_pages_frame_it(house: Flask) -> None:
    response = house.test_client().get("/stage", base_url=STAGE)
    policy = response.headers["Content-Security-Policy"]
    assert f"frame-ancestors {OURS};" in policy
    assert f'data-parent-origin="{OURS}"' in response.text


def test_without_one_the_page_is_at_home_everywhere(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/stage").status_code == 200
    assert client.get("/sign-in").status_code == 200
