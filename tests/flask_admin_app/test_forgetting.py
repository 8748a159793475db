"""What the end destroys is gone from the files too, while the service runs on."""

from __future__ import annotations

from sqlalchemy import select

from flask_admin_app.models import EncounterRow, ParticipantRow
from flask_admin_app.services.encounter_store import sealer_of
from flask_admin_app.services.gate.reconcile import adopt
from flask_admin_app.services.names import seal
from tests.support.gate import Gated
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


def gate_values(gated: Gated) -> list[bytes]:
    """What the gate's row keeps of the room: its name, sealed, the key to it, and the hash."""
    (row,) = gated.rooms()
    return [row.name, row.wrapped_key, row.name_hash.encode()]


def test_with_a_gate_the_rooms_name_goes_when_prosody_has_confirmed(gated: Gated) -> None:
    encounter, client = gated.admitted()
    gated.push()
    own, room = sealed_values(gated.web, encounter), gate_values(gated)
    # The gate's key and name stand apart: they outlive those of the encounter.
    assert not set(own) & set(room)
    gated.end(encounter)
    assert standing(gated.web, own) == 0
    assert standing(gated.web, room) == 3
    gated.push()
    assert standing(gated.web, room) == 0
    assert gated.door(client) == "closed"


def test_while_somebody_reads_the_rooms_name_goes_later(gated: Gated) -> None:
    encounter, _ = gated.admitted()
    gated.push()
    room = gate_values(gated)
    gated.end(encounter)
    with gated.core.database.read() as reader:
        reader.get_one(EncounterRow, encounter)
        gated.push()
        assert gated.rooms() == []
        assert standing(gated.web, room) > 0
    gated.core.database.tidy()
    assert standing(gated.web, room) == 0


def test_a_gate_that_was_taken_away_leaves_no_name_behind(gated: Gated) -> None:
    encounter, _ = gated.admitted()
    over, _ = gated.admitted()
    gated.push()
    gated.end(over)
    values = [value for row in gated.rooms() for value in (row.name, row.wrapped_key)]
    assert standing(gated.web, values) == 4
    gated.core.prosody = None
    adopt(gated.core)
    assert standing(gated.web, values) == 0
    assert len(sealed_values(gated.web, encounter)) > 1
