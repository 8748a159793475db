"""What second factors leave behind: nothing that opens anything, in no table, log or address."""

from __future__ import annotations

import logging

import pytest

from tests.support.factors import add_passkey, code, codes_of, half, with_app, wrong_code
from tests.support.probe import dump
from tests.support.web import Web

SECOND = "/sign-in/second"


def test_nothing_stands_in_clear(web: Web, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    browser, secret = with_app(web)
    add_passkey(browser, name="kanarialintu")
    codes = codes_of(browser)
    typed, wrong = code(web, secret), wrong_code(web, secret)
    assert half(web).post(SECOND, code=wrong).status_code == 401
    assert half(web).post(SECOND, code=typed).location == "/desk"
    assert half(web).post(SECOND, recovery=codes[0]).location == "/desk"
    assert half(web).post(SECOND, recovery=codes[0]).status_code == 401
    kept = repr(dump(web.core)) + caplog.text
    plain = [each.replace("-", "") for each in codes]
    for canary in (secret, "kanarialintu", *codes, *plain):
        assert canary not in kept
    for canary in (typed, wrong):
        assert canary not in caplog.text


def test_recovery_codes_are_eight_of_eighty_bits(web: Web) -> None:
    browser, _ = with_app(web)
    codes = codes_of(browser)
    assert len(set(codes)) == 8
    assert {len(each.replace("-", "")) for each in codes} == {16}
    shown = browser.get("/account").text
    assert not [each for each in codes if each in shown]
    assert len(dump(web.core)["recovery_codes"]) == 8


def test_without_a_factor_there_are_none(web: Web) -> None:
    response = web.staff("professional").post("/account/recovery", proof="a long made-up password")
    assert response.status_code == 422
    assert dump(web.core)["recovery_codes"] == []
