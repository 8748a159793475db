### The client's pages, from the link to goodbye.

## The first page of the link

landing-title = Welcome to your remote meeting
landing-who = Invited by
landing-service = Service
landing-when = Time
landing-minutes = About { $minutes } minutes
landing-hours = About { $hours } hours
landing-next-title = What happens next?
landing-next-notice = You read a short notice and decide for yourself whether to go on.
landing-next-wait = Then you wait in the waiting room until the professional lets you in.
landing-next-camera = The camera and the microphone do not start yet.
landing-ready = All you need is this device. Headphones help. You can also take part without a camera.
landing-ready-camera = You need this device and its camera. Headphones help. If you have no camera, come all the same: we will find another way.
landing-name-label = What name should others see? (not required)
landing-name-hint = A first name or a nickname is enough. If you leave this empty, your name is for example Guest 3.
landing-error-name-too-long = The name is too long. Make it shorter: at most { $max } characters.
landing-error-name-bad = The name has no visible characters. Write it again or leave this empty.
landing-error-name-identity-code = This looks like a personal identity code. Others in the meeting would see it. Write a first name or a nickname, or leave this empty.
landing-error-name-document-number = This looks like the number of a document. Others in the meeting would see it. Write a first name or a nickname, or leave it empty.
landing-error-name-machine-readable = This looks like the machine-readable line of a document. Others in the meeting would see it. Write a first name or a nickname, or leave it empty.
landing-error-name-taken = Someone else already uses this name. Choose another name.
landing-error-full = The meeting is full. Try again later or get in touch.
landing-continue = Continue
landing-take-over-text = The link is open on another device or in another browser. You can continue here. The connection there will close, and the professional confirms your place.
landing-take-over = Continue here
landing-staff-title = You are invited as a helper
landing-staff-text = Sign in first. Then you get to the meeting.
landing-staff-continue = Sign in
landing-helper-continue = Go to the meeting
landing-helper-promise = By going on you promise not to record or take pictures. The client promises the same by agreeing.
landing-early-title = You are early
landing-early-text = The link opens { $when }.
landing-early-next = Keep the link and open it again then.
landing-check-again = See whether the link is open now
landing-late-title = You can no longer join this meeting
landing-late-text = The agreed time has passed. That is all right: you can agree on a new time.
landing-ended-title = The meeting has ended
landing-ended-text = This link no longer lets you in. If you need a new time, get in touch.
landing-cancelled-title = The meeting is cancelled
landing-cancelled-text = You do not have to do anything. If you want a new time, get in touch.
landing-contact-title = Get in touch
landing-contact-none = Answer the message that brought the link, or contact the place that sent it.
landing-in-app-title = This page is open inside a messaging app
landing-in-app-text = Picture and sound work better in an ordinary browser.
landing-in-app-chrome = Open in Chrome
landing-in-app-ios = Press the menu or the share sign at the edge of the screen and choose “Open in Safari”.
landing-in-app-other = Open the app’s menu and choose “Open in browser”.
landing-in-app-stay = You can also continue here.

## Notice and consent

notice-people = In the meeting: { $people }.
notice-more-title = Read more
notice-optional = Optional
notice-agree = Yes, continue
notice-refuse = No, not remotely
notice-error-changed = The notice has just changed. Read it again and then answer.
notice-error-answer = Your answer did not arrive. Choose one of the two buttons.
notice-asked-again = The notice has changed. Read it again and answer.
notice-agreed = You have already said that it is fine. You can withdraw your consent in the waiting room or in the meeting.
notice-continue = Continue
notice-refused-title = That is quite all right. There will be no remote meeting.
notice-refused-text = You do not have to explain. You can meet the professional by phone or in person.
notice-refused-change = If you change your mind, you can go back here.
notice-refused-read = Read the notice again
purpose-remote-meeting-title = Remote meeting
purpose-remote-meeting-text = Shall we meet remotely?
purpose-board-copy-title = Copy of the board
purpose-board-copy-text = May the others take a copy of the shared board that also shows what you made?

## Waiting room

