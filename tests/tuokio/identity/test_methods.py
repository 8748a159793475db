"""Methods, and what they may promise (ID 1, ID 3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tuokio.identity import builtin
from tuokio.identity.known import known_methods
from tuokio.identity.methods import Assurance, How, IdentityMethod, MethodInvalid, by_code


def test_the_built_in_methods_come_through_the_hook() -> None:
    assert list(known_methods()) == ["known_client", "document_on_camera", "strong_eid"]
    assert {code: method.how for code, method in known_methods().items()} == {
        "known_client": How.ATTESTATION,
        "document_on_camera": How.CHECK_ROOM,
        "strong_eid": How.PROVIDER,
    }


def test_a_look_through_a_camera_is_never_above_low() -> None:
    assert builtin.DOCUMENT_ON_CAMERA.ceiling is Assurance.LOW
    for more in (Assurance.SUBSTANTIAL, Assurance.HIGH):
        with pytest.raises(MethodInvalid, match="never above low"):
            replace(builtin.DOCUMENT_ON_CAMERA, ceiling=more)


@pytest.mark.parametrize("code", ["", "none", "With Capitals", "a" * 40, "x", "010190-123A"])
def test_a_code_can_stand_in_the_log(code: str) -> None:
    with pytest.raises(MethodInvalid):
        replace(builtin.KNOWN_CLIENT, code=code)


def test_a_method_has_a_name_in_every_language() -> None:
    with pytest.raises(MethodInvalid, match="a name in each"):
        IdentityMethod("library_card", How.ATTESTATION, Assurance.LOW, {"fi": "Kirjastokortti"})


def test_two_methods_cannot_have_one_code() -> None:
    with pytest.raises(MethodInvalid, match="known_client"):
        by_code([[builtin.KNOWN_CLIENT], [builtin.KNOWN_CLIENT]])


def test_labels_are_ordered() -> None:
    assert Assurance.HIGH.reaches(Assurance.SUBSTANTIAL)
    assert not Assurance.LOW.reaches(Assurance.SUBSTANTIAL)
    assert Assurance.HIGH.at_most(Assurance.LOW) is Assurance.LOW
    assert Assurance.NONE.at_most(Assurance.LOW) is Assurance.NONE
