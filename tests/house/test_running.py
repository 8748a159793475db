"""How the tests run: side by side, in memory, each process on ports of its own."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from flask import Flask

from tests.support import scratch, server
from tests.support.side_by_side import kept_together


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("tests/house/test_a.py::test_1", "tests/house/test_a.py::test_2[a::b]", True),
        ("tests/house/test_a.py::test_1", "tests/house/test_b.py::test_1", False),
        ("tests/browser/test_a.py::test_1", "tests/browser/test_b.py::test_1", True),
    ],
)
def test_what_stays_in_one_process(first: str, second: str, together: bool) -> None:
    assert (kept_together(first) == kept_together(second)) is together


def test_each_process_has_ports_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {}
    for worker in range(server.WORKERS):
        monkeypatch.setenv("PYTEST_XDIST_WORKER", f"gw{worker}")
        given[worker] = {server.free_port() for _ in range(20)}
    assert all(ports <= set(server.PORTS) for ports in given.values())
    assert len(set.union(*given.values())) == sum(map(len, given.values()))


@pytest.fixture
def no_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing says where temporary folders are; afterwards all is as it was."""
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", "")  # so that it is restored
    monkeypatch.delenv("TMPDIR")


@pytest.mark.usefixtures("no_choice")
def test_temporary_folders_are_in_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(scratch, "MEMORY", tmp_path)
    monkeypatch.setattr(scratch, "NEEDED", 1)
    scratch.choose()
    assert (os.environ["TMPDIR"], tempfile.gettempdir()) == (str(tmp_path), str(tmp_path))


@pytest.mark.usefixtures("no_choice")
def test_but_not_where_somebody_chose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(scratch, "NEEDED", 1)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    scratch.choose()
    assert tempfile.gettempdir() == str(tmp_path)


@pytest.mark.usefixtures("no_choice")
@pytest.mark.parametrize(("folder", "needed"), [("", 1 << 80), ("none", 1)])
def test_nor_where_there_is_none_or_too_little(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str, needed: int
) -> None:
    monkeypatch.setattr(scratch, "MEMORY", tmp_path / folder)
    monkeypatch.setattr(scratch, "NEEDED", needed)
    scratch.choose()
    assert "TMPDIR" not in os.environ


def test_shared_addresses_are_each_applications_own() -> None:
    """The second asks for another kind of value in the same place, and stands elsewhere."""
    first, second = Flask("first"), Flask("second")
    first.add_url_rule("/<int:n>", "page")
    second.add_url_rule("/<float:n>", "page")
    third = Flask("third")
    third.add_url_rule("/<int:n>", "page", defaults={"more": "1"})
    fourth = Flask("fourth")
    fourth.add_url_rule("/<int:n>", "page")
    with first.test_request_context():
        assert first.url_for("page", n=3) == "/3"
    with second.test_request_context():
        assert second.url_for("page", n=2.5) == "/2.5"
    with third.test_request_context():
        assert third.url_for("page", n=4, more="1") == "/4"
    with fourth.test_request_context(base_url="https://elsewhere.example"):
        assert fourth.url_for("page", n=5, _external=True) == "https://elsewhere.example/5"
