"""The service with a gate: a FAKE of Prosody on loopback, which the test pushes to by hand."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from sqlalchemy import select

from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.models import (
    EncounterRow,
    GateAdmissionRow,
    GateRoomRow,
    GateSessionRow,
    ParticipantRow,
)
from flask_admin_app.services import lifecycle, meeting
from flask_admin_app.services.arrival import hash_token
from flask_admin_app.services.encounter_store import lock, save
from flask_admin_app.services.gate import keeper
from flask_admin_app.services.gate.push import push, room_name
from flask_admin_app.services.gate.reconcile import reconcile
from flask_admin_app.services.notice_texts import keep
from flask_admin_app.services.places import new_place
from flask_admin_app.services.waiting_room import Action, Who, decide
from tests.fakes.fake_prosody import EVENTS, SECRET, FakeProsody, FakeRequest
from tests.support.clock import Clock
from tests.support.people import READ, WORKER, agree
from tests.support.probe import person
from tests.support.server import PATIENCE
from tests.support.web import Web
from tuokio.encounters import admission, place
from tuokio.encounters.errors import EncounterError
from tuokio.encounters.people import Change, Participant
from tuokio.encounters.states import Role
from tuokio.jitsi.prosody import ProsodyClient
from tuokio.jitsi.signing import Direction, derive_key, sign

_NEVER = threading.Event()

JITSI = "https://meet.example.org"


def with_gate(settings: Settings, prosody: FakeProsody) -> Settings:
    """The same settings, with that gate before the meetings."""
    gated = replace(
        settings,
        jitsi_url=JITSI,
        prosody_url=prosody.url,
        prosody_secret=prosody.secret.encode(),
    )
    prosody.host = gated.prosody_host
    return gated


def event_headers(clock: Clock, body: bytes) -> dict[str, str]:
    """Signed by Prosody, at the time that the test's clock shows."""
    key = derive_key(SECRET, Direction.TO_SERVICE)
    at = int(clock.now.timestamp())
    return sign(key, method="POST", path=EVENTS, body=body, at=at)


