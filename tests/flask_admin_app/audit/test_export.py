"""`POST /audit/export`: what an auditor takes along."""

from __future__ import annotations

import csv
import io
import json
import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.bundle import Bundle
from werkzeug.test import TestResponse

import tuokio_verify
from flask_admin_app.core import Core
from flask_admin_app.models import LogLeafRow
from flask_admin_app.services.launch import launch
from flask_admin_app.services.log import bundles, checkpoints, exports
from flask_admin_app.services.log.exports import COLUMNS
from flask_admin_app.services.log.keeper import LogKeeper
from tests.support.clock import Clock
from tests.support.probe import page_of, records
from tests.support.web import Web
from tuokio.ledger import EntryType
from tuokio.ledger.leaf import canonical, commit
from tuokio.ledger.notes import Signer


def lines(response: TestResponse) -> list[dict[str, object]]:
    return [json.loads(line) for line in response.data.splitlines()]


def table(response: TestResponse) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.data.decode("utf-8-sig"))))


@contextmanager
def archive(response: TestResponse) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(io.BytesIO(response.data)) as found:
        assert found.testzip() is None
        yield found


def test_json_lines_are_those_of_a_bundle(any_web: Web) -> None:
    web = any_web
    encounter, _ = web.waiting()
    response = web.staff("auditor").post("/audit/export", kind="jsonl")
    assert response.mimetype == "application/jsonl"
    assert "attachment" in response.headers["Content-Disposition"]
    found = lines(response)
    assert [each["index"] for each in found] == list(range(len(found)))
    assert [each["record"] for each in found] == records(web.core, encounter)
    assert response.data == b"".join(canonical(each) + b"\n" for each in found)
    with web.core.database.read() as session:
        for each in found:
            record = each["record"]
            assert isinstance(record, dict)
            leaf = session.get_one(LogLeafRow, each["index"])
            assert commit(bytes.fromhex(str(each["salt"])), canonical(record)) == leaf.commitment


def test_a_table_has_a_header_and_a_row_for_each(web: Web) -> None:
    encounter, _ = web.admitted("appointment")
    response = web.staff("auditor").post("/audit/export", kind="csv")
    assert response.data.startswith(b"\xef\xbb\xbf" + COLUMNS[0].encode())
    rows = table(response)
    assert [row["event"] for row in rows] == [
        each["event_type"] for each in records(web.core, encounter)
    ]
    [given] = [row for row in rows if row["event"] == "consent_given"]
    assert given["purpose"] == "remote_meeting"
    assert given["notice_id"] == "appointment"
    assert given["method"] == "click"
    assert given["time"] == "2030-05-14T09:00:00.000Z"
    assert given["staff"] == ""
    [admitted] = [row for row in rows if row["event"] == "admitted"]
    assert admitted["staff"] == web.cast.professional.ref
    assert admitted["client"] == given["client"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(web: Web, monkeypatch: pytest.MonkeyPatch, start: str) -> None:
    """No value of ours begins so; what an organisation calls its service might."""
    web.launch()
    trick = f"{start}1+1"
    monkeypatch.setattr(exports, "_values", lambda _found: [trick] * len(COLUMNS))
    rows = table(web.staff("auditor").post("/audit/export", kind="csv"))
    assert {row["service_template"] for row in rows} == {f"'{trick}"}


def test_fhir_holds_the_consents(web: Web) -> None:
    web.waiting("appointment")
    response = web.staff("auditor").post("/audit/export", kind="fhir")
    assert response.mimetype == "application/fhir+json"
    Bundle.model_validate_json(response.data)
    assert [each["resource"]["status"] for each in response.json["entry"]] == ["active"]  # type: ignore[index]


def test_a_bundle_is_whole(any_web: Web) -> None:
    any_web.waiting()
    response = any_web.staff("auditor").post("/audit/export", kind="bundle")
    assert response.mimetype == "application/zip"
    with archive(response) as found:
        names = set(found.namelist())
        manifest = json.loads(found.read("manifest.json"))
        shown = found.read("records.jsonl").splitlines()
    assert set(manifest["files"]) | {"manifest.json"} == names
    assert manifest["scope"] == "units"
    assert len(shown) == manifest["size"]


@pytest.mark.parametrize("days", [{}, {"since": "2030-05-15"}], ids=["all", "part"])
def test_a_bundle_verifies_without_the_service(
    web: Web, clock: Clock, tmp_path: Path, days: dict[str, str]
) -> None:
    web.admitted("appointment")
    checkpoints.publish_if_due(web.core)
    clock.forward(days=1)
    web.waiting()
    launch(web.core, web.cast.stranger, "talk")
    path = tmp_path / "taken.zip"
    path.write_bytes(web.staff("auditor").post("/audit/export", kind="bundle", **days).data)
    with web.core.database.read() as session:
        [key] = checkpoints.vkeys(session)
    assert tuokio_verify.main([str(path), "--key", key]) == 0
    foreign = Signer.generate("localhost/log/other").vkey
    assert tuokio_verify.main([str(path), "--key", foreign]) == 1


def test_a_zip_tells_of_its_bundle_only(web: Web) -> None:
    """Not of the machine: when its files were written there, and by whom."""
    web.launch()
    with archive(web.staff("auditor").post("/audit/export", kind="bundle")) as found:
        assert {each.date_time for each in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {each.external_attr >> 16 for each in found.infolist()} == {stat.S_IFREG | 0o600}


def test_a_bundle_looks_at_days_only(web: Web, clock: Clock) -> None:
    web.launch()
    clock.forward(days=1)
    second = web.launch()
    response = web.staff("auditor").post(
        "/audit/export", kind="bundle", since="2030-05-15", type="encounter_opened", unit="nothing"
    )
    with archive(response) as found:
        told = [json.loads(line)["record"] for line in found.read("records.jsonl").splitlines()]
    assert told == records(web.core, second)


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_the_filters_are_those_of_the_list(web: Web, kind: str) -> None:
    first, _ = web.waiting()
    web.waiting()
    response = web.staff("auditor").post("/audit/export", kind=kind, encounter=first)
    found = table(response) if kind == "csv" else lines(response)
    assert len(found) == len(records(web.core, first)) - 1  # the export came after
    assert {each.get("encounter") or each["record"]["encounter_ref"] for each in found} == {first}  # type: ignore[index]


def test_no_record_of_others_leaves(any_web: Web) -> None:
    web = any_web
    web.launch()
    foreign = [
        launch(web.core, web.cast.other_unit, "talk"),
        launch(web.core, web.cast.stranger, "talk"),
    ]
    auditor = web.staff("auditor")
    for kind in ("jsonl", "csv"):
        body = auditor.post("/audit/export", kind=kind).text
        assert not any(encounter in body for encounter in foreign)
    with archive(auditor.post("/audit/export", kind="bundle")) as found:
        body = found.read("records.jsonl").decode()
    assert body
    assert not any(encounter in body for encounter in foreign)


@pytest.mark.parametrize("kind", ["jsonl", "csv", "fhir", "bundle"])
def test_each_export_is_logged_before_it_is_handed_out(web: Web, kind: str) -> None:
    web.waiting()
    auditor = web.staff("auditor")
    auditor.post("/audit/export", kind=kind)
    auditor.post("/audit/export", kind=kind)
    first, second = records(web.core, None, EntryType.EXPORTED)
    assert first["entity_id"] == web.cast.auditor.ref
    assert first["facts"]["format"] == kind
    assert first["facts"]["count"] > 0
    # The first export is itself an entry that the second one takes along.
    more = 0 if kind == "fhir" else 1
    assert second["facts"]["count"] == first["facts"]["count"] + more


def test_an_export_of_one_meeting_is_told_with_that_meeting(web: Web) -> None:
    encounter = web.launch()
    web.staff("auditor").post("/audit/export", kind="jsonl", encounter=encounter)
    assert len(records(web.core, encounter, EntryType.EXPORTED)) == 1


@pytest.mark.parametrize(
    ("kind", "days"),
    [
        ("jsonl", {"since": "2031-01-01"}),
        ("csv", {"since": "2031-01-01"}),
        ("fhir", {}),
        ("bundle", {"since": "2031-01-01"}),
    ],
)
def test_nothing_to_export_is_told_and_not_logged(
    web: Web, kind: str, days: dict[str, str]
) -> None:
    web.launch()  # nobody has consented to anything
    response = web.staff("auditor").post("/audit/export", kind=kind, **days)
    assert response.status_code == 404
    assert page_of(response) == "audit-nothing"
    assert records(web.core, None, EntryType.EXPORTED) == []


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"kind": "xls"},
        {"kind": "csv", "type": "nothing"},
        {"kind": "bundle", "since": "nothing"},
        {"kind": "csv", "encounter": "nothing"},
    ],
)
def test_wrong_fields(web: Web, fields: dict[str, str]) -> None:
    web.launch()
    assert web.staff("auditor").post("/audit/export", **fields).status_code == 422
    assert records(web.core, None, EntryType.EXPORTED) == []


