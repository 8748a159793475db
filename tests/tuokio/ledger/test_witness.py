"""Asking a witness, which is sometimes away, sometimes right to refuse, and sometimes wrong."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
import requests

from tests.fakes.fake_witness import FakeWitness, Mood, fake_witness
from tests.support.log_trees import MemoryTree, numbered
from tuokio.ledger.checkpoint import Checkpoint, verify_note
from tuokio.ledger.cosignatures import verify_cosignatures
from tuokio.ledger.notes import KeyInvalid, NoteInvalid, Signer, add_signatures, sign_note
from tuokio.ledger.tree import consistency_proof, root
from tuokio.ledger.witness import (
    MOST_HASHES,
    WitnessAnswerInvalid,
    WitnessAway,
    WitnessClient,
    WitnessConflict,
    WitnessError,
    WitnessRefused,
    WitnessUrlInvalid,
)
from tuokio.quiet_http import AnswerTooLarge, PostFailed, post

LOG = Signer.generate("log.example.org/consent")
TREE = MemoryTree(numbered(40))
FORK = MemoryTree([*numbered(7), b"another", *numbered(32)])
AT = 1_800_000_000


def note_of(size: int, tree: MemoryTree = TREE, signer: Signer = LOG) -> str:
    """The log's checkpoint of so many leaves."""
    return sign_note(Checkpoint(LOG.name, size, root(tree, size)).text(), [signer])


def proof(old: int, new: int, tree: MemoryTree = TREE) -> list[bytes]:
    """That `new` continues `old`."""
    return consistency_proof(tree, old, new) if old else []


@pytest.fixture
def fake() -> Iterator[FakeWitness]:
    """A witness that knows the log."""
    with fake_witness() as served:
        served.logs[LOG.name] = [LOG.vkey]
        served.clock = lambda: AT
        yield served


@pytest.fixture
def client(fake: FakeWitness) -> WitnessClient:
    """Asks it."""
    return WitnessClient(fake.url, fake.key.vkey, timeout=5)


def ask(client: WitnessClient, old: int, new: int, tree: MemoryTree = TREE) -> list[str]:
    """Ask for a cosignature, going on from `old`."""
    return client.add_checkpoint(
        note_of(new, tree), old_size=old, proof=proof(old, new, tree) if old <= new else []
    )


def test_it_cosigns_what_continues(fake: FakeWitness, client: WitnessClient) -> None:
    old = 0
    for new in (0, 1, 7, 7, 8, 40):
        note = add_signatures(note_of(new), ask(client, old, new))
        assert verify_note(note, [LOG.vkey]).size == new
        [found] = verify_cosignatures(note, [fake.key.vkey])
        assert found.time == datetime.fromtimestamp(AT, UTC)
        old = new
    assert fake.size(LOG.name) == 40


def test_it_is_asked_as_the_specification_says(fake: FakeWitness, client: WitnessClient) -> None:
    ask(client, 0, 7)
    assert fake.asked == [b"old 0\n\n" + note_of(7).encode()]
    ask(client, 7, 8)
    first, *hashes, blank = fake.asked[1].decode().split("\n")[: 2 + len(proof(7, 8))]
    assert (first, len(hashes), blank) == ("old 7", len(proof(7, 8)), "")


def test_it_shows_what_it_has_cosigned(fake: FakeWitness, client: WitnessClient) -> None:
    where = f"{fake.url}/{hashlib.sha256(LOG.name.encode()).hexdigest()}/checkpoint"
    assert requests.get(where, timeout=5).status_code == 404
    stranger = Signer.generate("someone.example")
    note = add_signatures(note_of(8), [stranger.sign("text\n")])
    lines = client.add_checkpoint(note, old_size=0, proof=[])
    shown = requests.get(where, timeout=5)
    shown.encoding = "utf-8"
    assert shown.text == add_signatures(note_of(8), lines)


def test_whoever_is_behind_proves_from_what_it_has(
    fake: FakeWitness, client: WitnessClient
) -> None:
    ask(client, 0, 8)
    with pytest.raises(WitnessConflict) as caught:
        ask(client, 0, 40)
    assert caught.value.size == 8
    note = add_signatures(note_of(40), ask(client, caught.value.size, 40))
    assert len(verify_cosignatures(note, [fake.key.vkey])) == 1


def test_a_log_that_lost_entries_is_told_so(fake: FakeWitness, client: WitnessClient) -> None:
    ask(client, 0, 40)
    with pytest.raises(WitnessConflict) as caught:
        ask(client, 8, 20)
    assert caught.value.size == 40
    assert fake.size(LOG.name) == 40


