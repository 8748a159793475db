"""The tree as files: C2SP tlog-tiles, which any verifier of such logs can read.

A hash tile holds up to 256 hashes of every eighth level; an entry bundle holds the leaves under
one tile of the lowest level. A partial tile is the beginning of the full one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tuokio.ledger.tree import Nodes, read_nodes

TILE = 256
"""Hashes in a full tile, leaves in a full bundle."""

TILE_LEVELS = 8  # of the tree, from one level of tiles to the next: 2**8 == TILE
LONGEST_LEAF = 0xFFFF  # bytes: the length before each leaf has 16 bits

Level = int | Literal["entries"]

_HIGHEST = 63  # the last level that the format names
_MOST = 2**63  # tiles of one level: what other implementations can count
_PATH = re.compile(
    r"tile/(?P<level>entries|[0-9]{1,2})"
    r"/(?P<n>(?:x[0-9]{3}/){0,6}[0-9]{3})"
    r"(?:\.p/(?P<width>[0-9]{1,3}))?"
)


class TileInvalid(ValueError):
    """What is no tile, no bundle, or not the one spelling of its path."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A hash tile, or an entry bundle where the level is "entries". Full unless `width` < 256.

    Raises:
        TileInvalid: there is no such tile in any log.
    """

    level: Level
    n: int
    width: int = TILE

    def __post_init__(self) -> None:
        if self.level != "entries" and not 0 <= self.level <= _HIGHEST:
            raise TileInvalid(f"tiles have levels 0 to {_HIGHEST}")
        if not 0 <= self.n < _MOST:
            raise TileInvalid("there is no tile of that number")
        if not 1 <= self.width <= TILE:
            raise TileInvalid(f"a tile is 1 to {TILE} wide")

    @property
    def path(self) -> str:
        """Relative to the log's address or folder, such as `tile/0/x001/234.p/12`."""
        digits = str(self.n)
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        *groups, last = (digits[at : at + 3] for at in range(0, len(digits), 3))
        number = "".join(f"x{group}/" for group in groups) + last
        partial = "" if self.width == TILE else f".p/{self.width}"
        return f"tile/{self.level}/{number}{partial}"


def tile_path(level: Level, n: int, width: int = TILE) -> str:
    """The path of tile `n` of a level, or of bundle `n` where the level is "entries".

    Raises:
        TileInvalid: there is no such tile in any log.
    """
    return Tile(level, n, width).path


def parse_tile_path(path: str) -> Tile:
    """The tile that a path names.

    Raises:
        TileInvalid: no tile's path, or not its one spelling.
    """
    found = _PATH.fullmatch(path)
    if not found:
        raise TileInvalid("this is no tile's path")
    level: Level = "entries" if found["level"] == "entries" else int(found["level"])
    n = int(found["n"].replace("x", "").replace("/", ""))
    tile = Tile(level, n, TILE if found["width"] is None else int(found["width"]))
    if tile.path != path:
        raise TileInvalid("this is not how the tile's path is written")
    return tile


def tiles_of(size: int) -> Iterator[Tile]:
    """All hash tiles of a tree of this size, from the lowest level, left to right.

    Raises:
        ValueError: a negative size.
    """
    level = 0
    while hashes := size >> (TILE_LEVELS * level):
        yield from _row(level, hashes)
        level += 1


def bundles_of(size: int) -> Iterator[Tile]:
    """All entry bundles of a log of this size, left to right.

    Raises:
        ValueError: a negative size.
    """
    return _row("entries", size)


def tile_in(size: int, tile: Tile) -> bool:
    """Whether a log of this size has all of this tile; a narrower one than it has counts too."""
    level = 0 if tile.level == "entries" else tile.level
    return tile.n * TILE + tile.width <= size >> (TILE_LEVELS * level)


def tile_bytes(nodes: Nodes, tile: Tile) -> bytes:
    """The content of a hash tile: 32 bytes for each hash.

    Raises:
        TileInvalid: an entry bundle, which holds no hashes.
    """
    if tile.level == "entries":
        raise TileInvalid("a bundle holds leaves, not hashes")
    level, first = tile.level * TILE_LEVELS, tile.n * TILE
    return b"".join(read_nodes(nodes, [(level, first + place) for place in range(tile.width)]))


def entry_bundle(leaves: Sequence[bytes]) -> bytes:
    """The content of an entry bundle: each leaf after its length in two bytes.

    Raises:
        TileInvalid: no leaf, more than 256, or one longer than 65,535 bytes.
    """
    _check_count(len(leaves))
    if any(len(leaf) > LONGEST_LEAF for leaf in leaves):
        raise TileInvalid(f"a leaf has {LONGEST_LEAF} bytes at most")
    return b"".join(len(leaf).to_bytes(2, "big") + leaf for leaf in leaves)


def parse_entry_bundle(content: bytes) -> list[bytes]:
    """The leaves in an entry bundle.

    Raises:
        TileInvalid: it is cut off, empty, or holds more than 256 leaves.
    """
    leaves: list[bytes] = []
    at = 0
    while at < len(content):
        start = at + 2
        # Also when the length itself is cut off: `start` is then behind the end.
        at = start + int.from_bytes(content[at:start], "big")
        if at > len(content):
            raise TileInvalid(f"the bundle is cut off in leaf {len(leaves)}")
        leaves.append(content[start:at])
    _check_count(len(leaves))
    return leaves


def _row(level: Level, hashes: int) -> Iterator[Tile]:
    if hashes < 0:
        raise ValueError("a tree has no negative size")
    full, rest = divmod(hashes, TILE)
    for n in range(full):
        yield Tile(level, n)
    if rest:
        yield Tile(level, full, rest)


def _check_count(leaves: int) -> None:
    if not 1 <= leaves <= TILE:
        raise TileInvalid(f"a bundle holds 1 to {TILE} leaves")
