"""Whose key a record lies under, so that it can be destroyed alone (LOG 4)."""

from __future__ import annotations

from collections import defaultdict

import pytest
from sqlalchemy.exc import IntegrityError

from flask_admin_app.models import EncounterRow, LogRecordRow, RecordKeyRow
from flask_admin_app.services.log.erasure import erase_subject
from flask_admin_app.services.log.looks import look
from flask_admin_app.services.log.memory import LogMemory
from flask_admin_app.services.log.record_keys import KeyKind, RecordKeys
from flask_admin_app.services.log.sealed import Opener, seal
from tests.support.clock import Clock
from tests.support.kept_log import damage, ended, faults, indexes, inside, subject_of
from tests.support.log import append
from tests.support.outside import grow
from tests.support.way import press
from tests.support.web import Web
from tuokio.ledger import Entry, EntryType
from tuokio.sealing import KeyEncryptionKey, SealingError

CLIENTS = {
    "invited",  # by a personal link
    "arrived",
    "notice_shown",
    "consent_given",
    "admitted",
    "joined",
}


def types_by_kind(web: Web) -> dict[str, set[str]]:
    """Which events lie under which kind of key."""
    found = defaultdict(set)
    with web.core.database.read() as session:
        for row in session.query(LogRecordRow):
            found[row.key.kind].add(row.type)
    return found


def keys(web: Web, **columns: object) -> list[RecordKeyRow]:
    """The keys with these columns."""
    with web.core.database.read() as session:
        return session.query(RecordKeyRow).filter_by(**columns).all()


def test_a_client_an_encounter_and_the_house(any_web: Web) -> None:
    walked = inside(any_web)
    look(any_web.core, any_web.cast.auditor, "list")
    look(any_web.core, any_web.cast.auditor, "encounter", encounter=walked.encounter)
    grow(any_web.core, 1)
    found = types_by_kind(any_web)
    assert found[KeyKind.CLIENT] == CLIENTS
    assert found[KeyKind.ENCOUNTER] == {
        "encounter_planned",
        "encounter_opened",
        "staff_joined",
        "viewed",
    }
    assert found[KeyKind.HOUSE] == {"viewed"}
    with any_web.core.database.read() as session:
        for row in session.query(LogRecordRow):
            assert row.key.encounter == row.encounter


def test_each_client_has_their_own_in_each_encounter(web: Web) -> None:
    encounter = web.launch("group")
    group = [web.client().to_waiting(web.secret(encounter)) for _ in range(3)]
    _, alone = web.waiting()
    subjects = {subject_of(web.core, each.ref) for each in [*group, alone]}
    assert {key.id for key in keys(web, kind=KeyKind.CLIENT)} == subjects
    assert len(subjects) == 4
    assert len({key.wrapped_key for key in keys(web)}) == len(keys(web))


def test_one_for_each_house_and_one_for_the_service(any_web: Web) -> None:
    for who in (any_web.cast.auditor, any_web.cast.administrator, any_web.cast.stranger):
        look(any_web.core, who, "list")
        look(any_web.core, who, "health")
    grow(any_web.core, 2)
    houses = {key.organisation_id for key in keys(any_web, kind=KeyKind.HOUSE)}
    expected = {
        any_web.cast.auditor.organisation_id,
        any_web.cast.stranger.organisation_id,
        None,
    }
    assert houses == expected
    assert len(keys(any_web, kind=KeyKind.HOUSE)) == 3


def test_they_are_kept_as_long_as_the_encounter_and_the_house_for_ever(
    web: Web, clock: Clock
) -> None:
    walked = inside(web)
    grow(web.core, 1)
    assert {key.destroy_after for key in keys(web)} == {None}
    clock.forward(minutes=5)
    press(web, walked.encounter, "end")
    with web.core.database.read() as session:
        due = session.get_one(EncounterRow, walked.encounter).destroy_after
    assert {key.destroy_after for key in keys(web, encounter=walked.encounter)} == {due}
    assert {key.destroy_after for key in keys(web, kind=KeyKind.HOUSE)} == {None}


