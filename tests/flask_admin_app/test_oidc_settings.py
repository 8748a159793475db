"""Settings of identity providers: whole, or every fault named."""

from __future__ import annotations

from pathlib import Path

import pytest

from flask_admin_app.models import StaffRole
from tests.support.oidc.setting_up import (
    LOA2,
    LOA3,
    STAFF_SECRET,
    eid_settings,
    key_file,
    staff_settings,
)
from tests.support.settings import faults, load

EID = "https://eid.example.org"
STAFF = "https://login.example.org/realms/house"


def test_none_is_set(folder: Path) -> None:
    found = load(folder).oidc
    assert (found.eid, found.staff) == (None, None)


def test_for_clients(folder: Path) -> None:
    found = load(folder, **eid_settings(EID, folder)).oidc.eid
    assert found
    assert (found.broker, found.name) == ("suomi_fi", "Suomi.fi")
    assert found.provider.levels == {LOA2: "substantial", LOA3: "high"}
    assert found.provider.redirect_uri == "http://127.0.0.1:8080/eid/back"
    assert found.provider.must_encrypt
    assert found.provider.fresh
    assert found.provider.tells_when


def test_for_clients_where_the_provider_cannot_say_when(folder: Path) -> None:
    found = load(folder, **eid_settings(EID, folder, EID_FRESH="ask")).oidc.eid
    assert found
    assert found.provider.fresh
    assert not found.provider.tells_when


def test_for_clients_without_encryption_and_name(folder: Path) -> None:
    values = eid_settings(EID, folder, EID_ENCRYPTED="allow", EID_NAME="")
    found = load(folder, **values).oidc.eid
    assert found
    assert found.name == "suomi_fi"
    assert not found.provider.must_encrypt


def test_for_staff(folder: Path) -> None:
    found = load(folder, **staff_settings(STAFF, OIDC_LOCAL="allow", OIDC_UNIT="Nuoret")).oidc.staff
    assert found
    assert found.provider.redirect_uri == "http://127.0.0.1:8080/sign-in/oidc/back"
    assert found.provider.secret == STAFF_SECRET
    assert not found.provider.fresh
    assert found.local
    assert found.unit == "Nuoret"
    assert found.role_map == (
        ("tuokio-staff", StaffRole.PROFESSIONAL),
        ("tuokio-admins", StaffRole.ADMINISTRATOR),
        ("tuokio-audit", StaffRole.AUDITOR),
    )


def test_for_staff_with_a_key(folder: Path) -> None:
    values = staff_settings(STAFF, OIDC_PRIVATE_KEY_FILE=str(key_file(folder)))
    del values["OIDC_CLIENT_SECRET"]
    found = load(folder, **values).oidc.staff
    assert found
    assert found.provider.keys
    assert not found.local


def test_no_secret_shows_when_they_are_printed(folder: Path) -> None:
    values = {**eid_settings(EID, folder), **staff_settings(STAFF)}
    shown = repr(load(folder, **values))
    assert STAFF_SECRET not in shown
    assert EID in shown


@pytest.mark.parametrize(
    "name", ["EID_ISSUER", "EID_CLIENT_ID", "EID_PRIVATE_KEY_FILE", "EID_LEVELS", "EID_BROKER"]
)
def test_half_of_a_provider_for_clients(folder: Path, name: str) -> None:
    values = eid_settings(EID, folder)
    del values[name]
    (fault,) = faults(folder, **values)
    assert fault.startswith(f"TUOKIO_{name} is missing")


@pytest.mark.parametrize(
    "name", ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_ROLES_CLAIM", "OIDC_ROLE_MAP"]
)
def test_half_of_a_provider_for_staff(folder: Path, name: str) -> None:
    values = staff_settings(STAFF)
    del values[name]
    (fault,) = faults(folder, **values)
    assert fault.startswith(f"TUOKIO_{name} is missing")


def test_each_fault_is_named_at_once(folder: Path) -> None:
    found = "\n".join(faults(folder, EID_ISSUER="http://far.example.org", OIDC_NAME="House"))
    for name in ("EID_ISSUER", "EID_LEVELS", "EID_BROKER", "OIDC_ISSUER", "OIDC_ROLE_MAP"):
        assert f"TUOKIO_{name} " in found


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EID_LEVELS", "loa2=strong"),
        ("EID_LEVELS", "=high"),
        ("EID_LEVELS", "loa2"),
        ("EID_LEVELS", " , "),
        ("EID_BROKER", "Suomi fi"),
        ("EID_ENCRYPTED", "yes"),
        ("EID_FRESH", "yes"),
        ("EID_ISSUER", "https://eid.example.org/?a=b"),
        ("EID_PRIVATE_KEY_FILE", "/nowhere/at/all"),
        ("EID_NAME", "x" * 41),
        ("OIDC_ROLE_MAP", "tuokio-staff=director"),
        ("OIDC_ROLE_MAP", "tuokio-staff"),
        ("OIDC_ROLE_MAP", "=professional"),
        ("OIDC_ROLE_MAP", ","),
        ("OIDC_LOCAL", "perhaps"),
        ("OIDC_ISSUER", "http://login.example.org"),
        ("OIDC_CLIENT_SECRET", ""),
    ],
)
def test_faults(folder: Path, name: str, value: str) -> None:
    values = {**eid_settings(EID, folder), **staff_settings(STAFF), name: value}
    found = faults(folder, **values)
    assert [fault.split()[0] for fault in found] == [f"TUOKIO_{name}"]
