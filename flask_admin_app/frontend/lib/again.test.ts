import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { againIn, secondsOf } from "./again";

function part(value: string | null): HTMLElement {
  const box = document.createElement("div");
  const status = document.createElement("div");
  if (value !== null) status.setAttribute("data-again-in", value);
  box.append(status);
  return box;
}

describe("what time alone changes", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("reads seconds, and nothing else", () => {
    expect(secondsOf(part("61"))).toBe(61);
    expect(secondsOf(part("999999"))).toBe(6 * 3600);
    for (const value of [null, "", "0", "-5", "1.5", "soon", "9999999"]) {
      expect(secondsOf(part(value))).toBeNull();
    }
  });

  it("asks once when the time has come", () => {
    const ask = vi.fn();
    againIn(part("60"), ask).wind();
    vi.advanceTimersByTime(59_000);
    expect(ask).not.toHaveBeenCalled();
    vi.advanceTimersByTime(600_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("forgets the earlier time when the page says another", () => {
    const ask = vi.fn();
    const box = part("60");
    const clock = againIn(box, ask);
    clock.wind();
    box.replaceChildren();
    clock.wind();
    vi.advanceTimersByTime(600_000);
    expect(ask).not.toHaveBeenCalled();
  });
});
