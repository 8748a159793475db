"""SQLite set up for safety before speed, and what people see while it is locked."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from flask_admin_app import database
from flask_admin_app.core import Core
from flask_admin_app.models import OrganisationRow, ParticipantRow
from tests.support.probe import dump, main_of, page_of, person
from tests.support.receipts import open_with, take
from tests.support.way import press
from tests.support.web import Client, Web
from tuokio.ledger import Entry, EntryType


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wait for the write lock that a test has time for. Connections made from now on have it."""
    monkeypatch.setattr(database, "BUSY_MS", 20)


Lock = Callable[[], sqlite3.Connection]


@pytest.fixture
def lock(core: Core, folder: Path, impatient: None) -> Iterator[Lock]:
    """Another process takes the write lock until its connection rolls back."""
    taken: list[sqlite3.Connection] = []

    def take() -> sqlite3.Connection:
        core.database.engine.dispose()
        other = sqlite3.connect(folder / "tuokio.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        taken.append(other)
        return other

    yield take
    for each in taken:
        each.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", database.BUSY_MS),
    ],
)
def test_every_connection_is_set_up(core: Core, pragma: str, value: object) -> None:
    engine = core.database.engine
    with engine.connect() as first, engine.connect() as second:
        for connection in (first, second):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_a_reference_to_nothing_is_refused(core: Core) -> None:
    with pytest.raises(IntegrityError), core.database.write() as work:
        work.session.execute(text("INSERT INTO units (organisation_id, name) VALUES (987654, 'x')"))


def test_a_change_holds_the_lock_from_its_start(core: Core, folder: Path) -> None:
    """What it reads is what it changes."""
    with closing(sqlite3.connect(folder / "tuokio.db", timeout=0, isolation_level=None)) as other:
        with core.database.write():
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
            assert other.execute("SELECT count(*) FROM users").fetchone()[0] > 0
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")


def test_reading_takes_no_lock(core: Core, folder: Path) -> None:
    with core.database.read() as session:
        session.scalar(text("SELECT count(*) FROM users"))
        path = folder / "tuokio.db"
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            other.execute("ROLLBACK")


def test_a_change_and_its_entry_are_one(core: Core) -> None:
    told: list[str] = []
    core.database.on_change = lambda encounter, _refs: told.append(encounter)

    def fail_half_way() -> None:
        with core.database.write() as work:
            work.session.query(OrganisationRow).update({"backup_phone": "1"})
            work.ledger.append(Entry(EntryType.ENCOUNTER_PLANNED, "x"))
            work.touch("x")
            work.afterwards.append(lambda: told.append("callback"))
            raise RuntimeError("half way")

    before = dump(core)
    with pytest.raises(RuntimeError, match="half way"):
        fail_half_way()
    assert dump(core) == before
    assert told == []


def test_people_are_told_after_the_commit(core: Core, folder: Path) -> None:
    seen: list[int] = []

    def look(_encounter: str, _refs: set[str] | None) -> None:
        with closing(sqlite3.connect(folder / "tuokio.db")) as other:
            seen.append(other.execute("SELECT count(*) FROM log_leaves").fetchone()[0])

    core.database.on_change = look
    with core.database.write() as work:
        work.ledger.append(Entry(EntryType.ENCOUNTER_PLANNED, "x"))
        work.touch("x")
        assert seen == []
    assert seen == [1]


def test_errors_quote_no_values(core: Core) -> None:
    with pytest.raises(OperationalError) as caught, core.database.read() as session:
        session.execute(text("SELECT :value FROM nowhere"), {"value": "Kanarialintu"})
    assert "Kanarialintu" not in str(caught.value)


# Locked ----------------------------------------------------------------------------------------


