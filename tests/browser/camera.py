"""A made-up camera that shows a known pattern, and looking for that pattern again."""

from __future__ import annotations

import base64
import random
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser import chromium
from tests.browser.walk import stage

WIDTH, HEIGHT, BLOCK = 320, 240, 40
FRAMES = 5
MARKER = "TUOKIO-CAMERA-CANARY-7F3A"

_CHANCE = random.Random(20261122)
PATTERN = [[_CHANCE.random() < 0.5 for _ in range(WIDTH // BLOCK)] for _ in range(HEIGHT // BLOCK)]
"""Bright or dark, block by block."""

SEES = """
async (pattern) => {
  const rows = pattern.length, columns = pattern[0].length;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [columns * 4, rows * 4];
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const bright = (video, x, y) => {
    const [red, green, blue] = pen.getImageData(x * 4 + 1, y * 4 + 1, 1, 1).data;
    return red + green + blue > 384;
  };
  for (let n = 0; n < 300; n += 1) {
    for (const video of document.querySelectorAll("video[data-practice=remote]")) {
      if (video.videoWidth === 0) continue;
      pen.drawImage(video, 0, 0, canvas.width, canvas.height);
      let same = 0;
      pattern.forEach((row, y) => row.forEach((wanted, x) => {
        same += bright(video, x, y) === wanted;
      }));
      if (same >= rows * columns * 0.9) return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
"""


def shows_pattern(path: Path) -> list[str]:
    """Write the film; return the arguments for a Chromium whose camera shows it."""
    luma = bytearray(
        235 if PATTERN[y // BLOCK][x // BLOCK] else 16 for y in range(HEIGHT) for x in range(WIDTH)
    )
    luma[: len(MARKER)] = MARKER.encode()
    chroma = bytes([128]) * (WIDTH * HEIGHT // 2)
    head = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F15:1 Ip A1:1 C420jpeg\n".encode()
    path.write_bytes(head + (b"FRAME\n" + bytes(luma) + chroma) * FRAMES)
    return [*chromium.ARGUMENTS, f"--use-file-for-fake-video-capture={path}"]


def seen_by(page: Page) -> bool:
    """Whether the pattern is on this page's stage, as somebody else's picture."""
    found: Any = stage(page).evaluate(SEES, PATTERN)
    return bool(found)


def traces() -> dict[str, str | bytes]:
    """What a kept frame would leave somewhere: its marker, its rows, and how pictures begin."""
    rows = {
        f"row {n}": bytes(235 if bright else 16 for bright in row for _ in range(BLOCK))
        for n, row in enumerate(PATTERN)
    }
    return {"marker": MARKER, "base64": base64.b64encode(MARKER.encode()), **rows}


PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"WEBPVP8", b"ftypavif", b"ftypheic", b"data:image")
"""How pictures begin; none of them has any business in a request."""
