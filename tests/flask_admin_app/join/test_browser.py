"""What the client's browser brings: its places, its language, and the app that it is inside of."""

from __future__ import annotations

import pytest

from tests.support.probe import main_of
from tests.support.web import Client, Web

CHROME = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"
)
WEBVIEW = "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 Version/4.0 Chrome/126.0 Mobile Safari/537.36"  # noqa: E501
FACEBOOK = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/21F90 [FBAN/FBIOS;FBAV/466.0]"  # noqa: E501
INSTAGRAM = WEBVIEW.replace("; wv", "") + " Instagram 334.0.0.42.95 Android"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1"  # noqa: E501
DESKTOP = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"
WECHAT = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 MicroMessenger/7.0.20"


@pytest.mark.parametrize("agent", [CHROME, SAFARI, DESKTOP, "", "x" * 4000])
def test_a_browser_of_its_own_gets_no_hint(web: Web, agent: str) -> None:
    secret = web.secret(web.launch())
    page = web.client().get(f"/j/{secret}", headers={"User-Agent": agent})
    assert web.core.texts.text("fi", "landing-in-app-title") not in page.text
    assert "intent:" not in page.text


@pytest.mark.parametrize(
    ("agent", "hint"),
    [
        (WEBVIEW, "landing-in-app-chrome"),
        (INSTAGRAM, "landing-in-app-chrome"),
        (FACEBOOK, "landing-in-app-ios"),
        (WECHAT, "landing-in-app-other"),
    ],
)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_inside_an_app_there_is_a_hint_and_no_wall(
    web: Web, agent: str, hint: str, language: str
) -> None:
    secret = web.secret(web.launch())
    client = web.client(language)
    main = main_of(client.get(f"/j/{secret}", headers={"User-Agent": agent}))
    for key in ("landing-in-app-title", hint, "landing-in-app-stay"):
        assert web.core.texts.text(language, key) in main
    assert ("intent://" in main) == (hint == "landing-in-app-chrome")
    assert 'data-action="continue"' in main
    client.headers["User-Agent"] = agent
    assert client.to_waiting(secret).ref


def test_chrome_is_opened_with_the_same_link(web: Web) -> None:
    secret = web.secret(web.launch())
    main = main_of(web.client().get(f"/j/{secret}", headers={"User-Agent": WEBVIEW}))
    host = web.core.settings.public_url.removeprefix("http://")
    link = f"intent://{host}/j/{secret}#Intent;scheme=http;package=com.android.chrome;end"
    assert f'href="{link}"' in main


def test_one_browser_holds_places_in_several_encounters(web: Web) -> None:
    first, second = web.launch(), web.launch("appointment")
    client = web.client()
    refs = [client.to_waiting(web.secret(each)).ref for each in (first, second)]
    for ref in refs:
        assert client.get(f"/j/{ref}/wait").status_code == 200
    client.post(f"/j/{refs[0]}/exit")
    assert client.get(f"/j/{refs[0]}/wait").status_code == 404
    assert client.get(f"/j/{refs[1]}/wait").status_code == 200


def test_a_made_up_cookie_opens_nothing(web: Web) -> None:
    _, client = web.waiting()
    for value in ("", "x", "x" * 4000, '"'):
        thief = web.client()
        thief.client.set_cookie(f"__Host-place-{client.ref}", value, secure=True)
        assert thief.get(f"/j/{client.ref}/wait").status_code == 404
        assert thief.post(f"/j/{client.ref}/token", _json=True).status_code == 404


def test_a_cookie_of_one_place_opens_no_other(web: Web) -> None:
    (_, one), (_, other) = web.waiting(), web.admitted()
    cookie = one.client.get_cookie(f"__Host-place-{one.ref}")
    assert cookie
    thief = web.client()
    thief.client.set_cookie(f"__Host-place-{other.ref}", cookie.value, secure=True)
    assert thief.post(f"/j/{other.ref}/token", _json=True).status_code == 404


# Language --------------------------------------------------------------------------------------


def _language(client: Client, path: str) -> str:
    page = client.get(path).text
    return page.split('<html lang="')[1].split('"')[0]


def test_the_invitation_carries_the_language(web: Web) -> None:
    secret = web.secret(web.launch(language="sv"))
    client = web.client("en")
    assert _language(client, f"/j/{secret}") == "sv"
    client.proceed(secret)
    for path in (f"/j/{client.ref}/notice", "/privacy", "/nothing-here"):
        assert _language(client, path) == "sv"


def test_without_one_the_browser_chooses(web: Web) -> None:
    secret = web.secret(web.launch())
    wishes = {"fi": "fi", "sv-FI": "sv", "en-US,en;q=0.9": "en", "de": "fi", "": "fi", "🙂": "fi"}
    for header, language in wishes.items():
        assert _language(web.client(header), f"/j/{secret}") == language, header


def test_a_choice_overrides_both_and_stays(web: Web) -> None:
    encounter = web.launch(language="sv")
    secret = web.secret(encounter)
    client = web.client("en")
    client.post("/language", language="fi", back=f"/j/{secret}")
    assert _language(client, f"/j/{secret}") == "fi"
    client.to_waiting(secret)
    assert _language(client, f"/j/{client.ref}/wait") == "fi"
    client.post("/language", language="en", back=f"/j/{client.ref}/wait")
    assert _language(client, f"/j/{client.ref}/wait") == "en"
    web.staff("professional").post(f"/desk/encounters/{encounter}/end")
    assert _language(client, f"/j/{client.ref}/bye") == "en"


def test_the_old_browser_is_told_in_its_own_language(web: Web) -> None:
    encounter = web.launch(language="sv")
    old = web.client("en").to_waiting(web.secret(encounter))
    web.client().proceed(web.secret(encounter), take_over="1")
    page = old.get(f"/j/{old.ref}/wait").text
    assert web.core.texts.text("sv", "error-link-moved-title") in page
