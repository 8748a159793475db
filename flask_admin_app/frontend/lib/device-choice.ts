/**
 * Which camera, which microphone, where there is more than one. Kept for this visit by its name
 * (sessionStorage only): the meeting runs on an origin of its own, where the browser gives the same
 * device another id.
 */

import type { Kind } from "./device-faults";
import { make } from "./dom";
import { recall, remember } from "./storage";

const KEY: Readonly<Record<Kind, string>> = {
  camera: "tuokio-camera",
  microphone: "tuokio-microphone",
};
const INPUT: Readonly<Record<Kind, MediaDeviceKind>> = {
  camera: "videoinput",
  microphone: "audioinput",
};

/** Chrome lists one device several times: by itself, and as what the system uses now. */
const ALIASES: readonly string[] = ["default", "communications"];

/** The name of the chosen device; empty: whichever the browser takes. */
export function chosenDevice(kind: Kind): string {
  return recall(KEY[kind]) ?? "";
}

async function inputs(kind: Kind): Promise<readonly MediaDeviceInfo[]> {
  try {
    const all = await navigator.mediaDevices.enumerateDevices();
    return all.filter((device) => device.kind === INPUT[kind] && device.deviceId !== "");
  } catch {
    return [];
  }
}

/** Asks for the device of this name, as long as it is there: an unplugged one is no fault. */
export async function wishFor(kind: Kind, name: string): Promise<MediaTrackConstraints | true> {
  if (name === "") return true;
  const found = (await inputs(kind)).find((device) => device.label === name);
  return found ? { deviceId: { exact: found.deviceId } } : true;
}

/** The device that the stream comes from; behind an alias, the one of the same group. */
function inUse(
  all: readonly MediaDeviceInfo[],
  devices: readonly MediaDeviceInfo[],
  stream: MediaStream | undefined,
  kind: Kind,
): MediaDeviceInfo | undefined {
  const type = kind === "camera" ? "video" : "audio";
  const name = stream?.getTracks().find((track) => track.kind === type)?.label;
  const listed = all.find((device) => device.label === name);
  if (listed === undefined || devices.includes(listed)) return listed;
  return devices.find((device) => device.groupId === listed.groupId);
}

export interface ChoiceOptions {
  readonly kind: Kind;
  /** The field around the list; hidden while there is nothing to choose. */
  readonly field: HTMLElement | null;
  /** Whether the choice is kept for the meeting; the open practice page keeps nothing. */
  readonly keep: boolean;
  readonly onChange: () => void;
}

export class DeviceChoice {
  private name = "";
  private readonly options: ChoiceOptions;

  constructor(options: ChoiceOptions) {
    this.options = options;
    if (options.keep) this.name = chosenDevice(options.kind);
    this.list?.addEventListener("change", () => {
      this.choose(this.list?.value ?? "");
    });
  }

  wish(): Promise<MediaTrackConstraints | true> {
    return wishFor(this.options.kind, this.name);
  }

  /** Only after permission do the devices have names. */
  async offer(stream: MediaStream | undefined): Promise<void> {
    const { field, kind } = this.options;
    const all = stream ? (await inputs(kind)).filter((device) => device.label !== "") : [];
    const devices = all.filter((device) => !ALIASES.includes(device.deviceId));
    if (field) field.hidden = devices.length < 2;
    if (devices.length < 2) return;
    const lines = devices.map(({ label }) => make("option", { value: label }, label));
    this.list?.replaceChildren(...lines);
    const now = inUse(all, devices, stream, kind);
    if (this.list && now !== undefined) this.list.value = now.label;
  }

  private get list(): HTMLSelectElement | null {
    return this.options.field?.querySelector("select") ?? null;
  }

  private choose(name: string): void {
    this.name = name;
    if (this.options.keep) remember(KEY[this.options.kind], name);
    this.options.onChange();
  }
}
