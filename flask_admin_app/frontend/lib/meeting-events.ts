/** Turns the events of a meeting (Jitsi's or the practice one) into words for the shell. */

import type { MeetingApi } from "./meeting-api";
import type { FromStage } from "./stage-messages";

/** The other signs of a departure (hang-up, error) come right after it; only then is it a lost line. */
const LEFT_ALONE_MS = 3000;

/** The line broke or its token is too old: come back with a new one. */
const ROOM_GONE = /destroyed|kicked|maxUsers|max_users/i;

export interface MeetingError {
  readonly name: string;
  readonly fatal: boolean;
}

/** Jitsi has sent both `{error: {name, isFatal}}` and the flat form. */
export function readError(event: unknown): MeetingError {
  if (typeof event !== "object" || event === null) return { name: "", fatal: false };
  const outer = event as Record<string, unknown>;
  const inner = outer["error"];
  const fields =
    typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>) : outer;
  const name = typeof fields["name"] === "string" ? fields["name"] : "";
  return { name, fatal: fields["isFatal"] === true };
}

function kickedMe(event: unknown): boolean {
  if (typeof event !== "object" || event === null) return false;
  const kicked = (event as { kicked?: unknown }).kicked;
  return (
    typeof kicked === "object" && kicked !== null && (kicked as { local?: unknown }).local === true
  );
}

/** The practice meeting tells when another page of the same person took the place. */
function whyOut(event: unknown): string {
  return (event as { reason?: unknown }).reason === "replaced" ? "replaced" : "removed";
}

function idOf(event: unknown): string {
  if (typeof event !== "object" || event === null) return "";
  const { id } = event as { id?: unknown };
  return typeof id === "string" ? id : "";
}

/**
 * Watches one meeting. `over` is called once, when nothing more can come of it; the caller then
 * takes the meeting away and says so. Returns a function that stops watching.
 */
export function watchMeeting(
  api: MeetingApi,
  tell: (message: FromStage) => void,
  over: (message: FromStage) => void,
): () => void {
  const others = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let finished = false;

  const finish = (message: FromStage): void => {
    if (finished) return;
    finished = true;
    clearTimeout(timer);
    over(message);
  };
  const count = (): void => {
    tell({ type: "people", count: others.size + 1 });
  };

  const handlers: Readonly<Record<string, (event: unknown) => void>> = {
    videoConferenceJoined: () => {
      others.clear();
      tell({ type: "joined" });
      count();
    },
    participantJoined: (event) => {
      others.add(idOf(event));
      count();
    },
    participantLeft: (event) => {
      others.delete(idOf(event));
      count();
    },
    participantKickedOut: (event) => {
      if (kickedMe(event)) finish({ type: "left", reason: whyOut(event) });
    },
    readyToClose: () => {
      finish({ type: "left", reason: "hang-up" });
    },
    videoConferenceLeft: () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        finish({ type: "left", reason: "dropped" });
      }, LEFT_ALONE_MS);
    },
    errorOccurred: (event) => {
      const error = readError(event);
      if (ROOM_GONE.test(error.name)) finish({ type: "left", reason: "ended" });
      else if (error.fatal) finish({ type: "need-token" });
    },
    suspendDetected: () => {
      finish({ type: "need-token" });
    },
  };

  for (const [name, handler] of Object.entries(handlers)) api.addListener(name, handler);
  return () => {
    finished = true;
    clearTimeout(timer);
    for (const [name, handler] of Object.entries(handlers)) api.removeListener(name, handler);
  };
}
