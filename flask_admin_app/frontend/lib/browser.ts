/**
 * Which browser and which system this is, so that a hint can name the right menu (JOIN 5). Looked at
 * on the device only: nothing of it is sent anywhere.
 */

export type Browser =
  | "chrome-android"
  | "samsung"
  | "firefox-android"
  | "safari-ios"
  | "other-ios"
  | "chrome"
  | "edge"
  | "firefox"
  | "safari"
  | "other";

export type System = "android" | "ios" | "windows" | "mac" | "other";

export interface Device {
  readonly userAgent: string;
  /** An iPad says that it is a Mac; a Mac has no touch screen. */
  readonly touchPoints: number;
}

const IN_APP =
  /\b(FBAN|FBAV|FB_IAB|Instagram|WhatsApp|Line\/|MicroMessenger|Snapchat|TikTok|Telegram|GSA\/)|; wv\)/i;

/** Browsers inside other apps often have no camera (JOIN 3). */
export function isInApp(userAgent: string): boolean {
  return IN_APP.test(userAgent);
}

export function systemOf({ userAgent, touchPoints }: Device): System {
  if (/iPhone|iPad|iPod/.test(userAgent)) return "ios";
  if (userAgent.includes("Android")) return "android";
  if (userAgent.includes("Macintosh")) return touchPoints > 1 ? "ios" : "mac";
  return userAgent.includes("Windows") ? "windows" : "other";
}

/** On iOS every browser is Safari inside, but the permission belongs to the app. */
export function browserOf(device: Device): Browser {
  const { userAgent } = device;
  const system = systemOf(device);
  if (system === "ios") return /CriOS|FxiOS|EdgiOS|OPiOS|DuckDuckGo/.test(userAgent) ? "other-ios" : "safari-ios";
  if (system === "android") {
    if (userAgent.includes("SamsungBrowser/")) return "samsung";
    return userAgent.includes("Firefox/") ? "firefox-android" : "chrome-android";
  }
  if (userAgent.includes("Edg/")) return "edge";
  if (userAgent.includes("Firefox/")) return "firefox";
  if (/Chrome\/|Chromium\//.test(userAgent)) return "chrome";
  return userAgent.includes("Safari/") ? "safari" : "other";
}
