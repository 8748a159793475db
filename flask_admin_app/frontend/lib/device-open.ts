/**
 * Opens camera and microphone: both at once, so that permission is asked once. When that fails, each
 * is tried alone, so that one broken device does not hide the other; but never with a second
 * question to somebody who has just answered one.
 */

import {
  NOTHING_KNOWN,
  faultOf,
  unasked,
  type Asked,
  type Fault,
  type Kind,
  type Surroundings,
} from "./device-faults";

export type Faults = Readonly<Partial<Record<Kind, Fault>>>;
export type Wishes = Readonly<Record<Kind, MediaTrackConstraints | true>>;

export interface Opened {
  readonly streams: readonly MediaStream[];
  readonly faults: Faults;
}

/** What the browser offers; a test brings its own. */
export interface Machine {
  readonly around: Surroundings;
  readonly open: (wanted: MediaStreamConstraints) => Promise<MediaStream>;
  readonly permission: (kind: Kind) => Promise<PermissionState | null>;
  readonly allowed: (kind: Kind) => boolean | null;
  readonly now: () => number;
}

export const KINDS: readonly Kind[] = ["camera", "microphone"];

type About<T> = Readonly<Record<Kind, T>>;

const NO_PERMISSION: readonly Fault[] = ["dismissed", "denied", "blocked", "system"];

function other(kind: Kind): Kind {
  return kind === "camera" ? "microphone" : "camera";
}

async function permissions(machine: Machine): Promise<About<PermissionState | null>> {
  const [camera, microphone] = await Promise.all([
    machine.permission("camera"),
    machine.permission("microphone"),
  ]);
  return { camera, microphone };
}

function constraints(kinds: readonly Kind[], wishes: Wishes): MediaStreamConstraints {
  return {
    ...(kinds.includes("camera") ? { video: wishes.camera } : {}),
    ...(kinds.includes("microphone") ? { audio: wishes.microphone } : {}),
  };
}

/** True when trying this one alone asks the person nothing that they have just answered. */
function maySilently(kind: Kind, fault: Fault | undefined, asked: About<Asked>): boolean {
  if (fault === undefined || !NO_PERMISSION.includes(fault)) return true;
  const [own, otherOne] = [asked[kind], asked[other(kind)]];
  if (own.before === "denied") return false;
  return own.before === "granted" || otherOne.allowed === false || unasked(otherOne);
}

async function tryOpen(
  machine: Machine,
  kinds: readonly Kind[],
  wishes: Wishes,
): Promise<{ stream: MediaStream } | { faults: Faults; asked: About<Asked> }> {
  const before = await permissions(machine);
  const began = machine.now();
  try {
    return { stream: await machine.open(constraints(kinds, wishes)) };
  } catch (error) {
    const tookMs = machine.now() - began;
    const after = await permissions(machine);
    const asking = (kind: Kind): Asked => ({
      before: before[kind],
      after: after[kind],
      tookMs,
      allowed: machine.allowed(kind),
    });
    const asked = { camera: asking("camera"), microphone: asking("microphone") };
    const faults = kinds.map((kind) => [kind, faultOf(error, machine.around, asked[kind])] as const);
    return { faults: Object.fromEntries(faults), asked };
  }
}

export async function openDevices(machine: Machine, wishes: Wishes): Promise<Opened> {
  const { around } = machine;
  if (!around.hasMedia) {
    const fault = faultOf(null, around, NOTHING_KNOWN);
    return { streams: [], faults: { camera: fault, microphone: fault } };
  }
  const both = await tryOpen(machine, KINDS, wishes);
  if ("stream" in both) return { streams: [both.stream], faults: {} };
  if (both.faults.camera === "in-app") return { streams: [], faults: both.faults };
  return openEach(machine, wishes, both.faults, both.asked);
}

async function openEach(
  machine: Machine,
  wishes: Wishes,
  together: Faults,
  asked: About<Asked>,
): Promise<Opened> {
  const streams: MediaStream[] = [];
  let faults: Faults = {};
  for (const kind of KINDS) {
    const known = together[kind];
    if (known === "policy" || !maySilently(kind, known, asked)) {
      faults = { ...faults, ...(known === undefined ? {} : { [kind]: known }) };
      continue;
    }
    const alone = await tryOpen(machine, [kind], wishes);
    if ("stream" in alone) streams.push(alone.stream);
    else faults = { ...faults, ...alone.faults };
  }
  return { streams, faults };
}
