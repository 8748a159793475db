"""What the log costs: appends beside plain inserts and beside pymerkle, proofs at a million
entries, and a bundle of 100,000 entries, checked as its reader checks it.

make bench NAME=ledger

Appends, one durable transaction each, in turn: each round does one of each, in an order left to
chance, on databases in the same folder.

- ours: `Database.write()` with one `append` of an entry about a client in an encounter. SQLite,
  WAL, `synchronous=FULL`. It finds who answers for the data, writes the record, seals it, and
  stores leaf, nodes and sealed record.
- plain: the same `Database.write()`, which loads the same rows (encounter, unit, organisation,
  person) and inserts one row into a table of its own: the same record as JSON, the same columns to
  find it by, the same indexes. No tree, no commitment, no sealing, and no check of what stands in
  the record.
- pymerkle 7, `SqliteTree.append_entry` of a leaf like ours: one transaction each, which stores the
  leaf and its hash, and no nodes. It leaves SQLite as it comes: rollback journal,
  `synchronous=FULL`. That is durable, and takes more writes to the disk than WAL.
- pymerkle in WAL: the same tree with WAL switched on from outside, durable too: like ours.
- floor: one row of the same size by `sqlite3` alone, WAL, `synchronous=FULL`: what this disk and
  SQLite take for a durable commit.

Ratios are of medians: ours, by the other's.

Proofs: a million leaves and their nodes are written in bulk, which is not measured. A proof is what
`services/log/proofs` does for a receipt: a session, the checkpoint, the nodes by SQL, the text.
Each is verified, outside the time. pymerkle's is `prove_inclusion` from its own SQLite file of the
same leaves; it stores no nodes, and hashes again what it did not keep in memory from earlier
proofs.

Bundle: 100,000 entries appended by the service, written by `services/log/bundles`, checked by
`plugin/tuokio_verify.py` in a process of its own; from its start to its end.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from pymerkle import SqliteTree
from sqlalchemy import Column, Integer, MetaData, Table, Text, func, insert, select

from flask_admin_app import config, first_run, migrate
from flask_admin_app.core import Core
from flask_admin_app.models import (
    EncounterRow,
    LogLeafRow,
    LogNodeRow,
    LogRecordRow,
    OrganisationRow,
    ParticipantRow,
    UnitRow,
)
from flask_admin_app.services.log import bundles, checkpoints
from flask_admin_app.services.log.proofs import proof_of
from flask_admin_app.services.log.sealed import Opener
from tests.support.cast import add_cast
from tests.support.log import Visit, answer, append, visit
from tuokio.ids import new_record_id
from tuokio.ledger import Entry, EntryType
from tuokio.ledger.hashing import leaf_hash
from tuokio.ledger.leaf import leaf_bytes
from tuokio.ledger.tlog_proof import verify_proof
from tuokio.ledger.tree import Growth

ROUNDS, WARM_UP = 1000, 50
MILLION, PROOFS, PEER_PROOFS = 1_000_000, 2000, 200
CHUNK = 10_000
BUNDLED, VISITS, AT_ONCE, CHECKS = 100_000, 50, 500, 3
GOALS = {
    "append_per_s": ("at least", 500.0),
    "append_ratio_to_plain": ("at most", 2.0),
    "proof_ms_at_1m": ("at most", 10.0),
    "verify_100k_s": ("at most", 10.0),
}
LOADED = (EncounterRow, ParticipantRow, UnitRow, OrganisationRow)
VERIFIER = Path(__file__).parents[1] / "plugin" / "tuokio_verify.py"

Figures = dict[str, float]


def main() -> None:
    """Measure and print."""
    figures: Figures = {}
    for measure in (measure_appends, measure_proofs, measure_bundle):
        folder = Path(tempfile.mkdtemp(prefix="tuokio-ledger-"))
        try:
            figures |= measure(folder)
        finally:
            shutil.rmtree(folder)
    print("Goals")
    for name, (bound, goal) in GOALS.items():
        reached = figures[name] >= goal if bound == "at least" else figures[name] <= goal
        verdict = "reached" if reached else "missed"
        print(f"  {name:<26}{figures[name]:>12.3f}   {bound} {goal:g}: {verdict}")
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


# Appends ---------------------------------------------------------------------------------------


@dataclass
class Side:
    """One way to keep an entry, and the seconds that it took each time."""

    name: str
    keep: Callable[[int], None]
    seconds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Of the seconds."""
        return statistics.median(self.seconds)


