### Texts of the scripts.

## Desk

desk-js-connected = The connection works.
desk-js-retrying = The connection to the service broke. We are trying again. The call goes on.
desk-js-reload = This page no longer updates. Reload it when the call is over.
desk-js-error = That did not work. Try again.
desk-js-error-network = The service could not be reached. Your text is kept. Try again.
desk-js-error-stale = Things had already changed, so nothing was done. Look at the new state, then choose.
desk-js-message-sent = Sent.
desk-js-signed-out-title = You are signed out
desk-js-signed-out-text = The call goes on, and what you have written is kept. Your last press may not have gone through. Sign in in another tab and come back here.
desk-js-signed-out-link = Sign in (new tab)
desk-js-confirm-cancel = Cancel the meeting? The invitation links will stop working.
desk-js-confirm-yes = Yes
desk-js-confirm-no = Not yet

## Device check

device-js-microphone-off = The microphone is not on.
device-js-speaker-failed = The browser did not play the sound. Check the volume and try again.
device-js-level-none = No sound
device-js-level-low = The sound is quiet
device-js-level-good = The sound is good
device-js-fault-in-app = This page is open inside another app. Camera and microphone do not work there.
device-js-fault-insecure = The connection is not protected. The browser does not allow camera or microphone.
device-js-hint-in-app = Open the app’s menu and choose “Open in browser”. You can also copy the link to Chrome or Safari.
device-js-hint-insecure = Open the link that begins with https. You can also take part without a camera.
device-js-hint-denied-firefox = Press the camera or microphone at the left of the address bar, remove the block and reload the page.
device-js-hint-denied-safari = Open “Settings for this website” in the Safari menu, allow the camera and the microphone and reload the page.

## Meeting

meeting-js-left = You are not in the meeting now.
meeting-js-replaced = The meeting is open in another tab. You can close this one.
meeting-js-move-here = Move the meeting here
meeting-js-refused = You cannot get into the meeting right now. Try again in a moment.

## Practice meeting

stage-js-label = Practice meeting. Not for real clients.
stage-js-frame = Picture and sound
stage-js-here = Here now
stage-js-hang-up = Leave
stage-js-hear = Press here to hear
stage-js-full = A practice meeting shows at most six people.
stage-js-no-audio = The microphone did not start. You can take part without it.
stage-js-no-video = The camera did not start. You can take part without it.
stage-js-no-sound = no sound
stage-js-no-picture-no-sound = no picture, no sound
