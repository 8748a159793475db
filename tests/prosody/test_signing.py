"""The Lua side of signatures, on the examples that the Python side is held to as well."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.house.tree import ROOT
from tests.prosody.versions import Version

VECTORS = json.loads((ROOT / "tests/tuokio/jitsi/signing_vectors.json").read_text())
PARTS = ("direction", "time", "id", "method", "path", "body")


def _signatures(version: Version, examples: list[dict[str, Any]]) -> list[str]:
    """Sign with the Lua that this Prosody runs on."""
    lua = version.program.read_text(errors="replace").splitlines()[0].removeprefix("#!").split()
    given = [example[part].encode().hex() for example in examples for part in PARTS]
    library = ROOT / "prosody_hooks/tuokio/signature.lib.lua"
    command = [
        *lua,
        Path(__file__).with_name("sign.lua"),
        version.library,
        library,
        VECTORS["secret"],
        *given,
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    return said.stdout.splitlines()


@pytest.mark.parametrize("kind", ["good", "bad"])
def test_examples(version: Version, kind: str) -> None:
    examples = VECTORS[kind]
    right = [
        signed == example["signature"]
        for signed, example in zip(_signatures(version, examples), examples, strict=True)
    ]
    assert right == [kind == "good"] * len(examples)