wait-title = You are in the waiting room
wait-stay = Keep this page open. We tell you here when you can go in.
wait-staff-here = The professional is here.
wait-staff-not-here = The professional is not here yet.
wait-ahead = { $ahead ->
    [0] You are next.
    [one] One client is ahead of you.
   *[other] { $ahead } clients are ahead of you.
}
wait-starts-at = The meeting starts at { $time }.
wait-started-at = Your time started at { $time }.
wait-arrived-at = You came at { $time }. Your place is kept.
wait-moved = You continued on another device or in another browser. The professional confirms your place.
wait-sent-back = The professional asked you to wait a moment. You have done nothing wrong. You come back when they let you in.
wait-message-title = Message from the professional
wait-being-let-in-title = The door is opening
wait-being-let-in-text = You get in within a moment. You do not have to do anything.
wait-away-title = You will get in soon
wait-away-text = The professional is letting you in. The connection to the meeting is not ready yet. Your place is kept. The meeting opens without you doing anything.
wait-away-call = If it takes long, call:
wait-let-in-title = You can come in
wait-let-in-text = The professional is waiting for you.
wait-join = Join the meeting
wait-device = Try your camera and sound
wait-device-text = Take your time to try. Your place is kept. You can also choose to take part with picture or with sound only.
wait-hints-title = Three hints while you wait
wait-hint-quiet = Find a place where you can be in peace.
wait-hint-charger = Plug in your charger.
wait-hint-light = Sit so that the light comes from the front.
wait-leave = Leave the waiting room
wait-leave-hint = You can come back with the same link.
wait-no-script = This page updates by itself every 10 seconds.
wait-js-join = Join the meeting
wait-js-going-in = You can come in. You go into the meeting in {"{n}"} seconds. If you want another moment, press “I am not ready yet”.
wait-js-countdown = You go into the meeting in {"{n}"} seconds. If you want another moment, press “I am not ready yet”.
wait-js-not-yet = I am not ready yet
wait-js-stopped = Take your time. Press “Join the meeting” when you are ready.
wait-js-sound-off = Play a sound when I can go in
wait-js-sound-on = A sound plays when you can go in. Turn it off.
withdraw-button = Withdraw consent
withdraw-hint = The remote meeting ends for you at once. You do not have to explain.
withdraw-purpose = Withdraw: { $purpose }
withdraw-purpose-hint = The meeting goes on.
withdraw-purpose-done = Withdrawn: { $purpose }. The meeting goes on.

## The professional's short messages to those who wait

message-late-5 = I am about 5 minutes late. Thank you for waiting.
message-late-10 = I am about 10 minutes late. Thank you for waiting.
message-late-15 = I am about 15 minutes late. Thank you for waiting.
message-soon = I am coming soon. Thank you for waiting.

## The connection to the waiting room and the meeting

client-js-connected = The connection works.
client-js-retrying = The connection broke for a moment. We are trying again. Your place is kept.
client-js-reload = This page is out of date. Reload it or open the link again.
client-js-not-sent = That did not work. Try again.
client-js-offline = The connection is gone. Nothing is lost. Press again when the connection is back.
client-js-online = The connection works again. Press once more.
client-js-copied = Copied
client-js-not-copied = Copying did not work. Select the text and copy it yourself.
client-js-file-coming = The file is coming.

## Meeting

meeting-title = Remote meeting
meeting-here-now = Here now: you and { $names }. The service records nothing.
meeting-here-alone = You are alone here so far. The service records nothing.
meeting-frame = Picture and sound
meeting-leave = Leave the meeting
meeting-leave-hint = You can come back until the meeting ends.
asked-again-title = The notice has changed
asked-again-text = The meeting goes on. Open and answer.
asked-again-read = Read the new notice
asked-again-done = Thank you. Your answer is kept, and the meeting goes on.
meeting-no-script = The meeting needs JavaScript, which is turned off in this browser. Turn it on in the browser’s settings or open the link in another browser.
meeting-no-script-contact = You can also get in touch. Then we talk by phone or agree on another way.
meeting-js-opening = The meeting is opening. One moment.
meeting-js-joined = You are in the meeting.
meeting-js-joined-alone = The line works. Only you two are here.
meeting-js-trying = The connection broke. We are trying again. You do not have to do anything.
meeting-js-failed = We could not connect. We are still trying.
meeting-js-call = Call {"{phone}"}.
meeting-js-try-again = Try again
meeting-js-closing = We are closing picture and sound.
stage-js-practice = Practice meeting
stage-js-you = You
stage-js-camera-on = Camera off. Turn the camera on.
stage-js-camera-off = Camera on. Turn the camera off.
stage-js-camera-is-on = Camera on
stage-js-camera-is-off = Camera off
stage-js-microphone-on = Mic off. Turn the microphone on.
stage-js-microphone-off = Mic on. Mute the microphone.
stage-js-microphone-is-on = Mic on
stage-js-microphone-is-off = Mic off
stage-js-alone = The others are not here yet.
stage-js-no-picture = no picture

## Goodbye

bye-ended-title = The meeting has ended
bye-ended-text = Thank you for coming. The service stored no picture and no sound.
bye-unmet-text = The meeting ended before you were let in. You have done nothing wrong. You can agree on a new time.
bye-left-title = You left the meeting
bye-left-text = You can come back until the meeting ends.
bye-left-waiting-title = You left the waiting room
bye-removed-title = You are no longer in the meeting
bye-removed-text = The professional ended the meeting for you this time. If you do not know why, you can ask.
bye-declined-title = The meeting cannot happen now
bye-declined-text = The professional cannot meet you remotely right now. You can agree on another time or another way to meet.
bye-withdrawn-title = Your consent is withdrawn
bye-withdrawn-text = The remote meeting ended for you. That is perfectly all right, and you do not have to explain.
bye-cancelled-title = The meeting is cancelled
bye-cancelled-text = You do not have to do anything. You can agree on a new time.
bye-cannot_come-title = Thank you for telling us
bye-cannot_come-text = The professional sees that you cannot come. You do not have to explain.
bye-return = Return to the meeting
bye-return-waiting = Back to the waiting room
bye-agree-again = I want to meet remotely after all
bye-other-ways-title = Other ways to meet
bye-phone-or-in-person = You can call or come in person.
bye-in-person = You can meet the professional in person. Answer the message that brought the link.
bye-close = You can close this page now.
