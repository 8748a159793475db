/**
 * A part of the page that the server renders again after every change. Morphing keeps focus, what
 * was typed, and what was unfolded.
 */

import { Idiomorph } from "idiomorph";

export type FragmentResult =
  | { readonly kind: "fresh"; readonly next: string | null }
  /** The session or the place is gone: a page load tells why. */
  | { readonly kind: "gone" }
  | { readonly kind: "unavailable" };

type Field = HTMLInputElement | HTMLTextAreaElement;

function isField(node: unknown): node is Field {
  return node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement;
}

/** The person has changed this field since the server rendered it. */
function isDirty(field: Field): boolean {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (field.type === "checkbox" || field.type === "radio") {
    return field.checked !== field.defaultChecked;
  }
  return field.type !== "hidden" && field.value !== field.defaultValue;
}

function keepsAttribute(name: string, element: Element): boolean {
  if (name === "open") return element.localName === "details" || element.localName === "dialog";
  if (!isField(element) || !isDirty(element)) return false;
  // A ticked box keeps its tick, but its value is the server's: a version number, for example.
  const ticks = element.type === "checkbox" || element.type === "radio";
  return name === (ticks ? "checked" : "value");
}

/** The attribute wherever the server put it: on the fragment's root or inside it. */
export function nextOf(root: ParentNode): string | null {
  const own = root instanceof Element ? root.getAttribute("data-next") : null;
  return own ?? root.querySelector("[data-next]")?.getAttribute("data-next") ?? null;
}

/** Puts the server's HTML into `container`. An answer with the container itself is unwrapped. */
export function morphInto(container: HTMLElement, html: string): string | null {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  const root = body.firstElementChild;
  const wrapped = root !== null && root.id !== "" && root.id === container.id;
  const content = wrapped ? root : body;
  const next = nextOf(content);
  morphChildren(container, content);
  return next;
}

/** Where focus goes when the element that has it is taken away: the nearest marked place around it
 * that is still there, such as the name of the person whose button was pressed. */
function focusPlaces(element: Element): string[] {
  const places: string[] = [];
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (around.id !== "") places.push(around.id);
  }
  return places;
}

function focusHome(places: readonly string[]): void {
  for (const id of places) {
    const home = document.getElementById(id)?.querySelector<HTMLElement>("[data-focus-home]");
    if (home) {
      home.focus();
      return;
    }
  }
}

/** Makes the children of `container` like those of `source`, without losing the person's own. */
export function morphChildren(container: Element, source: Element): void {
  const active = document.activeElement;
  const places = active && container.contains(active) ? focusPlaces(active) : [];
  morph(container, source, isField(active));
  if (active && !active.isConnected) focusHome(places);
}

/** What is being typed stays; a pressed button takes the server's words like everything else. */
function morph(container: Element, source: Element, typing: boolean): void {
  void Idiomorph.morph(container, [...source.childNodes], {
    morphStyle: "innerHTML",
    ignoreActiveValue: typing,
    callbacks: {
      beforeAttributeUpdated: (name, element) => !keepsAttribute(name, element),
      beforeNodeMorphed: (element) =>
        !(element instanceof HTMLTextAreaElement && isDirty(element)) &&
        !(element instanceof Element && element.hasAttribute("data-keep")),
      beforeNodeRemoved: (element) =>
        !(element instanceof Element && element.hasAttribute("data-keep")),
    },
  });
}

function statusKind(response: Response): "fresh" | "gone" | "unavailable" {
  if (response.ok) return "fresh";
  // A redirect means the session ended: its target is a whole page, not this fragment.
  if (response.type === "opaqueredirect") return "gone";
  const { status } = response;
  return status === 429 || status >= 500 ? "unavailable" : "gone";
}

export class Fragment {
  private running: Promise<FragmentResult> | null = null;
  private queued: Promise<FragmentResult> | null = null;
  private readonly container: HTMLElement;
  private readonly url: string;
  private readonly onFresh: (next: string | null) => void;

  constructor(
    container: HTMLElement,
    url: string,
    onFresh: (next: string | null) => void = () => undefined,
  ) {
    this.container = container;
    this.url = url;
    this.onFresh = onFresh;
  }

  /** One fetch at a time; calls during one share the next, so nothing that changed is missed. */
  refresh(): Promise<FragmentResult> {
    if (this.running === null) {
      this.running = this.load().finally(() => {
        this.running = null;
      });
      return this.running;
    }
    this.queued ??= this.running.then(() => {
      this.queued = null;
      return this.refresh();
    });
    return this.queued;
  }

  private async load(): Promise<FragmentResult> {
    let html: string;
    try {
      const response = await fetch(this.url, {
        headers: { Accept: "text/html", "X-Requested-With": "fetch" },
        cache: "no-store",
        credentials: "same-origin",
        redirect: "manual",
      });
      const kind = statusKind(response);
      if (kind !== "fresh") return { kind };
      html = await response.text();
    } catch {
      return { kind: "unavailable" };
    }
    const next = morphInto(this.container, html);
    this.onFresh(next);
    return { kind: "fresh", next };
  }
}

/** The page's fragment, when its container exists and says where it comes from. */
export function pageFragment(
  selector: string,
  onFresh: (next: string | null) => void,
): Fragment | null {
  const container = document.querySelector<HTMLElement>(selector);
  const url = container?.getAttribute("data-fragment");
  return container && url ? new Fragment(container, url, onFresh) : null;
}
