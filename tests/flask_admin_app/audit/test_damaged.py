"""A damaged log is told in words, and shows what it still can."""

from __future__ import annotations

from html import unescape

import pytest

from tests.support.audit import post_json, shown
from tests.support.kept_log import Walked, damage, inside
from tests.support.probe import main_of, page_of, records
from tests.support.receipts import open_with, take
from tests.support.web import Web
from tuokio.ledger import EntryType

LANGUAGES = ["fi", "sv", "en"]


def lose_key(web: Web, walked: Walked) -> None:
    """The key of a client is gone, and their records with it."""
    damage(web.core, "DELETE FROM record_keys WHERE id = ?", walked.subject)


def lose_texts(web: Web) -> None:
    damage(web.core, "DELETE FROM notice_texts")


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_that_do_not_open_stand_in_the_list(web: Web, language: str) -> None:
    walked = inside(web)
    auditor = web.staff("auditor")
    auditor.post("/language", language=language, back="/audit")
    before = shown(auditor.get("/audit").text)
    lose_key(web, walked)
    response = auditor.get("/audit")
    assert (response.status_code, page_of(response)) == (200, "audit")
    assert shown(response.text)[1:] == before  # and the look before
    words = web.core.texts.text(language, "audit-unreadable")
    assert 0 < unescape(main_of(response)).count(words) < len(before)


def test_and_in_the_story(web: Web) -> None:
    walked = inside(web)
    auditor = web.staff("auditor")
    lose_key(web, walked)
    response = auditor.get(f"/audit/encounters/{walked.encounter}")
    assert response.status_code == 200
    assert web.core.texts.text("fi", "audit-unreadable") in unescape(main_of(response))


def test_one_that_was_changed_is_told_for_itself(web: Web) -> None:
    inside(web)
    damage(web.core, 'UPDATE log_records SET sealed = ? WHERE "index" = 1', bytes(80))
    auditor = web.staff("auditor")
    words = web.core.texts.text("fi", "audit-unreadable")
    assert unescape(main_of(auditor.get("/audit"))).count(words) == 1
    response = auditor.get("/audit/entries/1")
    assert response.status_code == 503
    assert web.core.texts.text("fi", "error-log-title") in main_of(response)
    assert 'href="/audit/health"' in main_of(response)
    assert auditor.get("/audit/entries/0").status_code == 200


@pytest.mark.parametrize("kind", ["jsonl", "csv", "fhir", "bundle"])
def test_nothing_is_taken_along_as_if_it_were_all(web: Web, kind: str) -> None:
    walked = inside(web)
    auditor = web.staff("auditor")
    lose_key(web, walked)
    assert auditor.post("/audit/export", kind=kind).status_code == 503
    assert records(web.core, None, EntryType.EXPORTED) == []


def test_a_bundle_whose_text_is_gone(web: Web) -> None:
    inside(web)
    lose_texts(web)
    assert web.staff("auditor").post("/audit/export", kind="bundle").status_code == 503


def test_a_bundle_whose_text_was_changed(web: Web) -> None:
    inside(web)
    damage(web.core, "UPDATE notice_texts SET text = text || '.'")
    assert web.staff("auditor").post("/audit/export", kind="bundle").status_code == 503


def test_an_entry_whose_controller_was_changed(web: Web) -> None:
    inside(web)
    damage(web.core, "UPDATE notice_texts SET text = 'x' WHERE media_type = 'application/json'")
    assert web.staff("auditor").get("/audit/entries/0").status_code == 503


def test_the_check_tells_of_all_of_it(web: Web) -> None:
    walked = inside(web)
    auditor = web.staff("auditor")
    lose_key(web, walked)
    lose_texts(web)
    response = post_json(auditor, "/audit/verify", {"from": 0})
    assert response.status_code == 200
    assert response.get_json()["faults"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_receipt_of_a_damaged_log(web: Web, language: str) -> None:
    walked = inside(web)
    code = take(walked.client)
    lose_texts(web)
    browser = web.client()
    browser.post("/language", language=language, back="/receipt")
    response = browser.post("/receipt/file", code=code)
    assert response.status_code == 503
    assert web.core.texts.text(language, "error-log-text") in unescape(main_of(response))
    damage(web.core, 'UPDATE log_records SET sealed = ? WHERE "key_id" = ?', b"", walked.subject)
    assert open_with(web, code).status_code == 503


def test_a_receipt_without_the_logs_key(web: Web) -> None:
    walked = inside(web)
    code = take(walked.client)
    web.core.settings.log.key_file.unlink()
    assert web.client().post("/receipt/file", code=code).status_code == 503
    assert open_with(web, code).status_code == 200


def test_a_proof_without_the_logs_key(web: Web) -> None:
    inside(web)
    web.core.settings.log.key_file.unlink()
    assert web.staff("auditor").post("/audit/entries/0/proof").status_code == 503


def test_a_proof_from_a_tree_with_a_hole(web: Web) -> None:
    inside(web)
    auditor = web.staff("auditor")
    assert auditor.post("/audit/entries/0/proof").status_code == 200
    damage(web.core, "DELETE FROM log_nodes WHERE id = 1")
    assert auditor.post("/audit/entries/0/proof").status_code == 503
