"""Two rooms of one encounter never see each other, and a check ends for both at once (ID 2)."""

from __future__ import annotations

from flask_admin_app.live.practice import OUT
from tests.support.checks import ALL_YES, Checking, in_check
from tests.support.desk import base
from tests.support.probe import person
from tests.support.server import Service, closed_with, heard_until, quiet, token_of


def tokens(check: Checking) -> tuple[str, str]:
    """The worker's and the client's, for the check room."""
    client = f"/j/{check.client.ref}/check"
    return token_of(check.staff, check.base), token_of(check.client, client)


def test_two_rooms_of_one_encounter(service: Service) -> None:
    check = in_check(service.web)
    meeting = token_of(check.staff, base(check.encounter))
    looking, shown = tokens(check)
    with service.practise(meeting) as outside, service.practise(looking) as host:
        assert heard_until(outside, "welcome")["peers"] == []
        assert heard_until(host, "welcome")["peers"] == []
        with service.practise(shown) as client:
            (peer,) = heard_until(client, "welcome")["peers"]
            assert peer["name"] == "sosiaaliohjaaja Ammi"
            assert heard_until(host, "joined")["peer"]["id"]
            quiet(outside)  # whoever came in there would have been told of before the answer
            assert person(service.core, check.client.ref).place == "waiting"
            check.record(**ALL_YES)
            assert closed_with(client) == OUT
            assert closed_with(host) == OUT
        outside.send('{"type": "ping"}')
        assert heard_until(outside, "pong")


def test_whoever_stops_puts_both_out(service: Service) -> None:
    check = in_check(service.web)
    looking, shown = tokens(check)
    with service.practise(looking) as host, service.practise(shown) as client:
        heard_until(host, "welcome")
        heard_until(client, "welcome")
        check.client.post(f"/j/{check.client.ref}/check/stop")
        assert closed_with(client) == OUT
        assert closed_with(host) == OUT
