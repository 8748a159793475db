/** Says what does not work, why, and what to do here; and that going on without is fine (JOIN 5). */

import { hintKey, type Fault, type Kind } from "./device-faults";
import type { Device } from "./browser";
import type { Faults } from "./device-open";
import { make, makeButton } from "./dom";
import type { TakePart } from "./take-part";
import { text } from "./texts";

type Which = Kind | "both";

/** The way to take part that needs nothing of what is missing. */
const WITHOUT: Readonly<Record<Which, TakePart>> = {
  camera: "sound",
  microphone: "picture",
  both: "none",
};

export interface ReportOptions {
  readonly device: Device;
  /** Takes part without; null where there is nothing to take part in. */
  readonly onWithout: ((choice: TakePart) => void) | null;
}

/** One entry for each fault; the same fault of both is told once. */
function told({ camera, microphone }: Faults): readonly (readonly [Which, Fault])[] {
  if (camera !== undefined && camera === microphone) return [["both", camera]];
  return [
    ...(camera === undefined ? [] : [["camera", camera] as const]),
    ...(microphone === undefined ? [] : [["microphone", microphone] as const]),
  ];
}

function whichFails({ camera, microphone }: Faults): Which {
  if (camera !== undefined && microphone !== undefined) return "both";
  return camera === undefined ? "microphone" : "camera";
}

export function report(faults: Faults, { device, onWithout }: ReportOptions): HTMLElement[] {
  const entries = told(faults);
  if (entries.length === 0) return [];
  const lines = entries.map(([which, fault]) =>
    make(
      "div",
      { "data-fault": fault, "data-fault-of": which },
      make("p", {}, make("strong", {}, text(`device-js-off-${which}`))),
      make("p", {}, text(`device-js-fault-${fault}`)),
      make("p", {}, text(hintKey(fault, device))),
    ),
  );
  if (onWithout === null) return lines;
  const which = whichFails(faults);
  const without = makeButton(
    text(`device-js-without-${which}`),
    () => {
      onWithout(WITHOUT[which]);
    },
    { class: "secondary outline", "data-device": "without" },
  );
  return [...lines, make("p", {}, without)];
}
