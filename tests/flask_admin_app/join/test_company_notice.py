"""Whoever comes along with a client reads a notice of their own, and not the client's."""

from __future__ import annotations

import pytest

from flask_admin_app.i18n import FOR_CLIENTS
from flask_admin_app.models import EncounterRow
from flask_admin_app.services.waiting_room import outdated
from tests.flask_admin_app.test_texts import FIRST_WORDS, Seen
from tests.support.desk import base, invite
from tests.support.probe import main_of, records
from tests.support.web import Client, Web

ALONG = ("guardian", "guest", "interpreter")


def opened(web: Web, encounter: str, role: str) -> Client:
    """Somebody of that role, with the notice before them."""
    client = web.client()
    client.proceed(invite(web, encounter, role)[1])
    return client


@pytest.mark.parametrize("role", ALONG)
def test_their_own_notice(web: Web, role: str) -> None:
    encounter = web.launch("appointment")
    client = opened(web, encounter, role)
    notice = client.get(f"/j/{client.ref}/notice").text
    assert "huoltajana, tulkkina tai vieraana" in notice
    assert "asiakastietoihisi" not in notice
    assert "kuka olet" not in notice
    assert client.answer().location.endswith("/wait")
    (record,) = records(web.core, encounter, "consent_given")
    assert (record["notice"]["id"], record["notice"]["version"]) == ("company", 1)


def test_the_client_reads_the_services_own(web: Web) -> None:
    encounter = web.launch("appointment")
    client = web.client()
    client.proceed(web.secret(encounter))
    assert "asiakastietoihisi" in client.get(f"/j/{client.ref}/notice").text


@pytest.mark.parametrize("role", ["client", *ALONG])
def test_their_link_tells_nothing_of_what_the_client_is_asked(web: Web, role: str) -> None:
    encounter = web.launch("appointment")
    with web.core.database.write() as work:
        row = work.session.get_one(EncounterRow, encounter)
        said = dict.fromkeys(("fi", "sv", "en"), "Varmistamme, kuka olet.")
        only_theirs = {"description": said, "ready": dict.fromkeys(said, "Passi")}
        row.template_data = {**row.template_data, **only_theirs}
    landing = main_of(web.client().get(f"/j/{invite(web, encounter, role)[1]}"))
    assert ("kuka olet" in landing) is (role == "client")
    assert ("Passi" in landing) is (role == "client")


def test_it_is_read_aloud_to_an_interpreter_on_the_line(web: Web) -> None:
    encounter = web.launch("appointment")
    staff = web.staff("professional")
    staff.post(f"{base(encounter)}/by-phone", role="interpreter", name="", language="fi")
    assert "huoltajana, tulkkina tai vieraana" in staff.get(f"{base(encounter)}/people").text


@pytest.mark.parametrize("language", FOR_CLIENTS)
def test_the_page_is_short_as_a_whole(web: Web, language: str) -> None:
    client = web.client()
    client.post("/language", language=language, back="/privacy")
    client.proceed(invite(web, web.launch("appointment"), "guardian")[1])
    seen = Seen()
    seen.feed(client.get(f"/j/{client.ref}/notice").text)
    assert len(seen.words) <= FIRST_WORDS, " ".join(seen.words)


def test_agreeing_to_it_is_not_outdated(web: Web) -> None:
    encounter = web.launch("appointment")
    client = opened(web, encounter, "guest")
    client.answer()
    with web.core.database.read() as session:
        assert list(outdated(session.get_one(EncounterRow, encounter))) == []
