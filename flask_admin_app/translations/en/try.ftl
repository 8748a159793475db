### The open practice page.

try-title = Try in peace
try-intro = Here you can see beforehand how a remote meeting goes. Nothing is asked of you, and nothing is stored. Nobody else sees or hears you.
try-way-title = How a meeting goes
try-way-open-title = You open the link
try-way-open-text = You read a short notice and decide for yourself whether to go on.
try-way-wait-title = You wait a moment
try-way-wait-text = In the waiting room nobody sees or hears you. The professional lets you in.
try-way-meet-title = You meet
try-way-meet-text = You can take part without a camera. You can leave at any time.
try-device-title = Camera and sound
try-no-script = Trying the camera needs JavaScript, and it is switched off in this browser. You can try with another browser.
try-after-title = When you are ready
try-after-text = Then open the link of your invitation. You can come to the meeting even if trying does not work.
try-back = Back to the page before
landing-try = Try your camera and sound first