@dataclass
class Gated:
    """The service, its gate, and what tests ask of both."""

    web: Web
    prosody: FakeProsody
    clock: Clock

    @property
    def core(self) -> Core:
        """The services."""
        return self.web.core

    @property
    def client(self) -> ProsodyClient:
        """Who talks to the gate."""
        assert self.core.prosody
        return self.core.prosody

    def push(self) -> None:
        """What the keeper does when it is woken."""
        push(self.core, self.client)

    def compare(self) -> None:
        """What the keeper does every minute."""
        reconcile(self.core, self.client)

    def mend(self) -> None:
        """Both."""
        self.compare()
        self.push()

    def room(self, encounter: str) -> str:
        """The name of the encounter's room, while the gate may know it."""
        with self.core.database.read() as session:
            row = session.scalar(select(GateRoomRow).where(GateRoomRow.encounter_id == encounter))
            assert row
            return room_name(self.core, row)

    def rooms(self) -> list[GateRoomRow]:
        """Every room in the table."""
        with self.core.database.read() as session:
            return list(session.scalars(select(GateRoomRow)))

    def wish(self, ref: str) -> GateAdmissionRow:
        """What is written for this person's admission."""
        with self.core.database.read() as session:
            found = select(GateAdmissionRow).where(GateAdmissionRow.participant_ref == ref)
            return session.scalars(found).one()

    def wishes(self) -> set[str]:
        """Everybody who should be held as admitted."""
        with self.core.database.read() as session:
            wanted = select(GateAdmissionRow.participant_ref).where(GateAdmissionRow.wanted)
            return set(session.scalars(wanted))

    def pending(self) -> int:
        """How many wishes are not confirmed."""
        with self.core.database.read() as session:
            return sum(
                len(session.scalars(select(table).where(table.confirmed < table.generation)).all())
                for table in (GateRoomRow, GateAdmissionRow)
            )

    def held(self) -> set[str]:
        """Everybody who is in Prosody's table."""
        return {participant for _room, participant in self.prosody.gate.admissions}

    def door(self, ref: str) -> str:
        """What the service thinks of this person's door."""
        return person(self.core, ref).door

    def doors(self, encounter: str) -> dict[str, str]:
        """The same for everyone in the encounter who is staff, or was ever let in."""
        people = self.people(encounter)
        return {each.ref: each.door for each in people if each.was_in or Role(each.role).staff}

    def place(self, ref: str) -> str:
        """Where the person stands."""
        return person(self.core, ref).place

    def host(self, encounter: str) -> str:
        """The professional's own place."""
        (found,) = [each.ref for each in self.people(encounter) if each.role == Role.PROFESSIONAL]
        return found

    def people(self, encounter: str) -> list[ParticipantRow]:
        """Everyone in the encounter."""
        with self.core.database.read() as session:
            return list(session.get_one(EncounterRow, encounter).participants)

    def sessions(self) -> dict[str, str]:
        """Who is in by the service's count: participants by session."""
        with self.core.database.read() as session:
            rows = session.scalars(select(GateSessionRow))
            return {row.id: row.participant_ref for row in rows}

    def waiting(self, slug: str = "talk") -> tuple[str, str]:
        """An encounter and a client in its waiting room, made without any page."""
        encounter = self.web.launch(slug)
        return encounter, self.crowd(encounter, 1)[0]

    def admitted(self, slug: str = "talk") -> tuple[str, str]:
        """An encounter and a client who was let in, made without any page."""
        encounter = self.web.launch(slug)
        return encounter, self.crowd(encounter, 1, admit=True)[0]

    def decide(self, encounter: str, action: str, ref: str) -> None:
        """The professional decides about this person, as they are now."""
        seen = Who(ref, person(self.core, ref).version)
        decide(self.core, self.web.cast.professional, encounter, Action(action), [seen])

    def end(self, encounter: str) -> None:
        """The professional ends it for everyone."""
        lifecycle.end(self.core, self.web.cast.professional, encounter)

    def gets_token(self, ref: str) -> bool:
        """Whether a token is minted for one of the crowd, as the page asks for it."""
        try:
            meeting.pass_for_client(self.core, ref, ref)
        except EncounterError:
            return False
        return True

    def enter(self, encounter: str, ref: str) -> str:
        """Somebody comes into the room; returns the session."""
        now = self.clock.now.timestamp()
        return self.prosody.gate.join(self.room(encounter), ref, issued_at=now)

    def tell(self) -> int:
        """Prosody sends what it has to tell, in order; how many were taken."""
        outbox, taken = self.prosody.gate.outbox, 0
        browser = self.web.app.test_client()

        def post(path: str, _headers: dict[str, str], body: bytes) -> int:
            # Signed anew: the test's clock is not that of this machine.
            headers = event_headers(self.clock, body)
            return browser.post(path, data=body, headers=headers).status_code

        while outbox:
            before = len(outbox)
            self.prosody.deliver(post)
            if len(outbox) == before:
                break
            taken += before - len(outbox)
        return taken

    def requests(self, *, since: int = 0) -> list[str]:
        """What Prosody was asked, as `METHOD /path?query` below the API, without comparing."""
        return [_short(each) for each in self.prosody.asked[since:] if each.method != "GET"]

    def change(self, ref: str, rule: Callable[[Participant, datetime], Change]) -> None:
        """A rule changes this person, as services let it."""
        with self.core.database.write() as work:
            keep(work.session, READ)
            row = work.session.get_one(ParticipantRow, ref)
            lock(self.core, work, row.encounter_id)
            save(self.core, work, row, rule(row.record(), work.now))

    def crowd(self, encounter: str, size: int, *, admit: bool = False) -> list[str]:
        """So many clients in the waiting room, or let in, in one transaction."""
        refs = []
        with self.core.database.write() as work:
            keep(work.session, READ)
            row = lock(self.core, work, encounter)
            for _ in range(size):
                each = new_place(row, Role.CLIENT)
                each.browser_hash = hash_token(each.ref)
                work.session.flush()
                refs.append(each.ref)
                save(self.core, work, each, place.arrive(each.record(), now=work.now))
                save(self.core, work, each, agree(each.record(), now=work.now))
                if admit:
                    let_in = admission.admit(each.record(), actor=WORKER, now=work.now)
                    save(self.core, work, each, let_in)
        return refs


def eventually(check: Callable[[], bool]) -> bool:
    """Whether it comes true in time."""
    until = time.monotonic() + PATIENCE
    while not check():
        if time.monotonic() > until:
            return False
        _NEVER.wait(0.01)
    return True


def quick_keeper(monkeypatch: pytest.MonkeyPatch) -> None:
    """The keeper tries again sooner than it would."""
    monkeypatch.setattr(keeper, "FIRST_RETRY", 0.01)
    monkeypatch.setattr(keeper, "LAST_RETRY", 0.05)


def thread_names() -> set[str]:
    """Of every thread that runs now."""
    return {each.name for each in threading.enumerate()}


def _short(request: FakeRequest) -> str:
    return f"{request.method} {request.target.removeprefix('/tuokio/v1')}"


def break_after(prosody: FakeProsody, number: int, how: Callable[[], None]) -> None:
    """Do something once Prosody has answered so many more requests."""
    original, left = prosody.answer, number

    def answer(request: FakeRequest) -> tuple[int, dict[str, object]]:
        nonlocal left
        found = original(request)
        left -= 1
        if left == 0:
            prosody.answer = original  # type: ignore[method-assign]
            how()
        return found

    prosody.answer = answer  # type: ignore[method-assign]
