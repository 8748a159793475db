"""The repository's own files, with or without git at hand."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Made by machines, or not part of the repository at all.
_SKIPPED = {"node_modules", "__pycache__", "var", "build", "dist", "test-results"}


def files(*suffixes: str, under: str = ".") -> Iterator[Path]:
    """Every file that people write below a folder, in a steady order."""
    for path in sorted((ROOT / under).iterdir()):
        if path.name in _SKIPPED or path.name.endswith(".egg-info"):
            continue
        if path.is_dir():
            if not path.name.startswith(".") or path.name == ".ci":
                yield from files(*suffixes, under=str(path.relative_to(ROOT)))
        elif not suffixes or path.suffix in suffixes:
            yield path


def name_of(path: Path) -> str:
    """A path as people say it: from the root of the repository."""
    return path.relative_to(ROOT).as_posix()
