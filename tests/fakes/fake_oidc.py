"""A FAKE OpenID Connect provider on loopback. It keeps to OpenID Connect Core while it is well, and
can do all that a right one never does.

It checks what we send as a right one would: the signed request or the plain one, our assertion or
our secret, the PKCE verifier, and that a code comes once.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from functools import cache
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

from joserfc import jwe, jws, jwt
from joserfc.jwk import KeySet, RSAKey
from joserfc.registry import HeaderParameter

from tests.fakes.http import Moody, MoodyHandler, served

_SEALING = ["RSA-OAEP-256", "A256GCM", "DEF"]
LIFE = 300
"""Seconds."""


class Mood(Enum):
    """How it answers."""

    WELL = auto()
    WRONG_NONCE = auto()
    NO_NONCE = auto()
    WRONG_AUDIENCE = auto()
    MORE_AUDIENCES = auto()
    """Also for somebody else, who asked for it."""
    WRONG_ISSUER = auto()
    OTHER_METADATA = auto()
    """Its metadata is that of another issuer."""
    FAR_TOKEN_ENDPOINT = auto()
    """Its metadata sends our secrets over plain http."""
    EXPIRED = auto()
    FROM_BEFORE = auto()
    """Issued before anybody asked."""
    FROM_TOMORROW = auto()
    LONG_SIGNED_IN = auto()
    """The person was recognised before anybody asked."""
    NEVER_SAYS_WHEN = auto()
    """Nor does it tell that it recognised them anew."""
    UNSIGNED = auto()
    CUT_SIGNATURE = auto()
    """A signed one, without its signature."""
    BY_PUBLIC_KEY = auto()
    """HS256, with the public key for a secret."""
    OTHER_KEY = auto()
    """By a key with the right name that is not the published one."""
    NEW_KEY = auto()
    """By a key that was published a moment ago."""
    CHANGED = auto()
    """A claim was changed after signing."""
    CRITICAL = auto()
    """A header that we must not pass over."""
    WRONG_LEVEL = auto()
    NO_LEVEL = auto()
    WRONG_ACCESS_TOKEN = auto()
    NOT_ENCRYPTED = auto()
    ZIPPED = auto()
    """Encrypted and compressed."""
    NO_SUBJECT = auto()
    REFUSES_CODE = auto()
    """As if the code had been used."""
    REFUSES_US = auto()
    NO_ID_TOKEN = auto()
    GARBAGE = auto()
    AWAY = auto()
    SILENT = auto()
    DROPS = auto()
    """Answers drop by drop."""
    FAULTY = auto()
    HUGE = auto()


@dataclass
class Asked:
    """What stands behind a code."""

    parameters: dict[str, str]
    used: bool = False


@dataclass
class FakeOidc(Moody[Mood]):
    """Where it is (`url` is its issuer) and whom it knows as its client."""

    client_id: str
    keys: dict[str, Any] = field(default_factory=lambda: {"keys": []})
    secret: str | None = None
    signed_requests: bool = True
    names_itself: bool = True
    claims: dict[str, Any] = field(default_factory=dict)
    """Of the person who will sign in."""
    clock: Callable[[], datetime] = datetime.now
    asked: list[str] = field(default_factory=list)
    """The paths that were asked for, in order."""
    arrived: threading.Event = field(default_factory=threading.Event)
    """Set once anything was asked."""
    seen: list[str] = field(default_factory=list)
    """Each assertion of ours."""
    _codes: dict[str, Asked] = field(default_factory=dict)
    _mood: Mood = field(default=Mood.WELL, kw_only=True)

    def recognise(self, address: str) -> dict[str, str]:
        """A person goes to this address of the provider and signs in; return what the browser is
        sent back with."""
        parameters = self.parameters(address)
        code = secrets.token_urlsafe(16)
        self._codes[code] = Asked(parameters)
        return self._back(parameters, code=code)

    def refuse(self, address: str, error: str = "access_denied") -> dict[str, str]:
        """A person goes there and stops."""
        return self._back(self.parameters(address), error=error)

    def parameters(self, address: str) -> dict[str, str]:
        """What was asked for, out of the signed request where there is one."""
        plain = dict(parse_qsl(urlsplit(address).query))
        if "request" not in plain:
            assert not self.signed_requests
            return plain
        token = jwt.decode(plain["request"], self._client_keys(), algorithms=["RS256", "ES256"])
        claims = token.claims
        assert claims["iss"] == claims["client_id"] == plain["client_id"] == self.client_id
        assert claims["aud"] == self.url
        assert claims["exp"] > self._now()
        return {key: str(value) for key, value in claims.items()}

    def metadata(self) -> dict[str, Any]:
        """What it tells about itself."""
        far = "http://far.example.org" if self.mood is Mood.FAR_TOKEN_ENDPOINT else self.url
        return {
            "issuer": "https://other.example.org" if self.mood is Mood.OTHER_METADATA else self.url,
            "authorization_endpoint": f"{self.url}/authorize?lang=fi",
            "token_endpoint": f"{far}/token",
            "jwks_uri": f"{self.url}/jwks",
            "request_parameter_supported": self.signed_requests,
            "authorization_response_iss_parameter_supported": self.names_itself,
        }

    def jwks(self) -> dict[str, Any]:
        """Its public keys, and some that are none of our business."""
        names = ["signs", "signs-anew"] if self.mood is Mood.NEW_KEY else ["signs"]
        odd: list[Any] = [{"kty": "oct", "k": "c2VjcmV0"}, {"kty": "later"}, "no key", {}]
        return {"keys": [*odd, *(_key(name).as_dict(private=False) for name in names)]}

    def token(self, form: dict[str, str], authorization: str | None) -> tuple[int, dict[str, Any]]:
        """Answer the token request."""
        if self.mood is Mood.REFUSES_US or not self._is_client(form, authorization):
            return 401, {"error": "invalid_client"}
        asked = self._codes.get(form["code"])
        if asked is None or asked.used or self.mood is Mood.REFUSES_CODE:
            return 400, {"error": "invalid_grant"}
        asked.used = True
        raw = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
        assert asked.parameters["code_challenge_method"] == "S256"
        assert asked.parameters["code_challenge"] == challenge
        assert asked.parameters["redirect_uri"] == form["redirect_uri"]
        access_token = secrets.token_urlsafe(16)
        answer = {"access_token": access_token, "token_type": "Bearer"}
        if self.mood is Mood.NO_ID_TOKEN:
            return 200, answer
        return 200, {**answer, "id_token": self._id_token(asked.parameters, access_token)}

    def _is_client(self, form: dict[str, str], authorization: str | None) -> bool:
        if self.secret is not None:
            word, _, pair = (authorization or "").partition(" ")
            told = dict(parse_qsl(f"pair={base64.b64decode(pair).decode()}"))["pair"]
            return word == "Basic" and told == f"{self.client_id}:{self.secret}"
        token = jwt.decode(
            form["client_assertion"], self._client_keys(), algorithms=["RS256", "PS256", "ES256"]
        )
        claims = token.claims
        assert claims["iss"] == claims["sub"] == self.client_id
        assert claims["aud"] == f"{self.url}/token"
        assert self._now() <= claims["exp"] <= self._now() + 120
        assert claims["jti"] not in self.seen
        assert token.header["kid"]
        self.seen.append(claims["jti"])
        return True

    def _id_token(self, asked: dict[str, str], access_token: str) -> str:
        half = hashlib.sha256(access_token.encode()).digest()[:16]
        now = self._now()
        claims: dict[str, Any] = {
            "iss": self.url,
            "sub": "somebody",
            "aud": self.client_id,
            "iat": now,
            "exp": now + LIFE,
            "auth_time": now,
            "nonce": asked["nonce"],
            "at_hash": base64.urlsafe_b64encode(half).rstrip(b"=").decode(),
            **({"acr": asked["acr_values"].split()[0]} if "acr_values" in asked else {}),
            **self.claims,
        }
        change = _CLAIMS.get(self.mood)
        claims |= change(now) if change else {}
        claims = {name: value for name, value in claims.items() if value is not None}
        return self._sealed(self._signed(claims))

    def _signed(self, claims: dict[str, Any]) -> str:
        if self.mood is Mood.UNSIGNED:
            return f"{_part({'alg': 'none'})}.{_part(claims)}."
        if self.mood is Mood.BY_PUBLIC_KEY:
            return _by_public_key(claims)
        header: dict[str, Any] = {"alg": "RS256", "kid": "signs"}
        key = _key("signs")
        if self.mood is Mood.OTHER_KEY:
            key = _key("another")
        elif self.mood is Mood.NEW_KEY:
            header["kid"], key = "signs-anew", _key("signs-anew")
        elif self.mood is Mood.CRITICAL:
            header |= {"crit": ["later"], "later": True}
        later = {"later": HeaderParameter("Later", "bool")}
        registry = jws.JWSRegistry(header_registry=later, algorithms=["RS256"])
        made = jws.serialize_compact(header, json.dumps(claims), key, registry=registry)
        first, middle, last = made.split(".")
        if self.mood is Mood.CHANGED:
            return f"{first}.{_part({**claims, 'sub': 'somebody-else'})}.{last}"
        return f"{first}.{middle}." if self.mood is Mood.CUT_SIGNATURE else made

    def _sealed(self, token: str) -> str:
        keys = [key for key in self.keys["keys"] if key.get("use") == "enc"]
        if not keys or self.mood is Mood.NOT_ENCRYPTED:
            return token
        header = {"alg": "RSA-OAEP-256", "enc": "A256GCM", "cty": "JWT", "kid": keys[0]["kid"]}
        if self.mood is Mood.ZIPPED:
            header["zip"] = "DEF"
        key = RSAKey.import_key(keys[0])
        return jwe.encrypt_compact(header, token, key, algorithms=_SEALING)

    def _back(self, parameters: dict[str, str], **more: str) -> dict[str, str]:
        issuer = {"iss": self.url} if self.names_itself else {}
        return {"state": parameters["state"], **more, **issuer}

    def _client_keys(self) -> KeySet:
        return KeySet.import_key_set(self.keys)  # type: ignore[arg-type]

    def _now(self) -> int:
        return int(self.clock().timestamp())


_CLAIMS: dict[Mood, Callable[[int], dict[str, Any]]] = {
    Mood.WRONG_NONCE: lambda _now: {"nonce": "that of somebody else"},
    Mood.NO_NONCE: lambda _now: {"nonce": None},
    Mood.WRONG_AUDIENCE: lambda _now: {"aud": "another-service"},
    Mood.MORE_AUDIENCES: lambda _now: {"aud": ["another-service", "tuokio-eid"], "azp": "another"},
    Mood.WRONG_ISSUER: lambda _now: {"iss": "https://other.example.org"},
    Mood.EXPIRED: lambda now: {"exp": now - 120},
    Mood.FROM_BEFORE: lambda now: {"iat": now - 3600},
    Mood.FROM_TOMORROW: lambda now: {"iat": now + 86400, "exp": now + 90000},
    Mood.LONG_SIGNED_IN: lambda now: {"auth_time": now - 3600},
    Mood.NEVER_SAYS_WHEN: lambda _now: {"auth_time": None},
    Mood.WRONG_LEVEL: lambda _now: {"acr": "http://example.org/loa1"},
    Mood.NO_LEVEL: lambda _now: {"acr": None},
    Mood.WRONG_ACCESS_TOKEN: lambda _now: {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
    Mood.NO_SUBJECT: lambda _now: {"sub": ""},
}


@cache
def _key(name: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig"})


def _by_public_key(claims: dict[str, Any]) -> str:
    """By hand: no library does that."""
    head = f"{_part({'alg': 'HS256', 'kid': 'signs'})}.{_part(claims)}"
    mac = hmac.digest(_key("signs").as_pem(private=False), head.encode(), hashlib.sha256)
    return f"{head}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"


def _part(data: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(data).encode()).rstrip(b"=").decode()


class _Handler(MoodyHandler[FakeOidc]):
    methods = ("GET", "POST")
    kind = "application/json"

    def answer(self) -> None:
        body = self.body().decode()
        path = urlsplit(self.path).path
        self.fake.asked.append(path)
        self.fake.arrived.set()
        special = _MOODS.get(self.fake.mood)
        if special is not None:
            special(self)
        elif path == "/.well-known/openid-configuration":
            self.reply(200, json.dumps(self.fake.metadata()))
        elif path == "/jwks":
            self.reply(200, json.dumps(self.fake.jwks()))
        elif path == "/token" and self.command == "POST":
            form = {name: values[0] for name, values in parse_qs(body).items()}
            status, content = self.fake.token(form, self.headers.get("Authorization"))
            self.reply(status, json.dumps(content))
        else:
            self.reply(404, "{}")


_MOODS: dict[Mood, Callable[[_Handler], None]] = {
    Mood.AWAY: lambda handler: handler.hang_up(),
    Mood.SILENT: lambda handler: handler.stay_silent(Mood.SILENT),
    Mood.DROPS: lambda handler: handler.drop_by_drop(Mood.DROPS),
    Mood.FAULTY: lambda handler: handler.reply(503, "{}"),
    Mood.HUGE: lambda handler: handler.pour(Mood.HUGE),
    Mood.GARBAGE: lambda handler: handler.reply(200, "<!doctype html>", "text/html"),
}


@contextmanager
def fake_oidc(client_id: str, **more: Any) -> Iterator[FakeOidc]:
    """Serve it; see `FakeOidc`."""
    with served(_Handler, FakeOidc(client_id, **more)) as fake:
        yield fake
