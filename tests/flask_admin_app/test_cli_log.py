"""The commands `tuokio log …` and `tuokio purge`."""

from __future__ import annotations

import os
import pty
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from flask_admin_app import cli_log
from flask_admin_app.cli import main
from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.log_settings import read_signers
from flask_admin_app.models import LogRecordRow
from flask_admin_app.services.log import bundles, erasure
from flask_admin_app.services.log.checkpoints import publish_if_due
from flask_admin_app.services.log.errands import Errand, remember
from flask_admin_app.services.log.sealed import Opener
from flask_admin_app.services.log.witnesses import ALARMS, ask_due
from tests.fakes.fake_witness import fake_witness
from tests.support.clock import Clock
from tests.support.outside import (
    grow,
    introduce,
    opened,
    policy_of,
    published,
    shown,
    size_of,
)
from tests.support.server import clean_environ, command
from tests.support.web import Web
from tuokio.ledger import EntryType, verify_note
from tuokio.ledger.cosignatures import verify_cosignatures

HELSINKI = ZoneInfo("Europe/Helsinki")


def tuokio(folder: Path, *words: str, typed: str | None = None, **more: str) -> Result:
    """Run the command over a data folder."""
    return CliRunner().invoke(main, list(words), input=typed, env=clean_environ(folder, **more))


def done(result: Result) -> str:
    """What it said when all went well."""
    assert result.exit_code == 0, result.output
    return result.output


def told(result: Result) -> str:
    """What went wrong, in words and without a traceback."""
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result.output


def entries(core: Core, type_: EntryType) -> list[dict[str, object]]:
    """The records of one type."""
    query = select(LogRecordRow).where(LogRecordRow.type == type_).order_by(LogRecordRow.index)
    with core.database.read() as session:
        opener = Opener(session, core.key_encryption_key)
        return [opener.open(row).record for row in session.scalars(query)]


def vkeys(core: Core) -> list[str]:
    return [each.vkey for each in read_signers(core.settings.log.key_file)]


@pytest.fixture
def used(core: Core, clock: Clock) -> Core:
    """A log of three days, one entry at noon of each."""
    for day in (14, 15, 16):
        clock.now = datetime(2030, 5, day, 12, tzinfo=HELSINKI).astimezone(UTC)
        grow(core, 1, mark=f"day-{day}")
    publish_if_due(core)
    return core


def change(folder: Path, table: str, statement: str) -> None:
    """What an operator with the database at hand can do."""
    with closing(sqlite3.connect(folder / "tuokio.db")) as other, other:
        for name in ("update", "delete"):
            other.execute(f"DROP TRIGGER IF EXISTS {table}_no_{name}")
        other.execute(statement)


def test_verify_says_what_it_proved(folder: Path, used: Core) -> None:
    said = done(tuokio(folder, "log", "verify"))
    assert f"size: {size_of(used)}\n" in said
    assert f"root: {published(used).root.hex()}\n" in said
    assert "The log verifies." in said


def test_verify_of_an_empty_log(folder: Path, core: Core) -> None:
    assert "size: 0\n" in done(tuokio(folder, "log", "verify"))


@pytest.mark.parametrize(
    ("table", "statement", "words"),
    [
        ("log_leaves", 'UPDATE log_leaves SET commitment=zeroblob(32) WHERE "index"=1', "entry 1"),
        ("log_leaves", 'DELETE FROM log_leaves WHERE "index"=1', "entry 1 is missing"),
        ("log_nodes", "UPDATE log_nodes SET hash=zeroblob(32) WHERE id=1", "entry 1"),
        ("log_records", "UPDATE log_records SET sealed=x'00' WHERE \"index\"=2", "entry 2"),
        ("log_records", 'DELETE FROM log_records WHERE "index"=2', "entry 2 is gone"),
        ("log_checkpoints", "UPDATE log_checkpoints SET note=replace(note,'3','4')", "checkpoint"),
    ],
)
def test_verify_names_each_fault(
    folder: Path, used: Core, table: str, statement: str, words: str
) -> None:
    change(folder, table, statement)
    said = told(tuokio(folder, "log", "verify"))
    faults = [line for line in said.splitlines() if line.startswith("FAULT: ")]
    assert any(words in line for line in faults), said
    assert f"does not verify. Faults: {len(faults)}." in said


