"""No link of ours leads elsewhere."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from flask_admin_app.paths import local_path

OWN = "https://own.example/j/x"


def _as_browsers_do(path: str) -> str:
    """Where a browser goes: it drops tabs and line breaks and takes a backslash for a slash."""
    cleaned = path.strip("\x00 ").translate({9: None, 10: None, 13: None}).replace("\\", "/")
    return urljoin(OWN, cleaned)


tricky = st.text(alphabet="/\\.:@?#%~-_ \t\n\r\x00aZ0ä\u202e", max_size=40)


@given(st.one_of(st.text(max_size=400), tricky))
@example("//evil.example")
@example("/\\evil.example")
@example("/\t/evil.example")
@example("/\n/evil.example")
@example("https:evil.example")
@example("https:/evil.example")
@example("\\\\evil.example")
@example("/..//evil.example")
@example("/%2F/evil.example")
@example("/a\r\nSet-Cookie: x")
def test_a_path_that_is_let_through_stays_here(raw: str) -> None:
    path = local_path(raw)
    if path is None:
        return
    assert path == raw
    target = urlsplit(_as_browsers_do(path))
    assert (target.scheme, target.netloc) == ("https", "own.example")
    assert path.isascii()
    assert path.isprintable()
    assert not set(path) & set(" \\?#\"'<>")


@given(st.from_regex(r"(/[a-z0-9-]{1,12}){1,6}", fullmatch=True))
def test_our_own_pages_are_let_through(path: str) -> None:
    assert local_path(path) == path


@pytest.mark.parametrize("path", ["/", "/desk", "/.well-known/x", "/launch/talk", "/j/abc/notice"])
def test_ordinary_paths(path: str) -> None:
    assert local_path(path) == path


@pytest.mark.parametrize("path", [None, "", "desk", "/" + "a" * 300, "//", "/desk?x=1", "/desk#x"])
def test_what_is_no_path_of_ours(path: str | None) -> None:
    assert local_path(path) is None
