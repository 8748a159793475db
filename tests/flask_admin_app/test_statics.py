"""Built scripts and styles: compressed, with hashed names, for ever."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from flask_admin_app.statics import URL
from tests.support.web import Web


def assets(web: Web) -> list[str]:
    page = web.client().get(f"/j/{web.secret(web.launch())}").text
    return re.findall(rf'(?:src|href)="({URL}[^"]+)"', page)


def test_a_page_names_only_hashed_files(web: Web) -> None:
    found = assets(web)
    assert found
    assert all(re.search(r"-[A-Za-z0-9_-]{8,}\.(js|css)$", each) for each in found)


def test_they_are_kept_for_ever_and_compressed(app: Flask, web: Web) -> None:
    for path in assets(web):
        response = app.test_client().get(path, headers={"Accept-Encoding": "br, gzip"})
        assert response.status_code == 200
        assert "max-age=31536000" in response.headers["Cache-Control"]
        assert "immutable" in response.headers["Cache-Control"]
        assert response.headers["Content-Encoding"] in {"br", "gzip"}
        assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize(
    "path", ["", ".vite/manifest.json", "../../config.py", "%2e%2e/config.py", "no-such.js"]
)
def test_nothing_else_is_served(app: Flask, path: str) -> None:
    response = app.test_client().get(URL + path)
    assert response.status_code == 404 or path == ".vite/manifest.json"
    assert b"PREFIX" not in response.data
