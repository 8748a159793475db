"""Signatures: what was signed passes once and now; whatever was changed does not."""

from __future__ import annotations

import hmac
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuokio.jitsi.errors import SecretTooWeak, SignatureInvalid
from tuokio.jitsi.signing import (
    ID_HEADER,
    SIGNATURE_HEADER,
    TIME_HEADER,
    WINDOW,
    Direction,
    derive_key,
    sign,
    verify,
)

VECTORS = json.loads(Path(__file__).with_name("signing_vectors.json").read_text("utf-8"))
SECRET = VECTORS["secret"]
KEY = derive_key(SECRET, Direction.TO_PROSODY)
NOW = 1_794_000_000

methods = st.sampled_from(["GET", "PUT", "DELETE", "POST"])
paths = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E)).map(lambda rest: "/" + rest)
ids = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=128)
bodies = st.binary(max_size=200)


class Memory:
    """Remembers for ever, and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []

    def remember(self, request_id: str, until: int) -> bool:
        new = request_id not in {each for each, _ in self.asked}
        self.asked.append((request_id, until))
        return new


def check(headers: dict[str, str], **changes: Any) -> None:
    arguments: dict[str, Any] = {
        "key": KEY,
        "method": "GET",
        "path": "/",
        "body": b"",
        "now": NOW,
        "memory": Memory(),
    }
    arguments |= changes
    verify(arguments.pop("key"), headers=headers, **arguments)


def refusal(headers: dict[str, str], **changes: Any) -> str:
    with pytest.raises(SignatureInvalid) as caught:
        check(headers, **changes)
    return caught.value.reason


def key_of(vector: dict[str, str]) -> bytes:
    return derive_key(SECRET, Direction(f"tuokio/prosody/v1/{vector['direction']}"))


def headers_of(vector: dict[str, str]) -> dict[str, str]:
    return {
        TIME_HEADER: vector["time"],
        ID_HEADER: vector["id"],
        SIGNATURE_HEADER: vector["signature"],
    }


def named(vectors: list[dict[str, str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("vector", vectors, ids=[each["what"] for each in vectors])


@pytest.mark.parametrize("direction", Direction)
def test_keys_are_those_that_openssl_derives(direction: Direction) -> None:
    expected = VECTORS["keys"][direction.value.rpartition("/")[2]]
    assert derive_key(SECRET, direction).hex() == expected
    assert derive_key(f" {SECRET}\r\n".encode(), direction).hex() == expected


def test_directions_have_different_keys() -> None:
    assert derive_key(SECRET, Direction.TO_PROSODY) != derive_key(SECRET, Direction.TO_SERVICE)


@named(VECTORS["good"])
def test_signs_as_openssl_does(vector: dict[str, str]) -> None:
    headers = sign(
        key_of(vector),
        method=vector["method"],
        path=vector["path"],
        body=vector["body"].encode(),
        at=int(vector["time"]),
        request_id=vector["id"],
    )
    assert headers == headers_of(vector)


@named(VECTORS["good"])
def test_accepts_what_openssl_signed(vector: dict[str, str]) -> None:
    check(
        headers_of(vector),
        key=key_of(vector),
        method=vector["method"],
        path=vector["path"],
        body=vector["body"].encode(),
    )


@named(VECTORS["bad"])
def test_refuses_what_nobody_signed(vector: dict[str, str]) -> None:
    reason = refusal(
        headers_of(vector),
        key=key_of(vector),
        method=vector["method"],
        path=vector["path"],
        body=vector["body"].encode(),
    )
    assert reason == "signature"


@given(method=methods, path=paths, body=bodies, request_id=ids, off=st.integers(-WINDOW, WINDOW))
def test_what_was_signed_passes(
    method: str, path: str, body: bytes, request_id: str, off: int
) -> None:
    headers = sign(KEY, method=method, path=path, body=body, at=NOW + off, request_id=request_id)
    check(headers, method=method, path=path, body=body)


@given(data=st.data(), body=st.binary(min_size=1, max_size=50), path=paths)
def test_one_flipped_bit_anywhere_fails(data: st.DataObject, body: bytes, path: str) -> None:
    parts = {
        "key": KEY,
        "method": b"PUT",
        "path": path.encode(),
        "body": body,
        **{name: value.encode() for name, value in signed(path, body).items()},
    }
    name = data.draw(st.sampled_from(sorted(parts)))
    at = data.draw(st.integers(0, len(parts[name]) * 8 - 1))
    flipped = bytearray(parts[name])
    flipped[at // 8] ^= 1 << at % 8
    parts[name] = bytes(flipped)
    reason = refusal(
        {name: parts[name].decode("latin-1") for name in signed(path, body)},
        key=parts["key"],
        method=parts["method"].decode("latin-1"),
        path=parts["path"].decode("latin-1"),
        body=parts["body"],
    )
    assert reason == "signature"


def signed(path: str, body: bytes) -> dict[str, str]:
    return sign(KEY, method="PUT", path=path, body=body, at=NOW, request_id="a" * 16)


@given(st.dictionaries(st.sampled_from([TIME_HEADER, ID_HEADER, SIGNATURE_HEADER]), st.text()))
def test_no_header_brings_it_down(headers: dict[str, str]) -> None:
    assert refusal(headers) == "signature"


@pytest.mark.parametrize("off", [-WINDOW, 0, WINDOW, WINDOW - 0.5])
def test_accepts_up_to_the_edge_of_the_window(off: float) -> None:
    check(sign(KEY, method="GET", path="/", at=NOW), now=NOW + off)


@pytest.mark.parametrize("off", [-WINDOW - 0.001, WINDOW + 0.001, -WINDOW - 1, 10_000, -NOW])
def test_refuses_beyond_the_window(off: float) -> None:
    memory = Memory()
    headers = sign(KEY, method="GET", path="/", at=NOW)
    assert refusal(headers, now=NOW + off, memory=memory) == "time"
    assert not memory.asked


def resigned(moment: str, request_id: str) -> dict[str, str]:
    """Headers that `sign` would not make, from somebody who knows the key."""
    whole = f"{moment}\n{request_id}\nGET\n/\n".encode()
    return {
        TIME_HEADER: moment,
        ID_HEADER: request_id,
        SIGNATURE_HEADER: "v1=" + hmac.digest(KEY, whole, "sha256").hex(),
    }


@pytest.mark.parametrize("moment", ["", "-1", "1e9", f"{NOW}.0", f" {NOW}", "٣", "9" * 13])
def test_refuses_a_time_that_is_none(moment: str) -> None:
    assert refusal(resigned(moment, "a" * 16)) == "time"


@pytest.mark.parametrize("request_id", ["", "a" * 129, "é", "a b", "a\x7f", "a\n"])
def test_refuses_an_id_that_is_none(request_id: str) -> None:
    memory = Memory()
    assert refusal(resigned(str(NOW), request_id), memory=memory) == "id"
    assert not memory.asked


def test_accepts_an_id_once() -> None:
    memory = Memory()
    headers = sign(KEY, method="GET", path="/", at=NOW)
    check(headers, memory=memory)
    assert refusal(headers, memory=memory) == "replayed"


@given(off=st.integers(-WINDOW, WINDOW))
def test_ids_are_remembered_for_as_long_as_they_would_pass(off: int) -> None:
    memory = Memory()
    headers = sign(KEY, method="GET", path="/", at=NOW + off)
    check(headers, memory=memory)
    [(_, until)] = memory.asked
    check(headers, now=until)
    assert refusal(headers, now=until + 0.001) == "time"


def test_nobody_without_the_key_fills_the_memory() -> None:
    memory = Memory()
    headers = sign(derive_key(SECRET, Direction.TO_SERVICE), method="GET", path="/", at=NOW)
    assert refusal(headers, memory=memory) == "signature"
    assert not memory.asked


def test_every_try_is_signed_afresh() -> None:
    first, second = (sign(KEY, method="GET", path="/") for _ in range(2))
    assert first[ID_HEADER] != second[ID_HEADER]
    assert first[SIGNATURE_HEADER] != second[SIGNATURE_HEADER]


@pytest.mark.parametrize(
    "changes",
    [
        {"method": "get"},
        {"method": "GET\n"},
        {"path": "rooms"},
        {"path": "/a b"},
        {"path": "/a\nb"},
        {"path": "/ä"},
        {"request_id": ""},
        {"request_id": "a" * 129},
        {"request_id": "a\n"},
        {"at": -1},
    ],
)
def test_does_not_sign_what_could_be_read_in_two_ways(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="cannot be signed"):
        sign(KEY, **({"method": "GET", "path": "/"} | changes))


@pytest.mark.parametrize("secret", ["short", "a" * 64, "changeme" * 8, " " * 64])
def test_derives_no_key_from_a_weak_secret(secret: str) -> None:
    with pytest.raises(SecretTooWeak) as caught:
        derive_key(secret, Direction.TO_PROSODY)
    assert secret not in str(caught.value)
