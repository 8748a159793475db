"""`POST …/invitations` and `…/<id>/replace`: more links, and a new one for an old one."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest

from flask_admin_app.models import InvitationRow
from tests.support.desk import base, helper, invite, links
from tests.support.probe import dump, entries, page_of
from tests.support.web import Web

ROLES = ("client", "guardian", "guest", "interpreter", "helper")


@pytest.mark.parametrize("role", ROLES)
def test_one_more(any_web: Web, role: str) -> None:
    encounter = any_web.launch()
    invitation, secret = invite(any_web, encounter, role, name="Maija", language="sv")
    assert len(secret) == 32
    assert any_web.client().get(f"/j/{secret}").status_code == 200
    assert entries(any_web.core, encounter).count("invited") == 2
    with any_web.core.database.read() as session:
        row = session.get_one(InvitationRow, invitation)
        assert (row.role, row.language, row.kind) == (role, "sv", "personal")


@pytest.mark.parametrize("role", ["", "professional", "administrator", "Client", "x" * 500])
def test_a_role_that_is_none(web: Web, role: str) -> None:
    encounter = web.launch()
    before = links(web, encounter)
    staff = web.staff("professional")
    response = staff.post(f"{base(encounter)}/invitations", role=role)
    assert response.status_code == 404
    assert links(web, encounter) == before


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Maija", "Maija"),
        ("  Maija \t Liisa ", "Maija Liisa"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("\u202eajiaM", "ajiaM"),
        ("\u2066Maija\u2069", "Maija"),
        ("Ma\0ija", "Ma ija"),
        ("x" * 40, "x" * 40),
        ("مریم", "مریم"),
    ],
)
def test_a_name_is_shown_as_text(web: Web, typed: str, shown: str) -> None:
    encounter = web.launch()
    invite(web, encounter, "guest", name=typed)
    page = web.staff("professional").get(base(encounter)).text
    assert shown in page
    assert "<script>alert" not in page
    assert "\u202e" not in page


@pytest.mark.parametrize("typed", ["x" * 41, "x" * 10_000, "å" * 41, "\u202e\u200b", "\0"])
def test_a_name_that_cannot_be_shown_is_told(web: Web, typed: str) -> None:
    encounter = web.launch()
    before = links(web, encounter)
    staff = web.staff("professional")
    response = staff.post(f"{base(encounter)}/invitations", role="guest", name=typed)
    assert response.status_code == 422
    assert page_of(response) == "desk-encounter"
    assert 'aria-invalid="true"' in response.text
    assert typed[:200].strip("\0") in response.text  # what was typed stays
    assert "x" * 201 not in response.text
    assert links(web, encounter) == before


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_an_identity_code_is_no_name(web: Web, language: str) -> None:
    encounter = web.launch()
    before = links(web, encounter)
    staff = web.staff("professional")
    fields = {"role": "guest", "name": "131052-308T"}
    staff.headers["Accept-Language"] = language
    response = staff.post(f"{base(encounter)}/invitations", **fields)
    assert response.status_code == 422
    words = web.core.texts.text(language, "desk-error-name-identity-code")
    assert words in unescape(response.text)
    assert "131052" not in response.text
    assert links(web, encounter) == before


def test_more_than_a_form_ever_holds_is_refused(web: Web) -> None:
    encounter = web.launch()
    staff = web.staff("professional")
    response = staff.post(f"{base(encounter)}/invitations", role="guest", name="x" * 100_000)
    assert response.status_code == 413


def test_without_a_name(web: Web) -> None:
    encounter = web.launch()
    invite(web, encounter, "guest", name="   ")
    assert len(links(web, encounter)) == 2


def test_an_unknown_language_is_none(web: Web) -> None:
    encounter = web.launch()
    invitation, _secret = invite(web, encounter, "guest", language="xx")
    with web.core.database.read() as session:
        assert session.get_one(InvitationRow, invitation).language is None


def test_shown_again_it_is_the_same_link(web: Web) -> None:
    encounter = web.launch()
    first = links(web, encounter)
    assert links(web, encounter) == first
    page = helper(web, encounter).get(base(encounter)).text
    assert all(secret in page for secret in first.values())


def test_only_hashes_are_stored(web: Web, folder: Path) -> None:
    encounter, client = web.waiting()
    for role in ROLES:
        invite(web, encounter, role, name="Salanimi Sanelma")
    secrets = [*links(web, encounter).values()]
    assert len(secrets) == 6
    held = client.client.get_cookie(f"__Host-place-{client.ref}")
    assert held
    stored = b"".join(file.read_bytes() for file in folder.glob("tuokio.db*"))
    assert encounter.encode() in stored  # the search does find what is there
    for secret in (*secrets, held.value, "Salanimi"):
        assert secret.encode() not in stored
    assert b"tuokio-" not in stored  # the room's name


def test_replace_kills_the_old_link(any_web: Web) -> None:
    encounter = any_web.launch()
    ((invitation, old),) = links(any_web, encounter).items()
    url = f"{base(encounter)}/invitations/{invitation}/replace"
    assert any_web.staff("professional").post(url).status_code == 303
    new = links(any_web, encounter)[invitation]
    assert new != old
    client = any_web.client()
    assert client.get(f"/j/{old}").status_code == 404
    assert client.proceed(old).status_code == 404
    client.to_waiting(new)
    assert entries(any_web.core, encounter).count("invitation_replaced") == 1


def test_replace_leaves_who_is_in_already(web: Web) -> None:
    encounter, client = web.admitted()
    (invitation,) = links(web, encounter)
    web.staff("professional").post(f"{base(encounter)}/invitations/{invitation}/replace")
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 200


def test_replace_twice_gives_a_third(web: Web) -> None:
    encounter = web.launch()
    seen = set()
    for _ in range(3):
        ((invitation, secret),) = links(web, encounter).items()
        seen.add(secret)
        web.staff("professional").post(f"{base(encounter)}/invitations/{invitation}/replace")
    assert len(seen) == 3


@pytest.mark.parametrize("invitation", ["a" * 26, "x", "%00", "..", "1" * 3000])
def test_an_invitation_that_is_none(any_web: Web, invitation: str) -> None:
    encounter = any_web.launch()
    staff = any_web.staff("professional")
    before = dump(any_web.core)
    assert staff.post(f"{base(encounter)}/invitations/{invitation}/replace").status_code in {
        404,
        405,
    }
    assert staff.get(f"{base(encounter)}/invitations/{invitation}.ics").status_code == 404
    assert dump(any_web.core) == before


def test_an_invitation_of_another_encounter(web: Web) -> None:
    encounter, other = web.launch(), web.launch()
    ((invitation, secret),) = links(web, other).items()
    staff = web.staff("professional")
    assert staff.post(f"{base(encounter)}/invitations/{invitation}/replace").status_code == 404
    assert staff.get(f"{base(encounter)}/invitations/{invitation}.ics").status_code == 404
    assert links(web, other) == {invitation: secret}


def test_too_late(web: Web) -> None:
    encounter = web.launch()
    (invitation,) = links(web, encounter)
    staff = web.staff("professional")
    staff.post(f"{base(encounter)}/end")
    assert staff.post(f"{base(encounter)}/invitations", role="guest").status_code == 410
    replace = staff.post(f"{base(encounter)}/invitations/{invitation}/replace")
    assert replace.status_code == 410
    assert staff.get(f"{base(encounter)}/invitations/{invitation}.ics").status_code == 404
