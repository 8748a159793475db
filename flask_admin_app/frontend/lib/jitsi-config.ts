/**
 * How Jitsi looks and behaves in our frame. A guest can change most of it in the address, so this
 * is courtesy; what must not happen is refused by Prosody (mod_tuokio_no_storage).
 */

import type { Devices } from "./take-part";

const BUTTONS = [
  "microphone",
  "camera",
  "toggle-camera",
  "desktop",
  "chat",
  "raisehand",
  "tileview",
  "select-background",
  "settings",
  "fullscreen",
  "hangup",
] as const;

/** Where two look at a document: picture, sound, and the way out. */
const CHECK_BUTTONS: readonly (typeof BUTTONS)[number][] = [
  "microphone",
  "camera",
  "toggle-camera",
  "settings",
  "hangup",
];

export function jitsiConfig(
  devices: Devices,
  subject: string,
  roomKind: "meeting" | "check" = "meeting",
): Record<string, unknown> {
  return {
    ...startingWith(devices),
    ...withoutStoring(),
    ...withoutOthers(),
    ...calm(subject),
    toolbarButtons: roomKind === "check" ? [...CHECK_BUTTONS] : [...BUTTONS],
  };
}

function startingWith({ camera, microphone }: Devices): Record<string, unknown> {
  return {
    prejoinConfig: { enabled: false },
    prejoinPageEnabled: false,
    startWithVideoMuted: !camera,
    startWithAudioMuted: !microphone,
    // Whoever chose neither is not even asked for permission (JOIN 5).
    disableInitialGUM: !camera && !microphone,
    // Phones stay in the browser: the app would run without us.
    deeplinking: { disabled: true },
    disableDeepLinking: true,
  };
}

/** NOT: nothing is recorded or kept, here or in the browser. */
function withoutStoring(): Record<string, unknown> {
  return {
    doNotStoreRoom: true,
    localRecording: { disable: true },
    recordingService: { enabled: false, sharingEnabled: false },
    fileRecordingsEnabled: false,
    liveStreaming: { enabled: false },
    transcription: { enabled: false },
    screenshotCapture: { enabled: false },
    whiteboard: { enabled: false },
    disablePolls: true,
    feedbackPercentage: 0,
    enableSaveLogs: false,
  };
}

/** No other company's server, and no line straight to the other person's network address. */
function withoutOthers(): Record<string, unknown> {
  return {
    disableThirdPartyRequests: true,
    gravatar: { disabled: true },
    giphy: { enabled: false },
    analytics: { disabled: true, rtcstatsEnabled: false },
    p2p: { enabled: false },
    disableInviteFunctions: true,
    disableProfile: true,
    readOnlyName: true,
    enableCalendarIntegration: false,
  };
}

function calm(subject: string): Record<string, unknown> {
  return {
    hideConferenceSubject: true,
    localSubject: subject,
    hideConferenceTimer: true,
    disableReactions: true,
    disableModeratorIndicator: true,
    disableSelfViewSettings: false,
    enableInsecureRoomNameWarning: false,
    enableClosePage: false,
    // ALL 5: nobody's talking time or face is measured.
    speakerStats: { disabled: true },
    faceLandmarks: { enableFaceExpressionsDetection: false, enableDisplayFaceExpressions: false },
    securityUi: { hideLobbyButton: true, disableLobbyPassword: true },
    breakoutRooms: { hideAddRoomButton: true },
    hideAddRoomButton: true,
  };
}

export const INTERFACE_CONFIG: Readonly<Record<string, unknown>> = {
  MOBILE_APP_PROMO: false,
  SHOW_CHROME_EXTENSION_BANNER: false,
  SHOW_PROMOTIONAL_CLOSE_PAGE: false,
  HIDE_INVITE_MORE_HEADER: true,
  DISABLE_JOIN_LEAVE_NOTIFICATIONS: true,
};
