/**
 * Loads Jitsi's own external_api.js and gives its frame the token.
 *
 * The token must travel in `#jwt=` only: a `?jwt=` would stand in the web server's log. The
 * external API writes the option `jwt` into both, so it never sees the token. It builds the frame,
 * sets its address and hands it to `parentNode.appendChild`; there, before the frame is in the page
 * and so before anything is requested, the token is added to the fragment. Should another version
 * build the frame another way, the meeting has no token and is refused: it fails, it never leaks.
 */

import type { MeetingApi, MeetingApiClass, MeetingOptions } from "./meeting-api";

declare global {
  interface Window {
    JitsiMeetExternalAPI?: MeetingApiClass;
  }
}

/** Jitsi reads every value of the fragment as JSON, hence the quotes. */
export function withToken(address: string, token: string): string {
  const url = new URL(address);
  url.searchParams.delete("jwt");
  const parts = url.hash.slice(1).split("&");
  const others = parts.filter((part) => part !== "" && !part.startsWith("jwt="));
  url.hash = [...others, `jwt=${encodeURIComponent(JSON.stringify(token))}`].join("&");
  return url.href;
}

/** An element that puts the token into the address of the frame it is given. */
export function frameHolder(parent: HTMLElement, token: string): HTMLElement {
  const holder = document.createElement("div");
  holder.className = "stage-frame";
  holder.style.height = "100%";
  parent.append(holder);
  holder.appendChild = function appendChild<T extends Node>(node: T): T {
    if (node instanceof HTMLIFrameElement) node.src = withToken(node.src, token);
    return HTMLElement.prototype.appendChild.call(this, node) as T;
  };
  return holder;
}

function hasToken(frame: HTMLIFrameElement | null): boolean {
  if (frame === null) return false;
  const url = new URL(frame.src);
  return url.hash.includes("jwt=") && !url.searchParams.has("jwt");
}

/** `meet.example.org` or `meet.example.org/tenant`: what the external API calls the domain. */
export function jitsiDomain(jitsiUrl: string): string {
  const url = new URL(jitsiUrl);
  return (url.host + url.pathname).replace(/\/+$/, "");
}

function loadScript(source: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.async = true;
    script.addEventListener("load", () => {
      resolve();
    });
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error("script"));
    });
    document.head.append(script);
  });
}

export async function loadJitsi(jitsiUrl: string): Promise<MeetingApiClass> {
  if (!window.JitsiMeetExternalAPI) {
    await loadScript(`${jitsiUrl.replace(/\/+$/, "")}/external_api.js`);
  }
  if (!window.JitsiMeetExternalAPI) throw new Error("script");
  return window.JitsiMeetExternalAPI;
}

export function openJitsi(
  Api: MeetingApiClass,
  jitsiUrl: string,
  token: string,
  options: MeetingOptions,
): MeetingApi {
  const parentNode = frameHolder(options.parentNode, token);
  const api = new Api(jitsiDomain(jitsiUrl), { ...options, parentNode });
  if (!hasToken(api.getIFrame())) {
    api.dispose();
    throw new Error("token");
  }
  return api;
}
