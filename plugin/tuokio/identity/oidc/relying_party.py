"""The way to a provider and back."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from urllib.parse import quote_plus

from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc7523 import private_key_jwt_sign
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt

from tuokio.identity.oidc import transport
from tuokio.identity.oidc.attempts import Answer, Attempt, new_state
from tuokio.identity.oidc.discovery import Discovery, Metadata
from tuokio.identity.oidc.errors import OidcError, OidcFault
from tuokio.identity.oidc.id_token import Expected, key_name, opened, subject_of
from tuokio.identity.oidc.keys import ClientKeys
from tuokio.identity.oidc.provider import Provider
from tuokio.identity.oidc.subject import Subject

ASSERTION_LASTS = 60
"""Seconds."""

MOST_ASKING = 4
"""At one time, of one provider."""

ASKING_WAITS = 1.0
"""Seconds that the next one waits for a place."""

_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_SENT_BACK = {
    "access_denied": OidcFault.REFUSED_BY_PERSON,
    "server_error": OidcFault.PROVIDER_AWAY,
    "temporarily_unavailable": OidcFault.PROVIDER_AWAY,
}


class RelyingParty:
    """We, towards one provider. Threads share it."""

    def __init__(self, provider: Provider) -> None:
        """Nothing is asked before somebody needs it."""
        self.provider = provider
        self._discovery = Discovery(provider.issuer)
        self._places = threading.BoundedSemaphore(MOST_ASKING)

    def address(
        self,
        attempt: Attempt,
        *,
        scopes: tuple[str, ...],
        language: str,
        now: datetime,
        levels: Sequence[str] = (),
        anew: bool = False,
    ) -> str:
        """Where the person goes to be recognised. `levels` are the `acr` values that are enough
        now; none named, each of the provider's is. `anew` asks the provider to forget whom it knows
        already. Where the provider takes signed requests and we have a key, what is asked for
        stands in one, so that nobody on the way can change it.

        Raises:
            OidcError: the provider does not answer.
        """
        provider = self.provider
        with self._asking():
            metadata = self._discovery.metadata(now)
        asked = {
            "redirect_uri": provider.redirect_uri,
            "scope": " ".join(scopes),
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": create_s256_code_challenge(attempt.verifier),
            "code_challenge_method": "S256",
            "ui_locales": language,
        }
        if provider.levels:
            asked["acr_values"] = " ".join(levels or provider.levels)
        if provider.fresh or anew:
            asked["prompt"] = "login"
        if provider.tells_when:
            asked["max_age"] = "0"  # by OpenID Connect, the answer tells the time then
        if provider.keys is not None and metadata.takes_signed:
            signed = self._signed_request(provider.keys, asked, now)
            asked = {"scope": asked["scope"], "request": signed}
        return str(
            prepare_grant_uri(metadata.authorization_endpoint, provider.client_id, "code", **asked)
        )

    def finish(
        self, answer: Answer, attempt: Attempt, *, begun_at: datetime, now: datetime
    ) -> Subject:
        """Whom the provider recognised.

        Raises:
            OidcError: nobody, or not so that it can be believed.
        """
        with self._asking():
            metadata = self._discovery.metadata(now)
            self._check(answer, attempt, metadata)
            token, access_token = self._exchange(metadata, answer.code, attempt, now)
            signed = opened(token, self.provider)
            keys = self._discovery.keys(key_name(signed), now)
        expected = Expected(self.provider, attempt, access_token, begun_at, now)
        return subject_of(signed, keys, expected)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """A provider that does not answer holds up a few, and not the whole service."""
        if not self._places.acquire(timeout=ASKING_WAITS):
            raise OidcError(OidcFault.PROVIDER_AWAY)
        try:
            yield
        finally:
            self._places.release()

    def _check(self, answer: Answer, attempt: Attempt, metadata: Metadata) -> None:
        """What came back by the browser."""
        if answer.state != attempt.state:
            raise OidcError(OidcFault.BAD_STATE)
        # A provider that names itself does so always (RFC 9207): else another could slip in.
        told = answer.issuer or metadata.tells_issuer
        if told and answer.issuer != self.provider.issuer:
            raise OidcError(OidcFault.WRONG_ISSUER)
        if answer.error:
            raise OidcError(_SENT_BACK.get(answer.error, OidcFault.FAULTY))
        if not answer.code:
            raise OidcError(OidcFault.FAULTY)

    def _exchange(
        self, metadata: Metadata, code: str, attempt: Attempt, now: datetime
    ) -> tuple[str, str | None]:
        """The ID token and the access token for a code."""
        proof, headers = self._credentials(metadata.token_endpoint, now)
        body = prepare_token_request(
            "authorization_code",
            redirect_uri=self.provider.redirect_uri,
            code=code,
            code_verifier=attempt.verifier,
            **proof,
        )
        status, found = transport.post_form(metadata.token_endpoint, body, headers)
        if found.get("error") == "invalid_grant":
            raise OidcError(OidcFault.REPLAYED)
        token, access_token = found.get("id_token"), found.get("access_token")
        if status != 200 or not isinstance(token, str):
            raise OidcError(OidcFault.FAULTY)
        return token, access_token if isinstance(access_token, str) else None

    def _credentials(self, endpoint: str, now: datetime) -> tuple[dict[str, str], dict[str, str]]:
        """How we show who we are: fields of the form, and headers."""
        provider = self.provider
        if provider.keys is None:
            pair = f"{quote_plus(provider.client_id)}:{quote_plus(provider.secret or '')}"
            basic = base64.b64encode(pair.encode()).decode("ascii")
            return {}, {"Authorization": f"Basic {basic}"}
        assertion = private_key_jwt_sign(
            provider.keys.signing,
            client_id=provider.client_id,
            token_endpoint=endpoint,
            alg=provider.keys.algorithm,
            header={"kid": provider.keys.signing.kid, "typ": "JWT"},
            issued_at=int(now.timestamp()),
            expires_in=ASSERTION_LASTS,
        )
        fields = {
            "client_id": provider.client_id,
            "client_assertion_type": _ASSERTION,
            "client_assertion": assertion,
        }
        return fields, {}

    def _signed_request(self, keys: ClientKeys, asked: dict[str, str], now: datetime) -> str:
        """The request as a token of ours (RFC 9101)."""
        issued = int(now.timestamp())
        provider = self.provider
        return jwt.encode(
            {"alg": keys.algorithm, "kid": keys.signing.kid, "typ": "oauth-authz-req+jwt"},
            {
                **asked,
                "response_type": "code",
                "client_id": provider.client_id,
                "iss": provider.client_id,
                "aud": provider.issuer,
                "iat": issued,
                "nbf": issued,
                "exp": issued + ASSERTION_LASTS * 5,
                "jti": new_state(),
            },
            keys.signing,
            algorithms=[keys.algorithm],
        )
