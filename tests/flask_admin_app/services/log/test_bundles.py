"""What an auditor takes away, checked by a verifier that imports nothing of the service (LOG 5)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.models import LogTimestampRow
from flask_admin_app.services.log import bundles
from flask_admin_app.services.log.checkpoints import latest, publish_if_due
from flask_admin_app.services.log.erasure import erase_subject
from flask_admin_app.services.log.reading import Scope, scope_of
from flask_admin_app.services.log.rotation import rotate
from flask_admin_app.services.log.witnesses import ask_due
from tests.fakes.fake_witness import FakeWitness, fake_witness
from tests.support.clock import Clock
from tests.support.kept_log import ended, indexes, signed
from tests.support.outside import grow, introduce, opened, policy_of
from tests.support.outside import shown as note_shown
from tests.support.web import Web
from tuokio.ledger.bundle import BundleRefused
from tuokio_verify import main

NOBODY = Scope(0, frozenset())


def write(web: Web, folder: Path, scope: Scope | None = None, **times: datetime) -> int:
    """A bundle of what the reader may see."""
    return bundles.write(web.core, folder, scope=scope, **times)


def shown(folder: Path) -> list[dict[str, Any]]:
    """The lines of its records."""
    return [json.loads(line) for line in (folder / "records.jsonl").read_bytes().splitlines()]


def manifest(folder: Path) -> dict[str, Any]:
    """What it says about itself."""
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_bytes())
    return found


def verified(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    """What the verifier says, which must be content."""
    code = main([str(folder), *options])
    said = capsys.readouterr()
    assert code == 0, said.out + said.err
    return said.out


@pytest.fixture
def folder_of(tmp_path: Path) -> Path:
    """Where a bundle goes."""
    return tmp_path / "bundle"


def test_the_operator_takes_everything(
    any_web: Web, folder_of: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended(any_web, "group")
    grow(any_web.core, 1)
    count = write(any_web, folder_of)
    assert [line["index"] for line in shown(folder_of)] == indexes(any_web.core)
    assert count == len(indexes(any_web.core)) == manifest(folder_of)["size"]
    assert manifest(folder_of)["scope"] == "all"
    verified(folder_of, capsys)


def test_an_auditor_takes_what_they_may_see(
    web: Web, folder_of: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    walked = ended(web)
    with web.core.database.write() as work:
        web.core.database.forget(work)
    count = write(web, folder_of, scope_of(web.cast.auditor))
    assert count == len(indexes(web.core, encounter=walked.encounter))
    assert manifest(folder_of)["scope"] == "units"
    verified(folder_of, capsys)


def test_another_house_gets_the_tree_and_no_record(
    web: Web, folder_of: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    walked = ended(web)
    assert write(web, folder_of, scope_of(web.cast.stranger)) == 0
    assert shown(folder_of) == []
    verified(folder_of, capsys)
    everything = b"".join(each.read_bytes() for each in folder_of.rglob("*") if each.is_file())
    for hidden in (walked.subject, walked.encounter, "Rantakyl"):
        assert hidden.encode() not in everything
    assert not (folder_of / "notices").exists()


def test_a_part_is_tied_to_what_was_signed_before(
    web: Web, folder_of: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    ended(web)
    before = signed(web.core, publish=True)
    since = clock.forward(days=1)
    walked = ended(web)
    until = clock.forward(days=1)
    ended(web)
    count = write(web, folder_of, scope_of(web.cast.auditor), since=since, until=until)
    assert [line["index"] for line in shown(folder_of)] == indexes(
        web.core, encounter=walked.encounter
    )
    assert count == len(shown(folder_of))
    assert (manifest(folder_of)["from_size"], manifest(folder_of)["size"]) == (
        before.size,
        len(indexes(web.core)),
    )
    assert (folder_of / "checkpoint.from").read_text() == before.note
    verified(folder_of, capsys)


def test_after_an_erasure_the_places_are_told_and_empty(
    web: Web, folder_of: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    walked = ended(web)
    places = indexes(web.core, key_id=walked.subject)
    erase_subject(web.core, subject_ref=walked.subject, actor=None, organisation_id=None)
    write(web, folder_of)
    assert not {line["index"] for line in shown(folder_of)} & set(places)
    assert str(len(places)) in verified(folder_of, capsys)


def test_it_brings_every_key_that_ever_signed(
    web: Web, folder_of: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended(web)
    signed(web.core)
    rotate(web.core)
    write(web, folder_of)
    assert len(list((folder_of / "keys").glob("*.vkey"))) == 2
    verified(folder_of, capsys)


def test_it_brings_the_texts_that_its_records_name(web: Web, folder_of: Path) -> None:
    ended(web)
    write(web, folder_of)
    named = set()
    for line in shown(folder_of):
        record = line["record"]
        party = record["controller"]["party_id"]
        notice = record.get("notice") or {"sha256": record.get("facts", {}).get("notice")}
        named |= {party.removeprefix("sha256:") if party else None, notice["sha256"]} - {None}
    assert {each.name for each in (folder_of / "notices").iterdir()} == named
    assert len(named) == 2


def test_of_an_empty_log(web: Web, folder_of: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert write(web, folder_of) == 0
    assert manifest(folder_of)["size"] == 0
    verified(folder_of, capsys)


def test_a_folder_that_is_not_empty_is_refused(web: Web, folder_of: Path) -> None:
    folder_of.mkdir()
    (folder_of / "mine.txt").write_text("mine")
    with pytest.raises(BundleRefused):
        write(web, folder_of)
    assert [each.name for each in folder_of.iterdir()] == ["mine.txt"]


def test_writing_one_moves_nothing_that_anyone_sees(web: Web, folder_of: Path) -> None:
    ended(web)
    write(web, folder_of, NOBODY)
    with web.core.database.read() as session:
        assert latest(session) is None


# What witnesses said -----------------------------------------------------------------------------


@pytest.fixture
def witness(settings: Settings, clock: Clock) -> Iterator[FakeWitness]:
    """A witness that knows the log."""
    with fake_witness() as found:
        introduce(found, settings, clock)
        yield found


def published(core: Core, clock: Clock, entries: int = 3) -> int:
    """Some entries more, published after an hour and cosigned; the size."""
    size = grow(core, entries)
    clock.forward(hours=1)
    assert publish_if_due(core)
    ask_due(core)
    return size


def asking(witness: FakeWitness) -> list[str]:
    """The options that ask for it."""
    return ["--witness", witness.key.vkey, "--at-least", "1"]


def test_last_cosigned_checkpoint_goes_along(
    settings: Settings,
    clock: Clock,
    witness: FakeWitness,
    folder_of: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with opened(settings, clock, witness_policy=policy_of(witness)) as core:
        published(core, clock, 1)
        size = published(core, clock)
        with core.database.write() as work:
            row = latest(work.session)
            assert row
            work.session.add(LogTimestampRow(checkpoint_id=row.id, response=b"response"))
        grow(core, 2)
        bundles.write(core, folder_of, scope=None)
        assert (folder_of / "checkpoint.cosigned").read_text() == note_shown(core)
        assert (folder_of / f"timestamps/{size}.tsr").read_bytes() == b"response"
        assert f"Witnesses vouch up to entry {size - 1}; for the 2 entries after it" in verified(
            folder_of, capsys, *asking(witness)
        )


def test_cosigned_checkpoint_is_not_there_twice(
    settings: Settings,
    clock: Clock,
    witness: FakeWitness,
    folder_of: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with opened(settings, clock, witness_policy=policy_of(witness)) as core:
        published(core, clock)
        bundles.write(core, folder_of, scope=None)
    assert not (folder_of / "checkpoint.cosigned").exists()
    verified(folder_of, capsys, *asking(witness))


def test_a_part_begins_at_a_checkpoint_that_others_have_seen(
    settings: Settings,
    clock: Clock,
    witness: FakeWitness,
    folder_of: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with opened(settings, clock, witness_policy=policy_of(witness)) as core:
        size = published(core, clock)
        grow(core, 3)
        signed(core)  # somebody's receipt
        since = clock.forward(minutes=10)
        grow(core, 3)
        until = clock.forward(minutes=10)
        bundles.write(core, folder_of, scope=None, since=since, until=until)
        assert manifest(folder_of)["from_size"] == size
        assert (folder_of / "checkpoint.from").read_text() == note_shown(core)
        verified(folder_of, capsys, *asking(witness))


def test_keys_of_former_witnesses_go_along(
    settings: Settings,
    clock: Clock,
    witness: FakeWitness,
    folder_of: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with opened(settings, clock, witness_policy=policy_of(witness)) as core:
        published(core, clock)
    with opened(settings, clock) as core:
        bundles.write(core, folder_of, scope=None)
    assert f"by the key {witness.key.verifier.name}+" in verified(folder_of, capsys)
