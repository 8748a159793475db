/**
 * The device check (JOIN 5): what works is said in words, what does not has a name and a hint, and
 * doing without is an ordinary choice. Nothing leaves the device.
 */

import { chime, stopChime } from "./chime";
import { faultOf, familyOf, hintKey, type Fault, type Surroundings } from "./device-faults";
import { make, setText } from "./dom";
import { stopFirst } from "./exit";
import { keepStream, stopStream } from "./media";
import { measureLevel, wordFor, type LevelWord } from "./microphone-level";
import { text } from "./texts";

/** Speak for a moment before the page says that it hears nothing. */
const QUIET_AFTER_MS = 6000;

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

function surroundings(): Surroundings {
  // Without https, and in some in-app browsers, the interface is not there at all.
  const media = navigator.mediaDevices as MediaDevices | undefined;
  return {
    secure: window.isSecureContext,
    hasMedia: typeof media?.getUserMedia === "function",
    userAgent: navigator.userAgent,
  };
}

async function open(wanted: MediaStreamConstraints): Promise<MediaStream> {
  return keepStream(await navigator.mediaDevices.getUserMedia(wanted));
}

export class DeviceCheck {
  private streams: MediaStream[] = [];
  private stopLevel: () => void = () => undefined;
  private quietTimer: ReturnType<typeof setTimeout> | undefined;
  private heard = false;
  private lastWord: LevelWord | null = null;
  private turn = 0;

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
    this.stop();
    const turn = this.turn;
    say("camera-state", "device-js-asking");
    const faults = await this.openDevices(turn);
    if (turn !== this.turn) return;
    this.showFault(faults[0]?.fault ?? null);
    this.showCamera();
    this.showMicrophone();
    show(part("start"), this.streams.length === 0);
    show(part("stop"), this.streams.length > 0);
  }

  stop(): void {
    this.turn += 1;
    this.stopLevel();
    clearTimeout(this.quietTimer);
    for (const stream of this.streams) stopStream(stream);
    this.streams = [];
    const picture = picturePart();
    if (picture) picture.srcObject = null;
    show(picture, false);
    show(part("start"), true);
    show(part("stop"), false);
    this.showFault(null);
    this.showLevel(0);
    say("camera-state", "");
    say("microphone-state", "");
    void stopChime();
  }

  /** Both at once asks for permission once; if that fails, each alone shows which one it is. */
  private async openDevices(turn: number): Promise<{ fault: Fault }[]> {
    const around = surroundings();
    if (!around.hasMedia) return [{ fault: faultOf(null, around) }];
    try {
      this.keep(turn, await open({ audio: true, video: true }));
      return [];
    } catch (error) {
      const fault = faultOf(error, around);
      if (fault === "denied" || fault === "in-app") return [{ fault }];
    }
    const faults: { fault: Fault }[] = [];
    for (const kind of ["video", "audio"] as const) {
      try {
        this.keep(turn, await open({ [kind]: true }));
      } catch (error) {
        faults.push({ fault: faultOf(error, around) });
      }
    }
    return faults;
  }

  /** Permission given after the person had already gone on: the devices close again. */
  private keep(turn: number, stream: MediaStream): void {
    if (turn === this.turn) this.streams.push(stream);
    else stopStream(stream);
  }

  private streamWith(kind: "audio" | "video"): MediaStream | undefined {
    return this.streams.find((stream) => stream.getTracks().some((track) => track.kind === kind));
  }

  private showCamera(): void {
    const stream = this.streamWith("video");
    const picture = picturePart();
    say("camera-state", stream ? "device-js-camera-works" : "device-js-camera-off");
    show(picture, stream !== undefined);
    if (!picture || !stream) return;
    picture.muted = true;
    picture.srcObject = stream;
    picture.play().catch(() => undefined);
  }

  private showMicrophone(): void {
    const stream = this.streamWith("audio");
    if (!stream) {
      say("microphone-state", "device-js-microphone-off");
      return;
    }
    this.heard = false;
    this.stopLevel = measureLevel(stream, (level) => {
      this.showLevel(level);
    });
    this.quietTimer = setTimeout(() => {
      if (!this.heard) say("microphone-state", "device-js-microphone-quiet");
    }, QUIET_AFTER_MS);
  }

  /** The meter moves all the time; its words change only when the meaning does. */
  private showLevel(level: number): void {
    const meter = part("level");
    const word = wordFor(level);
    if (meter instanceof HTMLMeterElement) meter.value = level;
    if (word !== this.lastWord) {
      meter?.setAttribute("aria-valuetext", text(`device-js-level-${word}`));
    }
    this.lastWord = word;
    if (word !== "good" || this.heard || this.streams.length === 0) return;
    this.heard = true;
    say("microphone-state", "device-js-microphone-works");
  }

  private showFault(fault: Fault | null): void {
    const place = part("fault");
    if (!place) return;
    show(place, fault !== null);
    if (fault === null) {
      place.replaceChildren();
      return;
    }
    const hint = hintKey(fault, familyOf(navigator.userAgent));
    place.replaceChildren(
      make("p", {}, make("strong", {}, text(`device-js-fault-${fault}`))),
      make("p", {}, text(hint)),
    );
    place.setAttribute("data-fault", fault);
  }

  private async playSound(): Promise<void> {
    say("speaker-state", "");
    const played = await chime(2);
    say("speaker-state", played ? "device-js-speaker-played" : "device-js-speaker-failed");
  }
}
