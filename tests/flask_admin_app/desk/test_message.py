"""`POST …/message`: a short word to who waits (WAIT 3)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import base
from tests.support.probe import dump, page_of, person
from tests.support.web import Web

CODES = ("late_5", "late_10", "late_15", "soon")


@pytest.mark.parametrize("code", CODES)
def test_a_ready_one_reaches_everybody_in_their_language(any_web: Web, code: str) -> None:
    encounter = any_web.launch("group")
    secret = any_web.secret(encounter)
    people = [any_web.client(language).to_waiting(secret) for language in ("fi", "sv", "en")]
    staff = any_web.staff("professional")
    assert staff.post(f"{base(encounter)}/message", code=code).status_code == 303
    key = f"message-{code.replace('_', '-')}"
    for client, language in zip(people, ("fi", "sv", "en"), strict=True):
        words = any_web.core.texts.text(language, key)
        assert words in client.get(f"/j/{client.ref}/status").text


def test_own_words_are_shown_as_text_and_sealed(web: Web, folder: Path) -> None:
    encounter, client = web.waiting()
    words = "Hetki vielä <b>kahvi</b> & pulla"
    staff = web.staff("professional")
    assert staff.post(f"{base(encounter)}/message", text=words).status_code == 303
    page = client.get(f"/j/{client.ref}/status").text
    assert "Hetki vielä &lt;b&gt;kahvi&lt;/b&gt; &amp; pulla" in page
    stored = b"".join(file.read_bytes() for file in folder.glob("tuokio.db*"))
    assert b"kahvi" not in stored


def test_to_one_only(web: Web) -> None:
    encounter = web.launch("group")
    secret = web.secret(encounter)
    one, other = (web.client().to_waiting(secret) for _ in range(2))
    who = web.who(encounter, one.ref)
    web.staff("professional").post(f"{base(encounter)}/message", text="Tervetuloa!", who=who)
    assert "Tervetuloa!" in one.get(f"/j/{one.ref}/status").text
    assert "Tervetuloa!" not in other.get(f"/j/{other.ref}/status").text


def test_the_next_one_takes_the_place_of_the_last(web: Web) -> None:
    encounter, client = web.waiting()
    staff = web.staff("professional")
    for words in ("Ensin", "Sitten"):
        staff.post(f"{base(encounter)}/message", text=words)
    page = client.get(f"/j/{client.ref}/status").text
    assert "Sitten" in page
    assert "Ensin" not in page


def test_it_goes_with_the_end(web: Web) -> None:
    encounter, client = web.waiting()
    staff = web.staff("professional")
    staff.post(f"{base(encounter)}/message", text="Hei")
    staff.post(f"{base(encounter)}/end")
    assert person(web.core, client.ref).message is None


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"text": "   "},
        {"code": "late_20"},
        {"code": "<script>"},
        {"text": "x" * 201},
        {"text": "x" * 10_000},
        {"text": "tunnus on 131052-308T?"},
        {"text": "tunnus on 010190-123A?"},
    ],
)
def test_nothing_to_say_or_too_much(web: Web, fields: dict[str, str]) -> None:
    encounter, _client = web.waiting()
    staff = web.staff("professional")
    before = dump(web.core)
    response = staff.post(f"{base(encounter)}/message", **fields)
    assert response.status_code == 422
    assert page_of(response) == "desk-encounter"
    assert 'role="alert"' in response.text
    assert dump(web.core) == before


def test_an_identity_code_is_told_as_such(web: Web) -> None:
    encounter, _client = web.waiting()
    fields = {"text": "131052-308t", "code": "soon"}
    response = web.staff("professional").post(f"{base(encounter)}/message", **fields)
    assert web.core.texts.text("fi", "desk-error-message-identity-code") in response.text


def test_the_longest(web: Web) -> None:
    encounter, client = web.waiting()
    staff = web.staff("professional")
    assert staff.post(f"{base(encounter)}/message", text="å" * 200).status_code == 303
    assert "å" * 200 in client.get(f"/j/{client.ref}/status").text


def test_with_nobody_there_to_read_it_that_is_told(web: Web) -> None:
    encounter = web.launch()
    response = web.staff("professional").post(f"{base(encounter)}/message", code="soon")
    assert response.status_code == 422
    assert page_of(response) == "desk-encounter"


def test_it_leaves_no_entry_in_the_log(web: Web) -> None:
    encounter, _client = web.waiting()
    before = dump(web.core)["log_leaves"]
    web.staff("professional").post(f"{base(encounter)}/message", text="Hei")
    assert dump(web.core)["log_leaves"] == before
