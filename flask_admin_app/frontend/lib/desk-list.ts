/**
 * The lists of the desk, asked for again by themselves: a meeting that a colleague hands over stands
 * there without a reload. A page that nobody looks at asks nothing.
 */

import { pageFragment } from "./fragment";

export const EVERY_MS = 10_000;

export function installDeskList(): void {
  const lists = pageFragment("#desk-lists", () => undefined);
  if (lists === null) return;
  const look = async (): Promise<void> => {
    if (document.hidden) return;
    const { kind } = await lists.refresh();
    if (kind === "gone") clearInterval(timer);
  };
  const timer = setInterval(() => void look(), EVERY_MS);
  document.addEventListener("visibilitychange", () => void look());
}
