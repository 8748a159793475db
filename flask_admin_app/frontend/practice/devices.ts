/** Camera and microphone of the practice meeting. Having neither is a normal way to be here. */

import { wishFor } from "../lib/device-choice";
import { keepStream, stopStream } from "../lib/media";
import type { MeetingOptions } from "../lib/meeting-api";
import type { LocalTracks } from "./connection";

export type Kind = "audio" | "video";

async function open(kind: Kind, name: string): Promise<MediaStream | null> {
  // Without https there is no such interface, whatever the types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) return null;
  try {
    const wish = await wishFor(kind === "audio" ? "microphone" : "camera", name);
    return keepStream(await devices.getUserMedia({ [kind]: wish }));
  } catch {
    return null;
  }
}

export class LocalDevices {
  private readonly streams = new Map<Kind, MediaStream>();
  private closed = false;
  private readonly names: Readonly<Record<Kind, string>>;

  constructor(chosen: MeetingOptions["devices"]) {
    this.names = { audio: chosen?.audioInput ?? "", video: chosen?.videoInput ?? "" };
  }

  tracks(): LocalTracks {
    return { audio: this.track("audio"), video: this.track("video") };
  }

  isOn(kind: Kind): boolean {
    return this.streams.has(kind);
  }

  /** Off means off: the track is stopped, so the camera's light goes out. */
  turnOff(kind: Kind): void {
    const stream = this.streams.get(kind);
    this.streams.delete(kind);
    if (stream) stopStream(stream);
  }

  /** False when the device is missing, taken or not allowed. */
  async turnOn(kind: Kind): Promise<boolean> {
    if (this.streams.has(kind)) return true;
    const stream = await open(kind, this.names[kind]);
    if (stream === null) return false;
    if (this.closed) {
      stopStream(stream);
      return false;
    }
    this.streams.set(kind, stream);
    return true;
  }

  close(): void {
    this.closed = true;
    this.turnOff("audio");
    this.turnOff("video");
  }

  private track(kind: Kind): MediaStreamTrack | null {
    return this.streams.get(kind)?.getTracks()[0] ?? null;
  }
}
