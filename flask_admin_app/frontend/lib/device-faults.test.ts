import { expect, test } from "vitest";

import {
  denialOf,
  faultOf,
  hintKey,
  NOTHING_KNOWN,
  type Asked,
  type Surroundings,
} from "./device-faults";

const DESKTOP = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 14_8 like Mac OS X) Version/14.1 Safari/604.1";
const WHATSAPP = "Mozilla/5.0 (Linux; Android 11; wv) AppleWebKit/537.36 Chrome/87 WhatsApp/2.22";

const HERE: Surroundings = { secure: true, hasMedia: true, userAgent: DESKTOP, touchPoints: 0 };

function named(name: string, message = ""): Error {
  return Object.assign(new Error(message), { name });
}

function asked(fields: Partial<Asked>): Asked {
  return { ...NOTHING_KNOWN, ...fields };
}

test("every fault has a name", () => {
  expect(faultOf(named("NotAllowedError"), HERE, NOTHING_KNOWN)).toBe("denied");
  expect(faultOf(named("SecurityError"), HERE, NOTHING_KNOWN)).toBe("denied");
  expect(faultOf(named("NotFoundError"), HERE, NOTHING_KNOWN)).toBe("missing");
  expect(faultOf(named("NotReadableError"), HERE, NOTHING_KNOWN)).toBe("busy");
  expect(faultOf(named("AbortError"), HERE, NOTHING_KNOWN)).toBe("busy");
  expect(faultOf("?", HERE, NOTHING_KNOWN)).toBe("other");
});

test("the browser's own fault comes before the device's", () => {
  const none = { ...HERE, hasMedia: false };
  expect(faultOf(null, none, NOTHING_KNOWN)).toBe("unsupported");
  expect(faultOf(null, { ...none, secure: false }, NOTHING_KNOWN)).toBe("insecure");
  expect(faultOf(null, { ...none, userAgent: WHATSAPP }, NOTHING_KNOWN)).toBe("in-app");
  const inApp = { ...HERE, userAgent: WHATSAPP };
  expect(faultOf(named("NotAllowedError"), inApp, NOTHING_KNOWN)).toBe("in-app");
});

test("who said no: the page around, the system, the browser by itself, or a person", () => {
  const no = named("NotAllowedError", "Permission denied");
  expect(denialOf(no, asked({ allowed: false }))).toBe("policy");
  expect(denialOf(named("", "Permission denied by system"), asked({}))).toBe("system");
  expect(denialOf(no, asked({ before: "granted" }))).toBe("system");
  expect(denialOf(no, asked({ before: "denied" }))).toBe("blocked");
  expect(denialOf(no, asked({ tookMs: 20 }))).toBe("blocked");
  expect(denialOf(named("", "Permission dismissed"), asked({}))).toBe("dismissed");
  expect(denialOf(no, asked({ before: "prompt", after: "prompt" }))).toBe("dismissed");
  expect(denialOf(no, asked({ before: "prompt", after: "denied", tookMs: 20 }))).toBe("denied");
  expect(denialOf(no, asked({ tookMs: 5000 }))).toBe("denied");
});

test("the hint fits the browser, or the system", () => {
  const iphone = { userAgent: IPHONE, touchPoints: 5 };
  expect(hintKey("denied", iphone)).toBe("device-js-allow-safari-ios");
  expect(hintKey("blocked", HERE)).toBe("device-js-allow-chrome");
  expect(hintKey("system", iphone)).toBe("device-js-system-ios");
  expect(hintKey("busy", iphone)).toBe("device-js-hint-busy");
});
