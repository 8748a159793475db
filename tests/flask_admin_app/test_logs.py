"""What is logged: the route's template, never a path, a person or an address."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.support.server import process
from tests.support.web import Web


def test_a_line_holds_the_route_and_nothing_of_the_path(
    web: Web, caplog: pytest.LogCaptureFixture
) -> None:
    encounter = web.launch()
    secret = web.secret(encounter)
    with caplog.at_level(logging.INFO):
        client = web.client().to_waiting(secret)
        web.staff("professional").get(f"/desk/encounters/{encounter}?secret=word")
        client.get(f"/no/such/{secret}")
        client.post("/sign-in", email="maija@example.org", password="hidden word")
    lines = "\n".join(record.getMessage() for record in caplog.records)
    assert re.search(r"^GET /j/<ref>/notice 200 \d+ms$", lines, re.MULTILINE)
    assert re.search(r"^POST /j/<secret>/continue 303 \d+ms$", lines, re.MULTILINE)
    assert re.search(r"^GET - 404 \d+ms$", lines, re.MULTILINE)
    for hidden in (secret, client.ref, encounter, "secret=word", "maija", "hidden", "127.0.0.1"):
        assert hidden not in lines


def test_the_process_writes_no_address_and_no_path(folder: Path, tmp_path: Path) -> None:
    written = tmp_path / "log"
    with process(folder, written) as (_running, url):
        httpx.get(f"{url}/j/{'a' * 32}")
        with (
            pytest.raises(InvalidStatus),
            connect(url.replace("http", "ws") + "/live/encounters/abcdefgh"),
        ):
            pass
        with connect(url.replace("http", "ws") + "/live/encounters/abcdefgh", origin=Origin(url)):
            pass
    text = written.read_text()
    assert "GET /j/<secret> 404" in text
    for hidden in ("a" * 32, "abcdefgh"):
        assert hidden not in text
    # Its own address stands there once, when it starts; nobody else's does.
    assert re.findall(r"127\.0\.0\.1:\d+", text) == [url.removeprefix("http://")]


def test_an_unexpected_fault_is_logged_without_its_words(
    web: Web, caplog: pytest.LogCaptureFixture
) -> None:
    words = "Maija Meikäläinen"

    @web.app.get("/break")
    def _break() -> str:
        raise RuntimeError(words)

    response = web.client().get("/break")
    assert response.status_code == 500
    assert "Maija" not in response.text
    assert "unexpected RuntimeError" in caplog.text
    assert "Maija Meik" not in "".join(record.getMessage() for record in caplog.records)
