/** How the client wants to take part (JOIN 5): picture and sound, sound only, or neither. */

import { recall, remember } from "./storage";

export type TakePart = "both" | "sound" | "none";

const KEY = "tuokio-take-part";

export function takePart(): TakePart {
  const kept = recall(KEY);
  return kept === "sound" || kept === "none" ? kept : "both";
}

export function setTakePart(choice: TakePart): void {
  remember(KEY, choice);
}

export interface Devices {
  readonly camera: boolean;
  readonly microphone: boolean;
}

export function devicesFor(choice: TakePart): Devices {
  return { camera: choice === "both", microphone: choice !== "none" };
}
