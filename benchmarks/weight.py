"""How much a client downloads: a table, and as the last line one JSON object.

make bench NAME=weight
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from flask_admin_app import config, first_run, migrate
from flask_admin_app.core import Core
from tests.browser import chromium
from tests.browser.conftest import sign_in_all
from tests.browser.people import People
from tests.browser.service import running
from tests.browser.walk import launch
from tests.browser.weight import MOST_KB, Weight, measure
from tests.support.cast import add_cast

JITSI_LOBBY_KB = 1900.0
"""Script that Jitsi's own page loads before anyone sees its lobby (stable 10741, compressed)."""


def main() -> None:
    """Measure and print."""
    folder = Path(tempfile.mkdtemp(prefix="tuokio-weight-"))
    try:
        weight = _measure(folder)
    finally:
        shutil.rmtree(folder)
    print("From the link to the waiting room, everything, compressed, empty cache")
    for kind, size in weight.by_kind():
        print(f"  {kind:<20}{size:>8.1f} kB")
    print(f"  {'sum':<20}{weight.kilobytes:>8.1f} kB   (at most {MOST_KB:.0f})")
    print(f"  {'Jitsi lobby, script':<20}{JITSI_LOBBY_KB:>8.1f} kB   (from its sources)")
    print(json.dumps({"join_to_wait_kb": weight.kilobytes}))


def _measure(folder: Path) -> Weight:
    first_run.make_secrets(folder)
    settings = config.load({"TUOKIO_DATA_DIR": str(folder)})
    migrate.upgrade(settings.database_url)
    core = Core(settings)
    add_cast(core)
    core.database.engine.dispose()
    with running(folder) as service, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.options())
        people = People(playwright, browser, service, sign_in_all(browser, service))
        weight = measure(people.client(), launch(people.staff()).link)
        people.close()
        browser.close()
    return weight


if __name__ == "__main__":
    main()
