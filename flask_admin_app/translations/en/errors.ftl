### Error pages: what happened (-title, -text) and what to do now (-next).

error-next-title = What you can do now
error-try-again = Try again

error-not-found-title = This page cannot be found
error-not-found-text = The link may have been copied only in part, or replaced by a new one.
error-not-found-next = Open the link straight from the message that brought it. If that does not help, ask for a new link.
error-not-found-staff-title = This page cannot be found
error-not-found-staff-text = There is no such page, or it is not part of your work.
error-not-found-staff-next = Go back to the desk and continue from there.

error-gone-title = The meeting has already ended
error-gone-text = This page is gone. No picture and no sound stayed here.
error-gone-next = If you need a new time, contact the professional.

error-forbidden-title = You cannot open this page
error-forbidden-text = The page belongs to someone else, or you need to sign in first.
error-forbidden-next = Open your own link again. If you work in this service, sign in.

error-sign-in-title = You have been signed out
error-sign-in-text = To keep you safe, the button did nothing. Nothing was lost, and the meeting goes on.
error-sign-in-next = Sign in, and then press the button once more.

error-csrf-title = The page was open for too long
error-csrf-text = To keep you safe, the button did nothing. Nothing was lost.
error-csrf-next = Open the page again and press the button once more.

error-too-many-title = Wait a moment
error-too-many-text = There were many tries in a short time.
error-too-many-next = Wait a minute and then try again.

error-conflict-title = Things have changed meanwhile
error-conflict-text = Someone else made a change at the same time, or you pressed the button twice.
error-conflict-next = Open the page again to see how things stand.

error-bad-input-title = We could not read that
error-bad-input-text = Something was missing or in the wrong form.
error-bad-input-next = Go back to the page before, check what you wrote and try again.

error-busy-title = The service is very busy
error-busy-text = Your place is kept.
error-busy-next = Wait a moment and try again.
error-busy-other-title = The service is very busy
error-busy-other-text = The service could not answer just now.
error-busy-other-next = Wait a moment and try again.

error-server-title = Something is wrong with the service
error-server-text = The fault is ours. You and your device did nothing wrong.
error-server-next = Try again in a moment. If it is urgent, get in touch in another way.

error-log-title = There is a fault in the log
error-log-text = The fault is ours. You and your device did nothing wrong. That is why this cannot be shown now.
error-log-next = Try again later. Your code and your link stay the same. If it goes on, tell the organisation.

error-method-title = This page does not open like this
error-method-text = It opens only from a button.
error-method-next = Go back to the page before and press the button there.

error-too-large-title = That was too large to send
error-too-large-text = The service could not take it.
error-too-large-next = Go back to the page before and send less at a time.

error-not-open-yet-title = The meeting is not open yet
error-not-open-yet-text = You are early. That is fine.
error-not-open-yet-next = Open the same link again when it is time to meet.
error-series-over-title = The meetings of this group are over
error-series-over-text = This link lets nobody in any more. You have done nothing wrong.
error-series-over-next = If you want to go on, contact the place that gave you the link.

error-not-admitted-title = You have not been let in yet
error-not-admitted-text = The professional lets you in from the waiting room.
error-not-admitted-next = Wait in the waiting room. The page tells you when you can go in.

error-door-pending-title = One moment
error-door-pending-text = The meeting opens in a moment.
error-door-pending-next = You do not have to do anything.

error-door-away-title = The meeting is not ready yet
error-door-away-text = The connection to the meeting is not ready yet.
error-door-away-next = The meeting opens as soon as it is. You do not have to do anything.

error-link-elsewhere-title = This page does not open here
error-link-elsewhere-text = It is not your fault.
error-link-elsewhere-next = Open the link from the message that brought it. If that does not help, call or answer the message.
error-link-moved-title = You went on with another device
error-link-moved-text = Your place is kept there. This page is not needed any more.
error-link-moved-next = Go on with that device or in that browser. If you want to come back here, open the link from the message again. If that does not help, get in touch.

error-other-organisation-title = This link does not let you in
error-other-organisation-text = The link is for a worker of another organisation.
error-other-organisation-next = Ask the sender to check it.
