"""`GET /o-picture/<organisation>.<kind>`: the waiting room's picture, for any browser to keep."""

from __future__ import annotations

import pytest

from flask_admin_app.services.waiting_content import save_picture
from tests.support import pictures
from tests.support.web import Web


@pytest.fixture
def address(web: Web) -> str:
    owner = web.cast.administrator.organisation_id
    save_picture(web.core, owner, pictures.png(), {}, decorative=True)
    return f"/o-picture/{owner}.webp"


def test_any_browser_may_keep_it(web: Web, address: str) -> None:
    response = web.client().get(address)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, max-age=86400"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in response.headers


def test_it_is_sent_once(web: Web, address: str) -> None:
    client = web.client()
    tag = client.get(address).headers["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get(address.replace("webp", "jpg"), headers={"If-None-Match": tag})
    assert other.status_code == 200


@pytest.mark.parametrize("path", ["999.webp", "x.webp", "1.svg", "1.png", "1", f"{2**40}.jpg"])
def test_there_is_no_other(web: Web, address: str, path: str) -> None:
    assert web.client().get(f"/o-picture/{path}").status_code == 404


def test_an_organisation_without_one(web: Web, address: str) -> None:
    other = web.cast.stranger.organisation_id
    assert web.client().get(f"/o-picture/{other}.webp").status_code == 404


def test_only_get(web: Web, address: str) -> None:
    assert web.client().post(address).status_code == 405
