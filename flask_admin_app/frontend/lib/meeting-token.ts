/** The meeting token: asked for by POST, kept in memory only. */

import { csrfHeaders } from "./csrf";

export interface Meeting {
  readonly token: string;
  readonly room: string;
  readonly domain: string;
  readonly kind: "jitsi" | "practice";
  /** In a check room two look at a document: nothing is written, no screen is shown. */
  readonly room_kind?: "meeting" | "check";
  readonly jitsi_url: string | null;
  readonly name: string;
  readonly subject: string;
  readonly language: string;
  readonly expires_in: number;
}

export type TokenAnswer =
  | { readonly kind: "token"; readonly meeting: Meeting }
  /** Let in, but the door is not open yet: asking again will help. */
  | { readonly kind: "waiting"; readonly words: string }
  /** The server said no: not admitted, meeting over. */
  | { readonly kind: "refused"; readonly title: string; readonly next: string | null }
  | { readonly kind: "unavailable" };

function string(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Null when the answer is not a token we can use. */
export function readMeeting(value: unknown): Meeting | null {
  if (typeof value !== "object" || value === null) return null;
  const given = value as Record<string, unknown>;
  const kind = given["kind"];
  const token = string(given["token"]);
  if (token === "" || (kind !== "jitsi" && kind !== "practice")) return null;
  const jitsiUrl = string(given["jitsi_url"]);
  const expires = given["expires_in"];
  return {
    token,
    kind,
    room_kind: given["room_kind"] === "check" ? "check" : "meeting",
    room: string(given["room"]),
    domain: string(given["domain"]),
    jitsi_url: jitsiUrl === "" ? null : jitsiUrl,
    name: string(given["name"]),
    subject: string(given["subject"]),
    language: string(given["language"]),
    expires_in: typeof expires === "number" ? expires : 0,
  };
}

async function refusal(response: Response): Promise<TokenAnswer> {
  let problem: Record<string, unknown> = {};
  try {
    problem = (await response.json()) as Record<string, unknown>;
  } catch {
    // Then there are no words; what the status says still holds.
  }
  const words = string(problem["detail"]) || string(problem["title"]);
  if (response.headers.has("Retry-After")) return { kind: "waiting", words };
  return { kind: "refused", title: words, next: string(problem["next"]) || null };
}

export async function fetchToken(url: string): Promise<TokenAnswer> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { Accept: "application/json", ...csrfHeaders() },
      cache: "no-store",
      credentials: "same-origin",
      redirect: "manual",
    });
    if (response.status >= 500 || response.status === 429) return { kind: "unavailable" };
    if (!response.ok) return await refusal(response);
    const meeting = readMeeting(await response.json());
    return meeting === null ? { kind: "unavailable" } : { kind: "token", meeting };
  } catch {
    return { kind: "unavailable" };
  }
}
