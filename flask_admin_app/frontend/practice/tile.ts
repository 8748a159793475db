/** One person's place on the practice page: picture, or the first letter of the name. */

import { make, setText } from "../lib/dom";

export class Tile {
  readonly element: HTMLElement;
  readonly video: HTMLVideoElement;
  private readonly letter: HTMLElement;
  private readonly note: HTMLElement;

  constructor(name: string, kind: "local" | "remote", id?: string) {
    this.video = make("video", { "data-practice": kind, autoplay: "", playsinline: "" });
    if (id !== undefined) this.video.setAttribute("data-peer", id);
    // Our own sound would come back at us; the attribute alone does not mute in every browser.
    this.video.muted = kind === "local";
    this.letter = make(
      "span",
      { class: "practice-letter", "aria-hidden": "true" },
      name.trim().slice(0, 1).toUpperCase() || "?",
    );
    this.note = make("span", { class: "practice-note" });
    const caption = make("figcaption", {}, make("span", {}, name), this.note);
    const classes = `practice-tile practice-${kind}`;
    this.element = make("figure", { class: classes }, this.video, this.letter, caption);
    this.showState(false, "");
  }

  showState(camera: boolean, note: string): void {
    this.video.classList.toggle("is-off", !camera);
    this.letter.hidden = camera;
    setText(this.note, note === "" ? "" : ` · ${note}`);
  }

  show(stream: MediaStream | null): void {
    if (this.video.srcObject !== stream) this.video.srcObject = stream;
  }

  /** False when the browser wants a press before it plays sound; the picture moves meanwhile. */
  async play(): Promise<boolean> {
    try {
      await this.video.play();
      return true;
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "NotAllowedError")) return true;
    }
    this.video.muted = true;
    this.video.play().catch(() => undefined);
    return false;
  }
}
