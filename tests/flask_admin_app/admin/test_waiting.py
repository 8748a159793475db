"""`/admin/waiting`: texts, picture and video of the waiting room (WAIT 6, JOIN 8)."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from werkzeug.test import TestResponse

from flask_admin_app.models import OrganisationRow
from flask_admin_app.services import waiting_content
from flask_admin_app.services.pictures import Drawn, draw
from flask_admin_app.services.waiting_content import LONGEST, content_of
from tests.support import pictures
from tests.support.probe import dump, main_of, page_of
from tests.support.web import Browser, Web

PATH = "/admin/waiting"
FORMS = (PATH, f"{PATH}/picture", f"{PATH}/picture/remove")
ALT = {"alt-fi": "Järvi", "alt-sv": "En sjö", "alt-en": "A lake"}
OTHERS = ("professional", "colleague", "stranger", "auditor")
EMERGENCY = "Soita 112 tai päivystykseen 09 111 2222."


def upload(browser: Browser, data: bytes, name: str = "kuva.png", **fields: str) -> TestResponse:
    """Send the form with a picture."""
    return browser.post(f"{PATH}/picture", file=(BytesIO(data), name), **fields)


def content(web: Web) -> Any:
    """What the organisation has now."""
    with web.core.database.read() as session:
        return content_of(session.get_one(OrganisationRow, web.cast.administrator.organisation_id))


def test_texts_are_kept_and_shown_to_who_waits(any_web: Web) -> None:
    staff = any_web.staff("administrator")
    texts = {
        "welcome-fi": "Hienoa, että tulit.\r\nOta aikaa.",
        "welcome-sv": "Fint att du kom.",
        "rules-fi": "Puhutaan yksi kerrallaan.\nEi kuvata.",
        "hours-fi": "Arkisin klo 9–15",
        "emergency-fi": EMERGENCY,
        "video": "https://video.example.org/alku?x=1",
    }
    assert staff.post(PATH, **texts).location == PATH
    page = main_of(staff.get(PATH))
    assert any_web.core.texts.text("fi", "admin-waiting-saved") in page
    assert any_web.core.texts.text("fi", "admin-waiting-saved") not in staff.get(PATH).text
    assert "Fint att du kom." in page

    encounter = any_web.launch()
    client = any_web.client().to_waiting(any_web.secret(encounter))
    waits = client.get(f"/j/{client.ref}/wait")
    for words in ("<p>Hienoa, että tulit.</p><p>Ota aikaa.</p>", "<li>Ei kuvata.</li>", "9–15"):
        assert words in main_of(waits)
    assert EMERGENCY in waits.text
    assert any_web.core.texts.text("fi", "common-emergency") not in waits.text
    link = 'href="https://video.example.org/alku?x=1" rel="noreferrer noopener"'
    assert link in main_of(waits)
    assert any_web.core.texts.text("fi", "video-link", host="video.example.org") in main_of(waits)


def test_a_missing_language_is_shown_in_another_and_says_so(web: Web) -> None:
    texts = {"welcome-fi": "Tervetuloa"}
    web.staff("administrator").post(PATH, **texts)
    client = web.client("en").to_waiting(web.secret(web.launch()))
    page = client.get(f"/j/{client.ref}/wait").text
    assert '<div class="welcome" lang="fi"><p>Tervetuloa</p>' in page


def test_urgent_help_is_told_in_words_that_the_reader_reads(web: Web) -> None:
    """Where the organisation wrote none in the reader's language, ours stands there."""
    web.staff("administrator").post(PATH, **{"emergency-fi": "Soita 112"})
    secret = web.secret(web.launch("group"))
    for language, own in (("fi", True), ("fi-selko", True), ("sv", False), ("en", False)):
        client = web.client()
        client.post("/language", language=language, back="/privacy")
        page = client.to_waiting(secret).get(f"/j/{client.ref}/wait").text
        assert ("<div data-urgent><p>Soita 112</p>" in page) is own
        assert (web.core.texts.text(language, "common-emergency") in page) is not own


def test_without_any_the_default_texts_stay(web: Web) -> None:
    _, client = web.waiting()
    page = client.get(f"/j/{client.ref}/wait").text
    assert web.core.texts.text("fi", "common-emergency") in page
    assert "o-picture" not in page
    assert 'class="welcome"' not in page


