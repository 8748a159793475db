"""Canaries planted wherever a request has room for them, in a whole encounter and on every address
of the service: no log, no error report, no export has one ever; no table has one in clear; after
the end and the purge there are none at all (LOG 1, design: *At rest*)."""

from __future__ import annotations

import json
import logging
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from flask_admin_app.models import EncounterRow
from flask_admin_app.services import meeting
from flask_admin_app.services.log import bundles
from flask_admin_app.services.log.erasure import purge
from flask_admin_app.services.log.exports import ExportKind, NothingToExport, export
from flask_admin_app.services.log.reading import Filters
from tests.support.canaries import database_files, files_under, find, said, unpacked
from tests.support.clock import Clock
from tests.support.desk import base
from tests.support.kept_log import faults
from tests.support.server import Service, heard_until, token_of
from tests.support.way import press
from tests.support.web import Browser, Client, Web

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(40, 168))
PLANTED: dict[str, str | bytes] = {
    "name": "Kanarialintu Keltanen",
    "personal identity code": "131052-308T",
    "token": "eyJhbGciOiJIUzI1NiJ9.eyJuYW1lIjoiS2FuYXJpYSJ9.c2lya3V0dXNzaXJrdXR1cw",
    "room": "tuokio-k4n4r1al1ntuk4n4r1al1ntu222222",
    "sticky note": "Ääni särkyi, sirkutus loppui 😀",
    "picture": PICTURE,
    "contact": "Soita 040 718 2818, kun lintu on hiljaa",
}
DATA_URL = "data:image/png;base64," + b64encode(PICTURE).decode()
WORDS = {
    "name": str(PLANTED["name"]),
    "hetu": str(PLANTED["personal identity code"]),
    "jwt": str(PLANTED["token"]),
    "room": str(PLANTED["room"]),
    "sticky": str(PLANTED["sticky note"]),
    "picture": DATA_URL,
    "contact": str(PLANTED["contact"]),
}
"""As fields of forms."""

