"""The commands `tuokio log …` and `tuokio purge`."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from zoneinfo import ZoneInfo

import click
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError

from flask_admin_app import config
from flask_admin_app.core import Core
from flask_admin_app.log_settings import read_signers
from flask_admin_app.services.accounts import find_organisation
from flask_admin_app.services.log import (
    bundles,
    checkpoints,
    erasure,
    integrity,
    past_checkpoints,
    rotation,
)
from flask_admin_app.services.log.erased_places import ErasedPlaces
from flask_admin_app.services.log.erasure import EraseRefused, Purged, PurgeFailed
from flask_admin_app.services.log.faults import LogDamagedError
from flask_admin_app.services.log.rotation import RetireRefused
from flask_admin_app.services.log.tree_store import SqlTree
from flask_admin_app.services.log.witnesses import alarms
from tuokio.ledger import Entry, EntryType
from tuokio.ledger.entries import Fact

PATIENCE = 10.0
"""Seconds that a command waits for others to stop reading."""

_STILL_THERE = (
    "Somebody reads the database, so its write-ahead log still holds what was destroyed. The "
    "service cuts it within seconds of their going. If it does not run, run `tuokio purge` later."
)

OUT = click.Path(path_type=Path, resolve_path=True)

_REFUSED = {
    "erase-unknown": "There are no records with that log number.",
    "erase-not-over": "The meeting is not over yet. End it first.",
}


@contextmanager
def _in_words() -> Iterator[None]:
    """Tell mistakes in words, without a traceback."""
    try:
        yield
    except EraseRefused as error:
        raise click.ClickException(_REFUSED.get(error.key, error.key)) from error
    except (LogDamagedError, PurgeFailed, RetireRefused) as error:
        raise click.ClickException(str(error)) from error
    except (OperationalError, ProgrammingError) as error:
        raise click.ClickException(_database_words(error)) from error
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        raise click.ClickException(f"{what}{error.strerror or type(error).__name__}") from error


class _Command(click.Command):
    """A command that tells its mistakes in words."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run it."""
        with _in_words():
            return super().invoke(ctx)


class _Group(click.Group):
    command_class = _Command


@click.group(cls=_Group)
def log() -> None:
    """The consent and audit log."""


@log.command()
def verify() -> None:
    """Check the whole log: every entry, every record, the tree, its signatures, the texts."""
    core = _core()
    faults: list[str] = []
    records = erased = 0
    for part in _parts(core):
        records, erased = records + part.opened, erased + part.erased
        faults += part.faults
    with core.database.read() as session:
        head = integrity.check_head(core, session)
        faults += [*head.faults, *past_checkpoints.faults(session)]
        faults += [f"witness {witness} {words}" for witness, words in alarms(session)]
    click.echo(f"size: {head.size}")
    click.echo(f"root: {head.root}")
    click.echo(f"signed: {head.signed_size} entries, cosigned by {head.cosigned}")
    click.echo(f"records: {records} are those that were logged, {erased} were destroyed by rule")
    for fault in faults:
        click.echo(f"FAULT: {fault}", err=True)
    if faults:
        raise click.ClickException(f"The log does not verify. Faults: {len(faults)}.")
    click.echo("The log verifies.")


@log.command()
@click.option("--from", "since", metavar="DATE", help="First day, or a time as in RFC 3339.")
@click.option("--to", "until", metavar="DATE", help="Last day, or the time before which to end.")
@click.option("--out", required=True, type=OUT, help="A new folder.")
def export(since: str | None, until: str | None, out: Path) -> None:
    """Write a bundle that `tuokio-verify` checks. Days are those of the first organisation."""
    core = _core()
    with core.database.read() as session:
        zone = ZoneInfo(find_organisation(session, None).time_zone)
    start = _moment(since, zone, "--from")
    end = _moment(until, zone, "--to", day_after=True)
    if start is not None and end is not None and start >= end:
        raise click.ClickException("--from lies after --to.")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise click.ClickException(f"{out} is there already and not empty.")
    # Under its name only when all of it is there, and stands in the log.
    draft = out.with_name(f"{out.name}.partial")
    draft.mkdir(mode=0o700, parents=True)
    try:
        count = bundles.write(core, draft, scope=None, since=start, until=end)
        facts: dict[str, Fact] = {"format": "bundle", "count": count, "by": "command"}
        with core.database.write() as work:
            work.ledger.append(Entry(EntryType.EXPORTED, None, facts=facts))
        draft.rename(out)
    except BaseException:
        shutil.rmtree(draft)
        raise
    click.echo(f"Wrote {count} records to {out}.")


