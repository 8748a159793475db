"""What the gate adds to a join: the same join through it and past it, on two real Prosodies.

make bench NAME=join_gate

Both run the configuration of tests/prosody, one with our Component (all four modules, its events
taken by a receiver in a process of its own), one without. Each pair has a fresh room with focus in
it, a fresh participant and a fresh token; who goes first is left to chance. What is measured is
`Client.join` alone: from sending the presence to receiving one's own, with status 110. Everything
else is done before or after: signing in, admitting, and waiting until the outbox is empty.

With JITSI_PLUGINS_DIR both run Jitsi's own plugins. Prosody 13.0 is measured if it is there
(scripts/fetch-prosody13.sh).
"""

from __future__ import annotations

import json
import multiprocessing
import random
import secrets
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from tests.prosody import versions
from tests.prosody.api import Api
from tests.prosody.config import Options
from tests.prosody.focus import FakeFocus
from tests.prosody.prosody import Prosody
from tests.prosody.service import FakeService
from tests.prosody.tokens import Tokens, new_participant
from tests.prosody.versions import Version
from tests.prosody.xmpp import Client

JOINS = 500
WARM_UP = 50
"""Pairs before the count begins, in which both Prosodies reach their usual size."""
PINGS = 10
GOAL = 1.05
RESAMPLES = 4000


@dataclass
class Side:
    """One Prosody, with the gate or without."""

    prosody: Prosody
    focus: FakeFocus
    tokens: Tokens
    api: Api
    seconds: list[float] = field(default_factory=list)

    @property
    def gated(self) -> bool:
        """Whether our Component is there."""
        return self.prosody.options.gate

    @contextmanager
    def visitor(self, room: str, participant: str) -> Iterator[Client]:
        """Somebody signed in who may join, and a room with focus in it."""
        if self.gated:
            self.api.room(room)
            self.api.admit(room, participant)
        self.focus.create(room)
        token = self.tokens.mint(room, participant)
        with Client(self.prosody, token=token, room=room) as client:
            yield client
        self.focus.leave(room)
        if self.gated:
            self.api.close_room(room)
        self.settle()

    def measure(self, client: Client, room: str, nick: str) -> None:
        """Join, note how long that took, and leave."""
        self.settle()
        # The last that both Prosodies have done is the same, and both are awake.
        for _ in range(PINGS):
            client.ping()
        began = time.perf_counter()
        client.join(room, nick)
        self.seconds.append(time.perf_counter() - began)
        client.leave(room)
        self.settle()

    def settle(self) -> None:
        """Wait until the receiver has confirmed every event."""
        # Asked without the gate too: both have answered the same requests before a join.
        answer = self.api.get("/health")
        while self.gated and answer.json()["outbox"]["pending"]:
            time.sleep(0.002)
            answer = self.api.get("/health")


@dataclass(frozen=True)
class Result:
    """Of one version. Seconds; pairs stand at the same place of both lists."""

    version: str
    past: list[float]
    through: list[float]

    @property
    def ratio(self) -> float:
        """Of the medians: through the gate, by past it."""
        return _ratio_of_medians(self.past, self.through)

    @property
    def pairwise(self) -> float:
        """Median of the ratios of each pair."""
        return statistics.median(b / a for a, b in zip(self.past, self.through, strict=True))

    def interval(self) -> tuple[float, float]:
        """95 % bootstrap interval of `ratio`, by drawing pairs anew."""
        pairs = list(zip(self.past, self.through, strict=True))
        ratios = []
        for _ in range(RESAMPLES):
            past, through = zip(*random.choices(pairs, k=len(pairs)), strict=True)
            ratios.append(_ratio_of_medians(past, through))
        cuts = statistics.quantiles(ratios, n=40)
        return cuts[0], cuts[-1]