@pytest.mark.parametrize("size", [8, 9, 40])
def test_a_forked_history_is_refused(fake: FakeWitness, client: WitnessClient, size: int) -> None:
    ask(client, 0, 8)
    with pytest.raises(WitnessRefused) as caught:
        ask(client, 8, size, FORK)
    assert caught.value.status == 422
    assert len(ask(client, 8, 40)) == 1


def test_a_fork_is_seen_from_where_it_begins(client: WitnessClient) -> None:
    ask(client, 0, 7)
    ask(client, 7, 40, FORK)
    with pytest.raises(WitnessRefused):
        client.add_checkpoint(note_of(40), old_size=40, proof=[])


def status(client: WitnessClient, note: str, old_size: int, hashes: list[bytes]) -> int:
    """With which status it refuses."""
    with pytest.raises(WitnessRefused) as caught:
        client.add_checkpoint(note, old_size=old_size, proof=hashes)
    return caught.value.status


def test_it_refuses_as_the_specification_says(fake: FakeWitness, client: WitnessClient) -> None:
    empty = sign_note(Checkpoint(LOG.name, 0, bytes(32)).text(), [LOG])
    assert status(client, empty, 0, []) == 422
    assert status(client, note_of(8), 0, [bytes(32)]) == 422
    ask(client, 0, 8)
    assert status(client, note_of(8), 8, [bytes(32)]) == 422
    assert status(client, note_of(9), 8, []) == 422
    assert status(client, note_of(9), 8, proof(7, 9)) == 422
    assert status(client, note_of(7), 8, []) == 400
    assert status(client, sign_note("text\n", [LOG]), 0, []) == 400
    assert status(client, note_of(9, signer=Signer.generate(LOG.name)), 8, proof(8, 9)) == 403
    forged = note_of(9) + LOG.sign("text\n") + "\n"
    assert status(client, forged, 8, proof(8, 9)) == 403
    stranger = Signer.generate("someone.example")
    other = Checkpoint(stranger.name, 9, root(TREE, 9)).text()
    assert status(client, sign_note(other, [stranger]), 0, []) == 404
    assert fake.size(LOG.name) == 8


@pytest.mark.parametrize(
    "head",
    ["", "old\n\n", "old 08\n\n", "old -1\n\n", "new 0\n\n", "old 8\nnothing\n\n", "old 8\n"],
)
def test_what_is_no_request_is_refused(fake: FakeWitness, head: str) -> None:
    assert fake.add_checkpoint((head + note_of(8)).encode())[0] == 400


def test_too_many_hashes_are_not_sent(fake: FakeWitness, client: WitnessClient) -> None:
    hashes = [bytes(32)] * (MOST_HASHES + 1)
    with pytest.raises(ValueError, match=str(MOST_HASHES)):
        client.add_checkpoint(note_of(8), old_size=1, proof=hashes)
    assert fake.asked == []
    assert fake.add_checkpoint(b"old 1\n" + b"\n".join([b"A" * 43 + b"="] * 64) + b"\n\n")[0] == 400


def test_what_is_no_note_is_not_sent(fake: FakeWitness, client: WitnessClient) -> None:
    with pytest.raises(NoteInvalid):
        client.add_checkpoint("text\n", old_size=0, proof=[])
    assert fake.asked == []


def test_of_two_at_once_one_is_behind(client: WitnessClient) -> None:
    ready = threading.Barrier(8)

    def one(size: int) -> str:
        ready.wait()
        try:
            return ask(client, 0, size)[0]
        except WitnessConflict:
            return ""

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(one, range(1, 9)))
    assert sum(map(bool, answers)) == 1


def test_lines_by_others_are_left_out(fake: FakeWitness, client: WitnessClient) -> None:
    fake.mood = Mood.IN_COMPANY
    [line] = ask(client, 0, 8)
    assert line.startswith(f"— {fake.key.verifier.name} ")
    assert len(verify_cosignatures(add_signatures(note_of(8), [line]), [fake.key.vkey])) == 1


@pytest.mark.parametrize(
    ("mood", "words"),
    [
        (Mood.OTHER_CHECKPOINT, "does not verify"),
        (Mood.FORGED, "does not verify"),
        (Mood.OTHER_KEY, "no cosignature by its key"),
        (Mood.MORE_TEXT, "more than signature lines"),
        (Mood.GARBAGE, "a signature is"),
        (Mood.NO_TEXT, "no text"),
        (Mood.HUGE, "no text of usable length"),
        (Mood.REDIRECT, "status 307"),
        (Mood.CONFLICT_WITHOUT_SIZE, "without a size"),
    ],
)
def test_an_answer_that_is_none_is_not_taken(
    fake: FakeWitness, client: WitnessClient, mood: Mood, words: str
) -> None:
    fake.mood = mood
    with pytest.raises(WitnessAnswerInvalid, match=words):
        ask(client, 0, 8)
    assert len(fake.asked) == 1