def test_another_key_opens_nothing(web: Web) -> None:
    walked = ended(web)
    other = ended(web)
    with web.core.database.read() as session:
        row = session.query(LogRecordRow).filter_by(key_id=walked.subject).first()
        assert row
        assert Opener(session, web.core.key_encryption_key).open(row).canonical
        session.expunge(row)
        row.key_id = other.subject
        with pytest.raises(SealingError):
            Opener(session, web.core.key_encryption_key).open(row)


@pytest.mark.parametrize("kind", KeyKind)
def test_a_record_under_the_key_of_somebody_else_is_found(web: Web, kind: KeyKind) -> None:
    """Sealed anew, so that it opens: it would outlive its own, or go with theirs."""
    walked, other = ended(web), ended(web)
    append(web.core, Entry(EntryType.VIEWED, None, unit=web.cast.auditor.unit_id))
    assert faults(web.core) == []
    (house,) = (key.id for key in keys(web, kind=KeyKind.HOUSE))
    first = {
        KeyKind.CLIENT: walked.subject,
        KeyKind.ENCOUNTER: walked.encounter,
        KeyKind.HOUSE: house,
    }
    second = {
        KeyKind.CLIENT: [walked.encounter, other.subject, house],
        KeyKind.ENCOUNTER: [walked.subject, other.encounter, house],
        KeyKind.HOUSE: [walked.encounter],
    }
    index = indexes(web.core, key_id=first[kind])[0]
    for key_id in second[kind]:
        with web.core.database.read() as session:
            row = session.get_one(LogRecordRow, index)
            found = Opener(session, web.core.key_encryption_key).open(row)
            sealer = RecordKeys(session, web.core.key_encryption_key).sealer(key_id)
        sealed = seal(sealer, index, found.salt, found.canonical)
        statement = 'UPDATE log_records SET key_id = ?, sealed = ? WHERE "index" = ?'
        damage(web.core, statement, key_id, sealed, index)
        assert faults(web.core) == [f"the record of entry {index} is filed under another key"]


def test_without_the_key_that_is_not_in_the_database_nothing_opens(web: Web) -> None:
    ended(web)
    stranger = KeyEncryptionKey(bytes(range(32)))
    with web.core.database.read() as session:
        for row in session.query(LogRecordRow):
            with pytest.raises(SealingError):
                Opener(session, stranger).open(row)


def test_a_record_opens_in_its_own_place_only(web: Web) -> None:
    with web.core.database.write() as work:
        made = RecordKeys(work.session, web.core.key_encryption_key)
        sealer = made.sealer(made.of_house(None))
        sealed = seal(sealer, 5, bytes(32), b"{}")
        key_id = made.of_house(None)
    with web.core.database.read() as session:
        opener = Opener(session, web.core.key_encryption_key)
        right = LogRecordRow(index=5, key_id=key_id, sealed=sealed)
        assert (opener.open(right).salt, opener.open(right).canonical) == (bytes(32), b"{}")
        with pytest.raises(SealingError):
            opener.open(LogRecordRow(index=6, key_id=key_id, sealed=sealed))


def test_the_database_takes_no_record_whose_key_is_gone(any_web: Web) -> None:
    """Should another worker still remember it."""
    walked = ended(any_web)
    index = indexes(any_web.core, key_id=walked.subject)[0]
    with any_web.core.database.read() as session:
        columns = session.get_one(LogRecordRow, index).__dict__.copy()
    del columns["_sa_instance_state"]
    erase_subject(any_web.core, subject_ref=walked.subject, actor=None, organisation_id=None)
    with pytest.raises(IntegrityError), any_web.core.database.write() as work:
        work.session.add(LogRecordRow(**columns))


def test_a_key_is_unwrapped_once_and_remembered_after_the_commit(web: Web) -> None:
    memory, wrapping = LogMemory(), web.core.key_encryption_key
    with web.core.database.write() as work:
        made = RecordKeys(work.session, wrapping, memory)
        key_id = made.of_house(None)
        sealer = made.sealer(key_id)
        assert made.sealer(key_id) is sealer
        assert memory.sealer(key_id) is None
