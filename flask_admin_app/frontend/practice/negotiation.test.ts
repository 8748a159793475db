import { describe, expect, test, vi } from "vitest";

import {
  decide,
  isPolite,
  Negotiator,
  readPeerSignal,
  type NegotiationPeer,
  type NegotiationState,
  type PeerSignal,
} from "./negotiation";

const STABLE: NegotiationState = {
  polite: false,
  makingOffer: false,
  settingAnswer: false,
  signalingState: "stable",
};

describe("decide", () => {
  test("an offer in peace and every answer are taken", () => {
    expect(decide("offer", STABLE)).toBe("accept");
    expect(decide("answer", { ...STABLE, signalingState: "have-local-offer" })).toBe("accept");
  });

  test("two offers meet: the polite one gives way, the other one does not", () => {
    const meeting = { ...STABLE, signalingState: "have-local-offer" } as const;
    expect(decide("offer", { ...meeting, polite: true })).toBe("roll-back");
    expect(decide("offer", { ...meeting, polite: false })).toBe("ignore");
  });

  test("while our own offer is still being made there is nothing to roll back", () => {
    const making = { ...STABLE, makingOffer: true };
    expect(decide("offer", { ...making, polite: true })).toBe("accept");
    expect(decide("offer", { ...making, polite: false })).toBe("ignore");
  });

  test("an offer right after an answer that is being set is taken", () => {
    const setting = { ...STABLE, signalingState: "have-local-offer", settingAnswer: true } as const;
    expect(decide("offer", setting)).toBe("accept");
  });
});

test("exactly one of two is polite", () => {
  expect(isPolite("a", "b")).not.toBe(isPolite("b", "a"));
});

test("signals are read strictly", () => {
  expect(readPeerSignal(null)).toBeNull();
  expect(readPeerSignal({ state: { camera: "yes" } })).toEqual({
    state: { camera: false, microphone: false },
  });
  expect(readPeerSignal({ candidate: null })).toEqual({ candidate: null });
  expect(readPeerSignal({ description: "offer" })).toBeNull();
});

class FakePeer implements NegotiationPeer {
  signalingState: RTCSignalingState = "stable";
  localDescription: RTCSessionDescription | null = null;
  readonly log: string[] = [];

  createOffer = (): Promise<RTCSessionDescriptionInit> => Promise.resolve({ type: "offer" });
  createAnswer = (): Promise<RTCSessionDescriptionInit> => Promise.resolve({ type: "answer" });

  setLocalDescription = ({ type }: RTCLocalSessionDescriptionInit): Promise<void> => {
    this.log.push(`local ${type}`);
    this.signalingState = type === "offer" ? "have-local-offer" : "stable";
    this.localDescription = { type } as RTCSessionDescription;
    return Promise.resolve();
  };

  setRemoteDescription = (description: RTCSessionDescriptionInit): Promise<void> => {
    this.log.push(`remote ${description.type}`);
    this.signalingState = description.type === "offer" ? "have-remote-offer" : "stable";
    return Promise.resolve();
  };

  addIceCandidate = (): Promise<void> => Promise.reject(new Error("no such m-line"));
}

function negotiator(polite: boolean): {
  peer: FakePeer;
  sent: PeerSignal[];
  it: Negotiator;
  fill: ReturnType<typeof vi.fn>;
} {
  const peer = new FakePeer();
  const sent: PeerSignal[] = [];
  const fill = vi.fn(() => Promise.resolve());
  const it = new Negotiator(peer, {
    polite,
    send: (signal) => sent.push(signal),
    beforeAnswer: fill,
  });
  return { peer, sent, it, fill };
}

const OFFER: PeerSignal = { description: { type: "offer", sdp: "" } };

test("answers an offer after putting its own picture and sound in", async () => {
  const { peer, sent, it, fill } = negotiator(false);
  await it.receive(OFFER);
  expect(peer.log).toEqual(["remote offer", "local answer"]);
  expect(fill).toHaveBeenCalledOnce();
  expect(sent).toMatchObject([{ description: { type: "answer" } }]);
});

test("polite: takes its own offer back and answers the other's", async () => {
  const { peer, it } = negotiator(true);
  await it.offer();
  await it.receive(OFFER);
  expect(peer.log).toEqual(["local offer", "local rollback", "remote offer", "local answer"]);
});

test("impolite: ignores the other's offer and its candidates, but not other faults", async () => {
  const { peer, it } = negotiator(false);
  await it.offer();
  await it.receive(OFFER);
  await expect(it.receive({ candidate: null })).resolves.toBeUndefined();
  await it.receive({ description: { type: "answer", sdp: "" } });
  expect(peer.log).toEqual(["local offer", "remote answer"]);
  await expect(it.receive({ candidate: null })).rejects.toThrow("no such m-line");
});
