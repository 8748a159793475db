/**
 * The device check (JOIN 5): what works is said in words, what does not has a name and a hint, and
 * doing without is an ordinary choice. Nothing leaves the device.
 */

import { chime, stopChime } from "./chime";
import { DeviceChoice } from "./device-choice";
import { thisMachine } from "./device-machine";
import { KINDS, openDevices, type Faults, type Machine } from "./device-open";
import type { Kind } from "./device-faults";
import { report } from "./device-report";
import { setText } from "./dom";
import { stopFirst } from "./exit";
import { LevelWords } from "./level-words";
import { stopStream } from "./media";
import { measureLevel, wordFor, type LevelWord } from "./microphone-level";
import type { TakePart } from "./take-part";
import { text } from "./texts";

export interface DeviceCheckOptions {
  /** Goes on without what does not work; null on the open practice page, which leads nowhere. */
  readonly onWithout: ((choice: TakePart) => void) | null;
  readonly machine?: Machine;
}

const TRACK: Readonly<Record<Kind, string>> = { camera: "video", microphone: "audio" };

function part(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-device="${name}"]`);
}

function picturePart(): HTMLVideoElement | null {
  const element = part("picture");
  return element instanceof HTMLVideoElement ? element : null;
}

function say(name: string, key: string): void {
  const element = part(name);
  if (element) setText(element, key === "" ? "" : text(key));
}

function show(element: HTMLElement | null, on: boolean): void {
  if (element) element.hidden = !on;
}

/** A button that goes away hands its focus to the one that comes in its place. */
function swap(from: HTMLElement | null, to: HTMLElement | null): void {
  const focused = from !== null && document.activeElement === from;
  show(to, true);
  if (focused) to?.focus();
  show(from, false);
}

export class DeviceCheck {
  private streams: readonly MediaStream[] = [];
  private stopLevel: () => void = () => undefined;
  private lastWord: LevelWord | null = null;
  private turn = 0;
  private readonly options: DeviceCheckOptions;
  private readonly machine: Machine;
  private readonly choices: Readonly<Record<Kind, DeviceChoice>>;

  constructor(options: DeviceCheckOptions) {
    this.options = options;
    this.machine = options.machine ?? thisMachine();
    const choice = (kind: Kind): DeviceChoice =>
      new DeviceChoice({
        kind,
        field: part(`choose-${kind}`),
        keep: options.onWithout !== null,
        onChange: () => void this.start(),
      });
    this.choices = { camera: choice("camera"), microphone: choice("microphone") };
  }

  install(): void {
    show(document.getElementById("device-check"), true);
    part("start")?.addEventListener("click", () => void this.start());
    part("stop")?.addEventListener("click", () => {
      this.stop();
    });
    part("play")?.addEventListener("click", () => void this.playSound());
    const stop = (): void => {
      this.stop();
    };
    stopFirst(stop);
    window.addEventListener("pagehide", stop);
  }

  async start(): Promise<void> {
    this.drop();
    const turn = this.turn;
    this.showFaults({});
    say("camera-state", "device-js-asking");
    const opened = await openDevices(this.machine, await this.wishes());
    if (turn !== this.turn) {
      // Permission given after the person had already gone on: the devices close again.
      opened.streams.forEach(stopStream);
      return;
    }
    this.streams = opened.streams;
    this.showFaults(opened.faults);
    this.showCamera();
    this.showMicrophone();
    for (const kind of KINDS) void this.choices[kind].offer(this.streamWith(kind));
    if (this.streams.length > 0) swap(part("start"), part("stop"));
    else swap(part("stop"), part("start"));
  }

  stop(): void {
    this.drop();
    swap(part("stop"), part("start"));
    this.showFaults({});
    say("camera-state", "");
    say("microphone-state", "");
    void stopChime();
  }

  private drop(): void {
    this.turn += 1;
    this.stopLevel();
    this.stopLevel = () => undefined;
    this.streams.forEach(stopStream);
    this.streams = [];
    const picture = picturePart();
    if (picture) picture.srcObject = null;
    show(picture, false);
    for (const kind of KINDS) show(part(`choose-${kind}`), false);
    this.showLevel(0);
  }

  private async wishes(): Promise<Record<Kind, MediaTrackConstraints | true>> {
    const [camera, microphone] = await Promise.all([
      this.choices.camera.wish(),
      this.choices.microphone.wish(),
    ]);
    return { camera, microphone };
  }

  private streamWith(kind: Kind): MediaStream | undefined {
    const wanted = TRACK[kind];
    return this.streams.find((each) => each.getTracks().some((track) => track.kind === wanted));
  }

  private showCamera(): void {
    const stream = this.streamWith("camera");
    const picture = picturePart();
    say("camera-state", stream ? "device-js-camera-works" : "device-js-camera-off");
    show(picture, stream !== undefined);
    if (!picture || !stream) return;
    picture.muted = true;
    picture.srcObject = stream;
    picture.play().catch(() => undefined);
  }

  private showMicrophone(): void {
    const stream = this.streamWith("microphone");
    if (!stream) {
      say("microphone-state", "device-js-microphone-off");
      return;
    }
    say("microphone-state", "");
    const words = new LevelWords();
    this.stopLevel = measureLevel(stream, (level) => {
      this.showLevel(level);
      const word = words.hear(level, this.machine.now());
      if (word !== null) say("microphone-state", `device-js-heard-${word}`);
    });
  }

  /** The meter moves all the time; what it is called changes only when the meaning does. */
  private showLevel(level: number): void {
    const meter = part("level");
    const word = wordFor(level);
    if (meter instanceof HTMLMeterElement) meter.value = level;
    if (word === this.lastWord) return;
    meter?.setAttribute("aria-valuetext", text(`device-js-level-${word}`));
    this.lastWord = word;
  }

  private showFaults(faults: Faults): void {
    const place = part("fault");
    if (!place) return;
    const { around } = this.machine;
    const { onWithout } = this.options;
    const entries = report(faults, { device: around, onWithout });
    show(place, entries.length > 0);
    place.replaceChildren(...entries);
  }

  private async playSound(): Promise<void> {
    say("speaker-state", "");
    const played = await chime(2);
    say("speaker-state", played ? "device-js-speaker-played" : "device-js-speaker-failed");
  }
}
