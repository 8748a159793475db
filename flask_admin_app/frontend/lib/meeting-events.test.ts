import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Listener, MeetingApi } from "./meeting-api";
import { watchMeeting } from "./meeting-events";
import type { FromStage } from "./stage-messages";

class FakeApi implements MeetingApi {
  readonly listeners = new Map<string, Listener>();
  addListener = (event: string, listener: Listener): unknown => this.listeners.set(event, listener);
  removeListener = (event: string): unknown => this.listeners.delete(event);
  executeCommand = (): undefined => undefined;
  isAudioMuted = (): Promise<boolean> => Promise.resolve(false);
  isVideoMuted = (): Promise<boolean> => Promise.resolve(false);
  getParticipantsInfo = (): [] => [];
  getIFrame = (): null => null;
  dispose = (): undefined => undefined;
  fire(event: string, data: unknown = {}): void {
    this.listeners.get(event)?.(data);
  }
}

let api: FakeApi;
let told: FromStage[];
let over: FromStage[];
let unwatch: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  api = new FakeApi();
  told = [];
  over = [];
  unwatch = watchMeeting(
    api,
    (message) => told.push(message),
    (message) => over.push(message),
  );
});

afterEach(() => {
  vi.useRealTimers();
});

test("joined, and how many are here", () => {
  api.fire("videoConferenceJoined", { id: "me" });
  api.fire("participantJoined", { id: "a" });
  api.fire("participantJoined", { id: "a" });
  api.fire("participantLeft", { id: "a" });
  expect(told).toEqual([
    { type: "joined" },
    { type: "people", count: 1 },
    { type: "people", count: 2 },
    { type: "people", count: 2 },
    { type: "people", count: 1 },
  ]);
});

test("hanging up is one departure, not two", () => {
  api.fire("videoConferenceLeft");
  api.fire("readyToClose");
  vi.advanceTimersByTime(10_000);
  expect(over).toEqual([{ type: "left", reason: "hang-up" }]);
});

test("a departure without a reason is a dropped line", () => {
  api.fire("videoConferenceLeft");
  vi.advanceTimersByTime(10_000);
  expect(over).toEqual([{ type: "left", reason: "dropped" }]);
});

test("fatal errors ask for a new token, others are Jitsi's own business", () => {
  api.fire("errorOccurred", { error: { name: "gum.not_found", isFatal: false } });
  expect(over).toEqual([]);
  api.fire("errorOccurred", { name: "connection.droppedError", isFatal: true });
  expect(over).toEqual([{ type: "need-token" }]);
});

test("the room's end and a removal are not tried again", () => {
  api.fire("participantKickedOut", { kicked: { id: "other", local: false } });
  expect(over).toEqual([]);
  api.fire("errorOccurred", { error: { name: "conference.destroyed", isFatal: true } });
  expect(over).toEqual([{ type: "left", reason: "ended" }]);
});

test("kicked out", () => {
  api.fire("participantKickedOut", { kicked: { id: "me", local: true } });
  expect(over).toEqual([{ type: "left", reason: "removed" }]);
});

test("replaced by another tab of the same person", () => {
  api.fire("participantKickedOut", { kicked: { id: "me", local: true }, reason: "replaced" });
  expect(over).toEqual([{ type: "left", reason: "replaced" }]);
});

test("nothing is heard after watching ended", () => {
  unwatch();
  expect(api.listeners.size).toBe(0);
});
