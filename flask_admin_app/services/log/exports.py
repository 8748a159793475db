"""Taking records along (LOG 5): as lines of JSON, as a table, as FHIR, or as a bundle that anybody
can verify without this service.

An export is written whole into a file without a name, and into the log, before its first byte is
handed out. What is written for it lies in the data folder, beside the database that it comes from.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

from sqlalchemy.exc import NoResultFound

from flask_admin_app.core import Core
from flask_admin_app.services.log import bundles, reading
from flask_admin_app.services.log.audit_story import line_of
from flask_admin_app.services.log.faults import LogDamagedError
from flask_admin_app.services.log.looks import exported
from flask_admin_app.services.log.reading import Filters, Found
from flask_admin_app.services.staff_sessions import Staff
from tuokio.consent.fhir import consent_bundle
from tuokio.ledger.bundle import BundleRefused, zip_bundle
from tuokio.ledger.leaf import canonical
from tuokio.ledger.notes import NoteInvalid


class ExportKind(StrEnum):
    """In which form."""

    JSONL = "jsonl"
    CSV = "csv"
    FHIR = "fhir"
    BUNDLE = "bundle"


class NothingToExport(Exception):
    """No record is as the filters say."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file to hand out: open at its beginning, gone when it is closed."""

    file: IO[bytes]
    name: str
    media_type: str
    count: int


COLUMNS = (
    "index",
    "time",
    "event",
    "encounter",
    "unit",
    "service_template",
    "client",
    "staff",
    "purpose",
    "method",
    "notice_id",
    "notice_version",
    "notice_language",
    "notice_sha256",
    "facts",
    "record_id",
)
"""The table's header."""

_MEDIA_TYPES = {
    ExportKind.JSONL: "application/jsonl",
    ExportKind.CSV: "text/csv; charset=utf-8",
    ExportKind.FHIR: "application/fhir+json",
    ExportKind.BUNDLE: "application/zip",
}
_ENDINGS = {ExportKind.FHIR: "fhir.json", ExportKind.BUNDLE: "zip"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would run."""


def export(core: Core, staff: Staff, kind: ExportKind, filters: Filters) -> Export:
    """Write what the auditor may see, as the filters say; a bundle looks at their times only. The
    caller closes the file.

    Raises:
        NothingToExport: there is nothing to write; nothing is logged.
        LogDamagedError: the log does not hold what belongs to it; nothing is logged.
    """
    file = tempfile.TemporaryFile(dir=_folder(core))  # noqa: SIM115 - whoever hands it out closes it
    try:
        count = _WRITERS[kind](core, staff, filters, file)
        if not count:
            raise NothingToExport
        exported(core, staff, kind.value, count, encounter=filters.encounter)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    name = f"tuokio-log-{core.clock():%Y-%m-%d}.{_ENDINGS.get(kind, kind.value)}"
    return Export(file, name, _MEDIA_TYPES[kind], count)


def sweep(core: Core) -> None:
    """Destroy what exports left behind that were killed. While the service does not serve yet, none
    is under way."""
    shutil.rmtree(_folder(core))


def record_line(found: Found) -> bytes:
    """A record as it stands in a bundle's `records.jsonl`."""
    line = {"index": found.index, "salt": found.salt.hex(), "record": found.record}
    return canonical(line) + b"\n"


def _jsonl(core: Core, staff: Staff, filters: Filters, file: IO[bytes]) -> int:
    count = 0
    for count, found in enumerate(_records(core, staff, filters), 1):  # noqa: B007 - it is returned
        file.write(record_line(found))
    return count


def _csv(core: Core, staff: Staff, filters: Filters, file: IO[bytes]) -> int:
    # With the mark at its beginning, Excel reads it as UTF-8.
    text = io.TextIOWrapper(file, "utf-8-sig", newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    count = 0
    for count, found in enumerate(_records(core, staff, filters), 1):  # noqa: B007 - it is returned
        table.writerow([_cell(value) for value in _values(found)])
    text.detach()  # writes what is left, and leaves the file open
    return count


def _fhir(core: Core, staff: Staff, filters: Filters, file: IO[bytes]) -> int:
    """The consents, one resource for each person and purpose; other events have no place in it."""
    records = (found.record for found in _records(core, staff, filters))
    bundle = consent_bundle(records, made_at=core.clock())
    file.write(json.dumps(bundle, ensure_ascii=False, indent=1).encode())
    return len(bundle.get("entry", []))


def _bundle(core: Core, staff: Staff, filters: Filters, file: IO[bytes]) -> int:
    scope = reading.scope_of(staff)
    with tempfile.TemporaryDirectory(dir=_folder(core)) as name:
        folder = Path(name) / "bundle"
        try:
            count = bundles.write(
                core, folder, scope=scope, since=filters.since, until=filters.until
            )
        except (BundleRefused, NoteInvalid, NoResultFound) as error:
            raise LogDamagedError(f"no bundle can be made: {type(error).__name__}") from error
        zip_bundle(folder, file)
    return count


_WRITERS: dict[ExportKind, Callable[[Core, Staff, Filters, IO[bytes]], int]] = {
    ExportKind.JSONL: _jsonl,
    ExportKind.CSV: _csv,
    ExportKind.FHIR: _fhir,
    ExportKind.BUNDLE: _bundle,
}


def _records(core: Core, staff: Staff, filters: Filters) -> Iterator[Found]:
    with core.database.read() as session:
        yield from reading.each(core, session, reading.scope_of(staff), filters)


def _folder(core: Core) -> Path:
    """For nobody else's eyes."""
    folder = core.settings.data_dir / "exports"
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    return folder


def _values(found: Found) -> Iterator[Any]:
    line, record = line_of(found), found.record
    yield from (line.index, record["event_time"], line.type, line.encounter)
    yield from (record["unit_ref"], line.template, line.client, line.staff)
    yield from (line.purpose, line.method)
    notice = line.notice
    yield from (notice.id, notice.version, notice.language, notice.sha256) if notice else [None] * 4
    yield canonical(line.facts).decode() if line.facts else None
    yield record["record_id"]


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