def test_texts_are_text(web: Web) -> None:
    web.staff("administrator").post(PATH, **{"welcome-fi": "<b>Hei</b> & \u202etakaisin\u202c\x07"})
    _, client = web.waiting()
    assert "&lt;b&gt;Hei&lt;/b&gt; &amp; takaisin</p>" in client.get(f"/j/{client.ref}/wait").text


@pytest.mark.parametrize("which", LONGEST)
def test_too_long_is_told_at_the_field_and_nothing_is_lost(web: Web, which: str) -> None:
    staff = web.staff("administrator")
    before = dump(web.core)
    fields = {f"{which}-sv": "å" * (LONGEST[which] + 1), "video": "https://a.example/kept"}
    response = staff.post(PATH, **fields)
    assert (response.status_code, page_of(response)) == (422, "admin-waiting")
    main = main_of(response)
    assert f'id="{which}-sv-fault"' in main
    assert f'<a href="#{which}-sv">' in main
    assert "å" * (LONGEST[which] + 1) in main
    assert "https://a.example/kept" in main
    assert dump(web.core) == before
    assert staff.post(PATH, **{f"{which}-sv": "å" * LONGEST[which]}).status_code == 303


@pytest.mark.parametrize(
    "address",
    [
        "http://video.example.org/",
        "javascript:alert(1)",
        "https://",
        "https://localhost/",
        "https://bank.example@evil.example/",
        "https://video.example.org/a b",
        "https://video.example.org\\@evil.example",
        "https://v\u0456deo.example.org/",
        "https://video.example.org:x/",
        "//video.example.org/",
        "https://video.example.org/" + "x" * 300,
    ],
)
def test_a_video_is_a_plain_https_address(web: Web, address: str) -> None:
    staff = web.staff("administrator")
    before = dump(web.core)
    response = staff.post(PATH, video=address)
    assert response.status_code == 422
    assert 'id="video-fault"' in main_of(response)
    assert dump(web.core) == before


def test_a_picture_is_shown_with_its_words(any_web: Web) -> None:
    staff = any_web.staff("administrator")
    assert upload(staff, pictures.png(), **ALT).location == PATH
    picture = content(any_web).picture
    client = any_web.client("sv").to_waiting(any_web.secret(any_web.launch()))
    page = main_of(client.get(f"/j/{client.ref}/wait"))
    assert 'alt="En sjö"' in page
    assert 'width="40" height="20"' in page
    owner = any_web.cast.administrator.organisation_id
    for kind, type_ in (("webp", "image/webp"), ("jpg", "image/jpeg")):
        address = f"/o-picture/{owner}.{kind}?v={picture.version}"
        assert address in page
        shown = any_web.client().get(address)
        assert (shown.status_code, shown.content_type) == (200, type_)


