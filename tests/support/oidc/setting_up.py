"""Keys of ours towards a provider, and settings that name it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from joserfc.jwk import RSAKey

LOA2 = "http://ftn.ficora.fi/2017/loa2"
LOA3 = "http://ftn.ficora.fi/2017/loa3"
LEVELS = f"{LOA2}=substantial,{LOA3}=high"
EID_CLIENT = "tuokio-eid"
STAFF_CLIENT = "tuokio-staff"
STAFF_SECRET = "a made-up secret of a client: 8f3a/+="
ROLE_MAP = "tuokio-staff=professional,tuokio-admins=administrator,tuokio-audit=auditor"


@cache
def own_keys() -> tuple[dict[str, Any], ...]:
    """One to sign with and one to open with, as private JWKs. Made once: it takes a while."""
    return tuple(
        RSAKey.generate_key(2048, {"use": use, "alg": alg, "kid": f"ours-{use}"}).as_dict(
            private=True
        )
        for use, alg in (("sig", "RS256"), ("enc", "RSA-OAEP-256"))
    )


def public_keys() -> dict[str, Any]:
    """The public halves, as a provider knows them."""
    return {"keys": [RSAKey.import_key(dict(key)).as_dict(private=False) for key in own_keys()]}


def key_file(folder: Path) -> Path:
    """Both in a file."""
    path = folder / "oidc-keys.json"
    path.write_text(json.dumps({"keys": own_keys()}))
    return path


def eid_settings(issuer: str, folder: Path, **more: str) -> dict[str, str]:
    """Settings for clients; the names without `TUOKIO_`."""
    return {
        "EID_ISSUER": issuer,
        "EID_CLIENT_ID": EID_CLIENT,
        "EID_PRIVATE_KEY_FILE": str(key_file(folder)),
        "EID_LEVELS": LEVELS,
        "EID_BROKER": "suomi_fi",
        "EID_NAME": "Suomi.fi",
        **more,
    }


def staff_settings(issuer: str, **more: str) -> dict[str, str]:
    """Settings for staff; the names without `TUOKIO_`."""
    return {
        "OIDC_ISSUER": issuer,
        "OIDC_CLIENT_ID": STAFF_CLIENT,
        "OIDC_CLIENT_SECRET": STAFF_SECRET,
        "OIDC_ROLES_CLAIM": "roles",
        "OIDC_ROLE_MAP": ROLE_MAP,
        **more,
    }
