"""Tiles are named and filled as C2SP tlog-tiles says, and the tree can be hashed from them."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import rfc6962
from tests.support.log_trees import EndlessTree, MemoryTree, numbered
from tuokio.ledger.hashing import HASH_BYTES, leaf_hash, node_hash
from tuokio.ledger.tiles import (
    LONGEST_LEAF,
    TILE,
    Level,
    Tile,
    TileInvalid,
    bundles_of,
    entry_bundle,
    parse_entry_bundle,
    parse_tile_path,
    tile_bytes,
    tile_in,
    tile_path,
    tiles_of,
)
from tuokio.ledger.tree import root

MOST = 2**63 - 1
LEAVES = numbered(700)
TREE = MemoryTree(LEAVES)

levels: st.SearchStrategy[Level] = st.integers(0, 63) | st.just("entries")
tiles = st.builds(Tile, levels, st.integers(0, 5000) | st.integers(0, MOST), st.integers(1, TILE))
sizes = st.integers(0, 20) | st.integers(0, 3 * TILE**2) | st.integers(0, TILE**3 - 1)


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 1234067), "tile/0/x001/x234/067"),
        (Tile(0, 0), "tile/0/000"),
        (Tile(1, 999, 1), "tile/1/999.p/1"),
        (Tile(0, 1000), "tile/0/x001/000"),
        (Tile(63, 5, 255), "tile/63/005.p/255"),
        (Tile("entries", 1234, 12), "tile/entries/x001/234.p/12"),
        (Tile("entries", 999999), "tile/entries/x999/999"),
        (Tile("entries", 1000000), "tile/entries/x001/x000/000"),
        (Tile(0, MOST), "tile/0/x009/x223/x372/x036/x854/x775/807"),
    ],
)
def test_known_paths(tile: Tile, path: str) -> None:
    assert tile_path(tile.level, tile.n, tile.width) == tile.path == path
    assert parse_tile_path(path) == tile


@given(tiles)
def test_a_path_comes_back(tile: Tile) -> None:
    assert parse_tile_path(tile.path) == tile


@pytest.mark.parametrize(
    "path",
    [
        "tile/00/000",
        "tile/07/000",
        "tile/0/0",
        "tile/0/00",
        "tile/0/0000",
        "tile/0/x000/001",
        "tile/0/x000/x001/000",
        "tile/0/1234",
        "tile/0/001/234",
        "tile/0/x1/234",
        "tile/0/X001/234",
        "tile/0/x001/x234",
        "tile/0/000.p/0",
        "tile/0/000.p/012",
        "tile/0/000.p/256",
        "tile/0/000.p/257",
        "tile/0/000.p/",
        "tile/0/000.p",
        "tile/0/000.P/12",
        "tile/0/000/",
        "tile/0//000",
        "tile//000",
        "tile/0/-01",
        "tile/0/+01",
        "tile/0/ 01",
        "tile/-1/000",
        "tile/64/000",
        "tile/100/000",
        "tile/Entries/000",
        "tile/data/000",
        "tile/0/\u0660\u0660\u0660",
        "tile/\u0660/000",
        "tile/0/000\n",
        "tile/0/000\0",
        "tile/0/000?",
        "tile/0/000%2e",
        "/tile/0/000",
        "./tile/0/000",
        "Tile/0/000",
        " tile/0/000",
        "tile/0/x009/x223/x372/x036/x854/x775/808",
        "tile/0/x001/x000/x000/x000/x000/x000/x000/000",
        "checkpoint",
        "",
    ],
)
def test_what_is_not_the_one_spelling_is_refused(path: str) -> None:
    with pytest.raises(TileInvalid):
        parse_tile_path(path)


@pytest.mark.parametrize(
    "path",
    [
        "tile/../000",
        "tile/0/../000",
        "tile/0/../../etc/passwd",
        "tile/0/x001/../000",
        "tile/0/000.p/../1",
        "tile/0/000/..",
        "../tile/0/000",
        "tile/0/x../000",
        "tile/0/...",
        "tile\\0\\000",
        "tile/0/..%2f000",
        "//tile/0/000",
        "C:/tile/0/000",
    ],
)
def test_no_path_leads_elsewhere(path: str) -> None:
    with pytest.raises(TileInvalid, match="no tile's path"):
        parse_tile_path(path)


@given(st.text(alphabet="tile/0123x.pntrs\n\\", max_size=30) | st.text(max_size=30))
def test_noise_is_no_path(noise: str) -> None:
    with pytest.raises(TileInvalid):
        parse_tile_path("tile/" + noise + "/")


@pytest.mark.parametrize(
    ("level", "n", "width"),
    [
        (-1, 0, 1), (64, 0, 1), (0, -1, 1), (0, MOST + 1, 1), (0, 0, 0), (0, 0, -1), (0, 0, 257),
        ("entries", -1, 1), ("entries", 0, 0),
    ],
)  # fmt: skip
def test_there_are_no_such_tiles(level: Level, n: int, width: int) -> None:
    with pytest.raises(TileInvalid):
        tile_path(level, n, width)


def test_the_tiles_of_70_000_entries() -> None:
    """The specification's example."""
    counted = Counter((tile.level, tile.width) for tile in tiles_of(70_000))
    assert counted == {(0, 256): 273, (0, 112): 1, (1, 256): 1, (1, 17): 1, (2, 1): 1}
    assert [tile.path for tile in tiles_of(70_000)][-4:] == [
        "tile/0/273.p/112",
        "tile/1/000",
        "tile/1/001.p/17",
        "tile/2/000.p/1",
    ]


