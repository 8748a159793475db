"""The features that Jitsi asks a token about, and the few that an encounter allows.

A list of facts, checked against jitsi/jitsi-meet at commit 10f7c81 (2026):

- `CLIENT_FEATURES`: the names in `MEET_FEATURES` of `react/features/base/jwt/constants.ts`
- `SERVER_FEATURES`: names that only Prosody's modules ask about, here
  `mod_audio_translation_component.lua` and `mod_jitsi_permissions.lua`

How Prosody reads them (`is_feature_allowed` in `resources/prosody-plugins/util.lib.lua`): once a
token has `context.features`, a feature passes only where it is `true` or `"true"`. One module is
the other way round: translation may be subscribed to unless the token says `false`. So every known
name is written out, and a test fails when one is left out.

An older Jitsi ignores names that it does not know.
"""

from __future__ import annotations

CLIENT_FEATURES = frozenset(
    {
        "branding",
        "calendar",
        "create-polls",
        "file-upload",
        "flip",
        "inbound-call",
        "list-visitors",
        "live-translation",
        "livestreaming",
        "lobby",
        "moderation",
        "outbound-call",
        "recording",
        "room",
        "screen-sharing",
        "send-groupchat",
        "send-private-message",
        "sip-inbound-call",
        "sip-outbound-call",
        "transcription",
    }
)

SERVER_FEATURES = frozenset({"live-translation-subscribe"})

KNOWN_FEATURES = CLIENT_FEATURES | SERVER_FEATURES

ALLOWED_FEATURES = frozenset({"screen-sharing", "send-groupchat"})
"""Nothing that stores, sends out or lets in: no recording, streaming, telephony or translation."""


NO_FEATURES: frozenset[str] = frozenset()
"""Of a room where two look at a document: not even the screen is shared, and nothing is written."""


def token_features(wanted: frozenset[str] = ALLOWED_FEATURES) -> dict[str, bool]:
    """Return `context.features`: every known feature, `True` for those that are wanted and allowed.
    Whoever asks for more than is allowed does not get it."""
    return {name: name in wanted & ALLOWED_FEATURES for name in sorted(KNOWN_FEATURES)}
