"""When a notice was shown, as the answer's record tells it (GDPR 7(1)): from a signed token, which
is never worth refusing an answer for."""

from __future__ import annotations

import pytest

from tests.support.clock import Clock
from tests.support.consent import arrived, change_notice, fields_of
from tests.support.probe import records
from tests.support.web import Client, Web


def shown(web: Web, encounter: str) -> str | None:
    (record,) = records(web.core, encounter, "consent_given")
    found: str | None = record["notice"]["shown_at"]
    return found


def form(client: Client) -> dict[str, str]:
    return fields_of(client.get(f"/j/{client.ref}/notice").text)


def agree(client: Client, **fields: str) -> None:
    response = client.post(f"/j/{client.ref}/notice", answer="agree", **fields)
    assert response.location == f"/j/{client.ref}/wait"


def test_it_is_when_the_page_was_made_and_not_when_the_button_was_pressed(
    web: Web, clock: Clock
) -> None:
    encounter, client = arrived(web)
    clock.forward(milliseconds=7)
    fields = form(client)
    clock.forward(minutes=3)
    agree(client, **fields)
    assert shown(web, encounter) == "2030-05-14T09:00:00.007Z"
    (record,) = records(web.core, encounter, "consent_given")
    assert record["event_time"] == "2030-05-14T09:03:00.007Z"


@pytest.mark.parametrize("token", [None, "", "x", ".", "1.", "1904979600007", "å" * 50, "x" * 9000])
def test_without_a_token_of_ours_it_is_not_known(web: Web, token: str | None) -> None:
    encounter, client = arrived(web)
    fields = form(client)
    del fields["shown"]
    agree(client, **fields, **({} if token is None else {"shown": token}))
    assert shown(web, encounter) is None


def test_a_token_that_was_changed_is_none(web: Web) -> None:
    encounter, client = arrived(web)
    fields = form(client)
    time, _, seal = fields["shown"].partition(".")
    agree(client, sha256=fields["sha256"], shown=f"{int(time) - 1}.{seal}")
    assert shown(web, encounter) is None


def test_a_token_of_another_person_is_none(web: Web) -> None:
    (_, one), (encounter, other) = arrived(web), arrived(web)
    fields = form(other) | {"shown": form(one)["shown"]}
    agree(other, **fields)
    assert shown(web, encounter) is None


def test_a_token_of_another_text_is_none(web: Web) -> None:
    encounter, client = arrived(web)
    old = form(client)["shown"]
    change_notice(web)
    agree(client, **(form(client) | {"shown": old}))
    assert shown(web, encounter) is None
