"""`/j/<ref>/contact`: how somebody who waits in vain wants to be reached (WAIT 7)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.probe import dump, entries, main_of, page_of, person, records
from tests.support.way import bring, check_elsewhere, others, press
from tests.support.web import Web

NUMBER = "040 765 4321, iltapäivällä"


def test_it_reaches_the_staff_of_the_encounter_alone(any_web: Web) -> None:
    encounter, client = any_web.waiting()
    path = f"/j/{client.ref}/contact"
    assert page_of(client.get(path)) == "contact"
    assert client.post(path, contact=f" {NUMBER}\n").location == f"/j/{client.ref}/wait"
    assert NUMBER in any_web.staff("professional").get(f"/desk/encounters/{encounter}").text
    for who in ("colleague", "stranger", "auditor", "administrator"):
        assert NUMBER not in any_web.staff(who).get(f"/desk/encounters/{encounter}").text
    # Whoever holds the phone may be somebody else by now.
    for page in ("contact", "wait"):
        assert NUMBER not in client.get(f"/j/{client.ref}/{page}").text
    assert any_web.core.texts.text("fi", "contact-left") in main_of(client.get(path))


def test_it_is_sealed_and_the_log_tells_only_that_it_was_left(web: Web, folder: Path) -> None:
    encounter, client = web.waiting()
    client.post(f"/j/{client.ref}/contact", contact=NUMBER)
    stored = b"".join(file.read_bytes() for file in folder.glob("tuokio.db*"))
    assert b"765 4321" not in stored
    (record,) = records(web.core, encounter, "contact_asked")
    assert record["facts"] == {}


def test_it_goes_with_the_end(web: Web) -> None:
    encounter, client = web.waiting()
    client.post(f"/j/{client.ref}/contact", contact=NUMBER)
    assert person(web.core, client.ref).contact is not None
    press(web, encounter, "end")
    assert person(web.core, client.ref).contact is None


def test_the_next_one_takes_its_place_and_the_same_again_is_once(web: Web) -> None:
    encounter, client = web.waiting()
    for words in ("050 111 2222", NUMBER, NUMBER):
        client.post(f"/j/{client.ref}/contact", contact=words)
    page = web.staff("professional").get(f"/desk/encounters/{encounter}").text
    assert "050 111 2222" not in page
    assert NUMBER in page
    assert entries(web.core, encounter).count("contact_asked") == 1


def test_nobody_fills_the_log_with_it(web: Web) -> None:
    encounter, client = web.waiting()
    path = f"/j/{client.ref}/contact"
    answers = [client.post(path, contact=f"soita {each}").status_code for each in range(21)]
    assert answers == [303] * 20 + [429]
    assert entries(web.core, encounter).count("contact_asked") == 1


def test_it_can_be_taken_back(web: Web) -> None:
    _, client = web.waiting()
    path = f"/j/{client.ref}/contact"
    client.post(path, contact=NUMBER)
    for _ in range(2):
        assert client.post(path, take_back="1").location == path
    assert person(web.core, client.ref).contact is None


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("", "empty"),
        (" \n ", "empty"),
        ("x" * 201, "long"),
        ("x" * 9000, "long"),
        ("040 123 131052-308T", "identity-code"),
        ("131052 -308T", "identity-code"),
        ("010190-123A", "identity-code"),
        ("passi AB1234567", "document-number"),
        ("P<FINMEIKALAINEN<<MAIJA<<<<<<<<<<<<<<<<<<<<", "machine-readable"),
    ],
)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_cannot_be_used_is_told_and_not_lost(
    web: Web, words: str, fault: str, language: str
) -> None:
    client = web.client(language).to_waiting(web.secret(web.launch()))
    before = dump(web.core)
    response = client.post(f"/j/{client.ref}/contact", contact=words)
    assert (response.status_code, page_of(response)) == (422, "contact")
    assert web.core.texts.text(language, f"contact-error-{fault}", max=200) in main_of(response)
    assert fault in {"empty", "long"} or words not in response.text
    assert dump(web.core) == before


@pytest.mark.parametrize(
    "words",
    [
        "+358 40 765 4321",
        "040123-4567",
        "ab123456@example.org",
        "å" * 200,
        "<b>soita</b> & kirjoita",
    ],
)
def test_ordinary_ways_are_taken(web: Web, words: str) -> None:
    encounter, client = web.waiting()
    assert client.post(f"/j/{client.ref}/contact", contact=words).status_code == 303
    assert "<b>soita" not in web.staff("professional").get(f"/desk/encounters/{encounter}").text


def test_also_after_saying_that_one_cannot_come(web: Web) -> None:
    _, client = web.waiting()
    client.post(f"/j/{client.ref}/cannot-come", new_time="1")
    assert f'href="/j/{client.ref}/contact"' in main_of(client.get(f"/j/{client.ref}/bye"))
    response = client.post(f"/j/{client.ref}/contact", contact=NUMBER)
    assert response.location == f"/j/{client.ref}/bye"


@pytest.mark.parametrize("state", ["declined", "removed"])
def test_a_closed_place_names_other_ways(web: Web, state: str) -> None:
    _, client = bring(web, state)
    assert client.post(f"/j/{client.ref}/contact", contact=NUMBER).status_code == 409


def test_too_late(web: Web) -> None:
    _, client = bring(web, "ended-waiting")
    path = f"/j/{client.ref}/contact"
    assert client.get(path).location == f"/j/{client.ref}/bye"
    assert client.post(path, contact=NUMBER).status_code == 410


def test_nobody_else(web: Web) -> None:
    _, client = web.waiting()
    for who, browser in others(web):
        check_elsewhere(browser.get(f"/j/{client.ref}/contact"), who)
        check_elsewhere(browser.post(f"/j/{client.ref}/contact", contact="x"), who)
        check_elsewhere(browser.post(f"/j/{client.ref}/contact", take_back="1"), who)


@pytest.mark.parametrize("ref", ["x", "a" * 26])
def test_unknown_place(web: Web, ref: str) -> None:
    check_elsewhere(web.client().get(f"/j/{ref}/contact"))
    check_elsewhere(web.client().post(f"/j/{ref}/contact", contact="x"))


def test_wrong_method(web: Web) -> None:
    _, client = web.waiting()
    assert client.client.put(f"/j/{client.ref}/contact").status_code in {400, 405}
