"""Calling the verifier as its users do, and breaking what it reads."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tuokio_verify
from tuokio.ledger.leaf import canonical


@dataclass(frozen=True)
class Outcome:
    """What a call came to."""

    code: int
    lines: list[str]

    def says(self, part: str) -> bool:
        """Whether any line holds this."""
        return any(part in line for line in self.lines)


def not_proved(faults: int) -> str:
    """The last line when something is wrong."""
    return "Not proved: 1 fault." if faults == 1 else f"Not proved: {faults} faults."


def verify(path: Path, *options: str) -> Outcome:
    """Run the command in this process."""
    kept = io.BytesIO()
    with contextlib.redirect_stdout(io.TextIOWrapper(kept)) as stream:
        code = tuokio_verify.main([str(path), *options])
        lines = kept.getvalue().decode().splitlines()
        stream.detach()
    return Outcome(code, lines)


def result(path: Path, *options: str) -> dict[str, Any]:
    """The result for machines."""
    [line] = verify(path, "--json", *options).lines
    found = json.loads(line)
    assert isinstance(found, dict)
    return found


def change(file: Path, edit: Callable[[bytes], bytes]) -> None:
    """Edit a file; the edit must do something."""
    before = file.read_bytes()
    after = edit(before)
    assert after != before
    file.write_bytes(after)


def list_anew(folder: Path, **changes: Any) -> None:
    """What a forger does last: make the manifest fit the files."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    manifest["files"] = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    (folder / "manifest.json").write_bytes(canonical(manifest | changes))


def flip(data: bytes, bit: int) -> bytes:
    """The same bytes but for one bit."""
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


PYTHON = sys.executable
FILE = Path(tuokio_verify.__file__)
