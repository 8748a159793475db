import { expect, test } from "vitest";

import { browserOf, isInApp, systemOf, type Browser, type System } from "./browser";

const MOZILLA = "Mozilla/5.0";
const WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const CHROMIUM = "AppleWebKit/537.36 (KHTML, like Gecko)";

const KNOWN: readonly (readonly [string, number, Browser, System])[] = [
  [`${MOZILLA} (Linux; Android 11; Pixel 4a) ${CHROMIUM} Chrome/87.0 Mobile Safari/537.36`, 5, "chrome-android", "android"],
  [`${MOZILLA} (Linux; Android 10; SM-A405FN) ${CHROMIUM} SamsungBrowser/14.2 Chrome/87.0 Mobile Safari/537.36`, 5, "samsung", "android"],
  [`${MOZILLA} (Android 11; Mobile; rv:91.0) Gecko/91.0 Firefox/91.0`, 5, "firefox-android", "android"],
  [`${MOZILLA} (iPhone; CPU iPhone OS 14_8 like Mac OS X) ${WEBKIT} Version/14.1 Mobile/15E148 Safari/604.1`, 5, "safari-ios", "ios"],
  [`${MOZILLA} (iPhone; CPU iPhone OS 15_0 like Mac OS X) ${WEBKIT} CriOS/96.0 Mobile/15E148 Safari/604.1`, 5, "other-ios", "ios"],
  [`${MOZILLA} (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/15.0 Safari/605.1.15`, 5, "safari-ios", "ios"],
  [`${MOZILLA} (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/15.0 Safari/605.1.15`, 0, "safari", "mac"],
  [`${MOZILLA} (Windows NT 10.0; Win64; x64) ${CHROMIUM} Chrome/96.0 Safari/537.36 Edg/96.0`, 0, "edge", "windows"],
  [`${MOZILLA} (Windows NT 10.0; rv:91.0) Gecko/20100101 Firefox/91.0`, 0, "firefox", "windows"],
  [`${MOZILLA} (X11; Linux x86_64) ${CHROMIUM} Chrome/130.0 Safari/537.36`, 0, "chrome", "other"],
  ["something of its own", 0, "other", "other"],
];

test.each(KNOWN)("%s (%i) is %s on %s", (userAgent, touchPoints, browser, system) => {
  const device = { userAgent, touchPoints };
  expect([browserOf(device), systemOf(device)]).toEqual([browser, system]);
});

test("browsers inside other apps are known, the others are not taken for them", () => {
  expect(isInApp(`${MOZILLA} (Linux; Android 11; wv) ${CHROMIUM} Chrome/87 WhatsApp/2.22`)).toBe(true);
  expect(isInApp(`${MOZILLA} (iPhone; CPU iPhone OS 14_8 like Mac OS X) Instagram 300.0`)).toBe(true);
  expect(KNOWN.filter(([userAgent]) => isInApp(userAgent))).toEqual([]);
});