def test_verify_goes_through_all_parts(
    folder: Path, used: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(used, 5000)
    change(folder, "log_records", 'DELETE FROM log_records WHERE "index"=4321')
    change(folder, "log_records", 'DELETE FROM log_records WHERE "index"=7')
    said = told(tuokio(folder, "log", "verify"))
    assert "entry 7 is gone" in said
    assert "entry 4321 is gone" in said


def test_verify_finds_a_text_that_was_changed(folder: Path, web: Web) -> None:
    web.waiting()
    assert "The log verifies." in done(tuokio(folder, "log", "verify"))
    change(folder, "notice_texts", "UPDATE notice_texts SET text = text || ' '")
    assert "was changed" in told(tuokio(folder, "log", "verify"))


@pytest.mark.parametrize("alarm", list(ALARMS))
def test_verify_tells_of_a_witness_that_disagrees(folder: Path, used: Core, alarm: str) -> None:
    with used.database.write() as work:
        remember(work.session, Errand("witness:0a1b2c3d", 3, tried_at=work.now, fault=alarm))
        remember(work.session, Errand("witness:99999999", 3, tried_at=work.now, fault="slow"))
    said = told(tuokio(folder, "log", "verify"))
    assert f"witness 0a1b2c3d {ALARMS[alarm]}" in said
    assert "99999999" not in said


def test_checkpoint_is_of_now_and_the_public_one_stays(
    folder: Path, used: Core, clock: Clock
) -> None:
    before = shown(used)
    grow(used, 2)
    note = done(tuokio(folder, "log", "checkpoint"))
    checkpoint = verify_note(note, vkeys(used))
    assert checkpoint.size == size_of(used)
    assert shown(used) == before
    assert done(tuokio(folder, "log", "checkpoint")) == note, "twice is once"


def test_checkpoint_prints_what_witnesses_said(
    folder: Path, settings: Settings, clock: Clock
) -> None:
    with fake_witness() as witness:
        introduce(witness, settings, clock)
        with opened(settings, clock, witness_policy=policy_of(witness)) as core:
            grow(core, 1)
            publish_if_due(core)
            ask_due(core)
    note = done(tuokio(folder, "log", "checkpoint"))
    assert verify_cosignatures(note, [witness.key.vkey])


def test_key_prints_what_is_public(folder: Path, used: Core) -> None:
    said = done(tuokio(folder, "log", "key"))
    assert said.splitlines() == [f"origin: {published(used).origin}", *vkeys(used)]
    assert "PRIVATE" not in said


def test_a_key_is_changed_and_the_old_one_retired(folder: Path, used: Core) -> None:
    (old,) = vkeys(used)
    assert "one key only" in told(tuokio(folder, "log", "retire-key"))
    said = done(tuokio(folder, "log", "rotate-key"))
    new, also = vkeys(used)
    assert also == old
    assert new in said
    assert "PRIVATE" not in said
    note = done(tuokio(folder, "log", "checkpoint"))
    assert verify_note(note, [old]) == verify_note(note, [new])
    assert old in done(tuokio(folder, "log", "retire-key"))
    assert vkeys(used) == [new]
    assert "The log verifies." in done(tuokio(folder, "log", "verify"))


def test_export_is_logged_and_holds_everything(folder: Path, used: Core, tmp_path: Path) -> None:
    size = size_of(used)
    out = tmp_path / "new" / "bundle"
    said = done(tuokio(folder, "log", "export", "--out", str(out)))
    assert f"{size} records" in said
    assert len((out / "records.jsonl").read_text().splitlines()) == size
    (record,) = entries(used, EntryType.EXPORTED)
    assert record["facts"] == {"by": "command", "count": size, "format": "bundle"}
    assert record["entity_id"] is None
    assert [each.name for each in out.parent.iterdir()] == ["bundle"]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (["--from", "2030-05-15"], [15, 16]),
        (["--to", "2030-05-15"], [14, 15]),
        (["--from", "2030-05-15", "--to", "2030-05-15"], [15]),
        (["--from", "2030-05-15T12:00:00+03:00", "--to", "2030-05-16T12:00:00+03:00"], [15]),
        (["--from", "2030-05-15T09:00:00.001Z"], [16]),
        (["--to", "2030-05-14T09:00:00.001Z"], [14]),
        (["--from", "2031-01-01"], []),
    ],
)
def test_export_of_a_part(
    folder: Path, used: Core, tmp_path: Path, words: list[str], days: list[int]
) -> None:
    out = tmp_path / "bundle"
    done(tuokio(folder, "log", "export", *words, "--out", str(out)))
    text = (out / "records.jsonl").read_text()
    assert [day for day in (14, 15, 16) if f"day-{day}" in text] == days