def main() -> None:
    """Measure and print."""
    found = versions.available()
    wanted = [found[series] for series in versions.WANTED if series in found]
    if not wanted:
        raise SystemExit("There is no Prosody here: scripts/setup-system.sh")
    print(versions.summary())
    print(f"{JOINS} joins each after {WARM_UP} pairs of warm-up, interleaved; milliseconds")
    print(_row("version", "join", "n", "median", "p5", "p95", "p99", "IQR"))
    results = [_measure(version) for version in wanted]
    for result in results:
        _print_ratios(result)
    worst = max(results, key=lambda result: result.ratio)
    verdict = "reached" if worst.ratio <= GOAL else "missed"
    print(f"goal: ratio of medians at most {GOAL}: {verdict}; the worst is Prosody {worst.version}")
    print(json.dumps({"median_ratio": round(worst.ratio, 3)}))


def _measure(version: Version) -> Result:
    folder = Path(tempfile.mkdtemp(prefix="tuokio-join-gate-"))
    try:
        with ExitStack() as ending:
            secret = secrets.token_urlsafe(32)
            url, came = ending.enter_context(_receiver(secret))
            gate = Options(secret=secret, service_url=url)
            # The second has all of the first's options and secrets, but not our Component.
            past = _side(ending, Prosody(version, folder / "past", gate.but(gate=False)))
            through = _side(ending, Prosody(version, folder / "through", gate))
            for number in range(WARM_UP + JOINS):
                if number == WARM_UP:
                    past.seconds.clear()
                    through.seconds.clear()
                _pair([past, through])
            assert came() == WARM_UP + JOINS, "not every join was told"
    finally:
        shutil.rmtree(folder)
    result = Result(version.number, past.seconds, through.seconds)
    _print_spread(result.version, "past the gate", result.past)
    _print_spread(result.version, "through it", result.through)
    return result


def _side(ending: ExitStack, prosody: Prosody) -> Side:
    ending.callback(prosody.close)
    prosody.start()
    focus = ending.enter_context(FakeFocus(prosody))
    return Side(prosody, focus, Tokens(prosody), Api(prosody))


def _pair(sides: list[Side]) -> None:
    room, participant = f"tuokio-{secrets.token_hex(12)}", new_participant()
    with ExitStack() as leaving:
        # Whoever was busy last is quicker, so both orders are left to chance.
        visits = [
            (side, leaving.enter_context(side.visitor(room, participant)))
            for side in random.sample(sides, len(sides))
        ]
        for side, client in random.sample(visits, len(visits)):
            side.measure(client, room, nick=participant[1:9])


@contextmanager
def _receiver(secret: str) -> Iterator[tuple[str, Callable[[], int]]]:
    """A service that takes events; yields its address, and how many joins it has heard of.

    In a process of its own: in ours it would take time from the client of the gate alone.
    """
    ours, its = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_receive, args=(secret, its), daemon=True
    )
    process.start()
    url = ours.recv()

    def joins() -> int:
        ours.send("end")
        count, faults = ours.recv()
        assert not faults, faults
        return int(count)

    try:
        yield url, joins
    finally:
        process.terminate()
        process.join()


def _receive(secret: str, line: Connection) -> None:
    service = FakeService(secret).up()
    line.send(service.url)
    line.recv()
    line.send((len(service.of(type="joined")), service.faults))


def _ratio_of_medians(past: Sequence[float], through: Sequence[float]) -> float:
    return statistics.median(through) / statistics.median(past)


def _print_spread(version: str, what: str, seconds: list[float]) -> None:
    cuts = statistics.quantiles(seconds, n=100)
    numbers = [cuts[49], cuts[4], cuts[94], cuts[98], cuts[74] - cuts[24]]
    print(_row(version, what, len(seconds), *(f"{1000 * each:.3f}" for each in numbers)))


def _print_ratios(result: Result) -> None:
    low, high = result.interval()
    print(
        f"Prosody {result.version}: ratio of medians {result.ratio:.3f}"
        f" (95 % of resamples: {low:.3f} to {high:.3f});"
        f" median of the pairs' ratios {result.pairwise:.3f}"
    )


def _row(version: str, what: str, *cells: object) -> str:
    return f"  {version:<9}{what:<16}" + "".join(f"{cell!s:>9}" for cell in cells)


if __name__ == "__main__":
    main()