def _check_busy(web: Web, client: Client, path: str, language: str, **fields: str) -> None:
    before = dump(web.core)
    response = client.post(path, **fields)
    assert response.status_code == 503, path
    assert page_of(response) == "error"
    assert int(response.headers["Retry-After"]) > 0
    main = main_of(response)
    for part in ("title", "text", "next"):
        assert web.core.texts.text(language, f"error-busy-{part}") in main
    assert f'<html lang="{language}"' in response.text
    for word in ("locked", "sqlite", "Operational", "Traceback"):
        assert word not in response.text
    assert dump(web.core) == before


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_nothing_is_lost_while_the_database_is_locked(web: Web, lock: Lock, language: str) -> None:
    encounter = web.launch(language=language)
    secret, client = web.secret(encounter), web.client()
    held = lock()
    _check_busy(web, client, f"/j/{secret}/continue", language)
    held.execute("ROLLBACK")
    client.proceed(secret)
    page = client.get(f"/j/{client.ref}/notice").text
    sha256 = page.split('name="sha256" value="')[1].split('"')[0]
    held = lock()
    answer = {"sha256": sha256, "answer": "agree"}
    _check_busy(web, client, f"/j/{client.ref}/notice", language, **answer)
    # What only reads goes on.
    assert client.get(f"/j/{client.ref}/notice").status_code == 200
    held.execute("ROLLBACK")
    assert client.post(f"/j/{client.ref}/notice", **answer).location == f"/j/{client.ref}/wait"
    held = lock()
    for action in ("leave", "withdraw", "join"):
        _check_busy(web, client, f"/j/{client.ref}/{action}", language)
    assert client.get(f"/j/{client.ref}/wait").status_code == 200
    held.execute("ROLLBACK")
    press(web, encounter, "admit", who=web.who(encounter, client.ref))
    held = lock()
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 200
    held.execute("ROLLBACK")


def test_the_page_leads_back_to_where_the_button_was(web: Web, lock: Lock) -> None:
    _, client = web.waiting()
    held = lock()
    page = client.post(f"/j/{client.ref}/withdraw")
    assert f'href="/j/{client.ref}/wait"' in main_of(page)
    held.execute("ROLLBACK")
    assert person(web.core, client.ref).place == "waiting"


def test_staff_lose_nothing_either(web: Web, lock: Lock) -> None:
    encounter, client = web.waiting()
    staff, who = web.staff("professional"), web.who(encounter, client.ref)
    base = f"/desk/encounters/{encounter}"
    held = lock()
    before = dump(web.core)
    for path, fields in (
        (f"{base}/admit", {"who": who}),
        (f"{base}/end", {}),
        ("/launch/talk", {}),
    ):
        response = staff.post(path, **fields)
        assert (response.status_code, page_of(response)) == (503, "error"), path
        assert response.headers["Retry-After"]
        main = main_of(response)
        # Staff have no place to keep.
        assert web.core.texts.text("fi", "error-busy-other-text") in main
        assert web.core.texts.text("fi", "error-busy-text") not in main
    assert dump(web.core) == before
    held.execute("ROLLBACK")
    assert staff.post(f"{base}/admit", who=who).status_code == 303
    assert person(web.core, client.ref).place == "admitted"


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_whoever_opens_a_receipt_has_no_place_to_keep(web: Web, lock: Lock, language: str) -> None:
    _, client = web.waiting()
    code = take(client)
    held = lock()
    response = open_with(web, code, web.client(language))
    held.execute("ROLLBACK")
    assert response.status_code == 503
    main = main_of(response)
    for part in ("title", "text", "next"):
        assert web.core.texts.text(language, f"error-busy-other-{part}") in main
    assert web.core.texts.text(language, "error-busy-text") not in main


def test_the_quick_exit_leads_away_all_the_same(web: Web, lock: Lock) -> None:
    _, client = web.admitted()
    held = lock()
    response = client.post(f"/j/{client.ref}/exit")
    assert (response.status_code, response.location) == (303, web.core.settings.exit_url)
    held.execute("ROLLBACK")
    assert client.get(f"/j/{client.ref}/wait").status_code == 404


def test_scripts_are_told_as_well(web: Web, lock: Lock) -> None:
    _, client = web.waiting()
    held = lock()
    response = client.post(f"/j/{client.ref}/leave", _json=True)
    assert response.status_code == 503
    assert response.content_type == "application/problem+json"
    assert response.headers["Retry-After"]
    held.execute("ROLLBACK")


def test_a_connection_that_was_refused_the_lock_works_again(core: Core, lock: Lock) -> None:
    held = lock()
    for _ in range(10):  # more than the pool holds
        with pytest.raises(OperationalError), core.database.write():
            raise AssertionError("never reached")
    held.execute("ROLLBACK")
    with core.database.write() as work:
        assert work.session.query(ParticipantRow).count() == 0
