/**
 * The stage: the one page where a meeting's script runs. It has no control of anything but the
 * meeting, and obeys only the shell that frames it.
 */

import { INTERFACE_CONFIG, jitsiConfig } from "./jitsi-config";
import { loadJitsi, openJitsi } from "./jitsi";
import { stopAllMedia } from "./media";
import type { MeetingApi, MeetingOptions } from "./meeting-api";
import { watchMeeting } from "./meeting-events";
import { StageAside } from "./stage-aside";
import { readToStage, wrap, type FromStage, type StageMeeting } from "./stage-messages";
import { clearStorage } from "./storage";

export interface StageOptions {
  readonly place: HTMLElement;
  readonly parentOrigin: string;
  readonly kind: string;
  readonly jitsiUrl: string | null;
}

/** Only what was chosen: an empty name would be a device of that name. */
function chosenDevices({ cameraName, microphoneName }: StageMeeting): Partial<MeetingOptions> {
  const devices = {
    ...(microphoneName ? { audioInput: microphoneName } : {}),
    ...(cameraName ? { videoInput: cameraName } : {}),
  };
  return Object.keys(devices).length === 0 ? {} : { devices };
}

export class Stage {
  private api: MeetingApi | null = null;
  private unwatch: (() => void) | null = null;
  private aside: StageAside | null = null;
  private turn = 0;
  private readonly options: StageOptions;

  constructor(options: StageOptions) {
    this.options = options;
  }

  start(): void {
    window.addEventListener("message", this.onMessage);
    window.addEventListener("pagehide", () => {
      this.drop();
    });
    this.tell({ type: "ready" });
  }

  private tell(message: FromStage): void {
    window.parent.postMessage(wrap(message), this.options.parentOrigin);
  }

  private readonly onMessage = (event: MessageEvent<unknown>): void => {
    if (event.origin !== this.options.parentOrigin || event.source !== window.parent) return;
    const message = readToStage(event.data);
    if (message === null) return;
    if (message.type === "stop") {
      this.drop();
      clearStorage();
    } else if (message.type === "aside") {
      void this.setAside(message.on);
    } else {
      void this.open(message.meeting);
    }
  };

  private async setAside(on: boolean): Promise<void> {
    const { aside } = this;
    if (!on) {
      aside?.back();
      return;
    }
    try {
      await aside?.step();
      this.tell({ type: "aside", quiet: aside !== null && aside === this.aside });
    } catch {
      this.tell({ type: "aside", quiet: false });
    }
  }

  private async open(meeting: StageMeeting): Promise<void> {
    this.drop();
    const turn = this.turn;
    try {
      const api = await this.create(meeting, () => turn === this.turn);
      if (api === null) return;
      this.api = api;
      this.aside = new StageAside(api);
      this.unwatch = watchMeeting(
        api,
        (message) => {
          this.tell(message);
        },
        (message) => {
          this.drop();
          this.tell(message);
        },
      );
    } catch (error) {
      if (turn !== this.turn) return;
      this.drop();
      this.tell({ type: "failed", reason: error instanceof Error ? error.message : "" });
    }
  }

  /** Null when a later message has made this one pointless while the script was loading. */
  private async create(meeting: StageMeeting, wanted: () => boolean): Promise<MeetingApi | null> {
    // The server has said on the page itself what may run here; the message must agree.
    if (meeting.kind !== this.options.kind) throw new Error("kind");
    const options: MeetingOptions = {
      roomName: meeting.room,
      parentNode: this.options.place,
      lang: meeting.language,
      configOverwrite: jitsiConfig(meeting, meeting.subject, meeting.room_kind),
      interfaceConfigOverwrite: INTERFACE_CONFIG,
      userInfo: { displayName: meeting.name },
      ...chosenDevices(meeting),
    };
    if (meeting.kind === "practice") {
      const { PracticeMeeting } = await import("../practice/meeting");
      if (!wanted()) return null;
      return new PracticeMeeting(window.location.host, {
        ...options,
        jwt: meeting.token,
        texts: meeting.texts,
      });
    }
    const { jitsiUrl } = this.options;
    if (jitsiUrl === null || jitsiUrl === "") throw new Error("address");
    const Api = await loadJitsi(jitsiUrl);
    return wanted() ? openJitsi(Api, jitsiUrl, meeting.token, options) : null;
  }

  private drop(): void {
    this.turn += 1;
    this.unwatch?.();
    this.unwatch = null;
    this.aside = null;
    this.api?.dispose();
    this.api = null;
    stopAllMedia();
    this.options.place.replaceChildren();
  }
}
