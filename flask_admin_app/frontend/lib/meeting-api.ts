/** The part of Jitsi's external API that the stage uses; the practice meeting offers the same. */

export type Listener = (event: unknown) => void;

export interface MeetingOptions {
  readonly roomName: string;
  readonly parentNode: HTMLElement;
  readonly lang: string;
  readonly configOverwrite: Readonly<Record<string, unknown>>;
  readonly interfaceConfigOverwrite: Readonly<Record<string, unknown>>;
  readonly userInfo: { readonly displayName: string };
  /** Names of the chosen devices (JOIN 5); Jitsi knows them by name, not by our origin's ids. */
  readonly devices?: { readonly audioInput?: string; readonly videoInput?: string };
  /** Only for the practice meeting: Jitsi's frame gets its token another way (see jitsi.ts). */
  readonly jwt?: string;
  readonly texts?: Readonly<Record<string, string>>;
}

export interface MeetingApi {
  addListener: (event: string, listener: Listener) => unknown;
  removeListener: (event: string, listener: Listener) => unknown;
  executeCommand: (command: string, ...args: unknown[]) => unknown;
  isAudioMuted: () => Promise<boolean>;
  isVideoMuted: () => Promise<boolean>;
  getParticipantsInfo: () => readonly { readonly participantId: string }[];
  getIFrame: () => HTMLIFrameElement | null;
  dispose: () => void;
}

export type MeetingApiClass = new (domain: string, options: MeetingOptions) => MeetingApi;
