"""`/audit/entries/<index>`: one record in full, and the proof that it is in the log."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from flask_admin_app.models import LogLeafRow
from flask_admin_app.services.launch import launch
from flask_admin_app.services.log import checkpoints
from tests.support.probe import main_of, page_of, records
from tests.support.web import Web
from tuokio.ledger import EntryType
from tuokio.ledger.hashing import leaf_hash
from tuokio.ledger.leaf import canonical, commit, leaf_bytes
from tuokio.ledger.tlog_proof import verify_proof

LINE = re.compile(r'aria-labelledby="line-title">(.+?)</pre>')


def test_shows_the_record_and_its_place(any_web: Web) -> None:
    web = any_web
    encounter, _ = web.waiting()
    given = records(web.core, encounter, EntryType.CONSENT_GIVEN)[0]
    index = len(records(web.core, encounter)) - 1
    response = web.staff("auditor").get(f"/audit/entries/{index}")
    assert page_of(response) == "audit-entry"
    page = unescape(main_of(response))
    assert canonical(given).decode() in page
    assert given["record_id"] in page
    with web.core.database.read() as session:
        commitment = session.get_one(LogLeafRow, index).commitment
    assert commitment.hex() in page
    assert leaf_hash(leaf_bytes(index, commitment)).hex() in page
    # Who answers for the data, by the document that the record names.
    assert "Rantakylän palvelut" in page


def test_the_line_and_the_proof_verify_without_the_service(any_web: Web) -> None:
    web = any_web
    web.waiting()
    auditor = web.staff("auditor")
    found = LINE.search(main_of(auditor.get("/audit/entries/3")))
    assert found
    line = json.loads(unescape(found[1]))
    response = auditor.post("/audit/entries/3/proof")
    assert response.status_code == 200
    assert "filename=3.tlog-proof" in response.headers["Content-Disposition"]
    with web.core.database.read() as session:
        keys = checkpoints.vkeys(session)
    commitment = commit(bytes.fromhex(line["salt"]), canonical(line["record"]))
    head = verify_proof(response.text, leaf_hash=leaf_hash(leaf_bytes(3, commitment)), vkeys=keys)
    assert head.size > 3


def test_a_second_proof_signs_nothing_more(web: Web) -> None:
    web.launch()
    auditor = web.staff("auditor")
    first = auditor.post("/audit/entries/0/proof").text
    assert auditor.post("/audit/entries/0/proof").text == first


def test_looks_and_proofs_are_logged(web: Web) -> None:
    encounter = web.launch()
    auditor = web.staff("auditor")
    auditor.get("/audit/entries/1")
    auditor.post("/audit/entries/1/proof")
    looked = records(web.core, encounter, EntryType.VIEWED)
    taken = records(web.core, encounter, EntryType.EXPORTED)
    assert [each["facts"] for each in looked] == [{"what": "entry", "index": 1}]
    assert [each["facts"] for each in taken] == [{"format": "proof", "count": 1, "index": 1}]


def test_a_look_can_be_looked_at(web: Web) -> None:
    auditor = web.staff("auditor")
    auditor.get("/audit")
    page = main_of(auditor.get("/audit/entries/0"))
    assert web.core.texts.text("fi", "audit-fact-what", value="list") in page


@pytest.mark.parametrize("method", ["get", "post"])
def test_other_units_and_other_houses_do_not_exist(web: Web, method: str) -> None:
    launch(web.core, web.cast.other_unit, "talk")
    launch(web.core, web.cast.stranger, "talk")
    auditor = web.staff("auditor")
    for index in range(6):
        path = f"/audit/entries/{index}"
        found = auditor.get(path) if method == "get" else auditor.post(f"{path}/proof")
        assert found.status_code == 404
    assert records(web.core, None) == []


@pytest.mark.parametrize("bad", ["99", "-1", "x", "1.5", "9" * 30, str(2**53)])
def test_bad_index(web: Web, bad: str) -> None:
    auditor = web.staff("auditor")
    assert auditor.get(f"/audit/entries/{bad}").status_code == 404
    assert auditor.post(f"/audit/entries/{bad}/proof").status_code == 404


def test_wrong_person(web: Web) -> None:
    web.launch()
    for who in ("professional", "administrator"):
        assert web.staff(who).get("/audit/entries/0").status_code == 404
        assert web.staff(who).post("/audit/entries/0/proof").status_code == 404
    assert web.client().post("/audit/entries/0/proof").status_code == 401


def test_wrong_method(web: Web) -> None:
    web.launch()
    auditor = web.staff("auditor")
    assert auditor.post("/audit/entries/0").status_code == 405
    assert auditor.get("/audit/entries/0/proof").status_code == 405


def test_without_the_forms_token_nothing_is_signed(web: Web) -> None:
    web.launch()
    auditor = web.staff("auditor")
    response = auditor.client.post("/audit/entries/0/proof", headers=auditor.headers)
    assert response.status_code == 400
    with web.core.database.read() as session:
        assert checkpoints.last(session) is None
