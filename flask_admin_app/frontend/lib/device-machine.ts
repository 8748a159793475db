/** This browser, as the device check asks it. */

import type { Surroundings } from "./device-faults";
import type { Machine } from "./device-open";
import { permissionOf, policyAllows } from "./device-permission";
import { keepStream } from "./media";

function surroundings(): Surroundings {
  // Without https, and in some in-app browsers, the interface is not there at all.
  const media = navigator.mediaDevices as MediaDevices | undefined;
  return {
    secure: window.isSecureContext,
    hasMedia: typeof media?.getUserMedia === "function",
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
  };
}

export function thisMachine(): Machine {
  return {
    around: surroundings(),
    open: async (wanted) => keepStream(await navigator.mediaDevices.getUserMedia(wanted)),
    permission: permissionOf,
    allowed: policyAllows,
    now: () => performance.now(),
  };
}