@pytest.mark.parametrize(
    "day", ["yesterday", "2030-13-01", "2030-05-14T09:00", "20300514", "9999-12-31", ""]
)
@pytest.mark.parametrize("option", ["--from", "--to"])
def test_a_bad_date_is_told(
    folder: Path, used: Core, tmp_path: Path, option: str, day: str
) -> None:
    out = tmp_path / "bundle"
    result = tuokio(folder, "log", "export", option, day, "--out", str(out))
    if (option, day) == ("--from", "9999-12-31"):
        assert "Wrote 0 records" in done(result)
        return
    assert f"{option} is a day" in told(result)
    assert not out.exists()


def test_from_after_to_is_told(folder: Path, used: Core, tmp_path: Path) -> None:
    days = ["--from", "2030-05-16", "--to", "2030-05-15"]
    result = tuokio(folder, "log", "export", *days, "--out", str(tmp_path / "bundle"))
    assert "after" in told(result)


def test_export_goes_into_an_empty_folder_only(folder: Path, used: Core, tmp_path: Path) -> None:
    out = tmp_path / "bundle"
    out.mkdir()
    done(tuokio(folder, "log", "export", "--out", str(out)))
    before = sorted(out.rglob("*"))
    assert "not empty" in told(tuokio(folder, "log", "export", "--out", str(out)))
    assert sorted(out.rglob("*")) == before
    file = tmp_path / "file"
    file.touch()
    assert "not empty" in told(tuokio(folder, "log", "export", "--out", str(file)))
    assert len(entries(used, EntryType.EXPORTED)) == 1


def test_an_export_that_fails_leaves_nothing(
    folder: Path, used: Core, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_core: Core, draft: Path, **_options: object) -> int:
        (draft / "records.jsonl").touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bundles, "write", full)
    assert "No space left" in told(tuokio(folder, "log", "export", "--out", str(tmp_path / "b")))
    assert not list(tmp_path.glob("b*"))
    assert entries(used, EntryType.EXPORTED) == []


