"""Every feature is spelled out: some of Jitsi's modules take silence for a yes."""

from __future__ import annotations

from tuokio.jitsi.features import ALLOWED_FEATURES, KNOWN_FEATURES, token_features


def test_only_two_features_are_allowed() -> None:
    assert {"screen-sharing", "send-groupchat"} == ALLOWED_FEATURES
    assert ALLOWED_FEATURES < KNOWN_FEATURES


def test_what_stores_or_sends_out_is_named_and_refused() -> None:
    features = token_features()
    for name in (
        "recording",
        "livestreaming",
        "transcription",
        "live-translation",
        "live-translation-subscribe",
        "outbound-call",
        "inbound-call",
        "sip-outbound-call",
        "sip-inbound-call",
        "file-upload",
        "create-polls",
        "flip",
        "list-visitors",
    ):
        assert features[name] is False


def test_callers_get_a_table_of_their_own() -> None:
    token_features()["recording"] = True
    assert token_features()["recording"] is False
