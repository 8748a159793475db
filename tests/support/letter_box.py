"""A web address on loopback that takes what is posted to it, or does not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.fakes.http import Handler, Served, served


@dataclass
class LetterBox(Served):
    """Where it is, what it took, and how it answers. `status` 0 hangs up without a word."""

    status: int = 204
    body: bytes = b""
    taken: list[tuple[str, str, bytes]] = field(default_factory=list)
    """Path, type and body of everything that was posted."""


class _Handler(Handler[LetterBox]):
    def answer(self) -> None:
        self.fake.taken.append((self.path, self.headers["Content-Type"], self.body()))
        if self.fake.status == 0:
            self.hang_up()
        else:
            self.reply(self.fake.status, self.fake.body)


@contextmanager
def letter_box() -> Iterator[LetterBox]:
    """Serve it."""
    with served(_Handler, LetterBox()) as box:
        yield box
