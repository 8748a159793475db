"""Easy Finnish lies over Finnish on every page that clients read (ALL 1)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flask_admin_app.i18n import EASY_FINNISH, TextError, Texts
from tests.support.consent import kept_notices
from tests.support.probe import entries, records
from tests.support.web import Client, Web

FOR_CLIENTS = (
    "landing-",
    "notice-",
    "wait-",
    "client-",
    "meeting-",
    "bye-",
    "nobody-",
    "cannot-",
    "contact-",
    "check-client-",
    "check-guide-",
    "check-no-",
    "way-",
    "device-",
    "help-",
    "exit-help-",
    "error-",
    "door-",
    "aside-",
    "try-",
    "privacy-",
    "accessibility-",
    "receipt-",
    "eid-",
    "invite-",
)
"""What clients read. Each family has texts in easy Finnish."""
FOR_STAFF = (
    "desk-",
    "audit-",
    "admin-",
    "account-",
    "sign-in-",
    "series-",
    "duty-",
    "landing-staff-",
)
LONGEST_SENTENCE = 14
"""Words. Easy language says one thing in a sentence."""
HOLE = re.compile(r"\{ ?[$\w]+ ?\}")


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts.load()


def said(texts: Texts, language: str, key: str) -> str:
    return texts.text(language, key, **dict.fromkeys(texts.arguments("fi", key), 2))


def easy_keys(texts: Texts) -> list[str]:
    """The keys that easy Finnish says in its own words."""
    return [
        key
        for key in sorted(texts.keys("fi"))
        if said(texts, EASY_FINNISH, key) != said(texts, "fi", key)
    ]


def easy_browser(web: Web) -> Client:
    client = web.client("en")
    answer = client.post("/language", language=EASY_FINNISH, back="/privacy")
    assert (answer.status_code, answer.location) == (303, "/privacy")
    return client


def test_every_family_that_clients_read_has_easy_words(texts: Texts) -> None:
    keys = easy_keys(texts)
    plain = [each for each in FOR_CLIENTS if not any(key.startswith(each) for key in keys)]
    assert plain == []


def test_what_staff_read_stays_as_it_is(texts: Texts) -> None:
    assert [key for key in easy_keys(texts) if key.startswith(FOR_STAFF)] == []


def test_no_sentence_is_long(texts: Texts) -> None:
    for key in easy_keys(texts):
        for sentence in re.split(r"(?<=[.?!:])\s", said(texts, EASY_FINNISH, key)):
            assert len(sentence.split()) <= LONGEST_SENTENCE, (key, sentence)


def test_nothing_is_asked_of_a_text_that_finnish_does_not_ask(texts: Texts) -> None:
    for key in texts.keys("fi"):
        assert texts.arguments(EASY_FINNISH, key) == texts.arguments("fi", key), key
        # The holes that scripts fill.
        own, finnish = (said(texts, code, key) for code in (EASY_FINNISH, "fi"))
        assert sorted(HOLE.findall(own)) == sorted(HOLE.findall(finnish)), key


def test_a_text_that_finnish_lacks_is_refused(tmp_path: Path) -> None:
    for code, content in (("fi", "a = yksi\n"), (EASY_FINNISH, "b = kaksi\n")):
        (tmp_path / code).mkdir()
        (tmp_path / code / "a.ftl").write_text(content, encoding="utf-8")
    with pytest.raises(TextError, match="fi-selko has texts that fi lacks: b"):
        Texts.load(tmp_path, ["fi", EASY_FINNISH])


def test_a_client_changes_to_easy_finnish_and_back(web: Web) -> None:
    texts, client = web.core.texts, easy_browser(web)
    page = client.get("/privacy").text
    assert '<html lang="fi" dir="ltr">' in page
    assert texts.text(EASY_FINNISH, "privacy-intro") in page
    chosen = re.search(r'value="([\w-]+)"[^>]*aria-current="true"', page)
    assert chosen
    assert chosen.group(1) == EASY_FINNISH
    client.post("/language", language="fi", back="/privacy")
    page = client.get("/privacy").text
    assert texts.text("fi", "privacy-intro") in page
    assert texts.text(EASY_FINNISH, "privacy-intro") not in page


def test_the_whole_way_in_easy_finnish(web: Web) -> None:
    """From the link to the end: each page in easy words, the answer logged with the text that was
    read, and nobody is asked anew."""
    encounter, client = web.launch("appointment"), easy_browser(web)
    texts, secret = web.core.texts, web.secret(encounter)
    assert texts.text(EASY_FINNISH, "landing-next-notice") in client.get(f"/j/{secret}").text
    client.proceed(secret)
    notice = client.get(f"/j/{client.ref}/notice").text
    assert "Lue tämä ensin" in notice
    assert client.answer().location == f"/j/{client.ref}/wait"
    assert client.get(f"/j/{client.ref}/notice").status_code == 200
    wait = client.get(f"/j/{client.ref}/wait")
    assert wait.status_code == 200
    assert texts.text(EASY_FINNISH, "wait-hint-light") in wait.text
    (kept,) = kept_notices(web)
    assert kept.language == EASY_FINNISH
    (given,) = records(web.core, encounter, "consent_given")
    assert given["notice"]["lang"] == EASY_FINNISH
    assert given["notice"]["sha256"] == kept.sha256
    staff, base = web.staff("professional"), f"/desk/encounters/{encounter}"
    staff.post(f"{base}/attest", who=web.who(encounter, client.ref))
    assert staff.post(f"{base}/admit", who=web.who(encounter, client.ref)).status_code == 303
    assert client.get(f"/j/{client.ref}/meeting").status_code == 200
    assert "Selkosuomi" in staff.get(f"{base}/people").text
    staff.post(f"{base}/end")
    assert texts.text(EASY_FINNISH, "bye-ended-text") in client.get(f"/j/{client.ref}/bye").text
    assert "notice_shown" in entries(web.core, encounter)


def test_staff_read_finnish(web: Web) -> None:
    staff = web.staff("professional")
    staff.post("/language", language=EASY_FINNISH, back="/desk")
    page = staff.get("/desk").text
    assert '<html lang="fi" dir="ltr">' in page
    assert 'aria-current="true"' in page
    assert f'name="language" value="{EASY_FINNISH}"' not in page


def test_the_invitation_can_be_in_easy_finnish(web: Web) -> None:
    encounter = web.launch("talk", language=EASY_FINNISH)
    texts, staff = web.core.texts, web.staff("professional")
    page = staff.get(f"/desk/encounters/{encounter}").text
    assert texts.text(EASY_FINNISH, "invite-how") in page
    client = web.client("en")
    landing = client.get(f"/j/{web.secret(encounter)}").text
    assert texts.text(EASY_FINNISH, "landing-next-notice") in landing
