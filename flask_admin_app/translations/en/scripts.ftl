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