@pytest.mark.parametrize(
    ("mood", "reason"),
    [
        (Mood.AWAY, "unreachable"),
        (Mood.FAULTY, "faulty"),
        (Mood.SILENT, "slow"),
        (Mood.DROP_BY_DROP, "slow"),
    ],
)
def test_it_can_be_away(fake: FakeWitness, mood: Mood, reason: str) -> None:
    fake.mood = mood
    client = WitnessClient(fake.url, fake.key.vkey, timeout=0.3)
    before = time.monotonic()
    with pytest.raises(WitnessAway) as caught:
        ask(client, 0, 8)
    assert caught.value.reason == reason
    assert time.monotonic() - before < 5
    fake.mood = Mood.WELL
    patient = WitnessClient(fake.url, fake.key.vkey, timeout=5)
    assert len(ask(patient, 0, 8)) == 1


def test_nobody_is_there() -> None:
    with fake_witness() as gone:
        client = WitnessClient(gone.url, gone.key.vkey, timeout=5)
    with pytest.raises(WitnessAway, match="unreachable"):
        ask(client, 0, 8)


def test_the_environment_is_not_asked(
    fake: FakeWitness, client: WitnessClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert len(ask(client, 0, 8)) == 1


def test_the_prefix_may_end_with_a_slash(fake: FakeWitness) -> None:
    assert len(ask(WitnessClient(fake.url + "/", fake.key.vkey, timeout=5), 0, 8)) == 1
    # A prefix with a path is asked there.
    elsewhere = WitnessClient(fake.url + "/some/path", fake.key.vkey, timeout=5)
    with pytest.raises(WitnessRefused, match="404"):
        ask(elsewhere, 8, 8)


@pytest.mark.parametrize(
    "url",
    [
        "https://witness.example",
        "https://witness.example:8443/prefix/0a1b/",
        "HTTPS://witness.example/",
        "http://localhost:8080",
        "http://127.0.0.1:8080/w",
        "http://127.8.9.10",
        "http://[::1]:8080",
    ],
)
def test_addresses_that_can_be_used(fake: FakeWitness, url: str) -> None:
    assert WitnessClient(url, fake.key.vkey, timeout=1) is not None


@pytest.mark.parametrize(
    "url",
    [
        "",
        "witness.example",
        "http://witness.example",
        "http://10.0.0.1",
        "http://localhost.witness.example",
        "http://127.0.0.1.witness.example",
        "http://0.0.0.0",
        "http://[::2]",
        "ftp://localhost",
        "file:///etc/passwd",
        "https://",
        "https:///path",
        "https://witness.example:0",
        "https://witness.example:65536",
        "https://witness.example:",
        "https://user@witness.example",
        "https://user:pass@witness.example",
        "https://witness.example/?a=b",
        "https://witness.example/#a",
        "https://witness.example//a",
        "https://witness.example/a b",
        "https://witness.example\n",
        " https://witness.example",
        "https://witness.example/" + "a" * 512,
        "https://wïtness.example",
        "https://[::1",
    ],
)
def test_addresses_that_cannot_be_used(fake: FakeWitness, url: str) -> None:
    with pytest.raises(WitnessUrlInvalid):
        WitnessClient(url, fake.key.vkey, timeout=1)


def test_a_log_key_is_no_witness() -> None:
    with pytest.raises(KeyInvalid):
        WitnessClient("https://witness.example", LOG.vkey, timeout=1)


def test_all_faults_of_witnesses_are_of_one_family() -> None:
    for each in (WitnessAway, WitnessConflict, WitnessRefused, WitnessAnswerInvalid):
        assert issubclass(each, WitnessError)
        assert not issubclass(each, NoteInvalid | PostFailed | AnswerTooLarge)


def test_an_answer_may_have_just_the_size(fake: FakeWitness) -> None:
    fake.mood = Mood.GARBAGE
    length = len("<!doctype html>\n")
    answer = post(fake.url, b"x", content_type="text/plain", timeout=5, most=length)
    assert (answer.status, answer.content_type, len(answer.body)) == (200, "text/plain", length)
    with pytest.raises(AnswerTooLarge):
        post(fake.url, b"x", content_type="text/plain", timeout=5, most=length - 1)
