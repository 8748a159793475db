"""Zips are read where they are, and none can harm."""

from __future__ import annotations

import shutil
import stat
import zipfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.log_bundles import make_log
from tests.tuokio_verify.calls import change, flip, verify
from tuokio.ledger.bundle import BundleRefused, zip_bundle


@pytest.fixture
def packed(kept: Path, tmp_path: Path) -> Path:
    """A zip to break."""
    zip_bundle(kept, tmp_path / "bundle.zip")
    return tmp_path / "bundle.zip"


def add(file: Path, info: zipfile.ZipInfo, data: bytes = b"") -> None:
    """One more member."""
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(info, data)


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "a\\b", "./checkpoint", "tile//0", "x"])
def test_silly_names_have_no_place(name: str, packed: Path) -> None:
    add(packed, zipfile.ZipInfo(name))
    outcome = verify(packed)
    assert outcome.code == 1
    assert outcome.says("is not in manifest.json")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_name_that_stands_twice(packed: Path) -> None:
    add(packed, zipfile.ZipInfo("checkpoint"), b"another")
    assert verify(packed).says("checkpoint: is a link, is encrypted, or stands twice in the zip")


def test_link(packed: Path) -> None:
    info = zipfile.ZipInfo("link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    add(packed, info, b"/etc/passwd")
    assert verify(packed).says("link: is a link, is encrypted")


def mark(place: int, data: bytes) -> bytes:
    """Set the flags of a member."""
    return data[:place] + b"\1" + data[place + 1 :]


def test_encrypted(tmp_path: Path) -> None:
    file = tmp_path / "it.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("manifest.json", b"{}")
    # The flag of an encrypted member, where the member stands and in the list at the end.
    at = file.read_bytes().index(b"PK\1\2") + 8
    for place in (6, at):
        change(file, partial(mark, place))
    assert verify(file).says("manifest.json: is a link, is encrypted")


def test_bomb(tmp_path: Path) -> None:
    file = tmp_path / "bomb.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", bytes(30_000_000))
    outcome = verify(file)
    assert outcome.code == 1
    assert outcome.lines[0].endswith("far more than a bundle can be: a zip bomb")


def test_folders_in_a_zip_do_not_matter(kept: Path, tmp_path: Path) -> None:
    shutil.make_archive(str(tmp_path / "other"), "zip", kept)
    assert verify(tmp_path / "other.zip").code == 0


def moved(packed: Path, top: str) -> Path:
    """The zip with another folder around everything in it."""
    file = packed.with_name("moved.zip")
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(top + name), old.read(name))
    return file


def test_folder_around_the_bundle_does_not_matter(kept: Path, packed: Path, tmp_path: Path) -> None:
    shutil.make_archive(str(tmp_path / "other"), "zip", kept.parent, "bundle")
    for file in (tmp_path / "other.zip", moved(packed, "manifest.json/")):
        assert verify(file) == verify(kept)
        assert verify(kept, "--seen", str(file)).code == 0


@pytest.mark.parametrize("top", ["a/b/", "../", "./", "/", "//", "bundle//", "bundle/../"])
def test_nothing_else_may_be_around_it(top: str, packed: Path) -> None:
    assert verify(moved(packed, top)).says("manifest.json: is missing")


@pytest.mark.parametrize("name", ["other/x", "bundl", "bundle", "bundlex/y", "../x"])
def test_nothing_may_lie_beside_that_folder(name: str, packed: Path) -> None:
    file = moved(packed, "bundle/")
    add(file, zipfile.ZipInfo(name))
    assert verify(file).says("manifest.json: is missing")


@pytest.mark.parametrize("name", ["bundle/x", "bundle/../x", "bundle/bundle/checkpoint"])
def test_what_lies_in_that_folder_must_be_of_the_bundle(name: str, packed: Path) -> None:
    file = moved(packed, "bundle/")
    add(file, zipfile.ZipInfo(name))
    assert verify(file).says(
        f"{name.removeprefix('bundle/')}: was changed or cut off, or is not in"
    )


def test_same_bundle_makes_the_same_zip(kept: Path, packed: Path, tmp_path: Path) -> None:
    zip_bundle(kept, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == packed.read_bytes()
    assert stat.S_IMODE(packed.stat().st_mode) == 0o600
    with pytest.raises(BundleRefused, match="is there already"):
        zip_bundle(kept, packed)


def test_zip_into_an_open_file(kept: Path, packed: Path, tmp_path: Path) -> None:
    with (tmp_path / "open").open("w+b") as file:
        zip_bundle(kept, file)
        file.seek(0)
        assert file.read() == packed.read_bytes()


def test_only_a_bundle_is_zipped(tmp_path: Path) -> None:
    with pytest.raises(BundleRefused, match="is no bundle"):
        zip_bundle(tmp_path, tmp_path / "it.zip")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a small zip."""
    folder = tmp_path_factory.mktemp("small")
    zip_bundle(make_log(3).bundle(folder / "b"), folder / "b.zip")
    return (folder / "b.zip").read_bytes()


@given(st.data())
def test_broken_zip_never_proves_anything_else(
    small: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    file = tmp_path_factory.getbasetemp() / "flipped.zip"
    file.write_bytes(small)
    right = verify(file)
    assert right.code == 0
    broken = flip(small, data.draw(st.integers(0, len(small) * 8 - 1)))
    file.write_bytes(broken[: data.draw(st.just(len(small)) | st.integers(0, len(small)))])
    wrong = verify(file)
    # Some bits of a zip (dates, whose file it was) mean nothing here.
    assert wrong.code == 1 or wrong == right