EXPECTED = ("text", "code", "who", "role", "kind", "starts_at", "email", "sha256", "ref", "subject")
"""Fields that some form of ours has; each gets a canary as well."""


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that any logger says."""
    caplog.set_level(logging.DEBUG)
    for name in ("tuokio", "tuokio.access", "tuokio.errors", "tuokio.log", "werkzeug"):
        caplog.set_level(logging.DEBUG, logger=name)
    return caplog


@contextmanager
def planting() -> Iterator[None]:
    """Every button that is pressed carries canaries in fields which its form does not have."""
    press_it = Browser.post

    def post(self: Browser, path: str, **fields: Any) -> Any:
        more = {} if "_json" in fields else {f"x_{name}": each for name, each in WORDS.items()}
        return press_it(self, path, **{**more, **fields})

    with patch.object(Browser, "post", post):
        yield


def walk(web: Web) -> tuple[str, Client]:
    """A whole encounter, up to the meeting, with every word that people can write."""
    with planting():
        encounter = web.launch("group")
        staff, client = web.staff("professional"), web.client()
        guest = f"vieras {WORDS['name']}"
        staff.post(f"{base(encounter)}/invitations", role="guest", name=guest)
        assert client.proceed(web.secret(encounter), name=WORDS["name"]).status_code == 303
        client.answer()
        left = client.post(f"/j/{client.ref}/contact", contact=WORDS["contact"])
        assert left.location == f"/j/{client.ref}/wait"
        who = web.who(encounter, client.ref)
        staff.post(f"{base(encounter)}/message", text=WORDS["sticky"], who=who)
        assert WORDS["sticky"] in client.get(f"/j/{client.ref}/wait").text
        press(web, encounter, "admit", who=who)
        meeting.joined(web.core, client.ref)
        client.post(f"/j/{client.ref}/leave")
        client.post(f"/j/{client.ref}/join")
    return encounter, client


def exports(web: Web) -> bytes:
    """Everything that an auditor can take along."""
    found = b""
    for kind in ExportKind:
        try:
            with export(web.core, web.cast.auditor, kind, Filters()).file as file:
                content = file.read()
        except NothingToExport:
            continue
        found += unpacked(content) if kind is ExportKind.BUNDLE else content
    return found


def end_and_purge(web: Web, clock: Clock, encounter: str) -> None:
    """Everything has had its time."""
    press(web, encounter, "end")
    clock.forward(days=4000)
    assert purge(web.core).encounters >= 1


def test_in_a_whole_encounter(
    web: Web,
    clock: Clock,
    folder: Path,
    tmp_path: Path,
    heard: pytest.LogCaptureFixture,
) -> None:
    encounter, _client = walk(web)
    assert find(PLANTED, database_files(folder)) == []
    assert find(PLANTED, exports(web)) == []
    press(web, encounter, "end")
    assert find(PLANTED, files_under(folder)) == []
    assert find(PLANTED, exports(web)) == []
    bundles.write(web.core, tmp_path / "bundle", scope=None)
    assert find(PLANTED, files_under(tmp_path / "bundle")) == []
    clock.forward(days=4000)
    assert purge(web.core).encounters == 1
    assert find(PLANTED, files_under(folder)) == []
    assert find(PLANTED, said(heard.records)) == []
    assert b"POST /desk/encounters/<encounter_id>/message" in said(heard.records)
    assert faults(web.core) == []


# On every address ------------------------------------------------------------------------------

Send = Callable[[Browser, str], int]


def _form(browser: Browser, path: str) -> int:
    fields = WORDS | dict.fromkeys(EXPECTED, WORDS["hetu"])
    return browser.post(path, **fields).status_code


def _long(browser: Browser, path: str) -> int:
    return browser.post(path, **dict.fromkeys(EXPECTED, WORDS["sticky"] * 50)).status_code


def _json(browser: Browser, path: str) -> int:
    headers = browser.headers | {"X-CSRFToken": browser.csrf(), "Accept": "application/json"}
    return browser.client.post(path, json=WORDS, headers=headers).status_code


def _broken_json(browser: Browser, path: str) -> int:
    headers = browser.headers | {"X-CSRFToken": browser.csrf()}
    body = json.dumps(WORDS)[:-1] + PICTURE.hex()
    kind = "application/json"
    return browser.client.post(path, data=body, content_type=kind, headers=headers).status_code


def _upload(browser: Browser, path: str) -> int:
    file = (BytesIO(PICTURE), f"{WORDS['hetu']} {WORDS['name']}.png")
    data = {"csrf_token": browser.csrf(), "file": file, **WORDS}
    kind = "multipart/form-data"
    return browser.client.post(
        path, data=data, content_type=kind, headers=browser.headers
    ).status_code


def _bytes(browser: Browser, path: str) -> int:
    headers = browser.headers | {"X-CSRFToken": browser.csrf()}
    return browser.client.post(
        path, data=PICTURE, content_type="image/png", headers=headers
    ).status_code


def _address(browser: Browser, path: str) -> int:
    """In the query, and in everything that a browser tells about itself."""
    words = {name: each.encode().decode("latin-1") for name, each in WORDS.items()}
    headers = browser.headers | {
        "User-Agent": words["name"],
        "Referer": f"https://example.org/{WORDS['room']}",
        "X-Forwarded-For": WORDS["hetu"],
        "X-Request-Id": WORDS["jwt"],
        "Cookie": f"other={WORDS['jwt']}",
        "Origin": f"https://{WORDS['room']}.example.org",
    }
    return browser.client.get(path, query_string=WORDS, headers=headers).status_code


SENDS: dict[str, Send] = {
    "form": _form,
    "long fields": _long,
    "json": _json,
    "broken json": _broken_json,
    "upload": _upload,
    "bytes": _bytes,
    "address": _address,
}


def addresses(web: Web, encounter: str, ref: str, secret: str) -> list[str]:
    """Every address of the service, and some that there are not."""
    place = {
        "encounter_id": encounter,
        "ref": ref,
        "secret": secret,
        "action": "attest",
        "slug": "talk",
    }
    found = []
    for rule in web.app.url_map.iter_rules():
        if rule.endpoint != "static":
            known = re.sub(
                r"<(?:[^<>]*:)?(\w+)>", lambda name: place.get(name.group(1), "1"), rule.rule
            )
            found.append(known)
    return [each for each in sorted(set(found)) if not each.endswith(("/exit", "/sign-out"))]


@pytest.mark.parametrize("how", SENDS)
def test_on_every_address(
    web: Web,
    clock: Clock,
    folder: Path,
    heard: pytest.LogCaptureFixture,
    how: str,
) -> None:
    encounter, client = walk(web)
    secret = web.secret(encounter)
    browsers = [client, *(web.staff(who) for who in ("professional", "auditor", "administrator"))]
    heard.clear()
    asked = 0
    for address in addresses(web, encounter, client.ref, secret):
        for browser in browsers:
            asked += 1
            assert SENDS[how](browser, address) < 500, address
    assert asked > 150
    assert len(heard.records) > asked / 2, "they were logged"
    assert find(PLANTED, said(heard.records)) == []
    assert find(PLANTED, database_files(folder)) == []
    assert find(PLANTED, exports(web)) == []
    with web.core.database.read() as session:
        over = session.get_one(EncounterRow, encounter).over
    if not over:
        press(web, encounter, "end")
    clock.forward(days=4000)
    assert purge(web.core).encounters >= 1
    assert find(PLANTED, files_under(folder)) == []
    assert find(PLANTED, said(heard.records)) == []


@pytest.mark.parametrize("how", SENDS)
def test_when_something_fails_in_the_middle(
    web: Web, heard: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """The report of an error names its kind and its place in the code."""
    _, client = walk(web)

    def fails(*_args: object, **_more: object) -> None:
        raise RuntimeError(" ".join(WORDS.values()))

    monkeypatch.setattr("flask_admin_app.join.routes.page", fails)
    monkeypatch.setattr("flask_admin_app.join.routes.own_place.leave", fails)
    path = f"/j/{client.ref}/" + ("wait" if how == "address" else "leave")
    assert SENDS[how](client, path) == 500
    assert b"RuntimeError" in said(_ours(heard.records))
    assert find(PLANTED, said(_ours(heard.records))) == []


def _ours(records: list[logging.LogRecord]) -> list[logging.LogRecord]:
    return [each for each in records if each.name.startswith("tuokio")]


def test_what_the_practice_meeting_passes_on(
    service: Service, clock: Clock, heard: pytest.LogCaptureFixture
) -> None:
    """Notes and pictures go from browser to browser, and the service keeps none."""
    encounter, client = service.web.admitted("group")
    own = token_of(client, f"/j/{client.ref}")
    with (
        service.practise(token_of(service.web.staff("professional"), base(encounter))) as staff,
        service.practise(own) as page,
    ):
        host = heard_until(staff, "welcome")["you"]
        heard_until(page, "welcome")
        for data in (WORDS, list(WORDS.values()), {WORDS["sticky"]: DATA_URL}):
            page.send(json.dumps({"type": "signal", "to": host, "data": data}))
            assert heard_until(staff, "signal")["data"] == data
        page.send(json.dumps({"type": WORDS["hetu"], "to": WORDS["name"], "data": WORDS}))
        page.send(PICTURE)
        assert find(PLANTED, database_files(service.settings.data_dir)) == []
    end_and_purge(service.web, clock, encounter)
    assert find(PLANTED, files_under(service.settings.data_dir)) == []
    assert find(PLANTED | {"meeting's token": own}, said(_ours(heard.records))) == []
