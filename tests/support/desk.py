"""What staff do with links and helpers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from threading import Barrier, Thread
from typing import Any, TypeVar

from tests.support.probe import dump
from tests.support.web import Browser, Web

_LINK = re.compile(r'id="link-([a-z2-7]+)" value="[^"]*/j/([a-z2-7]{32})"')

T = TypeVar("T")


def base(encounter: str) -> str:
    """The address of an encounter on the desk."""
    return f"/desk/encounters/{encounter}"


def kept(web: Web) -> dict[str, list[tuple[Any, ...]]]:
    """Every row, without those that signing in makes."""
    rows = dump(web.core)
    del rows["staff_sessions"]
    return rows


def links(web: Web, encounter: str) -> dict[str, str]:
    """Secrets by invitation, in the order of the page."""
    return dict(_LINK.findall(web.staff("professional").get(base(encounter)).text))


def invite(web: Web, encounter: str, role: str, **fields: str) -> tuple[str, str]:
    """Invite one more; the invitation and its secret."""
    before = links(web, encounter)
    staff = web.staff("professional")
    response = staff.post(f"{base(encounter)}/invitations", role=role, **fields)
    assert response.status_code == 303, response.text
    (new,) = links(web, encounter).items() - before.items()
    return new


def helper(web: Web, encounter: str, who: str = "colleague") -> Browser:
    """A second worker, in the encounter by a helper's link."""
    _, secret = invite(web, encounter, "helper")
    browser = web.staff(who)
    response = browser.post(f"/j/{secret}/continue")
    assert response.location == base(encounter), response.text
    return browser


def at_once(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """Run the jobs in threads that begin at the same moment; what each returned."""
    start = Barrier(len(jobs))
    found: dict[int, T] = {}

    def run(number: int) -> None:
        start.wait()
        found[number] = jobs[number]()

    threads = [Thread(target=run, args=(number,)) for number in range(len(jobs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == len(jobs), "a job failed"
    return [found[number] for number in range(len(jobs))]
