"""The service's side of the signed interface of our Component, and wrong uses of it."""

from __future__ import annotations

import json
import time
from typing import Any

import httpx

from tests.prosody.config import DOMAIN
from tests.prosody.prosody import Prosody
from tests.support.server import PATIENCE
from tuokio.jitsi import signing

HOST = f"tuokio.{DOMAIN}"
BASE = "/tuokio/v1"


class Api:
    """Every call returns the answer, whatever it says; `room` and `admit` also check it."""

    def __init__(self, prosody: Prosody) -> None:
        self.prosody = prosody
        self._generation = 0
        self._http = httpx.Client(timeout=PATIENCE, trust_env=False)

    # --- what tests set up with -----------------------------------------------------------

    def room(self, name: str, **fields: Any) -> None:
        """Register a room that is open from now on; `fields` change what is sent."""
        now = int(time.time())
        body = {
            "kind": "meeting",
            "opens_at": now - 60,
            "closes_at": now + 3600,
            "generation": self.next_generation(),
        }
        _done(self.put(f"/rooms/{name}", body | fields))

    def admit(self, room: str, participant: str, **fields: Any) -> None:
        """Admit somebody from now on; `fields` change what is sent."""
        now = int(time.time())
        body = {
            "role": "participant",
            "since": now - 60,
            "until": now + 3600,
            "generation": self.next_generation(),
        }
        _done(self.put(f"/rooms/{room}/admissions/{participant}", body | fields))

    def remove(self, room: str, participant: str, reason: str = "removed") -> int:
        """Take an admission back; return how many sessions were evicted."""
        answer = _done(self.delete(f"/rooms/{room}/admissions/{participant}?reason={reason}"))
        return int(answer["evicted"])

    def close_room(self, name: str) -> int:
        """Close a room; return how many sessions were evicted."""
        return int(_done(self.delete(f"/rooms/{name}"))["evicted"])

    def state(self) -> dict[str, Any]:
        """What `GET /rooms` says."""
        return _done(self.get("/rooms"))

    def health(self) -> dict[str, Any]:
        """What `GET /health` says."""
        return _done(self.get("/health"))

    def next_generation(self) -> int:
        """A number larger than all before, also over the life of several of these."""
        self._generation = max(self._generation + 1, time.time_ns() // 1000)
        return self._generation

    # --- signed requests ------------------------------------------------------------------

    def get(self, path: str) -> httpx.Response:
        """GET below /tuokio/v1."""
        return self.send("GET", path)

    def put(self, path: str, body: Any) -> httpx.Response:
        """PUT below /tuokio/v1; `body` as JSON, or bytes as they are."""
        return self.send("PUT", path, body)

    def delete(self, path: str) -> httpx.Response:
        """DELETE below /tuokio/v1."""
        return self.send("DELETE", path)

    def send(
        self,
        method: str,
        path: str,
        body: Any = b"",
        *,
        at: float | None = None,
        request_id: str | None = None,
        direction: signing.Direction = signing.Direction.TO_PROSODY,
        secret: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        """Send a signed request, or one that is wrong in one thing.

        Args:
            at: Unix seconds to sign with.
            request_id: instead of a fresh one.
            direction: whose key signs.
            secret: instead of the right one.
            headers: that replace the signed ones after signing.
        """
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        key = signing.derive_key(secret or self.prosody.options.secret, direction)
        signed = signing.sign(
            key,
            method=method,
            path=BASE + path,
            body=content,
            at=None if at is None else int(at),
            request_id=request_id,
        )
        return self.raw(method, path, content, signed | (headers or {}))

    def raw(
        self, method: str, path: str, content: bytes = b"", headers: dict[str, str] | None = None
    ) -> httpx.Response:
        """Send exactly this, signed or not."""
        return self._http.request(
            method,
            self.prosody.url + BASE + path,
            content=content,
            headers={"Host": HOST, "Content-Type": "application/json"} | (headers or {}),
        )


def _done(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 200, f"{answer.status_code} {answer.text}"
    found: dict[str, Any] = answer.json()
    return found
