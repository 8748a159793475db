import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { chosenDevice, DeviceChoice, wishFor } from "./device-choice";
import { devicesFor } from "./take-part";

let devices: { kind: string; deviceId: string; groupId: string; label: string }[];
let field: HTMLElement;

function list(): HTMLSelectElement {
  const found = field.querySelector("select");
  if (!found) throw new Error("no list");
  return found;
}

function stream(label: string): MediaStream {
  return { getTracks: () => [{ kind: "video", label }] } as unknown as MediaStream;
}

beforeEach(() => {
  sessionStorage.clear();
  devices = [
    { kind: "videoinput", deviceId: "1", groupId: "a", label: "Front" },
    { kind: "videoinput", deviceId: "2", groupId: "b", label: "Back" },
    { kind: "audioinput", deviceId: "3", groupId: "b", label: "Microphone" },
  ];
  const mediaDevices = { enumerateDevices: () => Promise.resolve(devices) };
  vi.stubGlobal("navigator", { mediaDevices });
  field = document.createElement("div");
  field.append(document.createElement("select"));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("offered only where there is something to choose, with the one in use on top", async () => {
  const choice = new DeviceChoice({ kind: "camera", field, keep: true, onChange: () => undefined });
  await choice.offer(stream("Back"));
  expect([field.hidden, list().value, list().options.length]).toEqual([false, "Back", 2]);
  devices = devices.slice(1);
  await choice.offer(stream("Back"));
  expect(field.hidden).toBe(true);
});

test("one device under several names is one device", async () => {
  const choice = new DeviceChoice({ kind: "camera", field, keep: true, onChange: () => undefined });
  devices.unshift({ kind: "videoinput", deviceId: "default", groupId: "b", label: "Default - Back" });
  await choice.offer(stream("Default - Back"));
  expect([list().value, list().options.length]).toEqual(["Back", 2]);
  devices = devices.filter(({ label }) => label !== "Front");
  await choice.offer(stream("Default - Back"));
  expect(field.hidden).toBe(true);
});

test.each([
  [true, "Back"],
  [false, ""],
])("a choice is kept by name for the meeting: %s", async (keep, kept) => {
  const onChange = vi.fn();
  const choice = new DeviceChoice({ kind: "camera", field, keep, onChange });
  await choice.offer(stream("Front"));
  list().value = "Back";
  list().dispatchEvent(new Event("change"));
  expect(onChange).toHaveBeenCalledOnce();
  expect(await choice.wish()).toEqual({ deviceId: { exact: "2" } });
  expect(chosenDevice("camera")).toBe(kept);
  expect(devicesFor("picture")).toMatchObject({ camera: true, microphone: false, cameraName: kept });
  expect(localStorage.length).toBe(0);
});

test("a device that was unplugged is no fault", async () => {
  expect(await wishFor("camera", "Gone")).toBe(true);
  expect(await wishFor("microphone", "Front")).toBe(true);
  expect(await wishFor("camera", "")).toBe(true);
});
