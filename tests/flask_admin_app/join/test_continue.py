"""`POST /j/<secret>/continue`: the place is taken, kept, shared and taken over (JOIN 3)."""

from __future__ import annotations

from datetime import timedelta
from http.cookies import SimpleCookie

import pytest

from flask_admin_app.models import EncounterRow, ParticipantRow
from flask_admin_app.services.arrival import MOST_PEOPLE
from flask_admin_app.services.encounter_store import sealer_of
from flask_admin_app.services.invitations import Invitation, make, secret_of
from flask_admin_app.services.names import shown
from flask_admin_app.services.places import new_place
from tests.support.clock import Clock
from tests.support.probe import actions, dump, entries, main_of, page_of, person
from tests.support.way import press
from tests.support.web import Client, Web
from tuokio.encounters.states import PlaceState, Role
from tuokio.ids import new_secret


def _name(web: Web, ref: str) -> str:
    """The name that others see."""
    with web.core.database.read() as session:
        row = session.get_one(ParticipantRow, ref)
        return shown(web.core, sealer_of(web.core, row.encounter), row, "fi")


def _invite(web: Web, encounter: str, role: Role) -> str:
    """The secret of one more link."""
    with web.core.database.write() as work:
        row = work.session.get_one(EncounterRow, encounter)
        sealer = sealer_of(web.core, row)
        assert sealer
        made = make(web.core, work, row, web.cast.professional.ref, sealer, Invitation(role))
        return secret_of(web.core, made)


def test_takes_the_place_and_goes_on_to_the_notice(web: Web) -> None:
    encounter = web.launch()
    secret = web.secret(encounter)
    client = web.client()
    response = client.proceed(secret)
    assert response.status_code == 303
    assert response.location == f"/j/{client.ref}/notice"
    assert secret not in response.location
    cookie = _place_cookies(response.headers.getlist("Set-Cookie"))[f"__Host-place-{client.ref}"]
    assert cookie["secure"]
    assert cookie["httponly"]
    assert (cookie["path"], cookie["samesite"], cookie["domain"]) == ("/", "Lax", "")
    assert len(cookie.value) >= 43
    assert cookie.value not in str(dump(web.core))
    assert person(web.core, client.ref).place == "arrived"


def _place_cookies(headers: list[str]) -> SimpleCookie:
    jar = SimpleCookie()
    for header in headers:
        if header.startswith("__Host-place-"):
            jar.load(header)
    return jar


def test_twice_is_once(web: Web) -> None:
    encounter = web.launch()
    secret = web.secret(encounter)
    client = web.client()
    client.proceed(secret)
    ref = client.ref
    again = client.proceed(secret)
    assert again.location == f"/j/{ref}/notice"
    assert not _place_cookies(again.headers.getlist("Set-Cookie"))
    assert entries(web.core, encounter).count("arrived") == 1


def test_the_link_leads_back_to_where_the_person_stands(web: Web) -> None:
    encounter, client = web.waiting()
    secret = web.secret(encounter)
    assert client.proceed(secret).location == f"/j/{client.ref}/wait"
    press(web, encounter, "admit", who=web.who(encounter, client.ref))
    assert client.proceed(secret).location == f"/j/{client.ref}/meeting"
    client.post(f"/j/{client.ref}/withdraw")
    assert client.proceed(secret).location == f"/j/{client.ref}/bye"


def test_a_get_takes_nothing(web: Web) -> None:
    secret = web.secret(web.launch())
    before = dump(web.core)
    assert web.client().get(f"/j/{secret}/continue").status_code == 405
    assert dump(web.core) == before


@pytest.mark.parametrize(
    "secret", ["x", "a" * 33, "A" * 32, pytest.param(new_secret(), id="never given")]
)
def test_unknown_link(web: Web, secret: str) -> None:
    response = web.client().post(f"/j/{secret}/continue")
    assert response.status_code == 404
    assert page_of(response) == "error"


@pytest.mark.parametrize(("when", "status"), [("early", 409), ("late", 410), ("long-late", 410)])
def test_outside_its_time_nobody_comes_in(web: Web, clock: Clock, when: str, status: int) -> None:
    later = clock.now + timedelta(hours=2)
    encounter = web.launch(starts_at=later if when == "early" else None)
    secret = web.secret(encounter)
    clock.forward(minutes={"early": 5, "late": 46, "long-late": 600}[when])
    before = dump(web.core)
    response = web.client().proceed(secret)
    assert (response.status_code, page_of(response)) == (status, "landing")
    assert actions(response) == ({"cannot-come", "new-time"} if when == "early" else set())
    assert dump(web.core) == before


@pytest.mark.parametrize("end", ["end", "cancel"])
def test_too_late_for_everyone(web: Web, clock: Clock, end: str) -> None:
    later = clock.now + timedelta(hours=2)
    encounter = web.launch(starts_at=later if end == "cancel" else None)
    secret = web.secret(encounter)
    press(web, encounter, end)
    before = dump(web.core)
    assert web.client().proceed(secret).status_code == 410
    assert dump(web.core) == before


