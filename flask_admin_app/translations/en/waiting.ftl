### The waiting room: times, own content, a long wait, "I cannot come".

wait-staff-duty = Somebody is on duty and sees that you wait.
wait-meets = You will now meet { $name }.
wait-staff-busy = The professional is here, and is with another client now.
wait-early = The waiting room is open from { $opens } in case you need help with your device. The meeting starts at { $starts }.
wait-expected = The professional is late and expects to come at about { $time }.
wait-closed-until = The service is closed now. It opens { $when }.
wait-closed = The service is closed now.
wait-nobody = You have waited long. Below you see what you can do.
nobody-title = What you can do
nobody-wait = You have done nothing wrong. You can wait a little longer. Your place is kept.
nobody-call = You can call or write.
nobody-contact = You can ask us to contact you.
ready-title = What to have ready
rules-title = Good to know
video-title = A video before the meeting
video-link = Watch the video on { $host } (new tab)
video-hint = The video is on another service, which sees that you watch it. The waiting room stays open here.
hours-title = When we are here

## I cannot come

cannot-title = Does the time not suit you?
cannot-hint = You do not have to say why. You can change your mind.
cannot-come = I cannot come
cannot-new-time = I need another time
cannot-said-new-time = The professional sees that you need another time. You do not have to explain.
cannot-said-link = If you can come after all, press the button below. The same link also works later.
cannot-after-all = I can come after all
cannot-next-title = What happens now?
cannot-next-call = If you do not hear from us, get in touch. Then you agree on a new time or on another way to meet.

## A contact request

contact-link = Ask us to contact you
contact-change = Change your contact request
contact-left = Your contact request has arrived.
contact-title = Ask us to contact you
contact-text = Tell us how to reach you. The professional sees your request.
contact-label = Phone number or e-mail
contact-hint = You can add when is a good time. Do not write about your situation, and no personal identity code.
contact-send = Send request
contact-remove = Remove request
contact-until = Only those who work in this meeting see your request. It is deleted when the meeting ends. If nobody has read it, it waits for at most { $days } days. If it matters, call or write yourself.
contact-back = Back
contact-error-empty = Write a phone number or an e-mail address.
contact-error-long = The text is too long. Make it shorter: at most { $max } characters.
contact-error-identity-code = This looks like a personal identity code. It is not needed. Write only how to reach you.
contact-error-document-number = This looks like the number of a passport or card. It is not needed. Write only how to reach you.
contact-error-machine-readable = This looks like the machine-readable line of a passport or card. It is not needed. Write only how to reach you.
