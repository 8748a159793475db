"""What was destroyed is gone to the byte: from the database's files, bundles and exports (LOG 4).

`docs/security.md` says when that is so on each database, and what of logs of their own and of
backups.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from flask_admin_app import config, create_app, database
from flask_admin_app.core import Core
from flask_admin_app.database import Database
from flask_admin_app.models import LogRecordRow, RecordKeyRow
from flask_admin_app.services import lifecycle
from flask_admin_app.services.log import bundles, erasure
from flask_admin_app.services.log.erasure import Purged, erase_subject, purge
from flask_admin_app.services.log.exports import ExportKind, export
from flask_admin_app.services.log.reading import Filters
from tests.support.canaries import database_files, files_under, find, unpacked
from tests.support.cast import Cast
from tests.support.clock import Clock
from tests.support.kept_log import Walked, ended, opened
from tests.support.postgres import Postgres
from tests.support.probe import dump
from tests.support.web import Web

Secrets = dict[str, str | bytes]


def secrets_of(core: Core, **columns: object) -> Secrets:
    """All that the log keeps of somebody or something: records as they lie there and as they read,
    salts, ids, keys."""
    found: Secrets = {}
    with core.database.read() as session:
        for row in session.query(LogRecordRow).filter_by(**columns):
            found[f"sealed {row.index}"] = row.sealed
            found[f"id {row.index}"] = row.record_id
            key = session.get_one(RecordKeyRow, row.key_id)
            found[f"key {key.kind}"] = key.wrapped_key
    for each in opened(core, **columns):
        found[f"salt {each.index}"] = each.salt
        found[f"record {each.index}"] = each.canonical
    return found


def own_secrets(web: Web, walked: Walked) -> Secrets:
    """Of a client."""
    found = secrets_of(web.core, key_id=walked.subject)
    assert len(found) > 20
    return found | {"pseudonym": walked.subject}


def all_secrets(web: Web, walked: Walked) -> Secrets:
    """Of a whole encounter."""
    found = secrets_of(web.core, encounter=walked.encounter)
    place = {"place": walked.client.ref, "encounter": walked.encounter}
    return found | own_secrets(web, walked) | place


Destroy = Callable[[Web, Walked], object]


def _erase(web: Web, walked: Walked) -> object:
    return erase_subject(web.core, subject_ref=walked.subject, actor=None, organisation_id=None)


def _purge(web: Web, _walked: Walked) -> object:
    clock = web.core.clock
    assert isinstance(clock, Clock)
    clock.forward(days=4000)
    return purge(web.core)


WAYS: dict[str, tuple[Destroy, Callable[[Web, Walked], Secrets]]] = {
    "erased": (_erase, own_secrets),
    "purged": (_purge, all_secrets),
}


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_left_in_the_files(web: Web, folder: Path, way: str) -> None:
    destroy, secrets = WAYS[way]
    walked = ended(web, "group")
    known = secrets(web, walked)
    stored = {name: each for name, each in known.items() if not name.startswith(("salt", "record"))}
    assert find(known, database_files(folder)) == list(stored), "what is sealed is not in clear"
    destroy(web, walked)
    assert find(known, database_files(folder)) == []
    assert find(known, files_under(folder)) == []


@pytest.mark.parametrize("way", WAYS)
def test_while_somebody_reads_it_is_done_later(web: Web, folder: Path, way: str) -> None:
    destroy, secrets = WAYS[way]
    walked = ended(web)
    known = secrets(web, walked)
    with web.core.database.read() as reader:
        reader.query(LogRecordRow).first()
        destroy(web, walked)
        assert find(known, database_files(folder)) != []
    web.core.database.tidy()
    assert find(known, database_files(folder)) == []


@pytest.mark.parametrize("way", WAYS)
def test_the_service_forgets_what_a_command_could_not(
    web: Web, folder: Path, clock: Clock, way: str
) -> None:
    """The service reads while the command destroys, and the command has ended since."""
    destroy, secrets = WAYS[way]
    walked = ended(web)
    known = secrets(web, walked)
    command = Core(web.core.settings, clock=clock)
    with web.core.database.read() as reader:
        reader.query(LogRecordRow).first()
        destroy(Web(web.app, command, Cast(command)), walked)
        assert not command.database.tidy()
    command.database.close()
    assert find(known, database_files(folder)) != []
    lifecycle.tick(web.core)
    assert find(known, database_files(folder)) == []


def test_more_that_is_destroyed_meanwhile_is_not_lost_sight_of(
    web: Web, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody destroys between the cut and taking the mark back."""
    walked, other = ended(web), ended(web)
    known = own_secrets(web, other)
    cut = database._cut

    class Between:
        """The driver, with an erasure before the mark is taken back."""

        def __init__(self, driver: Any) -> None:
            self.driver = driver

        def execute(self, statement: str, *values: object) -> object:
            """As the driver does."""
            if statement.startswith("UPDATE"):
                with monkeypatch.context() as patch:
                    patch.setattr(Database, "tidy", lambda _self: False)
                    _erase(web, other)
            return self.driver.execute(statement, *values)

    monkeypatch.setattr(database, "_cut", lambda driver, mark: cut(Between(driver), mark))
    _erase(web, walked)
    assert find(known, database_files(folder)) != []
    monkeypatch.undo()
    web.core.database.tidy()
    assert find(known, database_files(folder)) == []


