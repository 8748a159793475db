/**
 * The practice meeting: a small stand-in for Jitsi with the same JavaScript interface, for a first
 * look, for training and for the browser tests. Never for a client: see docs and its own label.
 */

import type { MeetingApi, MeetingOptions } from "../lib/meeting-api";
import { PeerConnection } from "./connection";
import { LocalDevices, type Kind } from "./devices";
import { Emitter } from "./emitter";
import { Signalling, type PeerName, type ServerMessage } from "./signalling";
import { PracticeView, type MediaState } from "./view";

/** Every browser sends to every other one; more would be too much for a phone. */
const MOST_PEOPLE = 6;

interface Peer extends PeerName {
  readonly connection: PeerConnection | null;
}

export class PracticeMeeting extends Emitter implements MeetingApi {
  private readonly devices: LocalDevices;
  private readonly peers = new Map<string, Peer>();
  private readonly view: PracticeView;
  private readonly options: MeetingOptions;
  private readonly host: string;
  private line: Signalling | null = null;
  private me = "";
  private disposed = false;

  constructor(host: string, options: MeetingOptions) {
    super();
    this.host = host;
    this.options = options;
    this.devices = new LocalDevices(options.devices);
    this.view = new PracticeView({
      parent: options.parentNode,
      texts: options.texts ?? {},
      onToggle: (kind) => void this.toggle(kind),
      onHangUp: () => {
        this.executeCommand("hangup");
      },
    });
    this.showLocal();
    void this.start();
  }

  getIFrame(): null {
    return null;
  }

  getNumberOfParticipants(): number {
    return this.me === "" ? 0 : this.peers.size + 1;
  }

  isAudioMuted(): Promise<boolean> {
    return Promise.resolve(!this.devices.isOn("audio"));
  }

  isVideoMuted(): Promise<boolean> {
    return Promise.resolve(!this.devices.isOn("video"));
  }

  getParticipantsInfo(): readonly { readonly participantId: string }[] {
    return [...this.peers.keys()].map((participantId) => ({ participantId }));
  }

  executeCommand(command: string, ...args: readonly unknown[]): void {
    if (command === "toggleAudio") void this.toggle("audio");
    else if (command === "toggleVideo") void this.toggle("video");
    else if (command === "setParticipantVolume") this.view.setVolume(String(args[0]), Number(args[1]));
    else if (command === "hangup") this.hangUp();
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.line?.close();
    for (const peer of this.peers.values()) peer.connection?.close();
    this.peers.clear();
    this.devices.close();
    this.view.remove();
    this.forgetListeners();
  }

  private async start(): Promise<void> {
    const { configOverwrite } = this.options;
    // Devices first: the first offer then carries picture and sound at once.
    if (configOverwrite["startWithAudioMuted"] !== true) await this.devices.turnOn("audio");
    if (configOverwrite["startWithVideoMuted"] !== true) await this.devices.turnOn("video");
    if (this.disposed) return;
    this.showLocal();
    this.line = new Signalling(this.host, this.options.jwt ?? "", {
      onMessage: (message) => {
        this.onMessage(message);
      },
      onLost: () => {
        this.fail("practice.lineLost");
      },
      onPutOut: (reason) => {
        const kicked = { id: this.me, local: true };
        // The reason is ours; Jitsi's event has none.
        this.emit("participantKickedOut", { kicked, kicker: {}, reason });
      },
    });
  }

  /** A token is good for one connection: the stage asks for a new one and starts again. */
  private fail(name: string): void {
    if (this.disposed) return;
    this.emit("errorOccurred", { error: { name, type: "CONNECTION", message: "", isFatal: true } });
  }

  private hangUp(): void {
    this.line?.close();
    this.emit("videoConferenceLeft", { roomName: this.options.roomName });
    this.emit("readyToClose");
  }

  private onMessage(message: ServerMessage): void {
    switch (message.type) {
      case "welcome":
        this.onWelcome(message.you, message.peers);
        break;
      case "joined":
        this.addPeer(message.peer, false);
        break;
      case "left":
        this.removePeer(message.id);
        break;
      case "signal":
        void this.onSignal(message.from, message.data);
        break;
      case "over":
        this.line?.close();
        this.emit("errorOccurred", {
          error: { name: "conference.destroyed", type: "CONFERENCE", message: "", isFatal: true },
        });
        break;
    }
  }

  private onWelcome(me: string, peers: readonly PeerName[]): void {
    this.me = me;
    this.emit("videoConferenceJoined", {
      roomName: this.options.roomName,
      id: me,
      displayName: this.options.userInfo.displayName,
    });
    for (const peer of peers) this.addPeer(peer, true);
    this.showPeople();
  }

  private addPeer({ id, name }: PeerName, call: boolean): void {
    if (id === this.me || this.peers.has(id)) return;
    const full = this.peers.size + 1 >= MOST_PEOPLE;
    const connection = full ? null : this.connect(id);
    this.peers.set(id, { id, name, connection });
    if (!full) this.view.addPeer(id, name);
    this.showPeople();
    if (full) this.view.sayStatus("full");
    this.emit("participantJoined", { id, displayName: name });
    if (call) connection?.call();
    this.sendState(id);
  }

  private connect(other: string): PeerConnection {
    return new PeerConnection({
      me: this.me,
      other,
      send: (signal) => {
        this.line?.signal(other, signal);
      },
      tracks: () => this.devices.tracks(),
      onStream: (stream) => {
        this.view.showStream(other, stream);
      },
      onState: (state) => {
        this.view.showPeerState(other, state);
      },
    });
  }

  private removePeer(id: string): void {
    const peer = this.peers.get(id);
    if (!peer) return;
    peer.connection?.close();
    this.peers.delete(id);
    this.view.removePeer(id);
    this.showPeople();
    this.emit("participantLeft", { id });
  }

  private async onSignal(from: string, data: unknown): Promise<void> {
    try {
      await this.peers.get(from)?.connection?.receive(data);
    } catch {
      // A signal that fits nothing (the other reloaded, say); their next offer starts afresh.
    }
  }

  private async toggle(kind: Kind): Promise<void> {
    this.view.sayStatus("");
    if (this.devices.isOn(kind)) this.devices.turnOff(kind);
    else if (!(await this.devices.turnOn(kind))) this.view.sayStatus(`no-${kind}`);
    if (this.disposed) return;
    await Promise.all(this.connections().map((connection) => connection.updateTracks()));
    this.showLocal();
    for (const id of this.peers.keys()) this.sendState(id);
    const event = kind === "audio" ? "audioMuteStatusChanged" : "videoMuteStatusChanged";
    this.emit(event, { muted: !this.devices.isOn(kind) });
  }

  private connections(): PeerConnection[] {
    return [...this.peers.values()].flatMap((peer) => peer.connection ?? []);
  }

  private state(): MediaState {
    return { camera: this.devices.isOn("video"), microphone: this.devices.isOn("audio") };
  }

  private sendState(to: string): void {
    this.line?.signal(to, { state: this.state() });
  }

  private showLocal(): void {
    const { video } = this.devices.tracks();
    this.view.showLocal(this.state(), video ? new MediaStream([video]) : null);
  }

  private showPeople(): void {
    const mine = this.options.userInfo.displayName;
    this.view.showPeople([mine, ...[...this.peers.values()].map((peer) => peer.name)]);
  }
}