def test_who_was_here_before_closing_time_comes_back(web: Web, clock: Clock) -> None:
    encounter, client = web.waiting()
    secret = web.secret(encounter)
    client.post(f"/j/{client.ref}/leave")
    clock.forward(minutes=46)
    assert client.proceed(secret).location == f"/j/{client.ref}/wait"


# Another browser -------------------------------------------------------------------------------


def test_another_browser_is_asked_first(web: Web) -> None:
    encounter, client = web.waiting()
    other, secret = web.client(), web.secret(encounter)
    before = dump(web.core)
    response = other.proceed(secret)
    assert (response.status_code, page_of(response)) == (409, "landing")
    assert actions(response) == {"take-over"}
    assert dump(web.core) == before
    assert client.get(f"/j/{client.ref}/wait").status_code == 200


def test_taking_over_moves_the_place(web: Web) -> None:
    encounter, old = web.waiting()
    new = web.client()
    response = new.proceed(web.secret(encounter), take_over="1")
    assert response.location == f"/j/{old.ref}/wait"
    gone = old.get(f"/j/{old.ref}/wait")
    assert gone.status_code == 404
    main = main_of(gone)
    assert web.core.texts.text("fi", "error-link-moved-title") in main
    assert "09 123 4567" in main  # no dead end
    page = web.staff("professional").get(f"/desk/encounters/{encounter}/people").text
    assert web.core.texts.text("fi", "desk-moved") in page
    assert entries(web.core, encounter).count("taken_over") == 1
    # And back again: the first device is no dead end either.
    assert old.proceed(web.secret(encounter)).status_code == 409
    assert old.proceed(web.secret(encounter), take_over="1").status_code == 303
    assert new.get(f"/j/{old.ref}/wait").status_code == 404


@pytest.mark.parametrize("slug", ["talk", "appointment"])
@pytest.mark.parametrize("before", ["inside", "left"])
def test_taking_over_an_admitted_place_means_waiting_again(
    web: Web, slug: str, before: str
) -> None:
    encounter, old = web.admitted(slug)
    if before == "left":
        old.post(f"/j/{old.ref}/leave")
    new = web.client()
    response = new.proceed(web.secret(encounter), take_over="1")
    assert response.location == f"/j/{old.ref}/wait"
    _check_waits_again(web, new, slug)
    assert old.post(f"/j/{old.ref}/token", _json=True).status_code == 404
    if slug == "appointment":
        press(web, encounter, "confirm", who=web.who(encounter, new.ref))
    press(web, encounter, "admit", who=web.who(encounter, new.ref))
    assert not person(web.core, new.ref).moved
    assert new.post(f"/j/{new.ref}/token", _json=True).status_code == 200


def _check_waits_again(web: Web, client: Client, slug: str) -> None:
    row = person(web.core, client.ref)
    assert (row.place, row.moved, row.since, row.door) == ("waiting", True, None, "closed")
    assert row.identity == ("pending" if slug == "appointment" else "not_required")
    assert client.get(f"/j/{client.ref}/meeting").location == f"/j/{client.ref}/wait"
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 409


@pytest.mark.parametrize("slug", ["talk", "appointment"])
@pytest.mark.parametrize("first", [None, "leave"])
def test_after_a_quick_exit_whoever_opens_the_link_waits_to_be_seen(
    web: Web, slug: str, first: str | None
) -> None:
    encounter, client = web.admitted(slug)
    if first:
        client.post(f"/j/{client.ref}/{first}")
    client.post(f"/j/{client.ref}/exit")
    other = web.client()
    assert other.proceed(web.secret(encounter)).location == f"/j/{client.ref}/wait"
    _check_waits_again(web, other, slug)


def test_the_mark_that_a_place_moved_is_not_washed_off_by_leaving(web: Web) -> None:
    encounter, _ = web.waiting()
    other = web.client()
    other.proceed(web.secret(encounter), take_over="1")
    other.post(f"/j/{other.ref}/leave")
    other.post(f"/j/{other.ref}/join")
    row = person(web.core, other.ref)
    assert (row.place, row.moved) == ("waiting", True)


def test_a_verified_place_that_was_left_and_then_exited_is_verified_again(web: Web) -> None:
    encounter, client = web.waiting("appointment")
    press(web, encounter, "attest", who=web.who(encounter, client.ref))
    client.post(f"/j/{client.ref}/leave")
    client.post(f"/j/{client.ref}/exit")
    web.client().proceed(web.secret(encounter))
    row = person(web.core, client.ref)
    assert (row.place, row.identity, row.moved) == ("waiting", "pending", True)


@pytest.mark.parametrize("action", ["decline", "remove"])
def test_a_new_browser_is_no_way_back_for_who_was_shown_out(web: Web, action: str) -> None:
    encounter, client = web.waiting() if action == "decline" else web.admitted()
    press(web, encounter, action, who=web.who(encounter, client.ref))
    other = web.client()
    response = other.proceed(web.secret(encounter), take_over="1")
    assert response.location == f"/j/{client.ref}/bye"
    assert other.post(f"/j/{client.ref}/token", _json=True).status_code == 409


# A shared link ---------------------------------------------------------------------------------