def test_a_purge_that_breaks_off_leaves_nothing_of_what_it_destroyed(
    web: Web, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = sorted((ended(web) for _ in "ab"), key=lambda walked: walked.encounter)
    known = all_secrets(web, first)
    one = erasure._purge_one

    def breaks_off(core: Core, encounter: str) -> Purged:
        if encounter == second.encounter:
            raise KeyboardInterrupt
        return one(core, encounter)

    monkeypatch.setattr(erasure, "_purge_one", breaks_off)
    with pytest.raises(KeyboardInterrupt):
        _purge(web, first)
    assert find(known, files_under(folder)) == []


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_left_in_a_bundle(web: Web, tmp_path: Path, way: str) -> None:
    destroy, secrets = WAYS[way]
    walked = ended(web, "group")
    known = secrets(web, walked)
    bundles.write(web.core, tmp_path / "before", scope=None)
    # Records as they read, with their salts; never as they lie in the database.
    assert len(find(known, files_under(tmp_path / "before"))) > len(known) / 2
    destroy(web, walked)
    bundles.write(web.core, tmp_path / "after", scope=None)
    assert find(known, files_under(tmp_path / "after")) == []


def taken(web: Web, kind: ExportKind) -> bytes:
    """An export as its auditor gets it."""
    with export(web.core, web.cast.auditor, kind, Filters()).file as file:
        content = file.read()
    return unpacked(content) if kind is ExportKind.BUNDLE else content


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", ExportKind)
def test_nothing_is_left_in_an_export(web: Web, kind: ExportKind, way: str) -> None:
    destroy, secrets = WAYS[way]
    walked = ended(web, "group")
    known = secrets(web, walked)
    ended(web)  # so that there is something to export afterwards
    assert "pseudonym" in find(known, taken(web, kind))
    destroy(web, walked)
    if way == "purged":
        ended(web)
    assert find(known, taken(web, kind)) == []


# PostgreSQL ------------------------------------------------------------------------------------


def run(url: str, statement: str) -> None:
    """One statement of an operator's."""
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(statement)


def tables(postgres: Postgres) -> bytes:
    """The server's files that hold tables; what it writes ahead is not among them."""
    found = sorted(each for each in (postgres.folder / "data/base").rglob("*") if each.is_file())
    return b"\n".join(each.read_bytes() for each in found)


def cells(core: Core) -> bytes:
    """Every value in every row."""
    values = (each for rows in dump(core).values() for row in rows for each in row)
    return b"\n".join(each if isinstance(each, bytes) else str(each).encode() for each in values)


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_left_in_any_table(any_web: Web, way: str) -> None:
    destroy, secrets = WAYS[way]
    walked = ended(any_web, "group")
    known = secrets(any_web, walked)
    assert find(known, cells(any_web.core)) != []
    destroy(any_web, walked)
    assert find(known, cells(any_web.core)) == []


@pytest.mark.parametrize("way", WAYS)
def test_on_postgresql_the_files_forget_when_tables_are_written_anew(
    postgres: Postgres, postgres_url: str, folder: Path, clock: Clock, way: str
) -> None:
    """Until then deleted rows lie in them, as they do in every PostgreSQL."""
    environ = {"TUOKIO_DATA_DIR": str(folder), "TUOKIO_DATABASE_URL": postgres_url}
    core = Core(config.load(environ), clock=clock)
    web = Web(create_app(core.settings, core=core), core, Cast(core))
    destroy, secrets = WAYS[way]
    walked = ended(web, "group")
    known = secrets(web, walked)
    stored = [name for name in known if not name.startswith(("salt", "record"))]
    run(postgres_url, "CHECKPOINT")
    assert find(known, tables(postgres)) == stored, "what is sealed is not in clear"
    destroy(web, walked)
    run(postgres_url, "VACUUM FULL")
    run(postgres_url, "CHECKPOINT")
    assert find(known, tables(postgres)) == []
    core.database.engine.dispose()
