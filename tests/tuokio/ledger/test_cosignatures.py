"""Cosignatures by witnesses."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.fake_witness import CosigningKey
from tests.support.log_trees import flip
from tuokio.ledger.checkpoint import Checkpoint, verify_note
from tuokio.ledger.cosignatures import Cosignature, cosigned_message, verify_cosignatures
from tuokio.ledger.notes import (
    ED25519,
    KeyInvalid,
    NoteInvalid,
    Signer,
    Verifier,
    add_signatures,
    encode_base64,
    parse_signature,
    sign_note,
)

# A checkpoint that a public log published on 23 May 2026, with its witnesses' cosignatures, and
# the keys that log and witnesses publish. Its first signature is of a type not known here.
PUBLIC = """\
arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbd\
Q3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygN\
I75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIg\
cqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W\
3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTyn\
k5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2\
TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
"""
PUBLIC_LOG = (
    "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f"
)
PUBLIC_WITNESSES = [
    "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
    "transparency.dev/DEV:witness-little-garden+d8042a87+BCtusOxINQNUTN5Oj8HObRkh2yHf/MwYaGX4CPdiVEPM",
    "witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO",
    "witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv",
]

ORIGIN = "log.example.org/consent"
LOG = Signer.generate(ORIGIN)
NOW = Checkpoint(ORIGIN, 42, sha256(b"root").digest(), ("extension",))
NOTE = sign_note(NOW.text(), [LOG])
ALPHA, BETA = CosigningKey("alpha.example"), CosigningKey("beta.example")
AT = 1_800_000_000


def when(seconds: int) -> datetime:
    """Unix seconds as a time."""
    return datetime.fromtimestamp(seconds, UTC)


def test_a_public_checkpoint_verifies() -> None:
    assert verify_note(PUBLIC, [PUBLIC_LOG]).size == 1432088532
    found = verify_cosignatures(PUBLIC, PUBLIC_WITNESSES)
    assert [each.vkey for each in found] == PUBLIC_WITNESSES
    assert {each.time for each in found} == {datetime(2026, 5, 23, 21, 50, 24, tzinfo=UTC)}


def test_what_is_signed_is_that_of_the_specification() -> None:
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    assert cosigned_message(1679315147, text) == (
        b"cosignature/v1\n"
        b"time 1679315147\n"
        b"example.com/behind-the-sofa\n"
        b"20852163\n"
        b"CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    )


@given(st.integers(1, 253_402_214_400))
def test_witnesses_tell_when(seconds: int) -> None:
    note = add_signatures(NOTE, [ALPHA.cosign(NOW.text(), seconds), BETA.cosign(NOW.text(), AT)])
    assert verify_cosignatures(note, [BETA.vkey, ALPHA.vkey, BETA.vkey]) == [
        Cosignature("beta.example", BETA.vkey, when(AT)),
        Cosignature("alpha.example", ALPHA.vkey, when(seconds)),
    ]


def test_who_is_not_known_is_not_looked_at() -> None:
    bad = BETA.cosign(replace(NOW, size=43).text(), AT)
    note = add_signatures(NOTE, [bad, ALPHA.cosign(NOW.text(), AT), "— gamma.example AAAAAAE="])
    assert [each.name for each in verify_cosignatures(note, [ALPHA.vkey])] == ["alpha.example"]
    assert verify_cosignatures(note, []) == []
    assert verify_cosignatures(NOTE, [ALPHA.vkey, BETA.vkey]) == []


@pytest.mark.parametrize(
    "line",
    [
        ALPHA.cosign(replace(NOW, size=43).text(), AT),
        ALPHA.cosign(replace(NOW, extensions=()).text(), AT),
        BETA.cosign(NOW.text(), AT, as_key=ALPHA.verifier),
    ],
)
def test_one_bad_cosignature_by_a_known_witness_spoils_the_note(line: str) -> None:
    note = add_signatures(NOTE, [BETA.cosign(NOW.text(), AT), line])
    with pytest.raises(NoteInvalid, match="does not verify"):
        verify_cosignatures(note, [ALPHA.vkey, BETA.vkey])
    assert len(verify_cosignatures(note, [BETA.vkey])) == 1


@given(bit=st.integers(0, (8 + 64) * 8 - 1))
def test_neither_time_nor_signature_can_be_changed(bit: int) -> None:
    signature = parse_signature(ALPHA.cosign(NOW.text(), AT))
    raw = encode_base64(signature.key_id + flip(signature.raw, bit))
    note = add_signatures(NOTE, [f"— alpha.example {raw}"])
    with pytest.raises(NoteInvalid, match="does not verify"):
        verify_cosignatures(note, [ALPHA.vkey])


@pytest.mark.parametrize("cut", [0, 1, 8, 71, 73])
def test_a_cosignature_of_another_length_does_not_verify(cut: int) -> None:
    raw = (bytes(7) + b"\x01" + bytes(80))[:cut]
    line = f"— alpha.example {encode_base64(ALPHA.verifier.key_id + raw + b'x')}"
    with pytest.raises(NoteInvalid, match="does not verify"):
        verify_cosignatures(add_signatures(NOTE, [line]), [ALPHA.vkey])


@pytest.mark.parametrize("seconds", [0, 253_402_300_800, 2**63 - 1, 2**63, 2**64 - 1])
def test_a_time_that_is_none_is_refused(seconds: int) -> None:
    note = add_signatures(NOTE, [ALPHA.cosign(NOW.text(), seconds)])
    with pytest.raises(NoteInvalid, match="time"):
        verify_cosignatures(note, [ALPHA.vkey])


def test_a_witness_counts_once_by_its_earliest_time() -> None:
    lines = [ALPHA.cosign(NOW.text(), AT + moved) for moved in (5, 0, 9)]
    note = NOTE + "".join(line + "\n" for line in lines)
    [found] = verify_cosignatures(note, [ALPHA.vkey])
    assert found.time == when(AT)


def test_a_log_is_no_witness() -> None:
    log = Verifier("alpha.example", ED25519, ALPHA.verifier.public)
    for vkey in (LOG.vkey, log.vkey, "nothing"):
        with pytest.raises(KeyInvalid):
            verify_cosignatures(NOTE, [vkey])


def test_a_witness_does_not_speak_for_the_log() -> None:
    same = CosigningKey(ORIGIN)
    note = NOW.text() + "\n" + same.cosign(NOW.text(), AT) + "\n"
    with pytest.raises(NoteInvalid, match="no known key"):
        verify_note(note, [LOG.vkey])


def test_only_checkpoints_are_cosigned() -> None:
    note = f"text\n\n{ALPHA.cosign('text' + chr(10), AT)}\n"
    with pytest.raises(NoteInvalid, match="checkpoint"):
        verify_cosignatures(note, [ALPHA.vkey])
