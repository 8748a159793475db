"""What we know of a provider, and what it knows of us."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeGuard
from urllib.parse import urlsplit

from tuokio.identity.oidc.keys import ClientKeys
from tuokio.jitsi.errors import JitsiUrlInvalid
from tuokio.jitsi.links import check_base


class ProviderInvalid(ValueError):
    """A provider that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Provider:
    """One registration. `levels` says what each `acr` is worth that we accept: none asks for none.
    `fresh` asks the provider to recognise the person anew, whoever used this device before;
    `tells_when` holds it to saying when it did: without a word nobody can know that it asked.

    Raises:
        ProviderInvalid: no https, or neither a key nor a secret, or no key to open with.
    """

    issuer: str
    client_id: str
    redirect_uri: str
    keys: ClientKeys | None = field(default=None, repr=False)
    secret: str | None = field(default=None, repr=False)
    levels: Mapping[str, str] = field(default_factory=dict)
    must_encrypt: bool = False
    fresh: bool = False
    tells_when: bool = False

    def __post_init__(self) -> None:
        check_issuer(self.issuer)
        if self.keys is None and not self.secret:
            raise ProviderInvalid("it needs a private key, or a secret")
        if self.must_encrypt and (self.keys is None or not self.keys.opening):
            raise ProviderInvalid("it needs an RSA key with which encrypted answers are opened")


def check_issuer(issuer: str) -> str:
    """Return the issuer as it was written: a slash at the end belongs to its name.

    Raises:
        ProviderInvalid: no https address (http only on this machine), or with a query.
    """
    try:
        check_base(issuer)
    except JitsiUrlInvalid:
        words = "must be an https address (http only on this machine), without query"
        raise ProviderInvalid(words) from None
    return issuer


def is_endpoint(url: object, issuer: str) -> TypeGuard[str]:
    """Whether it is an address to send people or secrets to: https, or on this machine where the
    issuer is there too."""
    if not isinstance(url, str) or not url.isascii() or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
        plain = not parts.username and not parts.password and not parts.fragment
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or not plain:
        return False
    same_house = urlsplit(issuer).scheme == "http" and host == urlsplit(issuer).hostname
    return parts.scheme == "https" or (parts.scheme == "http" and same_house)