def test_the_tiles_of_256_entries() -> None:
    """The specification's other example."""
    assert list(tiles_of(256)) == [Tile(0, 0), Tile(1, 0, 1)]


@given(sizes)
def test_the_tiles_are_what_the_specification_counts(size: int) -> None:
    """Checked over the rightmost ones: a large log has too many."""
    for level in range(4):
        full, width = size // TILE ** (level + 1), size // TILE**level % TILE
        if width:
            assert tile_in(size, Tile(level, full, width))
            assert not tile_in(size, Tile(level, full, width + 1))
        if full:
            assert tile_in(size, Tile(level, full - 1))
        assert not tile_in(size, Tile(level, full))
        assert not tile_in(size, Tile(level, full + 1, 1))


@pytest.mark.parametrize("size", [0, 1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537])
def test_all_tiles_are_told_and_none_is_empty_or_doubled(size: int) -> None:
    told = list(tiles_of(size))
    assert len(set(told)) == len(told)
    assert all(tile_in(size, tile) for tile in told)
    for level in range(4):
        widths = [tile.width for tile in told if tile.level == level]
        assert sum(widths) == size // TILE**level
        assert [tile.n for tile in told if tile.level == level] == list(range(len(widths)))
        assert set(widths[:-1]) <= {TILE}


@given(st.integers(0, 2000))
def test_bundles_go_with_the_tiles_of_the_lowest_level(size: int) -> None:
    lowest = [(tile.n, tile.width) for tile in tiles_of(size) if tile.level == 0]
    assert [(tile.n, tile.width) for tile in bundles_of(size)] == lowest
    assert {tile.level for tile in bundles_of(size)} == ({"entries"} if size else set())
    assert all(tile_in(size, tile) for tile in bundles_of(size))


def test_an_empty_log_has_no_tiles() -> None:
    assert list(tiles_of(0)) == list(bundles_of(0)) == []
    assert not tile_in(0, Tile(0, 0, 1))


def test_no_log_is_smaller_than_empty() -> None:
    with pytest.raises(ValueError, match="negative"):
        next(tiles_of(-1))
    with pytest.raises(ValueError, match="negative"):
        next(bundles_of(-1))
    assert not tile_in(-1, Tile(0, 0, 1))


def test_a_narrower_tile_is_there_as_well() -> None:
    """Clients may still ask for what was the edge of an earlier checkpoint."""
    assert tile_in(300, Tile(0, 0, 17))
    assert tile_in(300, Tile(0, 1, 44))
    assert tile_in(300, Tile(0, 1, 43))
    assert not tile_in(300, Tile(0, 1, 45))
    assert tile_in(300, Tile("entries", 1, 44))
    assert not tile_in(300, Tile("entries", 1, 45))
    assert not tile_in(300, Tile(1, 0, 2))


def split(content: bytes) -> list[bytes]:
    return [content[at : at + HASH_BYTES] for at in range(0, len(content), HASH_BYTES)]


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 512, 700])
def test_tiles_hold_the_hashes_that_the_specification_names(size: int) -> None:
    """Each hash of level 1 is the root over a full tile below it."""
    for tile in tiles_of(size):
        assert isinstance(tile.level, int)
        found = split(tile_bytes(TREE, tile))
        assert len(found) == tile.width
        step = TILE**tile.level
        for place, each in enumerate(found):
            start = (tile.n * TILE + place) * step
            assert each == rfc6962.mth(LEAVES[start : start + step])


