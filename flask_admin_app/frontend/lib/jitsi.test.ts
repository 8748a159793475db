import { beforeEach, expect, test } from "vitest";

import { frameHolder, jitsiDomain, openJitsi, withToken } from "./jitsi";
import { jitsiConfig } from "./jitsi-config";
import type { MeetingApi, MeetingOptions } from "./meeting-api";

const TOKEN = "aaa.bbb-b_b.ccc";

/** As Jitsi reads it: JSON, percent-decoded. */
function tokenIn(address: string): unknown {
  const part = new URL(address).hash.slice(1).split("&").find((item) => item.startsWith("jwt="));
  return part === undefined ? undefined : JSON.parse(decodeURIComponent(part.slice(4)));
}

const OPTIONS: MeetingOptions = {
  roomName: "tuokio-1",
  parentNode: document.body,
  lang: "fi",
  configOverwrite: {},
  interfaceConfigOverwrite: {},
  userInfo: { displayName: "Aino" },
};

/** Builds its frame in the order of Jitsi's external_api.js. */
class FakeApi implements MeetingApi {
  private readonly frame: HTMLIFrameElement;
  constructor(domain: string, options: MeetingOptions) {
    this.frame = document.createElement("iframe");
    const query = options.jwt === undefined ? "" : `?jwt=${options.jwt}`;
    this.frame.src = `https://${domain}/${options.roomName}${query}#jitsi_meet_external_api_id=0`;
    this.frame = options.parentNode.appendChild(this.frame);
  }
  addListener = (): undefined => undefined;
  removeListener = (): undefined => undefined;
  executeCommand = (): undefined => undefined;
  isAudioMuted = (): Promise<boolean> => Promise.resolve(false);
  isVideoMuted = (): Promise<boolean> => Promise.resolve(false);
  getParticipantsInfo = (): [] => [];
  getIFrame = (): HTMLIFrameElement => this.frame;
  dispose = (): void => {
    this.frame.remove();
  };
}

beforeEach(() => {
  document.body.replaceChildren();
});

test("the token stands in the fragment only, as Jitsi reads it", () => {
  const address = withToken("https://meet.example.org/r?lang=fi&jwt=x#a=1&jwt=%22x%22&b=2", TOKEN);
  const url = new URL(address);
  expect(url.search).toBe("?lang=fi");
  expect(url.hash).toMatch(/^#a=1&b=2&jwt=/);
  expect(tokenIn(address)).toBe(TOKEN);
});

test("the frame gets the token before it is in the page", () => {
  const holder = frameHolder(document.body, TOKEN);
  const frame = document.createElement("iframe");
  frame.src = "https://meet.example.org/r";
  const seen: unknown[] = [];
  Object.defineProperty(frame, "src", {
    get: () => "https://meet.example.org/r",
    set: (value: string) => seen.push([value, frame.isConnected]),
  });
  holder.appendChild(frame);
  expect(seen).toEqual([[withToken("https://meet.example.org/r", TOKEN), false]]);
  expect(frame.isConnected).toBe(true);
});

test("opens Jitsi without ever showing the token to its script's options", () => {
  const api = openJitsi(FakeApi, "https://meet.example.org/", TOKEN, OPTIONS);
  const address = api.getIFrame()?.src ?? "";
  expect(tokenIn(address)).toBe(TOKEN);
  expect(new URL(address).searchParams.has("jwt")).toBe(false);
});

test("a version that places its frame in another way fails instead of leaking", () => {
  class Elsewhere extends FakeApi {
    constructor(domain: string, options: MeetingOptions) {
      super(domain, { ...options, parentNode: document.createElement("div") });
    }
  }
  expect(() => openJitsi(Elsewhere, "https://meet.example.org", TOKEN, OPTIONS)).toThrow("token");
});

test("domain keeps port and tenant", () => {
  expect(jitsiDomain("https://meet.example.org:8443/unit/")).toBe("meet.example.org:8443/unit");
});

test("starts as chosen: neither camera nor microphone asks for nothing", () => {
  expect(jitsiConfig({ camera: false, microphone: false }, "")).toMatchObject({
    startWithVideoMuted: true,
    startWithAudioMuted: true,
    disableInitialGUM: true,
    p2p: { enabled: false },
    localRecording: { disable: true },
  });
  expect(jitsiConfig({ camera: false, microphone: true }, "")).toMatchObject({
    startWithVideoMuted: true,
    startWithAudioMuted: false,
    disableInitialGUM: false,
  });
});
