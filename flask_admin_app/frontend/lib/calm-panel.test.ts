import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { CalmPanel } from "./calm-panel";
import { text } from "./texts";

let place: HTMLElement;
let panel: CalmPanel;

beforeEach(() => {
  vi.useFakeTimers();
  place = document.createElement("div");
  panel = new CalmPanel({ place, backupPhone: "09 123 4567", onTryAgain: vi.fn() });
});
afterEach(() => {
  vi.useRealTimers();
});

function phone(): string | null {
  return place.querySelector("a")?.getAttribute("href") ?? null;
}

test("waiting for the door is said once, in the server's words, and the phone comes later", () => {
  panel.show({ kind: "waiting", words: "Tapaaminen avautuu." });
  const said = place.firstElementChild;
  expect(place.textContent).toBe("Tapaaminen avautuu.");
  expect(place.querySelector("button")).toBeNull();
  vi.advanceTimersByTime(15_000);
  panel.show({ kind: "waiting", words: "Tapaaminen avautuu." });
  vi.advanceTimersByTime(5000);
  // The same element: what was said is not said again.
  expect(place.firstElementChild).toBe(said);
  expect(phone()).toBe("tel:091234567");
});

test("other words are said at once, and nothing of waiting stays", () => {
  panel.show({ kind: "waiting", words: "Hetki." });
  panel.show({ kind: "waiting", words: "Ei vielä." });
  expect(place.textContent).toBe("Ei vielä.");
  panel.show({ kind: "idle" });
  vi.advanceTimersByTime(60_000);
  expect(place.textContent).toBe("");
  expect(place.hidden).toBe(true);
});

test("where only two can be, that is what is said once the line works", () => {
  const joined = "meeting-js-joined-alone";
  panel = new CalmPanel({ place, backupPhone: null, onTryAgain: vi.fn(), joined });
  panel.show({ kind: "joined" });
  expect(place.textContent).toContain(text(joined));
});
