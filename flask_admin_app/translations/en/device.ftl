### Trying camera and sound: in the waiting room and on the open practice page.

device-title = Try your camera and sound
device-intro = Nobody else sees or hears you. Nothing is stored.
device-no-script = Trying does not work in this browser. You can still wait and take part.
device-start = Start trying
device-start-hint = The browser asks for permission to use the camera and the microphone. Choose “Allow”.
device-stop = Stop trying
device-camera = Camera
device-choose-camera = Choose a camera
device-microphone = Microphone
device-choose-microphone = Choose a microphone
device-microphone-hint = Say something. The bar moves, and we also tell you in words when your voice is heard.
device-microphone-level = How loud you are
device-speaker = Speaker
device-speaker-hint = Press the button. Do you hear a short sound?
device-speaker-play = Play the sound
device-take-part = How would you like to take part?
device-take-part-hint = Every way is as good as the others. You can change later.
device-take-part-both = Picture and sound
device-take-part-sound = Sound only
device-take-part-picture = Picture only
device-take-part-none = Without picture and sound
device-back = Back to the waiting room

## What trying tells

device-js-asking = The browser asks for permission. Choose “Allow”.
device-js-camera-works = The camera works.
device-js-camera-off = The camera is not on.
device-js-microphone-off = The microphone is not on.
device-js-heard-good = We hear you. The microphone works.
device-js-heard-low = We hear you very quietly. Speak closer to the device or a little louder.
device-js-heard-none = We hear nothing yet. Say something, or check that the microphone is not muted.
device-js-level-none = No sound
device-js-level-low = The sound is quiet
device-js-level-good = The sound is good
device-js-speaker-played = The sound was played. If you did not hear it, turn up the volume or use headphones.
device-js-speaker-failed = The browser did not play the sound. Check the volume and try again.

## What did not start, and how to go on without it

device-js-off-camera = The camera did not start.
device-js-off-microphone = The microphone did not start.
device-js-off-both = The camera and the microphone did not start.
device-js-without-camera = I take part with sound only
device-js-without-microphone = I take part with picture only
device-js-without-both = I take part without picture and sound
device-js-chosen = Chosen. You can go back to the waiting room.

## Why not

device-js-fault-dismissed = The browser asked for permission, but the question was closed.
device-js-fault-denied = The browser asked for permission, and the answer was no.
device-js-fault-blocked = The browser remembers an earlier no and does not ask again.
device-js-fault-system = The settings of the phone or computer do not let the browser use it.
device-js-fault-policy = This page is open inside another page. That is why it may not ask for permission.
device-js-fault-missing = The browser did not find the device.
device-js-fault-busy = Another program or tab is using it right now.
device-js-fault-unsupported = This browser cannot use the camera or the microphone.
device-js-fault-insecure = The connection is not protected. The browser does not allow camera or microphone.
device-js-fault-in-app = This page is open inside another app. Camera and microphone do not work there.
device-js-fault-other = The browser did not say why.

## What you can do

device-js-hint-dismissed = Press “Start trying” again and choose “Allow”.
device-js-hint-policy = Open the link in a tab of its own.
device-js-hint-missing = If the camera or the microphone should be plugged in, take the cable out, put it back and try again.
device-js-hint-busy = Close other programs and tabs with a video call. Then try again.
device-js-hint-unsupported = Open the link in Chrome, Firefox or Safari.
device-js-hint-insecure = Open the link that begins with https.
device-js-hint-in-app = Open the app’s menu and choose “Open in browser”. You can also copy the link to Chrome or Safari.
device-js-hint-other = Try again. If that does not help, close the browser completely and open the link once more.

## Giving permission in this browser

device-js-allow-chrome-android = Press the sign to the left of the address. Choose Permissions and allow the camera and the microphone. Then try again.
device-js-allow-samsung = Press the lock beside the address. Choose Permissions and allow the camera and the microphone. Then try again.
device-js-allow-firefox-android = Press the lock beside the address and allow the camera and the microphone. Then reload the page.
device-js-allow-safari-ios = Press the sign at the edge of the address bar. Choose Website Settings and allow the camera and the microphone. Then reload the page.
device-js-allow-other-ios = Open Settings on your phone, find this browser in the list and allow the camera and the microphone. Then come back here.
device-js-allow-chrome = Press the sign to the left of the address, allow the camera and the microphone and reload the page.
device-js-allow-edge = Press the lock to the left of the address, allow the camera and the microphone and reload the page.
device-js-allow-firefox = Press the picture of the camera or the microphone to the left of the address, remove the block and reload the page.
device-js-allow-safari = Open “Settings for this website” in the Safari menu, allow the camera and the microphone and reload the page.
device-js-allow-other = Open the browser’s settings, find the permissions of websites and allow the camera and the microphone. Then reload the page.

## Giving permission in the settings of the device

device-js-system-android = Open Settings on your phone, choose Apps and this browser. Choose Permissions and allow the camera and the microphone.
device-js-system-ios = Open Settings on your device, choose Safari or the browser that you use and allow the camera and the microphone.
device-js-system-windows = Open Settings in Windows, choose Privacy. Allow apps to use the camera and the microphone.
device-js-system-mac = Open System Settings, choose Privacy and Security. Allow the camera and the microphone for this browser.
device-js-system-other = Open the settings of your device and allow the camera and the microphone for this browser.
