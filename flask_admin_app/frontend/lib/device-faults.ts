/** Names for what can go wrong with camera and microphone, and the hint that fits the browser. */

import { browserOf, isInApp, systemOf, type Device } from "./browser";

export type Kind = "camera" | "microphone";

/** Four ways to have no permission: they are mended in four different places. */
export type Denial =
  /** The question was closed without an answer. */
  | "dismissed"
  /** The browser asked, and the answer was no. */
  | "denied"
  /** The browser remembers an earlier no and does not ask. */
  | "blocked"
  /** The telephone or the computer does not let the browser. */
  | "system"
  /** The page around this one does not let it ask (Permissions-Policy). */
  | "policy";

export type Fault =
  | Denial
  | "missing"
  | "busy"
  | "unsupported"
  | "insecure"
  | "in-app"
  | "other";

export interface Surroundings extends Device {
  readonly secure: boolean;
  readonly hasMedia: boolean;
}

/** What is known of a question for permission. Null: this browser does not tell. */
export interface Asked {
  readonly before: PermissionState | null;
  readonly after: PermissionState | null;
  readonly tookMs: number;
  readonly allowed: boolean | null;
}

export const NOTHING_KNOWN: Asked = { before: null, after: null, tookMs: Infinity, allowed: null };

/** Nobody reads a question and answers it faster: the browser answered by itself. */
const UNASKED_MS = 400;

function fieldOf(error: unknown, field: "name" | "message"): string {
  if (typeof error !== "object" || error === null) return "";
  const value = (error as Record<string, unknown>)[field];
  return typeof value === "string" ? value : "";
}

/** Whether the browser said no without asking anybody. */
export function unasked({ before, tookMs }: Asked): boolean {
  return before === "denied" || (before === null && tookMs < UNASKED_MS);
}

/** Which of the ways to have no permission this is. */
export function denialOf(error: unknown, asked: Asked): Denial {
  const message = fieldOf(error, "message");
  if (asked.allowed === false) return "policy";
  // The page may, and still it does not get it: somebody behind the browser says no.
  if (/by system/i.test(message) || asked.before === "granted") return "system";
  if (unasked(asked)) return "blocked";
  if (/dismissed/i.test(message) || asked.after === "prompt") return "dismissed";
  return "denied";
}

/** The first thing worth mending: the browser itself, then permission, then the device. */
export function faultOf(error: unknown, around: Surroundings, asked: Asked): Fault {
  const inApp = isInApp(around.userAgent);
  if (!around.hasMedia) {
    if (inApp) return "in-app";
    return around.secure ? "unsupported" : "insecure";
  }
  switch (fieldOf(error, "name")) {
    case "NotAllowedError":
    case "SecurityError":
      // In-app browsers say "not allowed" without ever asking.
      return inApp ? "in-app" : denialOf(error, asked);
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

/** The key of what to do in this browser; a missing permission is given back elsewhere in each. */
export function hintKey(fault: Fault, device: Device): string {
  if (fault === "denied" || fault === "blocked") return `device-js-allow-${browserOf(device)}`;
  if (fault === "system") return `device-js-system-${systemOf(device)}`;
  return `device-js-hint-${fault}`;
}
