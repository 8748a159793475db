"""`POST /audit/verify`: the check of the log, in parts for a script and in one go without."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from flask_admin_app.audit import verifying
from flask_admin_app.services.log import checkpoints
from tests.support.audit import post_json
from tests.support.probe import main_of, page_of, records
from tests.support.web import Browser, Web
from tuokio.ledger import EntryType

PART = 4
"""Entries in one part, so that few make several."""


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "PART", PART)
    monkeypatch.setattr(verifying, "MOST_AT_ONCE", 2 * PART)


def whole(auditor: Browser) -> list[dict[str, Any]]:
    """Every part, as the page's script asks for them."""
    parts: list[dict[str, Any]] = []
    start: int | None = 0
    while start is not None:
        response = post_json(auditor, "/audit/verify", {"from": start})
        assert response.status_code == 200
        part = response.get_json()
        parts.append(part)
        start = part["next"]
    return parts


def break_entry(web: Web, index: int) -> None:
    """As somebody with the database in hands might."""
    with web.core.database.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER log_leaves_no_update"))
        connection.execute(
            text('UPDATE log_leaves SET commitment = zeroblob(32) WHERE "index" = :index'),
            {"index": index},
        )


@pytest.mark.usefixtures("small_parts")
def test_a_whole_log_in_parts(any_web: Web) -> None:
    any_web.admitted("appointment")
    checkpoints.covering(any_web.core, 0)
    parts = whole(any_web.staff("auditor"))
    assert len(parts) > 2
    assert [part["next"] for part in parts][:2] == [PART, 2 * PART]
    size = parts[-1]["size"]
    assert sum(part["checked"] for part in parts) == size
    assert sum(part["opened"] for part in parts) == size
    assert [part["faults"] for part in parts] == [[]] * len(parts)
    assert [part["signed"] is not None for part in parts] == [False] * (len(parts) - 1) + [True]
    assert parts[-1]["signed"] == any_web.core.texts.text(
        "fi", "audit-verify-signed", size=str(size - 1), witnesses=0
    )


@pytest.mark.usefixtures("small_parts")
def test_a_fault_names_its_entry(web: Web) -> None:
    web.admitted("appointment")
    break_entry(web, 5)
    parts = whole(web.staff("auditor"))
    faults = [fault for part in parts for fault in part["faults"]]
    assert faults
    assert {fault["words"] for fault in faults} == {
        web.core.texts.text("fi", "audit-fault-entry", n="5")
    }
    assert all("5" in fault["exactly"] for fault in faults)


def test_a_log_that_is_not_signed_says_so(web: Web) -> None:
    web.launch()
    [part] = whole(web.staff("auditor"))
    assert part["signed"] == web.core.texts.text("fi", "audit-verify-unsigned")


def test_one_check_is_one_look(web: Web) -> None:
    web.launch()
    auditor = web.staff("auditor")
    post_json(auditor, "/audit/verify", {"from": 0})
    post_json(auditor, "/audit/verify", {"from": 1})
    found = records(web.core, None, EntryType.VIEWED)
    assert [each["facts"] for each in found] == [{"what": "verify"}]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_without_script(any_web: Web, language: str) -> None:
    any_web.launch()
    auditor = any_web.staff("auditor")
    auditor.post("/language", language=language, back="/audit")
    response = auditor.post("/audit/verify")
    assert page_of(response) == "audit-verified"
    page = main_of(response)
    assert any_web.core.texts.text(language, "audit-verify-good") in page
    assert any_web.core.texts.text(language, "audit-verify-again") in page


def test_without_script_faults_are_told(web: Web) -> None:
    web.launch()
    break_entry(web, 1)
    page = main_of(web.staff("auditor").post("/audit/verify", **{"from": "0"}))
    assert web.core.texts.text("fi", "audit-fault-entry", n="1") in page
    assert web.core.texts.text("fi", "audit-verify-good") not in page


@pytest.mark.usefixtures("small_parts")
def test_without_script_a_long_log_is_checked_in_several_presses(web: Web) -> None:
    web.admitted("appointment")
    auditor = web.staff("auditor")
    page = main_of(auditor.post("/audit/verify"))
    texts = web.core.texts
    checked = texts.text("fi", "audit-verify-checked", checked=str(2 * PART), first="0")
    assert checked in page
    assert texts.text("fi", "audit-verify-rest") in page
    assert f'name="from" value="{2 * PART}"' in page
    page = main_of(auditor.post("/audit/verify", **{"from": str(2 * PART)}))
    assert texts.text("fi", "audit-verify-again") in page


@pytest.mark.parametrize("bad", [None, -1, "0", 1.5, True, [], 2**60, {}])
def test_a_beginning_that_is_none(web: Web, bad: object) -> None:
    auditor = web.staff("auditor")
    assert post_json(auditor, "/audit/verify", {"from": bad}).status_code == 422


@pytest.mark.parametrize("body", [[], "0", 7, {}, {"From": 0}])
def test_a_body_that_is_none(web: Web, body: object) -> None:
    assert post_json(web.staff("auditor"), "/audit/verify", body).status_code == 422


@pytest.mark.parametrize("bad", ["-1", "x", "", "9" * 30])
def test_a_beginning_that_is_none_without_script(web: Web, bad: str) -> None:
    assert web.staff("auditor").post("/audit/verify", **{"from": bad}).status_code == 422


def test_beyond_the_end_there_is_nothing_to_check(web: Web) -> None:
    web.launch()
    part = post_json(web.staff("auditor"), "/audit/verify", {"from": 500}).get_json()
    assert (part["checked"], part["next"]) == (0, None)


@pytest.mark.parametrize("who", ["professional", "administrator", "stranger"])
def test_wrong_person(web: Web, who: str) -> None:
    assert post_json(web.staff(who), "/audit/verify", {"from": 0}).status_code == 404


def test_nobody_signed_in(web: Web) -> None:
    assert post_json(web.client(), "/audit/verify", {"from": 0}).status_code == 401


def test_wrong_method_and_missing_token(web: Web) -> None:
    auditor = web.staff("auditor")
    assert auditor.get("/audit/verify").status_code == 405
    bare = auditor.client.post("/audit/verify", json={"from": 0}, headers=auditor.headers)
    assert bare.status_code == 400
