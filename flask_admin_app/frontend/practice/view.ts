/** The practice page: a label that cannot be missed, the people, and a row of three buttons. */

import { make, makeButton, setText } from "../lib/dom";
import type { Kind } from "./devices";
import { Tile } from "./tile";

export interface ViewOptions {
  readonly parent: HTMLElement;
  readonly texts: Readonly<Record<string, string>>;
  readonly onToggle: (kind: Kind) => void;
  readonly onHangUp: () => void;
}

export interface MediaState {
  readonly camera: boolean;
  readonly microphone: boolean;
}

export class PracticeView {
  readonly local: Tile;
  private readonly root: HTMLElement;
  private readonly grid: HTMLElement;
  private readonly list: HTMLElement;
  private readonly status: HTMLElement;
  private readonly hear: HTMLButtonElement;
  private readonly buttons: Readonly<Record<Kind, HTMLButtonElement>>;
  private readonly tiles = new Map<string, Tile>();
  private readonly options: ViewOptions;

  constructor(options: ViewOptions) {
    this.options = options;
    this.local = new Tile(this.say("you"), "local");
    this.grid = make("div", { class: "practice-grid" }, this.local.element);
    this.list = make("ul", { class: "practice-people practice-unseen", "data-practice": "people" });
    this.status = make("p", { class: "practice-status", role: "status" });
    this.hear = makeButton(this.say("hear"), () => {
      this.playAll();
    }, { "data-practice": "hear" });
    this.hear.hidden = true;
    this.buttons = { audio: this.toggle("audio"), video: this.toggle("video") };
    const hangUp = makeButton(this.say("hang-up"), options.onHangUp, {
      class: "secondary",
      "data-practice": "hang-up",
    });
    this.root = make(
      "section",
      { class: "practice", "aria-label": this.say("practice") },
      make("p", { class: "practice-label", "data-practice": "label" }, this.say("label")),
      this.grid,
      this.hear,
      this.status,
      make("div", { class: "practice-buttons" }, this.buttons.audio, this.buttons.video, hangUp),
      // Seen on the page around this one; here for those who listen.
      make("h2", { class: "practice-unseen" }, this.say("here")),
      this.list,
    );
    this.arrange();
    options.parent.append(this.root);
  }

  addPeer(id: string, name: string): void {
    if (this.tiles.has(id)) return;
    const tile = new Tile(name, "remote", id);
    this.tiles.set(id, tile);
    this.grid.append(tile.element);
    this.arrange();
  }

  removePeer(id: string): void {
    this.tiles.get(id)?.element.remove();
    this.tiles.delete(id);
    this.arrange();
  }

  showStream(id: string, stream: MediaStream): void {
    const tile = this.tiles.get(id);
    if (!tile) return;
    tile.show(stream);
    void this.play(tile);
  }

  setVolume(id: string, volume: number): void {
    const tile = this.tiles.get(id);
    if (tile) tile.video.volume = volume;
  }

  showPeerState(id: string, state: MediaState): void {
    this.tiles.get(id)?.showState(state.camera, this.noteFor(state));
  }

  showLocal(state: MediaState, stream: MediaStream | null): void {
    this.local.show(stream);
    this.local.showState(state.camera, this.noteFor(state));
    if (stream) void this.local.play();
    this.label("video", "camera", state.camera);
    this.label("audio", "microphone", state.microphone);
  }

  /** The person's own name first. */
  showPeople(names: readonly string[]): void {
    this.sayStatus(names.length > 1 ? "" : "alone");
    this.list.replaceChildren(...names.map((name) => make("li", {}, name)));
  }

  sayStatus(key: string): void {
    setText(this.status, key === "" ? "" : this.say(key));
  }

  remove(): void {
    for (const tile of [this.local, ...this.tiles.values()]) tile.video.srcObject = null;
    this.root.remove();
  }

  private say(key: string): string {
    const full = `stage-js-${key}`;
    return this.options.texts[full] ?? full;
  }

  private noteFor(state: MediaState): string {
    if (!state.microphone && !state.camera) return this.say("no-picture-no-sound");
    if (!state.microphone) return this.say("no-sound");
    return state.camera ? "" : this.say("no-picture");
  }

  /** With one other person, one's own picture is a small one in the corner. */
  private arrange(): void {
    this.grid.classList.toggle("is-pair", this.tiles.size === 1);
  }

  /** Few words are seen, how things are; the whole is heard: that, and what a press does. */
  private label(kind: Kind, name: string, on: boolean): void {
    const button = this.buttons[kind];
    setText(button, this.say(`${name}-is-${on ? "on" : "off"}`));
    button.setAttribute("aria-label", this.say(`${name}-${on ? "off" : "on"}`));
    button.classList.toggle("is-off", !on);
  }

  private toggle(kind: Kind): HTMLButtonElement {
    const name = kind === "audio" ? "microphone" : "camera";
    return makeButton(this.say(`${name}-on`), () => {
      this.options.onToggle(kind);
    }, { "data-practice": name });
  }

  private async play(tile: Tile): Promise<void> {
    if (!(await tile.play())) this.hear.hidden = false;
  }

  private playAll(): void {
    this.hear.hidden = true;
    for (const tile of this.tiles.values()) {
      tile.video.muted = false;
      void this.play(tile);
    }
  }
}
