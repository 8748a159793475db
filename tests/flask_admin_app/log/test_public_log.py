"""`/log/…`: what anyone may fetch, checked as an outsider would."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
from flask.testing import FlaskClient

from flask_admin_app.core import Core
from flask_admin_app.log_settings import read_signers
from flask_admin_app.models import LogCosignatureRow
from flask_admin_app.services.log.checkpoints import latest, publish_if_due, sign
from tests.fakes.fake_witness import CosigningKey
from tests.support.clock import Clock
from tests.support.outside import grow, published, size_of
from tests.support.server import serving
from tests.support.web import Web
from tuokio.ledger import verify_note
from tuokio.ledger.cosignatures import verify_cosignatures
from tuokio.ledger.hashing import HASH_BYTES, leaf_hash
from tuokio.ledger.notes import split_note
from tuokio.ledger.tiles import parse_entry_bundle, tiles_of
from tuokio.ledger.tree import Growth, Position

SIZE = 700
"""Two full tiles of leaves and a part; a part of a tile above them."""


@pytest.fixture
def anyone(web: Web, core: Core) -> FlaskClient:
    """A visitor without a cookie, and a log with a published checkpoint."""
    grow(core, SIZE - size_of(core))
    publish_if_due(core)
    return web.app.test_client()


def without_token(page: str) -> str:
    """The page without its form's token, which tells the second in which it was made."""
    return re.sub(r'(name="csrf_token" value=)"[^"]+"', r"\1", page)


def hashes_in(tile: bytes) -> list[bytes]:
    return [tile[at : at + HASH_BYTES] for at in range(0, len(tile), HASH_BYTES)]


def test_over_http_tiles_lead_to_the_signed_root(folder: Path, clock: Clock) -> None:
    with serving(folder, clock) as service, httpx.Client(base_url=service.url, timeout=10) as http:
        grow(service.core, SIZE)
        clock.forward(hours=1)
        publish_if_due(service.core)
        note = http.get("/log/checkpoint").raise_for_status().text
        keys = [each.vkey for each in read_signers(service.settings.log.key_file)]
        checkpoint = verify_note(note, keys)
        assert checkpoint.size >= SIZE
        growth, nodes = Growth(0, []), dict[Position, bytes]()
        for tile in tiles_of(checkpoint.size):
            content = http.get(f"/log/{tile.path}").raise_for_status().content
            assert len(content) == tile.width * HASH_BYTES
            for place, each in enumerate(hashes_in(content), tile.n * 256):
                if tile.level == 0:
                    for level, made in enumerate(growth.append(each)):
                        nodes[level, place >> level] = made
                else:
                    assert isinstance(tile.level, int)
                    assert nodes[8 * tile.level, place] == each
        assert (growth.size, growth.root()) == (checkpoint.size, checkpoint.root)


def test_entry_tiles_hash_to_the_leaf_hashes(anyone: FlaskClient, web: Web) -> None:
    auditor = web.staff("auditor")
    for path in ("000", "001", f"002.p/{SIZE - 512}"):
        bundle = auditor.get(f"/log/tile/entries/{path}")
        assert bundle.status_code == 200
        assert bundle.content_type == "application/octet-stream"
        leaves = parse_entry_bundle(bundle.data)
        row = hashes_in(anyone.get(f"/log/tile/0/{path}").data)
        assert [leaf_hash(leaf) for leaf in leaves] == row


@pytest.mark.parametrize("who", ["professional", "administrator", "stranger", None])
def test_leaves_are_for_auditors(anyone: FlaskClient, web: Web, who: str | None) -> None:
    browser = web.staff(who) if who else web.client()
    missing = browser.get("/log/tile/entries/999")
    found = browser.get("/log/tile/entries/000")
    assert found.status_code == missing.status_code == 404
    assert without_token(found.text) == without_token(missing.text).replace("999", "000")
    assert browser.get("/log/tile/0/000").status_code == 200


def test_nothing_moves_within_the_hour(anyone: FlaskClient, core: Core, clock: Clock) -> None:
    """Not when entries come, and not when others get checkpoints in between."""
    partial = f"/log/tile/0/002.p/{SIZE - 512}"
    more = f"/log/tile/0/002.p/{SIZE - 512 + 1}"
    before = [anyone.get(path).data for path in ("/log/checkpoint", partial)]
    for _ in range(5):
        clock.forward(minutes=10)
        grow(core, 100)
        publish_if_due(core)
        with core.database.write() as work:
            sign(core, work, publish=False)
        assert [anyone.get(path).data for path in ("/log/checkpoint", partial)] == before
        assert anyone.get(more).status_code == 404
        assert anyone.get("/log/tile/0/003").status_code == 404
    clock.forward(minutes=10)
    publish_if_due(core)
    assert anyone.get("/log/checkpoint").data != before[0]
    assert anyone.get(more).status_code == 200
    assert anyone.get("/log/tile/0/003").status_code == 200
    assert anyone.get(partial).data == before[1], "what was there once stays"


