"""What must hold on every page: axe finds nothing, nothing scrolls sideways, focus can be seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser import chromium

AXE = (Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js").read_text("utf-8")

DARK_RULES = ["color-contrast", "link-in-text-block"]

RUN_AXE = """
async (only) => {
  const options = { resultTypes: ["violations"] };
  if (only) options.runOnly = { type: "rule", values: only };
  const { violations } = await axe.run(document, options);
  return violations.map(({ id, nodes }) =>
    `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}
"""

TOO_WIDE = """
() => {
  const wide = document.documentElement.scrollWidth;
  if (wide <= window.innerWidth) return null;
  const out = [...document.querySelectorAll("body *")]
    .filter((each) => each.getBoundingClientRect().right > window.innerWidth + 0.5);
  return `${wide} px: ${out.slice(-3).map((each) => each.outerHTML.slice(0, 120)).join(" | ")}`;
}
"""

# Pages may be gone on to in the middle of a fade.
STILL = "() => document.getAnimations().forEach((each) => each.finish())"


def accessible(page: Page, *, narrow: bool = True) -> None:
    """Fail unless the page passes in light and dark, and fits a narrow window."""
    name = f"{page.url} {page.evaluate('document.documentElement.lang')}"
    _no_faults(page, f"axe, {name}")
    page.emulate_media(color_scheme="dark")
    _no_faults(page, f"axe in the dark, {name}", DARK_RULES)
    page.emulate_media(color_scheme="light")
    if narrow:
        fits(page, name)


def fits(page: Page, name: str = "") -> None:
    """Fail when the page scrolls sideways on a phone, or at 400 % zoom (WCAG 1.4.10)."""
    before = page.viewport_size
    for width in (chromium.PHONE["width"], chromium.NARROWEST):
        page.set_viewport_size({"width": width, "height": chromium.PHONE["height"]})
        assert page.evaluate(TOO_WIDE) is None, f"too wide at {width} px, {name}"
    if before:
        page.set_viewport_size(before)


def _no_faults(page: Page, name: str, only: list[str] | None = None) -> None:
    # In the meeting's frame too: axe looks into it only where it finds itself.
    for frame in page.frames:
        frame.evaluate(STILL)
        if not frame.evaluate("typeof axe === 'object'"):
            frame.evaluate(AXE)
    found: list[str] = page.evaluate(RUN_AXE, only)
    assert not found, "\n".join([name, *found])


FOCUS = """
() => {
  const all = (window.tuokioTestSeen ??= []);
  const here = document.activeElement;
  if (here === null || here === document.body) return null;
  const style = getComputedStyle(here);
  const box = here.getBoundingClientRect();
  const previous = all.at(-1);
  // After the last stop the browser begins anew, at the link that skips to the content; in a
  // frame there are stops that this page does not see.
  const forward = !previous || !previous.isConnected || here.matches(".skip-link, iframe") ||
    Boolean(previous.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING);
  all.push(here);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {
    what: here.outerHTML.slice(0, 120),
    action: here.getAttribute("data-action"),
    frame: here.localName === "iframe",
    ring: ring || style.boxShadow !== "none",
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    forward,
    tabindex: here.tabIndex,
  };
}
"""

MOST_STOPS = 40


def tab_to(page: Page, action: str) -> dict[str, Any]:
    """Go to a control by Tab alone. At each stop focus can be seen and stands in the window, and
    the order is the order of the page (WCAG 2.4.3, 2.4.7)."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop: dict[str, Any] | None = page.evaluate(FOCUS)
        if stop is None:
            continue
        if not stop["frame"]:
            assert stop["ring"], f"focus cannot be seen: {stop['what']}"
            assert stop["inView"], f"focus is out of sight: {stop['what']}"
        assert stop["forward"], f"focus jumps back: {stop['what']}"
        assert stop["tabindex"] == 0, stop["what"]
        if stop["action"] == action:
            return stop
    raise AssertionError(f"{action} was not reached by Tab on {page.url}")


def press_by_key(page: Page, action: str, key: str = "Enter") -> None:
    """Reach a button by Tab and press it."""
    tab_to(page, action)
    page.keyboard.press(key)
