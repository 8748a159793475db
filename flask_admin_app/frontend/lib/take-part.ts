/** How the client wants to take part (JOIN 5): picture and sound, one of the two, or neither. */

import { chosenDevice } from "./device-choice";
import { recall, remember } from "./storage";

export type TakePart = "both" | "sound" | "picture" | "none";

const KEY = "tuokio-take-part";
const CHOICES: readonly string[] = ["both", "sound", "picture", "none"];

export function isTakePart(value: string | null): value is TakePart {
  return value !== null && CHOICES.includes(value);
}

export function takePart(): TakePart {
  const kept = recall(KEY);
  return isTakePart(kept) ? kept : "both";
}

export function setTakePart(choice: TakePart): void {
  remember(KEY, choice);
}

export interface Devices {
  readonly camera: boolean;
  readonly microphone: boolean;
  /** The names of the chosen devices; empty or absent: whichever the browser takes. */
  readonly cameraName?: string;
  readonly microphoneName?: string;
}

export function devicesFor(choice: TakePart): Devices {
  return {
    camera: choice === "both" || choice === "picture",
    microphone: choice === "both" || choice === "sound",
    cameraName: chosenDevice("camera"),
    microphoneName: chosenDevice("microphone"),
  };
}
