"""The whole way of a client, page by page."""

from __future__ import annotations

from tests.support.web import Web


def test_from_link_to_farewell(web: Web) -> None:
    encounter, client = web.waiting()
    staff = web.staff("professional")
    base = f"/desk/encounters/{encounter}"
    assert staff.post(f"{base}/admit", who=web.who(encounter, client.ref)).status_code == 303
    assert client.post(f"/j/{client.ref}/join").location == f"/j/{client.ref}/meeting"
    assert client.get(f"/j/{client.ref}/meeting").status_code == 200
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 200
    assert staff.post(f"{base}/end").location == f"{base}/bye"
    assert client.get(f"/j/{client.ref}/meeting").location == f"/j/{client.ref}/bye"
    assert client.get(f"/j/{client.ref}/bye").status_code == 200
