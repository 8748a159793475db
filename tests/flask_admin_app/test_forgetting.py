"""What the end destroys is gone from the files too, while the service runs on."""

from __future__ import annotations

from sqlalchemy import select

from flask_admin_app.models import EncounterRow, ParticipantRow
from flask_admin_app.services.encounter_store import sealer_of
from flask_admin_app.services.names import seal
from tests.support.web import Web


def sealed_values(web: Web, encounter: str) -> list[bytes]:
    """The encounter's wrapped key, room and names, as they stand in the database."""
    with web.core.database.read() as session:
        row = session.get_one(EncounterRow, encounter)
        names = session.scalars(
            select(ParticipantRow.name).where(ParticipantRow.encounter_id == encounter)
        )
        found = [row.wrapped_key, row.room, *names]
    return [value for value in found if value]


def standing(web: Web, values: list[bytes]) -> int:
    """How many of them stand anywhere in the data folder."""
    files = [each.read_bytes() for each in web.core.settings.data_dir.iterdir() if each.is_file()]
    return sum(1 for value in values if any(value in content for content in files))


def test_the_end_leaves_nothing_in_the_files(web: Web) -> None:
    encounter, client = web.admitted()
    with web.core.database.write() as work:
        row = work.session.get_one(EncounterRow, encounter)
        sealer = sealer_of(web.core, row)
        assert sealer
        work.session.get_one(ParticipantRow, client.ref).name = seal(sealer, client.ref, "Kukka")
    values = sealed_values(web, encounter)
    assert len(values) == 4
    assert standing(web, values) == 4
    web.staff("professional").post(f"/desk/encounters/{encounter}/end")
    assert standing(web, values) == 0


def test_while_somebody_reads_it_is_done_later(web: Web) -> None:
    encounter, _ = web.admitted()
    values = sealed_values(web, encounter)
    with web.core.database.read() as reader:
        reader.get_one(EncounterRow, encounter)
        web.staff("professional").post(f"/desk/encounters/{encounter}/end")
        assert standing(web, values) > 0
    web.core.database.tidy()
    assert standing(web, values) == 0