def test_an_export_that_cannot_be_logged_is_none(
    folder: Path, used: Core, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def written(_core: Core, draft: Path, **_options: object) -> int:
        (draft / "records.jsonl").touch()
        change(folder, "log_leaves", "DROP TABLE log_leaves")
        return 3

    monkeypatch.setattr(bundles, "write", written)
    assert "this version" in told(tuokio(folder, "log", "export", "--out", str(tmp_path / "b")))
    assert not list(tmp_path.glob("b*"))


@pytest.fixture
def subject(web: Web) -> str:
    """The log number of a client whose meeting is over."""
    encounter, client = web.waiting()
    web.staff("professional").post(f"/desk/encounters/{encounter}/end")
    return number_of(web.core, client.ref)


def number_of(core: Core, ref: str) -> str:
    from flask_admin_app.models import ParticipantRow  # noqa: PLC0415

    with core.database.read() as session:
        row = session.scalars(select(ParticipantRow).where(ParticipantRow.ref == ref)).one()
        assert row.subject_ref
        return row.subject_ref


def records_of(core: Core, subject: str) -> int:
    query = select(LogRecordRow.index).where(LogRecordRow.key_id == subject)
    with core.database.read() as session:
        return len(session.scalars(query).all())


def test_a_clients_records_are_erased_when_asked_for(
    folder: Path, core: Core, subject: str
) -> None:
    count = records_of(core, subject)
    assert count > 0
    said = done(tuokio(folder, "log", "erase", subject, "--yes"))
    assert f"{count} records" in said
    assert records_of(core, subject) == 0
    assert "The log verifies." in done(tuokio(folder, "log", "verify"))


def test_nothing_is_erased_without_a_yes(folder: Path, core: Core, subject: str) -> None:
    before = records_of(core, subject)
    assert tuokio(folder, "log", "erase", subject, typed="n\n").exit_code == 1
    assert tuokio(folder, "log", "erase", subject, typed="").exit_code == 1
    assert records_of(core, subject) == before
    done(tuokio(folder, "log", "erase", subject, typed="y\n"))
    assert records_of(core, subject) == 0


def test_an_unknown_number_is_told(folder: Path, core: Core, subject: str) -> None:
    for number in ("x", "a" * 26):
        assert "no records" in told(tuokio(folder, "log", "erase", number, "--yes"))


def test_while_the_meeting_lasts_nothing_is_erased(folder: Path, web: Web) -> None:
    _, client = web.waiting()
    number = number_of(web.core, client.ref)
    assert "not over" in told(tuokio(folder, "log", "erase", number, "--yes"))
    assert records_of(web.core, number) > 0


def test_purge_says_what_would_go_and_what_went(
    folder: Path, core: Core, subject: str, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    # The command has the real clock: what is due is what was to be kept until before now.
    clock.now = datetime.now(UTC)
    change(folder, "record_keys", "UPDATE record_keys SET destroy_after='2020-01-01 00:00:00'")
    size = size_of(core)
    would = done(tuokio(folder, "purge", "--dry-run"))
    assert would.startswith("Would destroy ")
    assert (size_of(core), records_of(core, subject) > 0) == (size, True)
    went = done(tuokio(folder, "purge"))
    assert went == would.replace("Would destroy", "Destroyed")
    assert records_of(core, subject) == 0
    (run,) = entries(core, EntryType.PURGE_RUN)
    assert "Destroyed 0 records" in done(tuokio(folder, "purge"))
    assert len(entries(core, EntryType.PURGE_RUN)) == 2, "a run by hand is always told"
    assert run["entity_id"] is None


@pytest.mark.parametrize("way", ["erase", "purge"])
@pytest.mark.parametrize("reads", [True, False])
def test_what_could_not_be_forgotten_is_told(
    folder: Path,
    core: Core,
    subject: str,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
    *,
    reads: bool,
) -> None:
    """Somebody reads all the while; the service does the rest."""
    monkeypatch.setattr(cli_log, "PATIENCE", 0.1)
    words = ["log", "erase", subject, "--yes"] if way == "erase" else ["purge"]
    if way == "purge":
        change(folder, "record_keys", "UPDATE record_keys SET destroy_after='2020-01-01 00:00:00'")
    with core.database.read() as session:
        if reads:
            session.scalars(select(LogRecordRow.index)).all()
        said = done(tuokio(folder, *words))
    assert ("still holds what was destroyed" in said) == reads
    assert core.database.tidy()


def test_a_purge_that_left_something_says_so(
    folder: Path, subject: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    change(folder, "record_keys", "UPDATE record_keys SET destroy_after='2020-01-01 00:00:00'")
    monkeypatch.setattr(erasure, "_purge_one", fails)
    assert "could not be destroyed: 1" in told(tuokio(folder, "purge"))


LOG = (
    ["log", "verify"],
    ["log", "export", "--out", "new"],
    ["log", "checkpoint"],
    ["log", "key"],
    ["log", "rotate-key"],
    ["log", "retire-key"],
    ["log", "erase", "x", "--yes"],
    ["purge"],
    ["purge", "--dry-run"],
)


@pytest.mark.parametrize("words", LOG)
def test_before_init_each_names_it(tmp_path: Path, words: list[str]) -> None:
    assert "tuokio init" in told(tuokio(tmp_path, *words))


@pytest.mark.parametrize("words", [each for each in LOG if each != ["log", "key"]])
def test_without_a_database_each_says_so_and_makes_none(
    folder: Path, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for file in folder.glob("tuokio.db*"):
        file.unlink()
    assert "tuokio init" in told(tuokio(folder, *words))
    assert not (folder / "tuokio.db").exists()
    assert not (tmp_path / "new").exists()


def test_a_database_of_before_is_told(folder: Path) -> None:
    change(folder, "log_leaves", "DROP TABLE log_leaves")
    assert "this version" in told(tuokio(folder, "log", "verify"))


def test_a_database_that_is_away_is_told_without_its_address(folder: Path) -> None:
    url = "postgresql://me:secret@127.0.0.1:1/none"
    said = told(tuokio(folder, "log", "verify", TUOKIO_DATABASE_URL=url))
    assert "does not answer" in said
    assert "127.0.0.1" not in said
    assert "secret" not in said


def test_a_log_that_was_tampered_with_is_not_signed(folder: Path, used: Core) -> None:
    change(folder, "log_nodes", "UPDATE log_nodes SET hash=zeroblob(32)")
    grow(used, 1)
    assert "does not continue" in told(tuokio(folder, "log", "checkpoint"))


def test_a_key_file_that_cannot_be_written_is_told(folder: Path, used: Core) -> None:
    before = vkeys(used)

    def full(*_args: object) -> None:
        raise PermissionError(13, "Permission denied", str(folder / "ledger.key"))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flask_admin_app.services.log.rotation._replace", full)
        assert "Permission denied" in told(tuokio(folder, "log", "rotate-key"))
    assert vkeys(used) == before


def test_progress_is_shown_where_somebody_watches(folder: Path, used: Core) -> None:
    ours, theirs = pty.openpty()
    run = subprocess.run(
        command("log", "verify"),
        env=clean_environ(folder, TERM="xterm"),
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(theirs)
    seen = os.read(ours, 4096).decode()
    os.close(ours)
    assert run.returncode == 0, seen
    assert "Checking" in seen
    assert "100%" in seen
    assert "Checking" not in run.stdout


def test_a_script_sees_no_progress(folder: Path, used: Core) -> None:
    run = subprocess.run(
        command("log", "verify"),
        env=clean_environ(folder),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