def measure_appends(folder: Path) -> Figures:
    """All sides, in turn."""
    with service(folder / "var") as core:
        client = visit(core)
        leaf = leaf_bytes(12345, hashlib.sha256(b"a record").digest())
        as_it_comes = SqliteTree(str(folder / "pymerkle.db"))
        in_wal = SqliteTree(str(folder / "pymerkle-wal.db"))
        in_wal.con.execute("PRAGMA journal_mode = WAL")
        sides = [
            Side("ours", lambda number: keep_entry(core, client, number)),
            Side("ours, an answer", lambda number: keep_answer(core, client, number)),
            Side("plain insert", plain(core, client)),
            Side("pymerkle, SQLite", lambda _number: keep_leaf(as_it_comes, leaf)),
            Side("pymerkle, SQLite in WAL", lambda _number: keep_leaf(in_wal, leaf)),
            Side("floor", floor(folder / "floor.db", len(leaf))),
        ]
        for number in range(WARM_UP + ROUNDS):
            for side in random.sample(sides, len(sides)):
                began = time.perf_counter()
                side.keep(number)
                if number >= WARM_UP:
                    side.seconds.append(time.perf_counter() - began)
        check_appends(core, as_it_comes, in_wal)
        as_it_comes.close()
        in_wal.close()
    return tell_appends(sides)


def keep_entry(core: Core, client: Visit, _number: int) -> None:
    """What a client's door tells of: one entry, one commit."""
    with core.database.write() as work:
        work.ledger.append(Entry(EntryType.JOINED, client.encounter, subject=client.ref))


def keep_answer(core: Core, client: Visit, _number: int) -> None:
    """The largest record that there is, which looks for the one before it."""
    with core.database.write() as work:
        facts = {"purpose": "remote_meeting", "method": "click"}
        entry = Entry(EntryType.CONSENT_GIVEN, client.encounter, client.ref, facts=facts)
        work.ledger.append(entry)


def plain(core: Core, client: Visit) -> Callable[[int], None]:
    """An audit table as many services have one."""
    source = LogRecordRow.__table__
    left_out = {"index", "key_id", "sealed"}
    table = Table(
        "plain_events",
        MetaData(),
        Column("id", Integer, primary_key=True),
        Column("subject", Text, index=True),
        *(
            Column(column.name, column.type, index=column.index)
            for column in source.columns
            if column.name not in left_out
        ),
        Column("record", Text),
    )
    table.create(core.database.engine)
    append(core, Entry(EntryType.JOINED, client.encounter, subject=client.ref))
    with core.database.read() as session:
        row = session.scalars(select(LogRecordRow).order_by(LogRecordRow.index.desc())).first()
        assert row
        record = Opener(session, core.key_encryption_key).open(row).record

    def keep(_number: int) -> None:
        with core.database.write() as work:
            encounter = work.session.get_one(EncounterRow, client.encounter)
            person = work.session.get_one(ParticipantRow, client.ref)
            id_ = new_record_id(work.now)
            columns: dict[str, Any] = {
                "subject": person.subject_ref,
                "record_id": id_,
                "at": work.now,
                "type": EntryType.JOINED.value,
                "organisation_id": encounter.unit.organisation.id,
                "unit_id": encounter.unit.id,
                "encounter": encounter.id,
                "template": encounter.template_data["slug"],
                "record": json.dumps(
                    {**record, "record_id": id_, "event_time": work.now.isoformat()}
                ),
            }
            work.session.execute(insert(table), columns)

    return keep


def keep_leaf(tree: Any, leaf: bytes) -> None:
    """pymerkle commits by itself."""
    tree.append_entry(leaf)


def floor(path: Path, size: int) -> Callable[[int], None]:
    """Nothing but a durable commit."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in (
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "CREATE TABLE floor (id INTEGER PRIMARY KEY, content BLOB)",
    ):
        connection.execute(statement)
    content = bytes(size)

    def keep(_number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO floor (content) VALUES (?)", (content,))
        connection.execute("COMMIT")

    return keep


def check_appends(core: Core, *trees: Any) -> None:
    """Everybody kept everything, as durably as the words above say."""
    done = WARM_UP + ROUNDS
    with core.database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("SELECT count(*) FROM plain_events").scalar() == done
    with core.database.read() as session:
        assert (session.scalar(select(func.count()).select_from(LogLeafRow)) or 0) > 2 * done
    for tree, mode in zip(trees, ("delete", "wal"), strict=True):
        assert tree.con.execute("PRAGMA journal_mode").fetchone() == mode
        assert tree.con.execute("PRAGMA synchronous").fetchone() == 2
        assert tree.get_size() == done


def tell_appends(sides: Sequence[Side]) -> Figures:
    """The table; `append_per_s` counts the slow ones in."""
    print(f"Appends, {ROUNDS} durable transactions each, in turn; milliseconds")
    print(_row("", "median", "p5", "p95", "p99", "per s", "ours by it"))
    ours, answers, plain_, pymerkle, pymerkle_wal, _floor = sides
    for side in sides:
        cuts = statistics.quantiles(side.seconds, n=100)
        times = [f"{1000 * each:.3f}" for each in (side.median, cuts[4], cuts[94], cuts[98])]
        per_s = f"{len(side.seconds) / sum(side.seconds):.0f}"
        print(_row(side.name, *times, per_s, f"{ours.median / side.median:.2f}"))
    print()
    return {
        "append_per_s": len(ours.seconds) / sum(ours.seconds),
        "append_ratio_to_plain": ours.median / plain_.median,
        "append_ratio_to_pymerkle": ours.median / pymerkle.median,
        "append_ratio_to_pymerkle_wal": ours.median / pymerkle_wal.median,
        "append_ms": 1000 * ours.median,
        "append_answer_ms": 1000 * answers.median,
    }


# Proofs ----------------------------------------------------------------------------------------


def measure_proofs(folder: Path) -> Figures:
    """Ours and pymerkle's, over the same leaves."""
    with service(folder / "var") as core:
        build(core)
        with core.database.write() as work:
            checkpoints.sign(core, work, publish=True)
        indexes = random.sample(range(MILLION), PROOFS)
        ours = [1000 * prove(core, index) for index in indexes]
    first, others = pymerkle_proofs(folder / "pymerkle.db", indexes[:PEER_PROOFS])
    print(f"Inclusion proofs at {MILLION:,} entries, random indexes; milliseconds")
    print(_row("", "n", "median", "p99", "first"))
    for name, times, slow in (("ours", ours, ours[0]), ("pymerkle, SQLite", others, first)):
        cuts = statistics.quantiles(times, n=100)
        figures = [f"{each:.3f}" for each in (statistics.median(times), cuts[98], slow)]
        print(_row(name, len(times), *figures))
    print()
    return {
        "proof_ms_at_1m": statistics.median(ours),
        "proof_p99_ms_at_1m": statistics.quantiles(ours, n=100)[98],
        "pymerkle_proof_ms_at_1m": statistics.median(others),
    }


def build(core: Core) -> None:
    """Leaves and nodes of a million entries. Their records would not be read."""
    growth, next_id = Growth(0, []), 0
    leaves = enumerate(commitments())
    with core.database.write() as work:
        while some := list(islice(leaves, CHUNK)):
            nodes = []
            for index, commitment in some:
                for hash_ in growth.append(leaf_hash(leaf_bytes(index, commitment))):
                    nodes.append({"id": next_id, "hash": hash_})
                    next_id += 1
            rows = [{"index": index, "commitment": commitment} for index, commitment in some]
            work.session.execute(insert(LogLeafRow), rows)
            work.session.execute(insert(LogNodeRow), nodes)


def commitments() -> Iterator[bytes]:
    """So many, all different."""
    return (hashlib.sha256(b"%d" % index).digest() for index in range(MILLION))


def prove(core: Core, index: int) -> float:
    """Seconds for one proof, from nothing at hand to its text."""
    began = time.perf_counter()
    with core.database.read() as session:
        row = checkpoints.latest(session)
        assert row
        text = proof_of(session, index, row)
    seconds = time.perf_counter() - began
    with core.database.read() as session:
        keys = checkpoints.vkeys(session)
    commitment = hashlib.sha256(b"%d" % index).digest()
    verify_proof(text, leaf_hash=leaf_hash(leaf_bytes(index, commitment)), vkeys=keys)
    return seconds


def pymerkle_proofs(path: Path, indexes: Sequence[int]) -> tuple[float, list[float]]:
    """Milliseconds of the first, which fills its memory, and of the others."""
    with SqliteTree(str(path)) as tree:
        tree.append_entries(leaf_bytes(*each) for each in enumerate(commitments()))
        times = []
        for index in indexes:
            began = time.perf_counter()
            tree.prove_inclusion(index + 1, MILLION)
            times.append(1000 * (time.perf_counter() - began))
        return times[0], times[1:]


# A bundle --------------------------------------------------------------------------------------


def measure_bundle(folder: Path) -> Figures:
    """Written by the service, checked by its reader."""
    with service(folder / "var") as core:
        began = time.perf_counter()
        size = fill(core)
        filled = time.perf_counter() - began
        began = time.perf_counter()
        records = bundles.write(core, folder / "bundle", scope=None)
        written = time.perf_counter() - began
    assert records == size >= BUNDLED
    times = [check_bundle(folder / "bundle", size) for _ in range(CHECKS)]
    files = [each for each in (folder / "bundle").rglob("*") if each.is_file()]
    megabytes = sum(each.stat().st_size for each in files) / 1e6
    print(f"A bundle of {size:,} entries: {len(files):,} files, {megabytes:.1f} MB; seconds")
    print(_row("appended, 500 to a commit", f"{filled:.2f}"))
    print(_row("written", f"{written:.2f}"))
    print(_row(f"checked, median of {CHECKS}", f"{statistics.median(times):.2f}"))
    print()
    return {
        "verify_100k_s": statistics.median(times),
        "export_100k_s": written,
        "append_bulk_per_s": size / filled,
    }


def fill(core: Core) -> int:
    """Some encounters, in which people answer, and come and go for long; the log's size."""
    clients = [visit(core) for _ in range(VISITS)]
    for client in clients:
        answer(core, client, True)
    chance = random.Random(0)
    comings = [EntryType.JOINED, EntryType.ABSENT, EntryType.LEFT, EntryType.RETURNED]
    size = 0
    while size < BUNDLED:
        with core.database.write() as work:
            # Held, so that they are loaded once in a transaction.
            held = [work.session.query(model).all() for model in LOADED]
            for client in chance.choices(clients, k=AT_ONCE):
                came = Entry(chance.choice(comings), client.encounter, subject=client.ref)
                size = work.ledger.append(came) + 1
            del held
    return size


def check_bundle(bundle: Path, size: int) -> float:
    """Seconds of wall clock."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, str(VERIFIER), str(bundle)], check=False, capture_output=True, text=True
    )
    seconds = time.perf_counter() - began
    assert done.returncode == 0, done.stdout + done.stderr
    assert str(size) in done.stdout
    return seconds


# -----------------------------------------------------------------------------------------------


@contextmanager
def service(folder: Path) -> Iterator[Core]:
    """A service of its own, as `tuokio init` makes one."""
    first_run.make_secrets(folder)
    settings = config.load({"TUOKIO_DATA_DIR": str(folder)})
    migrate.upgrade(settings.database_url)
    core = Core(settings)
    add_cast(core)
    yield core
    core.database.close()


def _row(what: str, *cells: object) -> str:
    return f"  {what:<26}" + "".join(f"{cell!s:>11}" for cell in cells)


if __name__ == "__main__":
    main()