def test_nobody_waits_while_a_picture_is_drawn(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes seconds: somebody else can change something meanwhile."""

    def drawn_slowly(data: bytes) -> Drawn:
        with web.core.database.write() as work:
            changed.append(work.now)
        return draw(data)

    changed: list[object] = []
    monkeypatch.setattr(waiting_content, "draw", drawn_slowly)
    assert upload(web.staff("administrator"), pictures.png(), **ALT).location == PATH
    assert len(changed) == 1


def test_a_decorative_picture_has_no_words(web: Web) -> None:
    staff = web.staff("administrator")
    assert upload(staff, pictures.png(), decorative="yes").status_code == 303
    _, client = web.waiting()
    assert 'alt=""' in main_of(client.get(f"/j/{client.ref}/wait"))
    assert "checked" in main_of(staff.get(PATH))


def test_the_words_can_change_without_the_picture(web: Web) -> None:
    staff = web.staff("administrator")
    upload(staff, pictures.png(), decorative="yes")
    before = content(web).picture
    assert upload(staff, b"", "", **ALT).status_code == 303
    after = content(web).picture
    assert (after.version, after.alt["fi"]) == (before.version, "Järvi")


def test_words_are_asked_for_in_each_language(web: Web) -> None:
    staff = web.staff("administrator")
    response = upload(staff, pictures.png(), **{**ALT, "alt-en": " "})
    assert response.status_code == 422
    assert 'id="alt-en-fault"' in main_of(response)
    assert "En sjö" in main_of(response)
    assert upload(staff, pictures.png(), **{**ALT, "alt-en": "x" * 201}).status_code == 422
    assert content(web).picture is None


BAD = {
    "nothing": (b"", "empty"),
    "6 MB": (b"\x89PNG\r\n\x1a\n" + b"x" * (6 * 1024 * 1024), "large"),
    "bomb": (pictures.bomb(), "pixels"),
    "SVG called PNG": (pictures.svg(), "bad"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_used_is_told_in_words(web: Web, name: str) -> None:
    data, code = BAD[name]
    staff = web.staff("administrator")
    before = dump(web.core)
    response = upload(staff, data, **ALT)
    assert response.status_code == 422
    assert web.core.texts.text("fi", f"admin-waiting-error-picture-{code}") in main_of(response)
    assert dump(web.core) == before


def test_more_than_any_form_carries_is_refused_unread(web: Web) -> None:
    staff = web.staff("administrator")
    assert upload(staff, b"x" * (9 * 1024 * 1024)).status_code == 413
    # Only that form may carry so much.
    assert staff.post(PATH, **{"welcome-fi": "x" * 70_000}).status_code == 413


def test_nothing_that_came_with_a_picture_is_kept(web: Web) -> None:
    staff = web.staff("administrator")
    upload(staff, pictures.jpeg_with_a_past(), "kotona.jpg", **ALT)
    kept = repr(dump(web.core)["organisations"]).encode()
    assert b"RIFF" in kept
    for trace in (pictures.SECRET, b"Exif", b"kotona", b"<script>"):
        assert trace not in kept


def test_a_picture_is_removed_and_twice_is_once(web: Web) -> None:
    staff = web.staff("administrator")
    upload(staff, pictures.png(), **ALT)
    owner = web.cast.administrator.organisation_id
    for _ in range(2):
        assert staff.post(f"{PATH}/picture/remove").location == PATH
    assert content(web).picture is None
    assert web.client().get(f"/o-picture/{owner}.webp").status_code == 404


def test_of_another_organisation_nothing_changes(web: Web) -> None:
    web.staff("administrator").post(PATH, **{"welcome-fi": "Vain meille"})
    upload(web.staff("administrator"), pictures.png(), **ALT)
    with web.core.database.read() as session:
        other = session.get_one(OrganisationRow, web.cast.stranger.organisation_id)
        assert (other.waiting, other.picture) == ({}, None)


@pytest.mark.parametrize("who", OTHERS)
def test_for_others_there_is_no_such_page(web: Web, who: str) -> None:
    staff = web.staff(who)
    before = dump(web.core)["organisations"]
    assert staff.get(PATH).status_code == 404
    for path in FORMS:
        assert staff.post(path, **{"welcome-fi": "x", "decorative": "yes"}).status_code == 404
    assert dump(web.core)["organisations"] == before


def test_nobody_signed_in(web: Web) -> None:
    visitor = web.client()
    assert visitor.get(PATH).location == f"/sign-in?next={PATH}"
    for path in FORMS:
        assert visitor.post(path).status_code == 401


def test_wrong_method_and_no_token(web: Web) -> None:
    staff = web.staff("administrator")
    for path in FORMS[1:]:
        assert staff.get(path).status_code == 405
    for path in FORMS:
        assert staff.client.post(path).status_code == 400


def test_words_that_are_missing_are_told_once_and_the_picture_is_asked_for_again(web: Web) -> None:
    texts, staff = web.core.texts, web.staff("administrator")
    response = upload(staff, pictures.png(), **{**ALT, "alt-sv": "", "alt-en": ""})
    main = main_of(response)
    named = texts.text("fi", "admin-waiting-error-alt", languages="Svenska, English")
    assert main.count(named) == 2  # in the summary, and at its field
    assert 'id="alt-sv-fault"' in main
    assert 'id="alt-en-fault"' not in main
    assert texts.text("fi", "admin-waiting-error-picture-again") in main
    assert texts.text("fi", "admin-form-error-title") not in main
    upload(staff, pictures.png(), **ALT)
    without_file = main_of(upload(staff, b"", "", **{**ALT, "alt-en": ""}))
    assert texts.text("fi", "admin-waiting-error-picture-again") not in without_file