@pytest.mark.parametrize("who", ["professional", "administrator", "stranger"])
def test_wrong_person(web: Web, who: str) -> None:
    assert web.staff(who).post("/audit/export", kind="csv").status_code == 404


def test_nobody_signed_in_and_wrong_method(web: Web) -> None:
    assert web.client().post("/audit/export", kind="csv").status_code == 401
    assert web.staff("auditor").get("/audit/export").status_code == 405
    assert web.staff("auditor").get("/audit/export?kind=csv").status_code == 405


def test_nothing_of_an_export_lies_about(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written for it is in the data folder and for its owner only, and goes at the end."""
    web.admitted()
    folder = web.core.settings.data_dir / "exports"
    seen: list[Path] = []
    original = bundles.write

    def write(core: Core, path: Path, **options: Any) -> int:
        seen.append(path)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        return original(core, path, **options)

    monkeypatch.setattr(bundles, "write", write)
    assert web.staff("auditor").post("/audit/export", kind="bundle").status_code == 200
    assert [folder in path.parents for path in seen] == [True]
    assert list(folder.iterdir()) == []


def test_what_a_killed_export_left_goes_at_the_start(web: Web) -> None:
    folder = web.core.settings.data_dir / "exports"
    (folder / "tmpx" / "bundle").mkdir(parents=True)
    (folder / "tmpx" / "bundle" / "records.jsonl").write_text("{}")
    keeper = LogKeeper(web.core)
    keeper.start()
    keeper.stop()
    assert list(folder.rglob("*")) == []


def test_the_pages_stay_while_a_file_comes_and_say_so(web: Web) -> None:
    encounter, _ = web.waiting()
    words = web.core.texts.text("fi", "client-js-file-coming")
    for path in ("/audit", f"/audit/encounters/{encounter}", "/audit/entries/0"):
        page = web.staff("auditor").get(path).text
        (form,) = re.findall(r'<form [^>]*action="/audit/[^"]*(?:export|proof)"[^>]*>', page)
        assert "data-download" in form, path
        assert "data-download-said" in page, path
        assert words in page, path
