"""Who answers for the data: a document by its hash, kept for ever."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor

from flask_admin_app.core import Core
from flask_admin_app.models import NoticeTextRow, OrganisationRow
from flask_admin_app.services.log.memory import LogMemory
from flask_admin_app.services.log.parties import Parties
from tests.support.cast import OTHER, OWN
from tests.support.probe import records
from tests.support.web import Web


def party_of(core: Core, name: str, memory: LogMemory | None = None) -> str:
    """The id of an organisation, written down."""
    with core.database.write() as work:
        parties = Parties(work.session, memory or LogMemory())
        row = work.session.query(OrganisationRow).filter_by(name=name).one()
        found = parties.id_of(row)
        assert found
        assert parties.id_of(row) == found
        return found


def document(core: Core, party: str) -> dict[str, object]:
    """What is kept of it, checked by its own name."""
    with core.database.read() as session:
        row = session.get_one(NoticeTextRow, party.removeprefix("sha256:"))
    assert hashlib.sha256(row.text.encode()).hexdigest() == row.sha256
    assert (row.media_type, row.language) == ("application/json", "und")
    found: dict[str, object] = json.loads(row.text)
    return found


def change(core: Core, **fields: str | None) -> None:
    """The house changes its words about itself."""
    with core.database.write() as work:
        row = work.session.query(OrganisationRow).filter_by(name=OWN).one()
        for name, value in fields.items():
            setattr(row, name, value)


def test_each_house_has_its_own(any_web: Web) -> None:
    core = any_web.core
    own, other = party_of(core, OWN), party_of(core, OTHER)
    assert own != other
    assert document(core, own)["name"] == OWN
    assert document(core, other)["name"] == OTHER


def test_the_whole_service_is_nobodys(web: Web) -> None:
    with web.core.database.write() as work:
        assert Parties(work.session, LogMemory()).id_of(None) is None


def test_it_tells_where_to_turn(web: Web) -> None:
    change(
        web.core,
        address="Rantatie 1, 48100 Kotka",
        dpo="tietosuoja@example.org",
        backup_email="apu@example.org",
    )
    assert document(web.core, party_of(web.core, OWN)) == {
        "address": "Rantatie 1, 48100 Kotka",
        "contact": "apu@example.org",
        "dpo": "tietosuoja@example.org",
        "name": OWN,
    }


def test_other_words_are_another_document_and_the_old_one_stays(any_web: Web) -> None:
    web = any_web
    first = web.launch()
    change(web.core, dpo="tietosuoja@example.org")
    second = web.launch()
    ids = [
        {each["controller"]["party_id"] for each in records(web.core, encounter)}
        for encounter in (first, second)
    ]
    (before,), (after,) = ids
    assert before != after
    assert document(web.core, before)["dpo"] is None
    assert document(web.core, after)["dpo"] == "tietosuoja@example.org"


def test_what_was_not_committed_is_not_remembered(web: Web) -> None:
    """Else a record would name a document that is not there."""

    class Halt(Exception):
        pass

    try:
        with web.core.database.write() as work:
            row = work.session.query(OrganisationRow).filter_by(name=OWN).one()
            Parties(work.session, web.core.log_memory).id_of(row)
            raise Halt
    except Halt:
        pass
    assert document(web.core, party_of(web.core, OWN, web.core.log_memory))["name"] == OWN


def test_two_who_write_the_first_record_at_once(any_web: Web) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = set(pool.map(lambda _: party_of(any_web.core, OWN), range(4)))
    (party,) = found
    assert document(any_web.core, party)["name"] == OWN
