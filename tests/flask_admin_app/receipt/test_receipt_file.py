"""`POST /receipt/file`: the small file that an outsider can check (CONS 7)."""

from __future__ import annotations

import hashlib
import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

import tuokio_verify
from flask_admin_app import create_app
from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.models import LogCheckpointRow
from flask_admin_app.services.log import checkpoints, looks, witnesses
from tests.fakes.fake_witness import fake_witness
from tests.support.cast import Cast
from tests.support.clock import Clock
from tests.support.consent import asked_again, say
from tests.support.outside import introduce, opened, policy_of, published
from tests.support.probe import actions, person, records
from tests.support.receipts import open_with, take
from tests.support.web import Client, Web
from tuokio.ledger.hashing import leaf_hash
from tuokio.ledger.leaf import canonical, commit, leaf_bytes
from tuokio.ledger.tlog_proof import verify_proof


def taken(web: Web) -> tuple[str, Client, str]:
    """Somebody who agreed, was asked again, was let in, and took a code."""
    encounter, client = asked_again(web)
    say(client)
    looks.look(web.core, web.cast.auditor, "encounter", encounter=encounter)
    return encounter, client, take(client)


def download(web: Web, code: str) -> bytes:
    response = web.client().post("/receipt/file", code=code)
    assert response.status_code == 200, response.text
    assert response.content_type == "application/json"
    disposition = response.headers["Content-Disposition"]
    assert disposition == 'attachment; filename="receipt.tuokio-receipt.json"'
    content: bytes = response.data
    return content


def check(tmp_path: Path, content: bytes, *options: str) -> int:
    """What the one-file verifier says of it."""
    file = tmp_path / "receipt.tuokio-receipt.json"
    file.write_bytes(content)
    return tuokio_verify.main([str(file), *options])


def test_an_outsider_can_check_it(web: Web, tmp_path: Path) -> None:
    _, _, code = taken(web)
    assert check(tmp_path, download(web, code)) == 0


def test_every_change_is_found(web: Web, tmp_path: Path) -> None:
    _, _, code = taken(web)
    whole = download(web, code)
    for old, new in (
        (b'"event_state":"given"', b'"event_state":"refused"'),
        (b'"board_copy"', b'"remote_meeting"'),
        (b"2030-05-14T09:00", b"2030-05-14T08:00"),
        (b"nauhoita", b"kerro"),
    ):
        assert old in whole
        assert check(tmp_path, whole.replace(old, new, 1)) == 1, old


def test_each_entry_stands_in_the_log(web: Web) -> None:
    _, client, code = taken(web)
    content = download(web, code)
    document: dict[str, Any] = json.loads(content)
    assert canonical(document) == content
    subject = person(web.core, client.ref).subject_ref
    with web.core.database.read() as session:
        assert document["keys"] == checkpoints.vkeys(session)
    assert document["schema"] == "tuokio-receipt/1"
    indexes = [each["index"] for each in document["entries"]]
    assert indexes == sorted(set(indexes))
    for each in document["entries"]:
        assert each["record"]["subject_ref"] == subject
        commitment = commit(bytes.fromhex(each["salt"]), canonical(each["record"]))
        leaf = leaf_hash(leaf_bytes(each["index"], commitment))
        verify_proof(each["proof"], leaf_hash=leaf, vkeys=document["keys"])
    for sha256, text in document["notices"].items():
        assert hashlib.sha256(text.encode()).hexdigest() == sha256


def test_it_holds_the_whole_story_of_its_owner_and_of_nobody_else(web: Web) -> None:
    encounter, client, code = taken(web)
    document = json.loads(download(web, code))
    subject = person(web.core, client.ref).subject_ref
    own = [each for each in records(web.core, encounter) if each["subject_ref"] == subject]
    # Who opened it stands on the page: here, each copy would need a checkpoint of its own.
    told = [each for each in own if each["event_type"] != "own_log_opened"]
    assert len(told) < len(own)
    assert [each["record"] for each in document["entries"]] == told
    types = {each["record"]["event_type"] for each in document["entries"]}
    assert {"consent_given", "consent_superseded", "notice_shown", "admitted"} <= types
    # Who looks at the log is told on the page; whose pseudonym it was stays in the house.
    assert "viewed" not in types
    assert web.cast.auditor.ref not in json.dumps(document)


def test_both_texts_are_in_it(web: Web) -> None:
    _, client, code = taken(web)
    document = json.loads(download(web, code))
    assert person(web.core, client.ref).notice in document["notices"]
    given = {
        each["record"]["notice"]["sha256"]
        for each in document["entries"]
        if each["record"]["event_type"] == "consent_given"
    }
    assert len(given) == 2
    assert given <= document["notices"].keys()


def test_downloading_is_written_down(web: Web) -> None:
    encounter, _, code = taken(web)
    download(web, code)
    (opened,) = records(web.core, encounter, "own_log_opened")
    assert opened["facts"] == {"form": "file"}


def test_nothing_downloads_by_itself(web: Web) -> None:
    _, _, code = taken(web)
    page = open_with(web, code)
    assert page.content_type.startswith("text/html")
    assert "Content-Disposition" not in page.headers
    assert "receipt-file" in actions(page)


def test_entries_are_proved_under_what_witnesses_have_cosigned(
    settings: Settings, clock: Clock, tmp_path: Path
) -> None:
    with fake_witness() as witness, ExitStack() as stack:
        introduce(witness, settings, clock)
        core = stack.enter_context(opened(settings, clock, witness_policy=policy_of(witness)))
        web = Web(create_app(core.settings, core=core), core, Cast(core))
        _, client, code = taken(web)
        first = json.loads(download(web, code))
        assert first["witness_keys"] == [witness.key.vkey]
        publish(core, clock)
        vouched = published(core).size
        asked = ("--witness", witness.key.vkey, "--at-least", "1")
        for _ in range(2):
            content = download(web, code)
            assert check(tmp_path, content, *asked) == 0
            assert json.loads(content)["entries"][-1]["proof"].count("witness.example.org") == 1
        # A later answer is in no published one yet: one of ours alone, for that entry only.
        assert client.post(f"/j/{client.ref}/withdraw").status_code == 303
        mixed = json.loads(download(web, code))
        sizes = {
            each["index"]: int(each["proof"].split("\n\n")[1].split("\n")[1])
            for each in mixed["entries"]
        }
        assert {size for index, size in sizes.items() if index < vouched} == {vouched}
        assert min(size for index, size in sizes.items() if index >= vouched) > vouched
        assert check(tmp_path, canonical(mixed)) == 0
        assert check(tmp_path, canonical(mixed), *asked) == 1


def publish(core: Core, clock: Clock) -> None:
    """An hour later, and cosigned."""
    clock.forward(hours=1)
    assert checkpoints.publish_if_due(core)
    witnesses.ask_due(core)


@pytest.mark.parametrize("published", [False, True])
def test_a_checkpoint_that_covers_it_is_signed_when_there_is_none(
    web: Web, tmp_path: Path, published: bool
) -> None:
    _, _, code = taken(web)
    if published:
        assert checkpoints.publish_if_due(web.core)
    for _ in range(2):
        assert check(tmp_path, download(web, code)) == 0
    with web.core.database.read() as session:  # one is enough for both
        assert len(session.query(LogCheckpointRow).all()) == 1