def test_an_auditor_gets_no_leaf_that_is_not_published(
    anyone: FlaskClient, web: Web, core: Core
) -> None:
    grow(core, 100)
    auditor = web.staff("auditor")
    assert auditor.get(f"/log/tile/entries/002.p/{SIZE - 512 + 1}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "0/003",
        "0/002",
        "0/002.p/256",
        "0/002.p/0",
        "0/002.p/0188",
        "0/2",
        "0/0002",
        "0/x000/002",
        "0/x001/000",
        "00/000",
        "0//000",
        "/0/000",
        "0/000/",
        "0/000.p/",
        "0/-01",
        "0/\u0660\u0660\u0660",
        "1/000",
        "1/001",
        "2/000.p/1",
        "64/000",
        "-1/000",
        "entry/000",
        "0",
        "0/000 ",
        "0/000.P/5",
        "%2e%2e/checkpoint",
    ],
)
def test_no_such_tile_and_no_second_spelling(anyone: FlaskClient, path: str) -> None:
    assert anyone.get(f"/log/tile/{path}").status_code == 404


@pytest.mark.parametrize("path", ["0/000", "0/000.p/1", "0/001.p/255", "1/000.p/1", "1/000.p/2"])
def test_tiles_that_are_there(anyone: FlaskClient, path: str) -> None:
    response = anyone.get(f"/log/tile/{path}")
    assert response.status_code == 200
    full = ".p/" not in path
    assert ("immutable" in response.headers["Cache-Control"]) is full


def test_what_anyone_gets_is_for_every_page_and_holds_no_cookie(anyone: FlaskClient) -> None:
    for path, kind in (
        ("checkpoint", "text/plain; charset=utf-8"),
        ("tile/0/000", "application/octet-stream"),
        ("tile/1/000.p/2", "application/octet-stream"),
    ):
        response = anyone.get(f"/log/{path}", headers={"Origin": "https://monitor.example.org"})
        assert response.headers["Content-Type"] == kind
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Cache-Control"].startswith("public, max-age=")
        assert "Set-Cookie" not in response.headers
        assert "Cookie" not in response.headers.get("Vary", "")


def test_the_checkpoint_is_kept_for_seconds_only(anyone: FlaskClient) -> None:
    assert anyone.get("/log/checkpoint").headers["Cache-Control"] == "public, max-age=5"


@pytest.mark.parametrize("path", ["/log/tile/entries/000", "/log/tile/0/999", "/privacy"])
def test_nothing_else_is_open_to_other_pages(anyone: FlaskClient, web: Web, path: str) -> None:
    headers = web.staff("auditor").get(path).headers
    assert "Access-Control-Allow-Origin" not in headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


def test_the_checkpoint_brings_what_witnesses_said(anyone: FlaskClient, core: Core) -> None:
    key = CosigningKey()
    with core.database.write() as work:
        row = latest(work.session)
        assert row
        line = key.cosign(split_note(row.note)[0], int(work.now.timestamp()))
        work.session.add(
            LogCosignatureRow(checkpoint_id=row.id, witness=key.vkey, line=line, at=work.now)
        )
    (found,) = verify_cosignatures(anyone.get("/log/checkpoint").text, [key.vkey])
    assert found.vkey == key.vkey


def test_before_the_first_checkpoint_there_is_nothing(web: Web, core: Core) -> None:
    grow(core, 5)
    client = web.app.test_client()
    response = client.get("/log/checkpoint")
    assert (response.status_code, response.mimetype) == (404, "text/plain")
    assert "no checkpoint yet" in response.text
    for path in ("0/000.p/1", "entries/000.p/1"):
        assert web.staff("auditor").get(f"/log/tile/{path}").status_code == 404


def test_an_empty_log_has_a_checkpoint_and_no_tile(web: Web, core: Core) -> None:
    assert size_of(core) == 0
    publish_if_due(core)
    client = web.app.test_client()
    assert client.get("/log/checkpoint").status_code == 200
    assert published(core).size == 0
    assert client.get("/log/tile/0/000.p/1").status_code == 404


@pytest.mark.parametrize("path", ["checkpoint", "tile/0/000", "tile/entries/000"])
def test_only_get_and_head(anyone: FlaskClient, web: Web, path: str) -> None:
    auditor = web.staff("auditor")
    whole = auditor.get(f"/log/{path}")
    head = auditor.client.head(f"/log/{path}")
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == str(len(whole.data))
    assert auditor.post(f"/log/{path}").status_code == 405
    assert auditor.client.put(f"/log/{path}").status_code == 405


def test_one_address_cannot_ask_without_end(anyone: FlaskClient) -> None:
    statuses = {anyone.get("/log/checkpoint").status_code for _ in range(1201)}
    assert statuses == {200, 429}
