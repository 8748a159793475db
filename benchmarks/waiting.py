"""Many clients at one door: a table, and as the last line one JSON object.

The real service with real WebSockets, and a fake of Prosody's gate that confirms. Each size is a
room of its own; what grows faster than the number of people would be seen here.

make bench NAME=waiting
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median

from flask_admin_app import config, first_run, migrate
from flask_admin_app.core import Core, utc_now
from tests.fakes.fake_prosody import FakeProsody, fake_prosody
from tests.support.cast import add_cast
from tests.support.crowd import Crowd, admitted, gathered, watched
from tests.support.gate import JITSI, eventually
from tests.support.server import Service, serving

SIZES = (5, 25, 50)


def main() -> None:
    """Measure and print."""
    folder = Path(tempfile.mkdtemp(prefix="tuokio-waiting-"))
    try:
        found = _measure(folder)
    finally:
        shutil.rmtree(folder)
    print("clients   list of the desk   one button   confirmed by the gate   list meanwhile")
    for size, figures in found.items():
        one, decided, confirmed, meanwhile = figures.values()
        print(
            f"{size:>7}{one:>16.0f} ms{decided:>10.0f} ms{confirmed:>21.0f} ms{meanwhile:>14.0f} ms"
        )
    print(json.dumps(found[max(SIZES)]))


def _measure(folder: Path) -> dict[int, dict[str, float]]:
    first_run.make_secrets(folder)
    settings = config.load({"TUOKIO_DATA_DIR": str(folder)})
    migrate.upgrade(settings.database_url)
    core = Core(settings)
    add_cast(core)
    core.database.engine.dispose()
    with fake_prosody() as prosody:
        prosody.host = "tuokio.meet.jitsi"
        with serving(
            folder,
            utc_now,
            TUOKIO_PROSODY_URL=prosody.url,
            TUOKIO_PROSODY_SECRET=prosody.secret,
            TUOKIO_JITSI_URL=JITSI,
        ) as service:
            return {size: _one(service, prosody, size) for size in SIZES}


def _one(service: Service, prosody: FakeProsody, size: int) -> dict[str, float]:
    with gathered(service, size) as crowd:
        desk = service.web.staff("professional")
        looks = [_look(crowd) for _ in range(5)]
        with watched(crowd, service.web.staff("professional")) as meanwhile:
            start = time.perf_counter()
            crowd.admit_all(desk)
            decided = _since(start)
            if not eventually(lambda: crowd.refs <= admitted(prosody)):
                raise RuntimeError("somebody was lost")
            confirmed = _since(start)
    return {
        "people_ms": median(looks),
        "admit_all_ms": decided,
        "confirmed_ms": confirmed,
        "people_meanwhile_ms": median(meanwhile),
    }


def _look(crowd: Crowd) -> float:
    desk = crowd.service.web.staff("professional")
    start = time.perf_counter()
    crowd.shown(desk)
    return _since(start)


def _since(start: float) -> float:
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
