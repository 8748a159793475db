import { expect, test } from "vitest";

import { jitsiConfig } from "./jitsi-config";

const DEVICES = { camera: true, microphone: true };

test("a check room has picture, sound and the way out, and nothing to write or show", () => {
  const meeting = jitsiConfig(DEVICES, "")["toolbarButtons"];
  const check = jitsiConfig(DEVICES, "", "check")["toolbarButtons"];
  expect(meeting).toEqual(expect.arrayContaining(["chat", "desktop", "hangup"]));
  expect(check).toEqual(["microphone", "camera", "toggle-camera", "settings", "hangup"]);
});
