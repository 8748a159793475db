import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Listener, MeetingApi } from "./meeting-api";
import { StageAside } from "./stage-aside";

/** A meeting that remembers what it was told. */
class Meeting implements MeetingApi {
  readonly muted = { audio: false, video: false };
  readonly volumes = new Map<string, number>([
    ["a", 1],
    ["b", 1],
  ]);
  private readonly listeners = new Map<string, Set<Listener>>();
  /** What the meeting takes to turn the camera off is its own affair. */
  slow = false;

  addListener(event: string, listener: Listener): void {
    this.listeners.set(event, (this.listeners.get(event) ?? new Set()).add(listener));
  }

  removeListener(event: string, listener: Listener): void {
    this.listeners.get(event)?.delete(listener);
  }

  emit(event: string, fact: unknown): void {
    for (const listener of [...(this.listeners.get(event) ?? [])]) listener(fact);
  }

  get listening(): number {
    return [...this.listeners.values()].reduce((sum, each) => sum + each.size, 0);
  }

  executeCommand(command: string, ...args: unknown[]): void {
    if (command === "toggleAudio") this.flip("audio", "audioMuteStatusChanged");
    if (command === "toggleVideo" && !this.slow) this.flip("video", "videoMuteStatusChanged");
    if (command === "setParticipantVolume") this.volumes.set(String(args[0]), Number(args[1]));
  }

  flip(kind: "audio" | "video", event: string): void {
    this.muted[kind] = !this.muted[kind];
    this.emit(event, { muted: this.muted[kind] });
  }

  isAudioMuted(): Promise<boolean> {
    return Promise.resolve(this.muted.audio);
  }

  isVideoMuted(): Promise<boolean> {
    return Promise.resolve(this.muted.video);
  }

  getParticipantsInfo(): { participantId: string }[] {
    return [...this.volumes.keys()].map((participantId) => ({ participantId }));
  }

  getIFrame(): null {
    return null;
  }

  dispose(): void {
    this.listeners.clear();
  }
}

let volume = 1;

beforeEach(() => {
  volume = 1;
  vi.spyOn(HTMLMediaElement.prototype, "volume", "get").mockImplementation(() => volume);
  vi.spyOn(HTMLMediaElement.prototype, "volume", "set").mockImplementation((wanted) => {
    volume = wanted;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

test("nothing goes out and nobody is heard, newcomers neither; then all is as before", async () => {
  const meeting = new Meeting();
  const aside = new StageAside(meeting);
  await aside.step();
  meeting.volumes.set("c", 1);
  meeting.emit("participantJoined", { id: "c" });
  expect(meeting.muted).toEqual({ audio: true, video: true });
  expect([...meeting.volumes.values()]).toEqual([0, 0, 0]);
  aside.back();
  expect(meeting.muted).toEqual({ audio: false, video: false });
  expect([...meeting.volumes.values()]).toEqual([1, 1, 1]);
  expect(meeting.listening).toBe(0);
});

test("what was off stays off afterwards", async () => {
  const meeting = new Meeting();
  meeting.muted.video = true;
  const aside = new StageAside(meeting);
  await aside.step();
  aside.back();
  expect(meeting.muted).toEqual({ audio: false, video: true });
});

test("it is not promised before the meeting has said so", async () => {
  const meeting = new Meeting();
  meeting.slow = true;
  const aside = new StageAside(meeting);
  let quiet = false;
  const step = aside.step().then(() => (quiet = true));
  await new Promise((resolve) => setTimeout(resolve));
  expect(quiet).toBe(false);
  meeting.flip("video", "videoMuteStatusChanged");
  await step;
  expect(quiet).toBe(true);
});

test("back before all was off: what goes off late comes on again", async () => {
  const meeting = new Meeting();
  meeting.slow = true;
  const aside = new StageAside(meeting);
  const step = aside.step();
  await new Promise((resolve) => setTimeout(resolve));
  aside.back();
  meeting.slow = false;
  meeting.flip("video", "videoMuteStatusChanged");
  await step;
  expect(meeting.muted).toEqual({ audio: false, video: false });
});

test("where the volume cannot be turned down, nothing is claimed", async () => {
  vi.spyOn(HTMLMediaElement.prototype, "volume", "set").mockImplementation(() => undefined);
  const meeting = new Meeting();
  await expect(new StageAside(meeting).step()).rejects.toThrow("volume");
});
