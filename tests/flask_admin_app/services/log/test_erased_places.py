"""Which places are empty by rule: each entry of an erasure is opened once, and none is missed."""

from __future__ import annotations

import pytest

from flask_admin_app.core import Core
from flask_admin_app.models import LogRecordRow
from flask_admin_app.services.log import integrity
from flask_admin_app.services.log.erased_places import ErasedPlaces
from flask_admin_app.services.log.erasure import erase_subject
from flask_admin_app.services.log.sealed import Opened, Opener
from tests.support.kept_log import damage, ended, indexes
from tests.support.web import Web
from tuokio.ledger import EntryType


def erase(web: Web) -> list[int]:
    """Somebody's records, destroyed; where they stood."""
    subject = ended(web).subject
    places = indexes(web.core, key_id=subject)
    erase_subject(web.core, subject_ref=subject, actor=None, organisation_id=None)
    return places


def told(core: Core, places: ErasedPlaces, *empty: int) -> set[int]:
    """Those of the empty places that an entry tells of."""
    with core.database.read() as session:
        return places.among(session, set(empty))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The types of the records that are opened, in order."""
    seen: list[str] = []
    original = Opener.open

    def open_(self: Opener, row: LogRecordRow) -> Opened:
        seen.append(row.type)
        return original(self, row)

    monkeypatch.setattr(Opener, "open", open_)
    return seen


def test_each_place_that_was_told_of(any_web: Web) -> None:
    first, second = erase(any_web), erase(any_web)
    there = max(first) + 1
    assert told(any_web.core, ErasedPlaces(any_web.core), *first, there, *second) == {
        *first,
        *second,
    }


def test_parts_open_an_entry_of_an_erasure_once(web: Web, opened: list[str]) -> None:
    gone = {*erase(web), *erase(web)}
    places = ErasedPlaces(web.core)
    opened.clear()
    erased = 0
    following: int | None = 0
    with web.core.database.read() as session:
        while following is not None:
            part = integrity.check_part(web.core, session, following, 1, erased_places=places)
            assert part.faults == ()
            erased, following = erased + part.erased, part.next
    assert erased == len(gone)
    # Each once as a record of its own, and once for what it tells.
    assert opened.count(EntryType.ERASED) == 2 * 2


def test_nothing_is_opened_where_nothing_is_empty(web: Web, opened: list[str]) -> None:
    erase(web)
    opened.clear()
    assert told(web.core, ErasedPlaces(web.core)) == set()
    assert opened == []


def test_an_erasure_between_two_parts_is_no_fault(web: Web) -> None:
    places = ErasedPlaces(web.core)
    first = erase(web)
    assert told(web.core, places, *first) == {*first}
    second = erase(web)
    assert told(web.core, places, *second) == {*second}


def test_an_entry_that_does_not_open_tells_nothing(web: Web) -> None:
    first, second = erase(web), erase(web)
    telling = indexes(web.core, type=EntryType.ERASED)[0]
    damage(web.core, 'UPDATE log_records SET sealed = ? WHERE "index" = ?', b"x" * 60, telling)
    assert told(web.core, ErasedPlaces(web.core), *first, *second) == {*second}


def test_another_record_that_is_filed_as_an_erasure_tells_nothing(web: Web) -> None:
    gone = erase(web)
    damage(web.core, "UPDATE log_records SET type = 'erased' WHERE type = 'encounter_opened'")
    assert told(web.core, ErasedPlaces(web.core), *gone, max(gone) + 1) == {*gone}
