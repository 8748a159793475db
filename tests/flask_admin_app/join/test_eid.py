"""Strong electronic identification of clients, against a FAKE provider (ID 6, ID 7)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from flask_admin_app.services import lifecycle
from tests.fakes.fake_oidc import FakeOidc, Mood, fake_oidc
from tests.support.canaries import database_files, find, said
from tests.support.clock import Clock
from tests.support.oidc.eid_house import EidHouse, eid_house
from tests.support.oidc.setting_up import EID_CLIENT, LOA2, LOA3, public_keys
from tests.support.probe import actions, dump, main_of, page_of, records
from tests.support.way import check_elsewhere, others, press
from tests.support.web import Web

CHECK = "identity_check_recorded"


@pytest.fixture
def fake(clock: Clock) -> Iterator[FakeOidc]:
    with fake_oidc(EID_CLIENT, keys=public_keys(), clock=clock) as running:
        yield running


@pytest.fixture
def house(folder: Path, fake: FakeOidc, clock: Clock) -> Iterator[EidHouse]:
    with eid_house(folder, fake.url, clock) as found:
        yield found


def told(house: EidHouse, response: TestResponse, words: str, code: str) -> None:
    """In plain words, with another way offered (ID 7)."""
    assert page_of(response) == "eid-failed"
    shown = main_of(response)
    assert house.core.texts.text("fi", f"eid-failed-{words}", name="Suomi.fi") in shown
    assert f"<code>{code}</code>" in shown
    assert house.core.texts.text("fi", "eid-failed-in-person") in shown


# There and back --------------------------------------------------------------------------------


def test_there_and_back(house: EidHouse, fake: FakeOidc) -> None:
    encounter, client = house.waiting()
    back = fake.recognise(house.begin(client))
    response = house.finish(client, back)
    assert (response.status_code, response.location) == (303, f"/j/{client.ref}/wait")
    assert house.identity(client) == "verified"
    (record,) = records(house.core, encounter, CHECK)
    facts = {key: record["facts"][key] for key in record["facts"] if not key.endswith("_at")}
    assert facts.pop("check")
    assert facts == {
        "method": "strong_eid",
        "result": "verified",
        "reason": "ok",
        "assurance": "substantial",
        "broker": "suomi_fi",
        "name": "not_asked",
    }


def test_the_button_in_the_waiting_room(house: EidHouse, fake: FakeOidc) -> None:
    _, client = house.waiting()
    for page in ("wait", "status"):
        shown = client.get(f"/j/{client.ref}/{page}").text
        assert f'action="/j/{client.ref}/eid"' in shown
        assert "Tunnistaudu: Suomi.fi" in shown
    house.finish(client, fake.recognise(house.begin(client)))
    assert f'action="/j/{client.ref}/eid"' not in client.get(f"/j/{client.ref}/wait").text


def test_no_button_without_the_policy(house: EidHouse) -> None:
    _, client = house.web.waiting("talk")
    assert f'action="/j/{client.ref}/eid"' not in client.get(f"/j/{client.ref}/wait").text


def test_the_professional_lets_in_who_was_identified(house: EidHouse, fake: FakeOidc) -> None:
    encounter, client = house.waiting()
    house.finish(client, fake.recognise(house.begin(client)))
    press(house.web, encounter, "admit", who=house.web.who(encounter, client.ref))
    assert client.get(f"/j/{client.ref}/wait").status_code == 200


def test_only_the_asked_level_is_asked_for(house: EidHouse, fake: FakeOidc) -> None:
    _, client = house.waiting(identity_level="high")
    assert fake.parameters(house.begin(client))["acr_values"] == LOA3


def test_no_name_is_asked_for_where_none_was_booked(house: EidHouse, fake: FakeOidc) -> None:
    _, client = house.waiting()
    assert fake.parameters(house.begin(client))["scope"] == "openid"


@pytest.mark.parametrize("booked", ["Maija Mäkinen", "MÄKINEN, maija", "Kaarina Mäkinen"])
def test_the_booked_name(house: EidHouse, fake: FakeOidc, booked: str) -> None:
    encounter, client = house.waiting(booked)
    fake.claims = {"given_name": "Maija Kaarina", "family_name": "Mäkinen"}
    address = house.begin(client)
    assert fake.parameters(address)["scope"] == "openid profile"
    house.finish(client, fake.recognise(address))
    assert house.identity(client) == "verified"
    assert records(house.core, encounter, CHECK)[0]["facts"]["name"] == "yes"


@pytest.mark.parametrize("booked", ["Maija", "Maija M."])
def test_no_whole_name_was_booked(house: EidHouse, fake: FakeOidc, booked: str) -> None:
    """Anybody of that name would do: the person is identified, and the name is not vouched for."""
    encounter, client = house.waiting(booked)
    fake.claims = {"given_name": "Maija Kaarina", "family_name": "Mäkinen"}
    house.finish(client, fake.recognise(house.begin(client)))
    assert house.identity(client) == "verified"
    assert records(house.core, encounter, CHECK)[0]["facts"]["name"] == "cannot_tell"


def test_the_form_of_the_invitation_asks_for_the_whole_name(house: EidHouse) -> None:
    desk = house.web.staff("professional")
    compared, free = house.web.launch("appointment"), house.web.launch("talk")
    words = house.core.texts.text("fi", "desk-invite-name-hint-compared")
    assert words in desk.get(f"/desk/encounters/{compared}").text
    assert words not in desk.get(f"/desk/encounters/{free}").text


@pytest.mark.parametrize("claims", [{"given_name": "Maija", "family_name": "Virtanen"}, {}])
def test_another_name_is_told_and_leads_on(
    house: EidHouse, fake: FakeOidc, claims: dict[str, object]
) -> None:
    encounter, client = house.waiting("Maija Mäkinen")
    fake.claims = claims
    response = house.finish(client, fake.recognise(house.begin(client)))
    assert response.status_code == 409
    told(house, response, "name", "name_differs")
    assert "Virtanen" not in response.text
    assert house.identity(client) == "not_verified"
    assert records(house.core, encounter, CHECK)[0]["facts"]["reason"] == "name_differs"
    assert client.get(f"/j/{client.ref}/wait").status_code == 200


def test_a_name_counts_only_where_the_template_goes_by_it(house: EidHouse, fake: FakeOidc) -> None:
    _, client = house.waiting("Maija Mäkinen", names="numbered")
    fake.claims = {"given_name": "Somebody", "family_name": "Else"}
    house.finish(client, fake.recognise(house.begin(client)))
    assert house.identity(client) == "verified"


def test_too_low_a_level_for_this_meeting(house: EidHouse, fake: FakeOidc) -> None:
    encounter, client = house.waiting(identity_level="high")
    fake.claims = {"acr": LOA2}
    response = house.finish(client, fake.recognise(house.begin(client)))
    told(house, response, "level", "level_too_low")
    assert records(house.core, encounter, CHECK)[0]["facts"]["assurance"] == "none"


# What is refused, and told ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mood", "words", "code", "status"),
    [
        (Mood.WRONG_NONCE, "elsewhere", "wrong_nonce", 409),
        (Mood.WRONG_AUDIENCE, "elsewhere", "wrong_audience", 409),
        (Mood.WRONG_ISSUER, "elsewhere", "wrong_issuer", 409),
        (Mood.EXPIRED, "old", "expired", 409),
        (Mood.UNSIGNED, "unproven", "unsigned", 409),
        (Mood.BY_PUBLIC_KEY, "unproven", "bad_signature", 409),
        (Mood.WRONG_LEVEL, "level", "wrong_level", 409),
        (Mood.NOT_ENCRYPTED, "unproven", "not_encrypted", 409),
        (Mood.REFUSES_CODE, "used", "replayed", 409),
        (Mood.GARBAGE, "unproven", "faulty", 409),
        (Mood.AWAY, "away", "provider_away", 503),
    ],
)
def test_refused_and_told(
    house: EidHouse, fake: FakeOidc, mood: Mood, words: str, code: str, status: int
) -> None:
    encounter, client = house.waiting()
    back = fake.recognise(house.begin(client))
    fake.mood = mood
    response = house.finish(client, back)
    assert response.status_code == status
    told(house, response, words, code)
    # Another way, again, or the waiting room, where the professional is.
    assert "eid" in actions(response)
    assert "Ammattilainen tuntee asiakkaan" in main_of(response)
    assert f'href="/j/{client.ref}/wait"' in main_of(response)
    assert "09 123 4567" in main_of(response)
    assert house.identity(client) == "pending"
    assert records(house.core, encounter, CHECK) == []
    fake.mood = Mood.WELL
    house.finish(client, fake.recognise(house.begin(client)))
    assert house.identity(client) == "verified"


def test_in_easy_finnish(house: EidHouse, fake: FakeOidc) -> None:
    _, client = house.waiting()
    client.post("/language", language="fi-selko")
    address = house.begin(client)
    assert fake.parameters(address)["ui_locales"] == "fi"
    response = house.finish(client, fake.refuse(address))
    assert "Ammattilainen tuntee asiakkaan" in main_of(response)


def test_the_provider_is_away_at_the_start(house: EidHouse, fake: FakeOidc) -> None:
    _, client = house.waiting()
    fake.mood = Mood.AWAY
    response = client.post(f"/j/{client.ref}/eid")
    assert response.status_code == 503
    told(house, response, "away", "provider_away")


def test_who_stops_is_not_blamed(house: EidHouse, fake: FakeOidc) -> None:
    _, client = house.waiting()
    response = house.finish(client, fake.refuse(house.begin(client)))
    told(house, response, "stopped", "refused_by_person")


def test_twice(house: EidHouse, fake: FakeOidc) -> None:
    encounter, client = house.waiting()
    back = fake.recognise(house.begin(client))
    house.finish(client, back)
    response = house.finish(client, back)
    told(house, response, "used", "replayed")
    assert "eid" not in actions(response)
    assert len(records(house.core, encounter, CHECK)) == 1


def test_the_code_of_an_earlier_way(house: EidHouse, fake: FakeOidc) -> None:
    _, first = house.waiting()
    used = fake.recognise(house.begin(first))
    house.finish(first, used)
    _, second = house.waiting()
    back = fake.recognise(house.begin(second))
    response = house.finish(second, back | {"code": used["code"]})
    told(house, response, "used", "replayed")
    assert house.identity(second) == "pending"


def test_too_late(house: EidHouse, fake: FakeOidc, clock: Clock) -> None:
    _, client = house.waiting()
    back = fake.recognise(house.begin(client))
    clock.forward(minutes=10)
    told(house, house.finish(client, back), "old", "expired")
    told(house, house.finish(client, back), "used", "replayed")


@pytest.mark.parametrize("state", ["", "no such state", "x" * 5000])
def test_unknown_state(house: EidHouse, fake: FakeOidc, state: str) -> None:
    _, client = house.waiting()
    response = client.post("/eid/back", state=state, code="c", iss=fake.url)
    assert response.status_code == 409
    told(house, response, "unknown", "bad_state")


def test_nothing_at_all_came_back(house: EidHouse) -> None:
    response = house.finish(house.web.client(), {})
    told(house, response, "unknown", "bad_state")


# Whose it is -----------------------------------------------------------------------------------


def test_wrong_person_begins(house: EidHouse) -> None:
    _, client = house.waiting()
    for who, browser in others(house.web):
        check_elsewhere(browser.post(f"/j/{client.ref}/eid"), who)
    assert house.identity(client) == "pending"


def test_wrong_person_comes_back(house: EidHouse, fake: FakeOidc) -> None:
    _, client = house.waiting()
    back = fake.recognise(house.begin(client))
    for _who, browser in others(house.web):
        told(house, house.finish(browser, back), "unknown", "bad_state")
    assert house.identity(client) == "pending"
    house.finish(client, back)  # nobody else could use it up
    assert house.identity(client) == "verified"


def test_the_way_of_another_place(house: EidHouse, fake: FakeOidc) -> None:
    _, client = house.waiting()
    _, other = house.waiting()
    response = house.finish(other, fake.recognise(house.begin(client)))
    told(house, response, "unknown", "bad_state")
    assert {house.identity(client), house.identity(other)} == {"pending"}


def test_a_place_that_went_to_another_browser_meanwhile(house: EidHouse, fake: FakeOidc) -> None:
    encounter, client = house.waiting()
    back = fake.recognise(house.begin(client))
    house.web.client().proceed(house.web.secret(encounter), take_over="1")
    told(house, house.finish(client, back), "unknown", "bad_state")
    assert house.identity(client) == "pending"


def test_bad_id(house: EidHouse) -> None:
    check_elsewhere(house.web.client().post("/j/nosuchplace/eid"))


def test_wrong_method(house: EidHouse) -> None:
    _, client = house.waiting()
    assert client.get(f"/j/{client.ref}/eid").status_code == 405


def test_looking_at_the_way_back_changes_nothing(house: EidHouse, fake: FakeOidc) -> None:
    _, client = house.waiting()
    back = fake.recognise(house.begin(client))
    before = dump(house.core)
    for browser in (client, house.web.client()):
        assert page_of(browser.get("/eid/back", query_string=back)) == "eid-back"
    assert dump(house.core) == before
    assert "/token" not in fake.asked


def test_a_form_of_another_site(house: EidHouse, fake: FakeOidc) -> None:
    _, client = house.waiting()
    back = fake.recognise(house.begin(client))
    assert client.client.post("/eid/back", data=back).status_code == 400
    far = {"Sec-Fetch-Site": "cross-site"}
    fields = {**back, "csrf_token": client.csrf()}
    assert client.client.post("/eid/back", data=fields, headers=far).status_code == 403
    assert house.identity(client) == "pending"


# When it is not offered ------------------------------------------------------------------------


def test_not_without_the_policy(house: EidHouse) -> None:
    _, client = house.web.waiting("talk")
    assert client.post(f"/j/{client.ref}/eid").status_code == 409


def test_not_before_the_notice_is_answered(house: EidHouse) -> None:
    client = house.web.client()
    client.proceed(house.web.secret(house.web.launch("appointment")))
    assert client.post(f"/j/{client.ref}/eid").status_code == 409


def test_not_again_once_verified(house: EidHouse, fake: FakeOidc) -> None:
    _, client = house.waiting()
    house.finish(client, fake.recognise(house.begin(client)))
    assert client.post(f"/j/{client.ref}/eid").status_code == 409


def test_not_after_the_end(house: EidHouse, fake: FakeOidc) -> None:
    encounter, client = house.waiting()
    back = fake.recognise(house.begin(client))
    press(house.web, encounter, "end")
    assert client.post(f"/j/{client.ref}/eid").status_code == 410
    assert house.finish(client, back).status_code == 410


def test_verified_in_another_way_meanwhile(house: EidHouse, fake: FakeOidc) -> None:
    encounter, client = house.waiting()
    back = fake.recognise(house.begin(client))
    press(house.web, encounter, "attest", who=house.web.who(encounter, client.ref))
    house.finish(client, back)
    assert house.identity(client) == "verified"
    assert len(records(house.core, encounter, CHECK)) == 1


def test_not_without_a_provider(web: Web) -> None:
    _, client = web.waiting("appointment")
    assert client.post(f"/j/{client.ref}/eid").status_code == 404
    assert client.get("/eid/back").status_code == 404
    assert client.post("/eid/back", state="s", code="c").status_code == 404
    assert client.get("/.well-known/eid-jwks.json").status_code == 404


def test_too_often(house: EidHouse) -> None:
    _, client = house.waiting()
    answers = [client.post(f"/j/{client.ref}/eid").status_code for _ in range(11)]
    assert answers == [200] * 10 + [429]


def test_those_who_never_come_back_are_forgotten(house: EidHouse, clock: Clock) -> None:
    """Their place and the times go, though nobody begins after them."""
    _, client = house.waiting()
    house.begin(client)
    for minutes, kept in ((20, 1), (1, 0)):
        clock.forward(minutes=minutes)
        lifecycle.tick(house.core)
        assert len(dump(house.core)["oidc_requests"]) == kept


# What stands nowhere ---------------------------------------------------------------------------


def test_our_public_keys_are_public_only(house: EidHouse) -> None:
    keys = house.web.client().get("/.well-known/eid-jwks.json").get_json()["keys"]
    assert [key["use"] for key in keys] == ["sig", "enc"]
    assert {name for key in keys for name in key} <= {"kty", "n", "e", "use", "alg", "kid"}


def test_nothing_of_the_person_is_kept(
    house: EidHouse, fake: FakeOidc, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    claims = {
        "sub": "kanarian-tunnus-4711",
        "given_name": "Kanarialintu",
        "family_name": "Keltanen",
        "name": "Kanarialintu Keltanen",
        "birthdate": "1952-10-13",
        "urn:oid:1.2.246.21": "131052-308T",
    }
    fake.claims = dict(claims)
    refused, believed = (house.waiting("Kanarialintu Keltanen")[1] for _ in range(2))
    back = fake.recognise(house.begin(refused))
    fake.mood = Mood.CHANGED
    answers = [house.finish(refused, back)]
    fake.mood = Mood.WELL
    address = house.begin(believed)
    back = fake.recognise(address)
    answers.append(house.finish(believed, back))
    assert house.identity(believed) == "verified"
    secrets = {**claims, **back, "nonce": fake.parameters(address)["nonce"]}
    del secrets["iss"]  # our own setting
    haystack = database_files(house.folder) + said(caplog.records)
    haystack += b"".join(repr(list(answer.headers)).encode() for answer in answers)
    assert find(secrets, haystack) == []
