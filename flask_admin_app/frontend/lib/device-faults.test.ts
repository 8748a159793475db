import { expect, test } from "vitest";

import { familyOf, faultOf, hintKey, type Surroundings } from "./device-faults";

const DESKTOP = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 14_8 like Mac OS X) Version/14.1 Safari/604.1";
const WHATSAPP = "Mozilla/5.0 (Linux; Android 11; wv) AppleWebKit/537.36 Chrome/87 WhatsApp/2.22";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X) AppleWebKit/605 Version/15 Safari/605.1";

const HERE: Surroundings = { secure: true, hasMedia: true, userAgent: DESKTOP };

function named(name: string): Error {
  return Object.assign(new Error(), { name });
}

test("every fault has a name", () => {
  expect(faultOf(named("NotAllowedError"), HERE)).toBe("denied");
  expect(faultOf(named("NotFoundError"), HERE)).toBe("missing");
  expect(faultOf(named("NotReadableError"), HERE)).toBe("busy");
  expect(faultOf("?", HERE)).toBe("other");
});

test("the browser's own fault comes before the device's", () => {
  expect(faultOf(null, { ...HERE, hasMedia: false })).toBe("unsupported");
  expect(faultOf(null, { ...HERE, hasMedia: false, secure: false })).toBe("insecure");
  expect(faultOf(null, { ...HERE, hasMedia: false, userAgent: WHATSAPP })).toBe("in-app");
  expect(faultOf(named("NotAllowedError"), { ...HERE, userAgent: WHATSAPP })).toBe("in-app");
});

test("the hint for a missing permission fits the browser", () => {
  expect(hintKey("denied", familyOf(IPHONE))).toBe("device-js-hint-denied-ios");
  expect(hintKey("denied", familyOf(MAC))).toBe("device-js-hint-denied-safari");
  expect(hintKey("denied", familyOf(DESKTOP))).toBe("device-js-hint-denied-desktop");
  expect(hintKey("busy", familyOf(IPHONE))).toBe("device-js-hint-busy");
});