@given(st.integers(1, len(LEAVES)))
def test_tiles_lead_to_the_root(size: int) -> None:
    """From the lowest tiles alone, as whoever audits the log does it."""
    hashes: list[bytes] = []
    for tile in tiles_of(size):
        if tile.level == 0:
            hashes += split(tile_bytes(TREE, tile))
    assert hashes == [leaf_hash(leaf) for leaf in LEAVES[:size]]
    while len(hashes) > 1:
        # A last one without a partner goes up as it is: the tree of RFC 6962, from below.
        paired = [node_hash(*hashes[at : at + 2]) for at in range(0, len(hashes) - 1, 2)]
        hashes = paired + hashes[len(paired) * 2 :]
    assert hashes == [root(TREE, size)]


def test_a_partial_tile_is_the_beginning_of_the_full_one() -> None:
    full = tile_bytes(TREE, Tile(0, 1))
    assert tile_bytes(TREE, Tile(0, 1, 17)) == full[: 17 * HASH_BYTES]
    assert len(full) == 8192


def test_a_tile_reads_once() -> None:
    tree = MemoryTree(LEAVES[:300])
    tile_bytes(tree, Tile(0, 1, 44))
    assert tree.reads == [[(0, 256 + place) for place in range(44)]]


def test_a_tile_of_a_high_level_reads_the_nodes_of_its_height() -> None:
    """Nodes of level 8 n, and not of level n."""
    tree = EndlessTree(24)
    assert split(tile_bytes(tree, Tile(3, 0, 2))) == tree.read([(24, 0), (24, 1)])


def test_a_bundle_is_not_made_of_hashes() -> None:
    with pytest.raises(TileInvalid, match="leaves, not hashes"):
        tile_bytes(TREE, Tile("entries", 0))


def test_a_known_bundle() -> None:
    content = b"\x00\x03abc" + b"\x00\x00" + b"\x01\x00" + b"x" * 256
    assert entry_bundle([b"abc", b"", b"x" * 256]) == content
    assert parse_entry_bundle(content) == [b"abc", b"", b"x" * 256]


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=TILE))
def test_a_bundle_comes_back(leaves: list[bytes]) -> None:
    assert parse_entry_bundle(entry_bundle(leaves)) == leaves


@given(st.lists(st.binary(max_size=10), min_size=1, max_size=5), st.data())
def test_a_bundle_that_is_cut_off_lacks_a_leaf(leaves: list[bytes], data: st.DataObject) -> None:
    """Cut between two leaves it is a shorter bundle, which the tree then tells of."""
    content = entry_bundle(leaves)
    ends = [len(entry_bundle(leaves[:count])) for count in range(1, len(leaves))]
    cut = data.draw(st.integers(0, len(content) - 1))
    if cut in ends:
        assert parse_entry_bundle(content[:cut]) == leaves[: ends.index(cut) + 1]
    else:
        with pytest.raises(TileInvalid, match="cut off in leaf" if cut else "holds 1 to 256"):
            parse_entry_bundle(content[:cut])


@pytest.mark.parametrize("content", [b"\x00", b"\x01", b"\xff\xff", b"\x00\x01", b"\x00\x00\x00"])
def test_a_length_without_its_leaf_is_refused(content: bytes) -> None:
    with pytest.raises(TileInvalid, match="cut off in leaf"):
        parse_entry_bundle(content)


def test_a_bundle_holds_1_to_256_leaves() -> None:
    assert len(parse_entry_bundle(entry_bundle([b"a"] * TILE))) == TILE
    for leaves in ([], [b"a"] * (TILE + 1)):
        with pytest.raises(TileInvalid, match="1 to 256 leaves"):
            entry_bundle(leaves)
        with pytest.raises(TileInvalid, match="1 to 256 leaves"):
            parse_entry_bundle(b"\x00\x01a" * len(leaves))


def test_a_leaf_has_the_length_that_16_bits_can_tell() -> None:
    longest = bytes(LONGEST_LEAF)
    assert parse_entry_bundle(entry_bundle([longest, b"a"])) == [longest, b"a"]
    with pytest.raises(TileInvalid, match="65535 bytes at most"):
        entry_bundle([longest + b"a"])
