"""A relying party of OpenID Connect: for clients with strong electronic identification, and for
staff (ID 6).

It keeps to OpenID Connect Core 1.0 with the authorization code flow, PKCE (RFC 7636), signed
requests (RFC 9101), `private_key_jwt` (RFC 7523) and encrypted ID tokens, as the Finnish Trust
Network asks (Traficom recommendation 213/2023 S). JOSE is joserfc's; parameters, assertions and the
claims of the standard are Authlib's.
"""

from tuokio.identity.oidc.attempts import Answer, Attempt, new_state
from tuokio.identity.oidc.errors import OidcError, OidcFault
from tuokio.identity.oidc.keys import ClientKeys, KeysInvalid, load_keys
from tuokio.identity.oidc.provider import Provider, ProviderInvalid
from tuokio.identity.oidc.relying_party import RelyingParty
from tuokio.identity.oidc.subject import Subject

__all__ = [
    "Answer",
    "Attempt",
    "ClientKeys",
    "KeysInvalid",
    "OidcError",
    "OidcFault",
    "Provider",
    "ProviderInvalid",
    "RelyingParty",
    "Subject",
    "load_keys",
    "new_state",
]
