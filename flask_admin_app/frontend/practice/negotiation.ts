/**
 * "Perfect negotiation": two browsers may offer at the same moment; one of them, the polite one,
 * takes its own offer back. Kept apart from the pictures, so that the decisions can be tested.
 */

export interface NegotiationState {
  readonly polite: boolean;
  readonly makingOffer: boolean;
  readonly settingAnswer: boolean;
  readonly signalingState: RTCSignalingState;
}

export type Decision = "accept" | "roll-back" | "ignore";

/** What to do with a description from the other side. */
export function decide(type: RTCSdpType, state: NegotiationState): Decision {
  if (type !== "offer") return "accept";
  const ready =
    !state.makingOffer && (state.signalingState === "stable" || state.settingAnswer);
  if (ready) return "accept";
  if (!state.polite) return "ignore";
  return state.signalingState === "have-local-offer" ? "roll-back" : "accept";
}

/** Both sides must come to opposite answers from the two names alone. */
export function isPolite(me: string, other: string): boolean {
  return me < other;
}

export type PeerSignal =
  | { readonly description: RTCSessionDescriptionInit }
  | { readonly candidate: RTCIceCandidateInit | null }
  | { readonly state: { readonly camera: boolean; readonly microphone: boolean } };

export function readPeerSignal(data: unknown): PeerSignal | null {
  if (typeof data !== "object" || data === null) return null;
  const { description, candidate, state } = data as Record<string, unknown>;
  if (typeof description === "object" && description !== null) {
    return { description: description as RTCSessionDescriptionInit };
  }
  if (typeof state === "object" && state !== null) {
    const { camera, microphone } = state as Record<string, unknown>;
    return { state: { camera: camera === true, microphone: microphone === true } };
  }
  return typeof candidate === "object" ? { candidate } : null;
}

/** The part of RTCPeerConnection that negotiation needs. */
export interface NegotiationPeer {
  readonly signalingState: RTCSignalingState;
  readonly localDescription: RTCSessionDescription | null;
  createOffer(): Promise<RTCSessionDescriptionInit>;
  createAnswer(): Promise<RTCSessionDescriptionInit>;
  setLocalDescription(description: RTCLocalSessionDescriptionInit): Promise<void>;
  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void>;
  addIceCandidate(candidate?: RTCIceCandidateInit): Promise<void>;
}

export interface NegotiatorOptions {
  readonly polite: boolean;
  readonly send: (signal: PeerSignal) => void;
  /** Called between the other's offer and our answer: what we send is put in here. */
  readonly beforeAnswer: () => Promise<void>;
}

export class Negotiator {
  private makingOffer = false;
  private settingAnswer = false;
  private ignoring = false;
  private queue: Promise<void> = Promise.resolve();
  private readonly peer: NegotiationPeer;
  private readonly options: NegotiatorOptions;

  constructor(peer: NegotiationPeer, options: NegotiatorOptions) {
    this.peer = peer;
    this.options = options;
  }

  async offer(): Promise<void> {
    this.makingOffer = true;
    try {
      const offer = await this.peer.createOffer();
      // The other's offer came first: answering it says all that ours would have said.
      if (this.peer.signalingState !== "stable") return;
      await this.peer.setLocalDescription(offer);
      this.sendLocal();
    } finally {
      this.makingOffer = false;
    }
  }

  /** Signals are taken one after another, in the order they came. */
  receive(signal: PeerSignal): Promise<void> {
    const step = this.queue.then(() => this.take(signal));
    this.queue = step.catch(() => undefined);
    return step;
  }

  private async take(signal: PeerSignal): Promise<void> {
    if ("description" in signal) await this.takeDescription(signal.description);
    else if ("candidate" in signal) await this.takeCandidate(signal.candidate);
  }

  private async takeDescription(description: RTCSessionDescriptionInit): Promise<void> {
    const decision = decide(description.type, {
      polite: this.options.polite,
      makingOffer: this.makingOffer,
      settingAnswer: this.settingAnswer,
      signalingState: this.peer.signalingState,
    });
    this.ignoring = decision === "ignore";
    if (this.ignoring) return;
    // Said aloud, because Safari 14 does not roll back by itself.
    if (decision === "roll-back") await this.peer.setLocalDescription({ type: "rollback" });
    this.settingAnswer = description.type === "answer";
    try {
      await this.peer.setRemoteDescription(description);
    } finally {
      this.settingAnswer = false;
    }
    if (description.type !== "offer") return;
    await this.options.beforeAnswer();
    await this.peer.setLocalDescription(await this.peer.createAnswer());
    this.sendLocal();
  }

  private async takeCandidate(candidate: RTCIceCandidateInit | null): Promise<void> {
    try {
      await this.peer.addIceCandidate(candidate ?? undefined);
    } catch (error) {
      // Candidates of an offer that we ignored fit nothing.
      if (!this.ignoring) throw error;
    }
  }

  private sendLocal(): void {
    const description = this.peer.localDescription;
    if (description) this.options.send({ description });
  }
}