def test_a_shared_link_gives_each_browser_its_own_place(web: Web) -> None:
    secret = web.secret(web.launch("group"))
    clients = [web.client() for _ in range(3)]
    for client in clients:
        assert client.proceed(secret).status_code == 303
    refs = [client.ref for client in clients]
    assert len(set(refs)) == 3
    for client, ref in zip(clients, refs, strict=True):
        client.proceed(secret)
        assert client.ref == ref
        for other in set(refs) - {ref}:
            assert client.get(f"/j/{other}/notice").status_code == 404


def test_a_full_group_says_so(web: Web) -> None:
    encounter = web.launch("group")
    secret = web.secret(encounter)
    first = web.client()
    first.proceed(secret)
    with web.core.database.write() as work:
        row = work.session.get_one(EncounterRow, encounter)
        while len(row.participants) < MOST_PEOPLE:
            new_place(row, Role.CLIENT).place = PlaceState.WAITING
    response = web.client("en").proceed(secret)
    assert response.status_code == 422
    assert web.core.texts.text("en", "landing-error-full") in response.text
    assert first.proceed(secret).status_code == 303


# Names -----------------------------------------------------------------------------------------


def test_a_nickname_in_a_group_is_shown_and_stays(web: Web) -> None:
    secret = web.secret(web.launch("group"))
    client = web.client()
    client.proceed(secret, name="  Kaisa\t K. ")
    assert _name(web, client.ref) == "Kaisa K."
    assert 'name="name"' not in client.get(f"/j/{secret}").text
    client.proceed(secret, name="Joku muu")
    assert _name(web, client.ref) == "Kaisa K."


@pytest.mark.parametrize("name", ["", "   ", "\t\n"])
def test_no_name_is_a_name_too(web: Web, name: str) -> None:
    client = web.client()
    assert client.proceed(web.secret(web.launch("group")), name=name).status_code == 303
    assert _name(web, client.ref) == web.core.texts.text("fi", "common-guest-number", n=1)


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("a" * 10_000, "too-long"),
        ("a" * 41, "too-long"),
        ("\u0301" * 10_000, "too-long"),
        ("\u202e\u200f\u2066", "bad"),
        ("\u0000\u0007", "bad"),
        ("131052-308T", "identity-code"),
        ("010190-123A", "identity-code"),
    ],
)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_name_that_cannot_be_used_is_told_and_nothing_is_lost(
    web: Web, name: str, error: str, language: str
) -> None:
    secret = web.secret(web.launch("group"))
    before = dump(web.core)
    client = web.client(language)
    response = client.proceed(secret, name=name)
    assert (response.status_code, page_of(response)) == (422, "landing")
    assert web.core.texts.text(language, f"landing-error-name-{error}", max=40) in response.text
    assert error != "identity-code" or name not in response.text
    assert len(response.text) < 20_000
    assert dump(web.core) == before
    assert client.proceed(secret, name="Kaisa").status_code == 303


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ('"><img src=x onerror=x>', '"><img src=x onerror=x>'),
        ("{{ 7*7 }} ${7*7}", "{{ 7*7 }} ${7*7}"),
        ("Ad\u202emin", "Admin"),
        ("شيماء", "شيماء"),
        ("a" * 40, "a" * 40),
    ],
)
def test_a_name_is_text_wherever_it_is_shown(web: Web, typed: str, kept: str) -> None:
    encounter = web.launch("group")
    client = web.client()
    assert client.proceed(web.secret(encounter), name=typed).status_code == 303
    assert _name(web, client.ref) == kept
    page = web.staff("professional").get(f"/desk/encounters/{encounter}").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "\u202e" not in page


def test_a_name_is_taken_only_where_it_is_asked_for(web: Web) -> None:
    client = web.client()
    for slug in ("talk", "appointment"):
        client.proceed(web.secret(web.launch(slug)), name="Presidentti")
        assert "Presidentti" not in _name(web, client.ref)


def test_a_form_larger_than_any_of_ours(web: Web) -> None:
    secret = web.secret(web.launch("group"))
    response = web.client().proceed(secret, name="a" * 70_000)
    assert (response.status_code, page_of(response)) == (413, "error")


# A helper's link -------------------------------------------------------------------------------


def test_a_helpers_link_alone_gives_nothing(web: Web) -> None:
    encounter = web.launch()
    secret = _invite(web, encounter, Role.HELPER)
    nobody = web.client()
    assert nobody.proceed(secret).location == "/sign-in"
    for who, status in (("stranger", 403), ("auditor", 403), ("administrator", 403)):
        before = dump(web.core)["participants"]
        assert web.staff(who).post(f"/j/{secret}/continue").status_code == status, who
        assert dump(web.core)["participants"] == before
    helper = web.staff("other_unit")
    assert helper.get(f"/desk/encounters/{encounter}").status_code == 404
    assert helper.post(f"/j/{secret}/continue").location == f"/desk/encounters/{encounter}"
    assert helper.get(f"/desk/encounters/{encounter}").status_code == 200
    assert helper.post(f"/j/{secret}/continue").status_code == 303
    assert entries(web.core, encounter).count("staff_joined") == 2
