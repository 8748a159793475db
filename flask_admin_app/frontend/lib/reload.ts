/** Loads the page anew when the server no longer knows this session, but never in a loop. */

import { loadAnew } from "./navigate";
import { recall, remember } from "./storage";

const KEY = "tuokio-reloaded";
const NOT_AGAIN_WITHIN_MS = 30_000;

export function mayReload(now: number, last: string | null): boolean {
  const before = last === null ? Number.NaN : Number(last);
  return Number.isNaN(before) || now - before > NOT_AGAIN_WITHIN_MS;
}

/** False when it has just been tried: the caller then tells the person. */
export function reloadOnce(): boolean {
  const now = Date.now();
  if (!mayReload(now, recall(KEY))) return false;
  remember(KEY, String(now));
  loadAnew();
  return true;
}
