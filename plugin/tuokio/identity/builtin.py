"""The methods that come with Tuokio, offered through the same hook as anybody else's."""

from __future__ import annotations

from collections.abc import Sequence

import pluggy

from tuokio.identity.methods import Assurance, How, IdentityMethod

hookimpl = pluggy.HookimplMarker("tuokio")

KNOWN_CLIENT = IdentityMethod(
    code="known_client",
    how=How.ATTESTATION,
    ceiling=Assurance.LOW,
    name={
        "fi": "Ammattilainen tuntee asiakkaan",
        "sv": "Yrkespersonen känner klienten",
        "en": "The professional knows the client",
    },
)

DOCUMENT_ON_CAMERA = IdentityMethod(
    code="document_on_camera",
    how=How.CHECK_ROOM,
    ceiling=Assurance.LOW,
    name={
        "fi": "Henkilöllisyystodistus kameran edessä",
        "sv": "Identitetshandling framför kameran",
        "en": "An identity document shown to the camera",
    },
)

STRONG_EID = IdentityMethod(
    code="strong_eid",
    how=How.PROVIDER,
    ceiling=Assurance.HIGH,
    name={
        "fi": "Vahva sähköinen tunnistaminen",
        "sv": "Stark autentisering",
        "en": "Strong electronic identification",
    },
)


@hookimpl
def tuokio_identity_methods() -> Sequence[IdentityMethod]:
    """What a template can name without any plug-in."""
    return KNOWN_CLIENT, DOCUMENT_ON_CAMERA, STRONG_EID
