/** What a shell (client's page, desk) and the stage say to each other by postMessage. */

import { readMeeting, type Meeting } from "./meeting-token";
import type { Devices } from "./take-part";
import type { Texts } from "./texts";

export type StageMeeting = Meeting & Devices & { readonly texts: Texts };

export type ToStage =
  | { readonly type: "start"; readonly meeting: StageMeeting }
  | { readonly type: "token"; readonly meeting: StageMeeting }
  /** Someone came in: nothing out, nothing to be heard; and back again (JOIN 11). */
  | { readonly type: "aside"; readonly on: boolean }
  | { readonly type: "stop" };

export type FromStage =
  | { readonly type: "ready" }
  | { readonly type: "joined" }
  | { readonly type: "left"; readonly reason: string }
  | { readonly type: "failed"; readonly reason: string }
  | { readonly type: "need-token" }
  | { readonly type: "people"; readonly count: number }
  /** Whether the stage is quiet now; if not, its frame has to go. */
  | { readonly type: "aside"; readonly quiet: boolean };

const VERSION = 1;

export function wrap(message: ToStage | FromStage): Record<string, unknown> {
  return { tuokio: VERSION, ...message };
}

function fieldsOf(data: unknown): Record<string, unknown> | null {
  if (typeof data !== "object" || data === null) return null;
  const fields = data as Record<string, unknown>;
  return fields["tuokio"] === VERSION ? fields : null;
}

export function readFromStage(data: unknown): FromStage | null {
  const fields = fieldsOf(data);
  if (fields === null) return null;
  const type = fields["type"];
  switch (type) {
    case "ready":
    case "joined":
    case "need-token":
      return { type };
    case "left":
    case "failed":
      return { type, reason: typeof fields["reason"] === "string" ? fields["reason"] : "" };
    case "people":
      return { type, count: typeof fields["count"] === "number" ? fields["count"] : 0 };
    case "aside":
      return { type, quiet: fields["quiet"] === true };
    default:
      return null;
  }
}

function readTexts(value: unknown): Texts {
  if (typeof value !== "object" || value === null) return {};
  const entries = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(entries);
}

export function readToStage(data: unknown): ToStage | null {
  const fields = fieldsOf(data);
  if (fields === null) return null;
  const type = fields["type"];
  if (type === "stop") return { type };
  if (type === "aside") return { type, on: fields["on"] === true };
  if (type !== "start" && type !== "token") return null;
  const given = fields["meeting"];
  const meeting = readMeeting(given);
  if (meeting === null) return null;
  const { camera, microphone, cameraName, microphoneName, texts } = given as Record<string, unknown>;
  return {
    type,
    meeting: {
      ...meeting,
      camera: camera === true,
      microphone: microphone === true,
      cameraName: typeof cameraName === "string" ? cameraName : "",
      microphoneName: typeof microphoneName === "string" ? microphoneName : "",
      texts: readTexts(texts),
    },
  };
}
