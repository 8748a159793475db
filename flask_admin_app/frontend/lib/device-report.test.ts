import { expect, test, vi } from "vitest";

import { report } from "./device-report";

const device = { userAgent: "Mozilla/5.0 (Windows NT 10.0) Firefox/91.0", touchPoints: 0 };

function words(...parts: readonly HTMLElement[]): string[] {
  return parts.flatMap((part) => [...part.querySelectorAll("p")].map((each) => each.textContent));
}

test("the same fault of both is told once, with the way to mend it here", () => {
  const parts = report({ camera: "blocked", microphone: "blocked" }, { device, onWithout: null });
  expect(words(...parts)).toEqual([
    "device-js-off-both",
    "device-js-fault-blocked",
    "device-js-allow-firefox",
  ]);
});

test("each fault of its own is told by itself", () => {
  const parts = report({ camera: "busy", microphone: "missing" }, { device, onWithout: null });
  expect(parts.map((part) => [part.dataset["faultOf"], part.dataset["fault"]])).toEqual([
    ["camera", "busy"],
    ["microphone", "missing"],
  ]);
});

test.each([
  [{ camera: "busy" }, "sound"],
  [{ microphone: "busy" }, "picture"],
  [{ camera: "busy", microphone: "missing" }, "none"],
] as const)("%o: going on without is one press", (faults, choice) => {
  const onWithout = vi.fn();
  const parts = report(faults, { device, onWithout });
  parts.at(-1)?.querySelector<HTMLButtonElement>("[data-device=without]")?.click();
  expect(onWithout).toHaveBeenCalledWith(choice);
});

test("where all works there is nothing to say", () => {
  expect(report({}, { device, onWithout: null })).toEqual([]);
});
