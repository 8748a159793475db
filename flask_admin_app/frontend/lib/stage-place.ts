/** What a page says about the stage it may show: the same attributes on client's page and desk. */

import { text } from "./texts";

export interface StagePlace {
  readonly stageUrl: string;
  readonly stageOrigin: string;
  readonly tokenUrl: string;
  readonly ticketUrl: string | null;
  readonly backupPhone: string | null;
  readonly frameTitle: string;
}

export function stagePlace(element: Element): StagePlace | null {
  const stageUrl = element.getAttribute("data-stage-url");
  const tokenUrl = element.getAttribute("data-token-url");
  if (!stageUrl || !tokenUrl) return null;
  const named = element.getAttribute("data-stage-origin") ?? "";
  return {
    stageUrl,
    tokenUrl,
    stageOrigin: named === "" ? new URL(stageUrl, window.location.href).origin : named,
    ticketUrl: element.getAttribute("data-ticket-url"),
    backupPhone: element.getAttribute("data-backup-phone"),
    frameTitle: element.getAttribute("data-frame-title") ?? text("stage-js-frame"),
  };
}
