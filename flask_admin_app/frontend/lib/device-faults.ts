/** Names for what can go wrong with camera and microphone, and the hint that fits the browser. */

export type Fault =
  | "denied"
  | "missing"
  | "busy"
  | "unsupported"
  | "insecure"
  | "in-app"
  | "other";

export type Family = "ios" | "android" | "firefox" | "safari" | "desktop";

export interface Surroundings {
  readonly secure: boolean;
  readonly hasMedia: boolean;
  readonly userAgent: string;
}

const IN_APP = /\b(FBAN|FBAV|FB_IAB|Instagram|WhatsApp|Line\/|MicroMessenger|Snapchat|TikTok)|; wv\)/i;

export function isInApp(userAgent: string): boolean {
  return IN_APP.test(userAgent);
}

export function familyOf(userAgent: string): Family {
  if (/iPhone|iPad|iPod/.test(userAgent)) return "ios";
  if (userAgent.includes("Android")) return "android";
  if (userAgent.includes("Firefox/")) return "firefox";
  const safari = userAgent.includes("Safari/") && !/Chrom|Edg\//.test(userAgent);
  return safari ? "safari" : "desktop";
}

function nameOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  const { name } = error as { name?: unknown };
  return typeof name === "string" ? name : "";
}

/** The first thing worth mending: the browser itself, then permission, then the device. */
export function faultOf(error: unknown, around: Surroundings): Fault {
  if (!around.hasMedia) {
    if (isInApp(around.userAgent)) return "in-app";
    return around.secure ? "unsupported" : "insecure";
  }
  switch (nameOf(error)) {
    case "NotAllowedError":
    case "SecurityError":
      // In-app browsers say "not allowed" without ever asking.
      return isInApp(around.userAgent) ? "in-app" : "denied";
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "AbortError":
      return "busy";
    default:
      return "other";
  }
}

/** The key of the hint; only a missing permission is mended differently in each browser. */
export function hintKey(fault: Fault, family: Family): string {
  return fault === "denied" ? `device-js-hint-denied-${family}` : `device-js-hint-${fault}`;
}
