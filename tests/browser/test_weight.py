"""ALL 3: the client's way is light."""

from __future__ import annotations

import pytest

from tests.browser.people import People
from tests.browser.walk import launch
from tests.browser.weight import MOST_KB, measure


def test_from_link_to_waiting_room(people: People, capsys: pytest.CaptureFixture[str]) -> None:
    """At most 80 kB, compressed, all of it. Jitsi's own lobby needs 1.9 MB of script."""
    weight = measure(people.client(), launch(people.staff()).link)
    parts = ", ".join(f"{kind} {size} kB" for kind, size in weight.by_kind())
    with capsys.disabled():
        print(f"\nFrom the link to the waiting room: {weight.kilobytes} kB ({parts})")  # noqa: T201
    assert weight.kilobytes <= MOST_KB
    paths = [path for path, _ in weight.parts]
    assert any(path.endswith(".js") for path in paths)
    assert any(path.endswith("/wait") for path in paths)
