"""`POST /sign-out`: the session ends here, not only in the browser."""

from __future__ import annotations

from tests.support.probe import dump
from tests.support.web import Web

COOKIE = "__Host-tuokio"


def test_ends_the_session_on_the_server(web: Web) -> None:
    staff = web.staff("professional")
    kept = staff.client.get_cookie(COOKIE)
    assert kept
    response = staff.post("/sign-out")
    assert response.status_code == 303
    assert response.location == "/sign-in"
    assert dump(web.core)["staff_sessions"] == []
    thief = web.client()
    thief.client.set_cookie(COOKIE, kept.value, secure=True)
    assert thief.get("/desk").status_code == 303
    assert thief.post("/launch/talk").status_code == 401


def test_leaves_other_browsers_of_the_same_person(web: Web) -> None:
    one, other = web.staff("professional"), web.staff("professional")
    one.post("/sign-out")
    assert other.get("/desk").status_code == 200


def test_twice(web: Web) -> None:
    staff = web.staff("professional")
    for _ in range(2):
        assert staff.post("/sign-out").location == "/sign-in"


def test_nobody_signed_in(web: Web) -> None:
    assert web.client().post("/sign-out").location == "/sign-in"


def test_a_link_signs_nobody_out(web: Web) -> None:
    staff = web.staff("professional")
    assert staff.get("/sign-out").status_code == 405
    assert staff.client.post("/sign-out").status_code == 400
    assert staff.get("/desk").status_code == 200
