"""`GET /audit/notices/<sha256>`: the exact text, and whether it is still the one."""

from __future__ import annotations

import hashlib
from html import unescape

import pytest
from sqlalchemy import text

from flask_admin_app.models import NoticeTextRow
from flask_admin_app.services.launch import launch
from tests.support.probe import main_of, page_of, records
from tests.support.web import Web
from tuokio.ledger import EntryType


def shown_text(web: Web, slug: str = "talk") -> NoticeTextRow:
    """The text that a client has just answered."""
    encounter, _ = web.waiting(slug)
    sha256 = records(web.core, encounter, EntryType.CONSENT_GIVEN)[0]["notice"]["sha256"]
    with web.core.database.read() as session:
        row = session.get_one(NoticeTextRow, sha256)
        session.expunge(row)
        return row


def test_shows_the_text_and_that_its_hash_matches(any_web: Web) -> None:
    row = shown_text(any_web)
    response = any_web.staff("auditor").get(f"/audit/notices/{row.sha256}")
    assert page_of(response) == "audit-notice"
    page = unescape(main_of(response))
    assert row.text in page  # letter for letter
    assert row.sha256 in page
    assert any_web.core.texts.text("fi", "audit-notice-match") in page
    assert f'lang="{row.language}"' in page


def test_a_text_that_was_changed_is_told(web: Web) -> None:
    row = shown_text(web)
    with web.core.database.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER notice_texts_no_update"))
        connection.execute(text("UPDATE notice_texts SET text = text || ' And more.'"))
    page = main_of(web.staff("auditor").get(f"/audit/notices/{row.sha256}"))
    now = hashlib.sha256(f"{row.text} And more.".encode()).hexdigest()
    assert web.core.texts.text("fi", "audit-notice-differs", computed=now) in page
    assert web.core.texts.text("fi", "audit-notice-match") not in page


def test_the_source_is_the_bytes_that_the_hash_is_of(web: Web) -> None:
    row = shown_text(web)
    response = web.staff("auditor").get(f"/audit/notices/{row.sha256}/source")
    assert hashlib.sha256(response.data).hexdigest() == row.sha256
    assert "attachment" in response.headers["Content-Disposition"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_looks_are_logged(web: Web) -> None:
    row = shown_text(web)
    auditor = web.staff("auditor")
    auditor.get(f"/audit/notices/{row.sha256}")
    auditor.get(f"/audit/notices/{row.sha256}/source")
    assert [each["facts"] for each in records(web.core, None, EntryType.VIEWED)] == [
        {"what": "notice", "text": row.sha256},
        {"what": "notice_source", "text": row.sha256},
    ]


@pytest.mark.parametrize("ending", ["", "/source"])
def test_texts_of_others_do_not_exist(web: Web, ending: str) -> None:
    # The stranger's house has another name in its text, so another hash.
    encounter = launch(web.core, web.cast.stranger, "talk")
    web.client().to_waiting(web.secret(encounter, "stranger"))
    sha256 = records(web.core, encounter, EntryType.CONSENT_GIVEN)[0]["notice"]["sha256"]
    assert web.staff("auditor").get(f"/audit/notices/{sha256}{ending}").status_code == 404


@pytest.mark.parametrize("ending", ["", "/source"])
@pytest.mark.parametrize("bad", ["0" * 64, "nothing", "%F0%9F%A6%8A"])
def test_bad_hash(web: Web, bad: str, ending: str) -> None:
    assert web.staff("auditor").get(f"/audit/notices/{bad}{ending}").status_code == 404


@pytest.mark.parametrize("ending", ["", "/source"])
def test_wrong_person_and_wrong_method(web: Web, ending: str) -> None:
    row = shown_text(web)
    path = f"/audit/notices/{row.sha256}{ending}"
    assert web.staff("professional").get(path).status_code == 404
    assert web.client().get(path).location == f"/sign-in?next={path}"
    assert web.staff("auditor").post(path).status_code == 405
