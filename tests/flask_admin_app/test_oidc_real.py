"""Both ways to a REAL OpenID Connect provider, through the pages: signed requests, private_key_jwt,
PKCE, signed and encrypted ID tokens (ID 6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flask_admin_app import create_app
from flask_admin_app.core import Core
from flask_admin_app.models import OidcRequestRow
from flask_admin_app.oidc_settings import EID_BACK, STAFF_BACK
from tests.support.canaries import database_files, find, said
from tests.support.cast import Cast
from tests.support.clock import Clock
from tests.support.oidc.eid_house import EidHouse, come_back, eid_house, onward, parameters
from tests.support.oidc.real import HETU, RealProvider, real_provider
from tests.support.oidc.setting_up import staff_settings
from tests.support.probe import main_of, page_of, records
from tests.support.settings import load
from tests.support.web import Browser, Web

HERE = "http://127.0.0.1:8080"


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealProvider]:
    folder = tmp_path_factory.mktemp("provider")
    with real_provider(folder, [HERE + EID_BACK, HERE + STAFF_BACK]) as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    """The provider has no other time than the real one."""
    made = Clock()
    made.now = datetime.now(UTC)
    return made


@pytest.fixture
def house(folder: Path, provider: RealProvider, clock: Clock) -> Iterator[EidHouse]:
    with eid_house(folder, provider.issuer, clock) as found:
        yield found


def test_a_client_is_identified_and_nothing_of_them_is_kept(
    house: EidHouse, provider: RealProvider, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    encounter, client = house.waiting("Maija Mäkinen")
    back = parameters(provider.sign_in(house.begin(client), "maija"))
    assert house.finish(client, back).location == f"/j/{client.ref}/wait"
    assert house.identity(client) == "verified"
    (record,) = records(house.core, encounter, "identity_check_recorded")
    assert record["facts"]["assurance"] == "substantial"
    assert record["facts"]["broker"] == "suomi_fi"
    secrets = {"hetu": HETU, "family name": "Mäkinen", "names": "Maija Kaarina"}
    secrets |= {"code": back["code"], "state": back["state"]}
    assert find(secrets, database_files(house.folder)) == []
    own = [each for each in caplog.records if not each.name.startswith("http")]  # not the person's
    assert find(secrets, said(own)) == []


def test_a_code_cannot_be_used_again(house: EidHouse, provider: RealProvider) -> None:
    _, first = house.waiting()
    used = parameters(provider.sign_in(house.begin(first), "maija"))
    house.finish(first, used)
    _, second = house.waiting()
    back = parameters(provider.sign_in(house.begin(second), "maija"))
    response = house.finish(second, back | {"code": used["code"]})
    assert page_of(response) == "eid-failed"
    assert "<code>replayed</code>" in main_of(response)


@pytest.mark.parametrize(("person", "code"), [("weak", "wrong_level"), (None, "refused_by_person")])
def test_refused_and_told(
    house: EidHouse, provider: RealProvider, person: str | None, code: str
) -> None:
    _, client = house.waiting()
    response = house.finish(client, parameters(provider.sign_in(house.begin(client), person)))
    assert page_of(response) == "eid-failed"
    assert f"<code>{code}</code>" in main_of(response)
    assert house.identity(client) == "pending"


def test_a_code_is_worth_nothing_without_our_verifier(
    house: EidHouse, provider: RealProvider
) -> None:
    """PKCE: the code is right, and so is all else."""
    _, client = house.waiting()
    back = parameters(provider.sign_in(house.begin(client), "maija"))
    house.core.oidc_key = bytes(32)
    response = house.finish(client, back)
    assert "<code>replayed</code>" in main_of(response)
    assert house.identity(client) == "pending"
    with house.core.database.read() as session:
        assert session.query(OidcRequestRow).filter(OidcRequestRow.used_at.is_(None)).count() == 0


def test_a_member_of_staff_signs_in(folder: Path, provider: RealProvider, clock: Clock) -> None:
    core = Core(
        load(folder, **staff_settings(provider.issuer, OIDC_UNIT_CLAIM="unit")), clock=clock
    )
    web = Web(create_app(core.settings, core=core), core, Cast(core))
    browser = Browser(web.app.test_client())
    address = provider.sign_in(onward(browser.post("/sign-in/oidc")), "worker")
    assert come_back(browser, STAFF_BACK, parameters(address)).status_code == 303
    assert "Outi" in browser.get("/desk").text
    refused = provider.sign_in(onward(browser.post("/sign-in/oidc")), "maija")
    response = come_back(browser, STAFF_BACK, parameters(refused))
    assert "<code>no_role</code>" in main_of(response)
    core.database.engine.dispose()