@log.command()
def checkpoint() -> None:
    """Print a checkpoint of the log as it is now. The public one stays as it is."""
    core = _core()
    with core.database.read() as session:
        row = checkpoints.last(session)
        size = SqlTree(session).size()
        if row is not None and row.size == size:
            click.echo(checkpoints.note_of(row), nl=False)
            return
    with core.database.write() as work:
        note = checkpoints.sign(core, work, publish=False).note
    click.echo(note, nl=False)


@log.command()
def key() -> None:
    """Print the log's origin and the public keys that it signs with, the newest first."""
    core = _core()
    signers = read_signers(core.settings.log.key_file)
    click.echo(f"origin: {signers[0].name}")
    for signer in signers:
        click.echo(signer.vkey)


@log.command("rotate-key")
def rotate_key() -> None:
    """Sign with a new key from now on, and with the old one as well until it is retired."""
    done = rotation.rotate(_core())
    click.echo("The log signs with two keys now. Tell witnesses and auditors the new one:")
    click.echo(done.new)
    click.echo("When all of them know it, run `tuokio log retire-key`.")


@log.command("retire-key")
def retire_key() -> None:
    """Drop every private key of the log but the newest. What the others signed stays valid."""
    for vkey in rotation.retire(_core()):
        click.echo(f"No longer signs: {vkey}")


@log.command()
@click.argument("log_number")
@click.confirmation_option(prompt="The client's records are destroyed for ever. Go on?")
def erase(log_number: str) -> None:
    """Destroy the records of a client in one encounter, who asked for it."""
    core = _core()
    count = erasure.erase_subject(core, subject_ref=log_number, actor=None, organisation_id=None)
    click.echo(f"Destroyed {count} records.")
    _finish(core)


@click.command(cls=_Command)
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
def purge(dry_run: bool) -> None:
    """Destroy what its retention rule no longer keeps, as the service does once a day."""
    core = _core()
    if dry_run:
        click.echo(f"Would destroy {_in_numbers(erasure.purge(core, dry_run=True))}.")
        return
    try:
        done = erasure.purge(core)
        click.echo(f"Destroyed {_in_numbers(done)}.")
    finally:
        _finish(core)


def _finish(core: Core) -> None:
    """Wait a little for whoever reads: until they have gone, SQLite's write-ahead log keeps the
    bytes."""
    until = monotonic() + PATIENCE
    while not core.database.tidy():
        if monotonic() >= until:
            click.echo(_STILL_THERE, err=True)
            return
        sleep(PATIENCE / 50)


def _parts(core: Core) -> Iterator[integrity.Part]:
    """Every part of the log, with progress where somebody watches."""
    with core.database.read() as session:
        size = SqlTree(session).size()
    following: int | None = 0
    erased = ErasedPlaces(core)
    with click.progressbar(
        length=size, label="Checking", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        while following is not None:
            with core.database.read() as session:
                part = integrity.check_part(core, session, following, erased_places=erased)
            yield part
            bar.update(part.checked)
            following = part.next


def _moment(
    text: str | None, zone: tzinfo, option: str, *, day_after: bool = False
) -> datetime | None:
    """A day (its beginning, or its end) or a time of RFC 3339."""
    if text is None:
        return None
    try:
        if len(text) == len("2030-05-14"):
            day = date.fromisoformat(text) + timedelta(days=1 if day_after else 0)
            return datetime.combine(day, time(), zone)
        found = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        found = None
    if found is None or found.tzinfo is None:
        raise click.ClickException(
            f"{option} is a day, as 2030-05-14, or a time, as 2030-05-14T09:00:00Z."
        )
    return found


def _in_numbers(purged: Purged) -> str:
    return f"{purged.records} records of {purged.encounters} encounters, with {purged.keys} keys"


def _database_words(error: DBAPIError) -> str:
    # The driver's own words may hold an address.
    missing = isinstance(error, ProgrammingError) or "no such table" in str(error.orig)
    if missing:
        return "The database is not of this version. Run `tuokio init`."
    return "The database does not answer, or somebody holds it. Try again."


def _core() -> Core:
    settings = config.load()
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and url.database and not Path(url.database).exists():
        raise click.ClickException("There is no database yet. Run `tuokio init`.")
    return Core(settings)
