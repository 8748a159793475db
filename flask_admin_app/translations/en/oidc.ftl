# Strong electronic identification, and the organisation's own sign-in.

## The client

eid-offer-title = Strong electronic identification
eid-offer-text = You can identify yourself, for example with your bank codes or mobile certificate. You come back here afterwards, and your place is kept.
eid-offer-button = Identify yourself: { $name }
eid-kept = We keep that you identified yourself, with which service and when. We do not store your personal identity code.
eid-go-title = You are going to identify yourself
eid-go-text = The page of { $name } opens in a moment. From there you come back here.
eid-go-button = Go on: { $name }
eid-back-to-wait = Back to the waiting room
eid-back-title = You are coming back to the waiting room
eid-back-text = One moment. We are checking your identification.
eid-back-button = Continue
eid-failed-title = The identification did not succeed
eid-failed-stopped = You stopped the identification. That is all right.
eid-failed-away = The service { $name } does not answer right now. It is not your fault.
eid-failed-old = It took too long. Start again from the beginning.
eid-failed-used = This identification has been used already. See in the waiting room whether it succeeded. If not, start again.
eid-failed-unknown = We found no identification that you began in this browser.
eid-failed-level = This way to identify yourself is not enough for this service. Choose another way.
eid-failed-elsewhere = The answer from { $name } did not belong to this identification. For your safety we did not use it.
eid-failed-unproven = We could not make sure that the answer came from { $name }. For your safety we did not use it.
eid-failed-name = The name is not the same as in the booking. Tell the professional, who will help you.
eid-failed-calm = Your place is kept. You have done nothing wrong.
eid-failed-next = What you can do now
eid-again = Try to identify yourself again
eid-others = We can also make sure who you are in another way:
eid-ask-staff = In the waiting room the professional sees you and helps you on.
eid-failed-open-link = Open the link of the invitation again, on the same device and in the same browser where you began.
eid-failed-in-person = You can also call, or meet the professional in person.
eid-failed-code = If you call for advice, say this word:

## The professional

sign-in-oidc = Sign in with your organisation’s account
sign-in-oidc-named = Sign in: { $name }
sign-in-oidc-go = Your organisation’s sign-in opens in a moment.
sign-in-oidc-go-button = Go to the sign-in
sign-in-oidc-back = Back to signing in
sign-in-oidc-arrived = One moment. We are checking your sign-in.
sign-in-oidc-arrived-button = Continue
sign-in-oidc-failed-stopped = You stopped signing in. You can start again.
sign-in-oidc-failed-away = Your organisation’s sign-in does not answer right now. Wait a moment and try again.
sign-in-oidc-failed-old = It took too long, or the sign-in has been used already. Start again from the beginning.
sign-in-oidc-failed-unproven = We could not make sure that the answer came from your organisation’s sign-in. Try again.
sign-in-oidc-failed-no-role = You have no right to use this service yet. Ask the administrator for it.
sign-in-oidc-failed-no-email = Your organisation told no verified e-mail address of yours. Ask the administrator for help.
sign-in-oidc-failed-no-unit = We do not know the unit that you belong to. Ask the administrator for help.
sign-in-oidc-failed-taken = Your address already belongs to another user of this service. Ask the administrator for help.
sign-in-oidc-other = Sign in with another account
sign-in-oidc-code = For the administrator:
