"""Appending: what is written, where, under whose key, and that it stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.sql.dml import Delete, Update

from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.models import (
    Base,
    EncounterRow,
    LogCheckpointRow,
    LogCosignatureRow,
    LogKeyRow,
    LogLeafRow,
    LogNodeRow,
    LogRecordRow,
    LogTimestampRow,
    NoticeTextRow,
    ParticipantRow,
)
from flask_admin_app.services.log import checkpoints
from flask_admin_app.services.places import new_place
from tests.support.cast import Cast
from tests.support.log import answer, append, append_in_vain, check_whole, entry, visit, withdraw
from tests.support.probe import dump, records
from tuokio.encounters.states import Role
from tuokio.ledger import Entry, EntryType
from tuokio.ledger.leaf import RecordInvalid


@pytest.fixture
def any_core(any_settings: Settings) -> Iterator[Core]:
    """Services on each database, with the real clock."""
    made = Core(any_settings)
    yield made
    made.database.close()


# Indexes ---------------------------------------------------------------------------------------


def test_the_index_is_the_size_before(any_core: Core) -> None:
    assert append(any_core, entry()) == [0]
    assert append(any_core, entry(), entry(), entry()) == [1, 2, 3]
    assert append(any_core) == []
    assert append(any_core, entry()) == [4]
    assert check_whole(any_core).size == 5


def test_a_transaction_that_fails_takes_no_index(any_core: Core) -> None:
    append(any_core, entry())
    before = dump(any_core)
    assert append_in_vain(any_core, entry(), entry()) == [1, 2]
    assert dump(any_core) == before
    assert append(any_core, entry()) == [1]
    assert check_whole(any_core).size == 2


def test_a_refused_entry_spoils_nothing(any_core: Core) -> None:
    """The transaction may go on without it."""
    bad = Entry(EntryType.VIEWED, None, facts={"what": "+358401234567"})
    with any_core.database.write() as work:
        assert work.ledger.append(entry(1)) == 0
        with pytest.raises(RecordInvalid):
            work.ledger.append(bad)
        assert work.ledger.append(entry(2)) == 1
    assert [each["facts"]["number"] for each in records(any_core, None)] == [1, 2]
    check_whole(any_core)


def test_a_commit_that_fails_is_no_append(any_core: Core) -> None:
    """Also when it is the database that refuses, at the very end."""
    append(any_core, entry())
    taken = insert(LogNodeRow).values(id=1, hash=b"x" * 32)

    def change() -> None:
        with any_core.database.write() as work:
            work.ledger.append(entry())
            work.session.execute(taken)

    with pytest.raises(IntegrityError):
        change()
    assert append(any_core, entry()) == [1]
    assert check_whole(any_core).size == 2


# Records ---------------------------------------------------------------------------------------


def test_nothing_of_a_record_lies_in_clear(core: Core) -> None:
    client = visit(core)
    facts = {"what": "canary-mustarastas"}
    append(core, Entry(EntryType.VIEWED, client.encounter, subject=client.ref, facts=facts))
    assert records(core, client.encounter)[-1]["facts"] == facts
    with core.database.read() as session:
        query = select(LogRecordRow.sealed).order_by(LogRecordRow.index.desc())
        sealed = session.scalars(query).first()
    files = [each.read_bytes() for each in core.settings.data_dir.iterdir() if each.is_file()]
    assert sealed
    assert any(sealed in file for file in files), "these are the files"
    for hidden in (b"mustarastas", b"audit-event/1"):
        assert not any(hidden in file for file in files)


def test_the_same_entry_twice_is_not_the_same_leaf(core: Core) -> None:
    append(core, entry(), entry())
    with core.database.read() as session:
        first, second = session.scalars(select(LogLeafRow).order_by(LogLeafRow.index))
        one, other = session.scalars(select(LogRecordRow).order_by(LogRecordRow.index))
    assert first.commitment != second.commitment
    assert one.sealed != other.sealed
    assert one.record_id != other.record_id


def test_the_columns_tell_what_the_record_tells(any_core: Core) -> None:
    client = visit(any_core)
    answer(any_core, client, True)
    whole = check_whole(any_core)
    with any_core.database.read() as session:
        rows = session.scalars(select(LogRecordRow).order_by(LogRecordRow.index)).all()
    assert [row.index for row in rows] == list(whole.records)
    for row in rows:
        record = whole.records[row.index]
        told = {
            "record_id": record["record_id"],
            "type": record["event_type"],
            "unit_id": int(record["unit_ref"]),
            "encounter": record["encounter_ref"],
            "template": record["service_template"],
            "purpose": record.get("purpose_code"),
        }
        assert {name: getattr(row, name) for name in told} == told
        at = row.at.isoformat(timespec="milliseconds")
        assert at.replace("+00:00", "Z") == record["event_time"]
    notices = {row.notice for row in rows if row.type in {"notice_shown", "consent_given"}}
    assert len(notices) == 1
    assert None not in notices


def test_whose_key_a_record_lies_under(core: Core) -> None:
    ours, theirs = visit(core), visit(core)
    staff = Cast(core).professional
    for client in (ours, theirs):
        answer(core, client, True)
    append(core, Entry(EntryType.VIEWED, None, actor=staff.ref, unit=staff.unit_id), entry())
    with core.database.read() as session:
        rows = session.scalars(select(LogRecordRow).order_by(LogRecordRow.index)).all()
        subjects = {
            client: session.get_one(ParticipantRow, client.ref).subject_ref
            for client in (ours, theirs)
        }
    assert len({*subjects.values(), None}) == 3
    whole = check_whole(core)
    for row in rows:
        subject = whole.records[row.index]["subject_ref"]
        if subject is not None:
            assert row.key_id == subject
            assert subject in subjects.values()
        elif row.encounter is not None:
            assert row.key_id == row.encounter
    houses = [row.key_id for row in rows if row.encounter is None]
    assert len(set(houses)) == 2, "an organisation's, and that of the whole service"
    assert not set(houses) & {ours.encounter, theirs.encounter, *subjects.values()}


def test_who_came_in_this_transaction_is_known(core: Core) -> None:
    """Also when nothing of them is in the database yet."""
    client = visit(core, "group")
    with core.database.write() as work:
        work.ledger.append(entry())
        guest = new_place(work.session.get_one(EncounterRow, client.encounter), Role.GUEST)
        work.ledger.append(entry(encounter=client.encounter, subject=guest.ref))
        subject = guest.subject_ref
    assert subject
    assert records(core, client.encounter)[-1]["subject_ref"] == subject


def test_staff_stand_in_it_by_pseudonym(core: Core) -> None:
    client = visit(core)
    staff = Cast(core).professional
    (joined,) = records(core, client.encounter, "staff_joined")
    assert (joined["subject_ref"], joined["entity_id"]) == (None, staff.ref)
    for record in records(core, client.encounter):
        assert client.ref not in record.values()


def test_each_answer_names_the_one_before(core: Core) -> None:
    client = visit(core)
    answer(core, client, True)
    withdraw(core, client)
    given, taken_back = (
        record
        for record in records(core, client.encounter)
        if record.get("purpose_code") == "remote_meeting"
    )
    assert (given["event_state"], taken_back["event_state"]) == ("given", "withdrawn")
    assert given["prev_record_id"] is None
    assert taken_back["prev_record_id"] == given["record_id"]


def test_two_answers_in_one_transaction_are_a_chain_too(core: Core) -> None:
    client = visit(core)
    with core.database.write() as work:
        for type_ in (EntryType.CONSENT_REFUSED, EntryType.CONSENT_GIVEN):
            facts = {"purpose": "remote_meeting", "method": "click"}
            work.ledger.append(Entry(type_, client.encounter, subject=client.ref, facts=facts))
    first, second = records(core, client.encounter)[-2:]
    assert second["prev_record_id"] == first["record_id"]


def test_times_follow_the_order_of_the_log(core: Core) -> None:
    visit(core)
    whole = check_whole(core)
    times = [record["event_time"] for record in whole.records.values()]
    assert times == sorted(times)


# It is only added to ---------------------------------------------------------------------------

FOR_EVER: tuple[tuple[type[Base], str], ...] = (
    (LogLeafRow, "commitment"),
    (LogNodeRow, "hash"),
    (LogCheckpointRow, "note"),
    (LogCosignatureRow, "line"),
    (LogTimestampRow, "response"),
    (LogKeyRow, "since"),
    (NoticeTextRow, "text"),
)


@pytest.fixture
def filled(any_core: Core) -> Core:
    """With something in each of these tables."""
    answer(any_core, visit(any_core), True)
    with any_core.database.write() as work:
        row = checkpoints.sign(any_core, work, publish=True)
        seen = LogCosignatureRow(checkpoint_id=row.id, witness="w", line="— w x\n", at=work.now)
        stamp = LogTimestampRow(checkpoint_id=row.id, response=b"x")
        work.session.add_all([seen, stamp])
    return any_core


def refused(core: Core, statement: Update | Delete | str) -> None:
    """The database does not do it, and nothing has changed."""
    before = dump(core)
    done = text(statement) if isinstance(statement, str) else statement
    with pytest.raises(DatabaseError, match="only added to"), core.database.write() as work:
        work.session.execute(done)
    assert dump(core) == before


@pytest.mark.parametrize(("model", "column"), FOR_EVER)
def test_what_stands_in_the_log_stays(filled: Core, model: type[Base], column: str) -> None:
    name = model.__tablename__
    assert dump(filled)[name]
    value = getattr(model, column)
    refused(filled, update(model).values({column: value}))
    refused(filled, delete(model))
    again = f"INSERT INTO {name} SELECT * FROM {name} WHERE true"  # noqa: S608
    (key,) = model.__table__.primary_key
    refused(filled, f'{again} ON CONFLICT ("{key.name}") DO UPDATE SET {column} = {name}.{column}')
    if filled.database.engine.dialect.name == "postgresql":
        refused(filled, f"TRUNCATE {name} CASCADE")
    else:
        refused(filled, again.replace("INSERT", "REPLACE"))


def test_a_record_is_never_changed(filled: Core) -> None:
    """It goes only with its key, by an erasure."""
    refused(filled, update(LogRecordRow).values(sealed=b""))
    if filled.database.engine.dialect.name == "postgresql":
        refused(filled, "TRUNCATE log_records")


def test_no_key_goes_without_its_records(filled: Core) -> None:
    before = dump(filled)
    with pytest.raises(IntegrityError), filled.database.write() as work:
        work.session.execute(text("DELETE FROM record_keys"))
    assert dump(filled) == before
