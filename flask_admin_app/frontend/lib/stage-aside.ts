/**
 * "Someone came in" on the stage (JOIN 11): nothing of the person goes out and nothing of the others
 * is heard, while the call itself goes on. What cannot be done for certain is not claimed: then the
 * page around takes the whole frame away.
 */

import type { MeetingApi } from "./meeting-api";

type Kind = "audio" | "video";

const EVENT: Readonly<Record<Kind, string>> = {
  audio: "audioMuteStatusChanged",
  video: "videoMuteStatusChanged",
};
const COMMAND: Readonly<Record<Kind, string>> = { audio: "toggleAudio", video: "toggleVideo" };

function isMuted(api: MeetingApi, kind: Kind): Promise<boolean> {
  return kind === "audio" ? api.isAudioMuted() : api.isVideoMuted();
}

function saysMuted(event: unknown): boolean {
  return typeof event === "object" && event !== null && (event as { muted?: unknown }).muted === true;
}

function idOf(event: unknown): string {
  const { id } = (event ?? {}) as { id?: unknown };
  return typeof id === "string" ? id : "";
}

/** On an iPhone no page may turn the volume down. */
export function canSetVolume(): boolean {
  const probe = document.createElement("audio");
  probe.volume = 0;
  return probe.volume === 0;
}

/** Turns one of the two off; resolves to whether it was on, once the meeting says that it is off. */
function turnOff(api: MeetingApi, kind: Kind): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const done = (event: unknown): void => {
      if (!saysMuted(event)) return;
      api.removeListener(EVENT[kind], done);
      resolve(true);
    };
    api.addListener(EVENT[kind], done);
    isMuted(api, kind).then((muted) => {
      if (!muted) {
        api.executeCommand(COMMAND[kind]);
        return;
      }
      api.removeListener(EVENT[kind], done);
      resolve(false);
    }, reject);
  });
}

export class StageAside {
  private wasOn: Record<Kind, boolean> = { audio: false, video: false };
  private on = false;
  private readonly api: MeetingApi;

  constructor(api: MeetingApi) {
    this.api = api;
  }

  /** Resolves once nothing goes out and nothing is heard; rejects when that cannot be promised. */
  async step(): Promise<void> {
    if (this.on) return;
    if (!canSetVolume()) throw new Error("volume");
    this.on = true;
    this.api.addListener("participantJoined", this.hush);
    this.setVolume(0);
    const [audio, video] = await Promise.all([
      turnOff(this.api, "audio"),
      turnOff(this.api, "video"),
    ]);
    this.wasOn = { audio, video };
    // Back already, before the meeting had said that all was off.
    if (!this.isOn()) this.restore();
  }

  /** Everything as it was before. */
  back(): void {
    if (!this.on) return;
    this.on = false;
    this.api.removeListener("participantJoined", this.hush);
    this.setVolume(1);
    this.restore();
  }

  private isOn(): boolean {
    return this.on;
  }

  private restore(): void {
    for (const kind of ["audio", "video"] as const) {
      if (this.wasOn[kind]) this.api.executeCommand(COMMAND[kind]);
    }
    this.wasOn = { audio: false, video: false };
  }

  private readonly hush = (event: unknown): void => {
    this.api.executeCommand("setParticipantVolume", idOf(event), 0);
  };

  private setVolume(volume: number): void {
    for (const { participantId } of this.api.getParticipantsInfo()) {
      this.api.executeCommand("setParticipantVolume", participantId, volume);
    }
  }
}
