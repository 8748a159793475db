/** Picture and sound between this browser and one other, straight from one to the other. */

import { Negotiator, isPolite, readPeerSignal, type PeerSignal } from "./negotiation";

export interface LocalTracks {
  readonly audio: MediaStreamTrack | null;
  readonly video: MediaStreamTrack | null;
}

export interface ConnectionOptions {
  readonly me: string;
  readonly other: string;
  readonly send: (signal: PeerSignal) => void;
  readonly tracks: () => LocalTracks;
  readonly onStream: (stream: MediaStream) => void;
  readonly onState: (state: { camera: boolean; microphone: boolean }) => void;
}

type Kind = keyof LocalTracks;

function kindOf(transceiver: RTCRtpTransceiver): Kind {
  return transceiver.receiver.track.kind === "video" ? "video" : "audio";
}

export class PeerConnection {
  private readonly peer: RTCPeerConnection;
  private readonly negotiator: Negotiator;
  private readonly stream = new MediaStream();
  private readonly options: ConnectionOptions;
  /** Only the newcomer offers; the other one answers, so that offers seldom meet. */
  private offers = false;

  constructor(options: ConnectionOptions) {
    this.options = options;
    // No STUN or TURN server: practice reaches this machine and its own network, no further.
    this.peer = new RTCPeerConnection({ iceServers: [] });
    this.negotiator = new Negotiator(this.peer, {
      polite: isPolite(options.me, options.other),
      send: options.send,
      beforeAnswer: () => this.fillTransceivers(),
    });
    this.peer.addEventListener("icecandidate", (event) => {
      options.send({ candidate: event.candidate ? event.candidate.toJSON() : null });
    });
    this.peer.addEventListener("track", (event) => {
      this.stream.addTrack(event.track);
      options.onStream(this.stream);
    });
    this.peer.addEventListener("negotiationneeded", () => {
      if (this.offers) void this.tryOffer();
    });
    this.peer.addEventListener("iceconnectionstatechange", () => {
      if (this.peer.iceConnectionState === "failed" && this.offers) this.peer.restartIce();
    });
  }

  /** Both kinds from the start: turning the camera on later needs no new negotiation. */
  call(): void {
    this.offers = true;
    const { audio, video } = this.options.tracks();
    this.peer.addTransceiver(audio ?? "audio", { direction: "sendrecv" });
    this.peer.addTransceiver(video ?? "video", { direction: "sendrecv" });
  }

  async receive(data: unknown): Promise<void> {
    const signal = readPeerSignal(data);
    if (signal === null) return;
    if ("state" in signal) this.options.onState(signal.state);
    else await this.negotiator.receive(signal);
  }

  async updateTracks(): Promise<void> {
    const tracks = this.options.tracks();
    await Promise.all(
      this.peer.getTransceivers().map((item) => item.sender.replaceTrack(tracks[kindOf(item)])),
    );
  }

  close(): void {
    this.peer.close();
  }

  private async fillTransceivers(): Promise<void> {
    for (const transceiver of this.peer.getTransceivers()) transceiver.direction = "sendrecv";
    await this.updateTracks();
  }

  private async tryOffer(): Promise<void> {
    try {
      await this.negotiator.offer();
    } catch {
      // Closed meanwhile, or the other's offer won: its answer carries on.
    }
  }
}
