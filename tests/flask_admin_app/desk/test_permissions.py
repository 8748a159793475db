"""Every route of the desk, tried by everyone who should not (design: *Who sees what*)."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from werkzeug.test import TestResponse

from tests.support.desk import base, kept, links
from tests.support.probe import page_of
from tests.support.web import Browser, Web

POSTS = (
    "admit",
    "admit-all",
    "attest",
    "decline",
    "send-back",
    "remove",
    "message",
    "ask-again",
    "end",
    "cancel",
    "ticket",
    "token",
    "invitations",
    "invitations/<iid>/replace",
    "hand-over",
    "by-phone",
    "phone-answer",
    "phone-join",
    "phone-hang-up",
    "phone-again",
    "phone-withdraw",
    "company",
    "waive-guardian",
)
GETS = ("", "people", "bye", "invitations/<iid>.ics")
OTHERS = {
    "colleague": 403,
    "other_unit": 404,
    "stranger": 404,
    "auditor": 404,
    "administrator": 404,
}
BAD_IDS = ("a" * 26, "x", "A" * 26, "..%2f..", "%00", "å" * 26, "'--", "1" * 3000)


@dataclass(frozen=True)
class Scene:
    """An encounter with one client who waits."""

    web: Web
    encounter: str
    invitation: str
    fields: dict[str, str]

    def url(self, route: str, encounter: str | None = None) -> str:
        path = route.replace("<iid>", self.invitation)
        return f"{base(encounter or self.encounter)}/{path}".rstrip("/")


def set_scene(web: Web) -> Scene:
    encounter, client = web.waiting("appointment")
    (invitation,) = links(web, encounter)
    fields = {"who": web.who(encounter, client.ref), "code": "soon", "role": "guest"}
    return Scene(web, encounter, invitation, fields)


@pytest.fixture
def scene(web: Web) -> Scene:
    return set_scene(web)


def is_error(response: TestResponse) -> bool:
    return page_of(response) == "error" or response.content_type == "application/problem+json"


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_does_anything(scene: Scene, who: str) -> None:
    before = kept(scene.web)
    browser = scene.web.staff(who)
    for route in POSTS:
        response = browser.post(scene.url(route), **scene.fields)
        assert response.status_code == OTHERS[who], route
        assert is_error(response)
    assert kept(scene.web) == before


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_sees_anything(scene: Scene, who: str) -> None:
    browser = scene.web.staff(who)
    for route in GETS:
        response = browser.get(scene.url(route))
        assert response.status_code == OTHERS[who], route
        assert scene.web.secret(scene.encounter) not in response.text


@pytest.mark.parametrize("who", OTHERS)
def test_scripts_are_refused_alike(scene: Scene, who: str) -> None:
    browser = scene.web.staff(who)
    for route in ("ticket", "token"):
        response = browser.post(scene.url(route), _json=True)
        assert response.status_code == OTHERS[who]
        assert response.content_type == "application/problem+json"
        assert not {"ticket", "token"} & set(response.get_json())


def test_who_is_not_signed_in_is_sent_to_sign_in(scene: Scene) -> None:
    browser = scene.web.client()
    for route in GETS:
        response = browser.get(scene.url(route))
        assert response.status_code == 303, route
        assert response.location == f"/sign-in?next={scene.url(route)}"


def test_who_is_not_signed_in_does_nothing(scene: Scene) -> None:
    before = kept(scene.web)
    browser = scene.web.client()
    for route in POSTS:
        response = browser.post(scene.url(route), **scene.fields)
        assert response.status_code == 401, route
        assert is_error(response)
    assert browser.post(scene.url("token"), _json=True).status_code == 401
    assert kept(scene.web) == before


def test_the_clients_own_browser_is_not_staff(scene: Scene) -> None:
    client = scene.web.client()
    client.proceed(scene.web.secret(scene.encounter), take_over="1")
    assert client.post(scene.url("admit"), **scene.fields).status_code == 401


def test_without_a_form_token_nothing_happens(scene: Scene) -> None:
    before = kept(scene.web)
    staff = scene.web.staff("professional")
    for route in POSTS:
        response = staff.client.post(scene.url(route), data=scene.fields, headers=staff.headers)
        assert response.status_code == 400, route
        wrong = {**scene.fields, "csrf_token": scene.web.client().csrf()}
        response = staff.client.post(scene.url(route), data=wrong, headers=staff.headers)
        assert response.status_code == 400, route
    assert kept(scene.web) == before


def test_a_form_of_another_site_is_refused(scene: Scene) -> None:
    before = kept(scene.web)
    staff = scene.web.staff("professional")
    fields = {**scene.fields, "csrf_token": staff.csrf()}
    for site in ("cross-site", "same-site"):
        headers = {**staff.headers, "Sec-Fetch-Site": site}
        for route in POSTS:
            response = staff.client.post(scene.url(route), data=fields, headers=headers)
            assert response.status_code == 403, route
    assert kept(scene.web) == before


def test_what_changes_something_is_no_get(scene: Scene) -> None:
    before = kept(scene.web)
    staff = scene.web.staff("professional")
    for route in POSTS:
        response = staff.get(scene.url(route))
        assert response.status_code == 405, route
        assert "POST" in response.headers["Allow"]
    assert kept(scene.web) == before


def test_what_shows_something_is_no_post(scene: Scene) -> None:
    staff = scene.web.staff("professional")
    for route in GETS:
        assert staff.post(scene.url(route)).status_code == 405, route


def test_an_encounter_that_is_none(any_web: Web) -> None:
    scene = set_scene(any_web)
    staff = any_web.staff("professional")
    for encounter in BAD_IDS:
        for route in POSTS:
            url = scene.url(route, encounter)
            assert staff.post(url, **scene.fields).status_code == 404, url
        for route in GETS:
            assert staff.get(scene.url(route, encounter)).status_code == 404, route


@pytest.mark.parametrize("action", ["no-such", "Admit", "admit-all/all"])
def test_an_action_that_is_none(scene: Scene, action: str) -> None:
    staff = scene.web.staff("professional")
    assert staff.post(scene.url(action), **scene.fields).status_code == 404


def people_actions() -> list[str]:
    return ["admit", "admit-all", "attest", "decline", "send-back", "remove", "message"]


@pytest.mark.parametrize("action", people_actions())
def test_a_person_that_is_none(scene: Scene, action: str) -> None:
    before = kept(scene.web)
    ref = scene.fields["who"].split(".")[0]
    staff = scene.web.staff("professional")
    versions = ["", ".", ".x", ".-1", ".9999999999", ".²", ".1\0"]
    for named in ["x", ".", f"{'a' * 26}.1", *(ref + version for version in versions)]:
        response = staff.post(scene.url(action), who=named, code="soon")
        assert response.status_code == 404, named
    assert kept(scene.web) == before


@pytest.mark.parametrize("action", people_actions())
def test_a_person_of_another_encounter(scene: Scene, action: str) -> None:
    other, client = scene.web.waiting("appointment")
    named = scene.web.who(other, client.ref)
    before = kept(scene.web)
    staff = scene.web.staff("professional")
    assert staff.post(scene.url(action), who=named, code="soon").status_code == 404
    assert kept(scene.web) == before


@pytest.mark.parametrize("action", ["admit", "attest", "decline", "send-back", "remove"])
def test_nobody_named(scene: Scene, action: str) -> None:
    before = kept(scene.web)
    response = scene.web.staff("professional").post(scene.url(action))
    assert response.status_code == 422
    assert page_of(response) == "desk-encounter"
    assert 'role="alert"' in response.text
    assert kept(scene.web) == before


@pytest.mark.parametrize("action", people_actions())
@pytest.mark.parametrize("way_out", ["end", "cancel"])
def test_too_late(web: Web, action: str, way_out: str) -> None:
    if way_out == "end":
        encounter, client = web.waiting("appointment")
        who = web.who(encounter, client.ref)
    else:
        encounter, who = later(web), "a" * 26 + ".1"
    staff = web.staff("professional")
    assert staff.post(f"{base(encounter)}/{way_out}").status_code == 303
    before = kept(web)
    response = staff.post(f"{base(encounter)}/{action}", who=who, code="soon")
    assert response.status_code == 410
    assert page_of(response) == "error"
    assert kept(web) == before


@pytest.mark.parametrize("action", people_actions())
def test_too_early(web: Web, action: str) -> None:
    encounter = later(web)
    before = kept(web)
    staff = web.staff("professional")
    response = staff.post(f"{base(encounter)}/{action}", who="a" * 26 + ".1", code="soon")
    assert response.status_code == 409
    assert page_of(response) == "desk-encounter"
    assert kept(web) == before


def later(web: Web) -> str:
    staff: Browser = web.staff("professional")
    response = staff.post("/launch/talk", starts_at="2030-06-01T12:00")
    return response.location.rsplit("/", 1)[1]
