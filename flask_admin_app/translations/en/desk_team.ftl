# Desk: people on the phone, newcomers, child and guardian, two workers.

## On the phone
desk-by-phone = Taking part by phone
desk-people-phone = On the phone
desk-people-summary-phone = On the phone, read the notice: { $names }.
desk-phone-title = Add someone by phone
desk-phone-text = Call as you usually do. No phone number is written here. Everyone sees that this person takes part by phone.
desk-phone-role = Who is on the phone?
desk-phone-name-hint = Optional. A first name or nickname is enough. Do not write a number.
desk-phone-language = Language in which you read the notice
desk-phone-child-hint = You read them the children’s own short notice, and they answer themselves.
desk-phone-add = Add and read the notice
desk-phone-read = Read this aloud
desk-phone-read-named = Read this aloud: { $name }
desk-phone-more = If they ask for more
desk-phone-ask = Then ask: is this all right for you?
desk-phone-yes = They said yes
desk-phone-yes-named = They said yes: { $name }
desk-phone-no = They said no
desk-phone-no-named = They said no: { $name }
desk-phone-join = Count in by phone
desk-phone-join-named = Count in by phone: { $name }
desk-phone-again = On the phone again
desk-phone-again-named = On the phone again: { $name }
desk-phone-hang-up = Has hung up
desk-phone-hang-up-named = Has hung up: { $name }
desk-phone-withdraw = Withdraws consent
desk-phone-withdraw-named = Withdraws consent: { $name }

## A newcomer
desk-held = Not yet a yes from: { $names }
desk-held-no = { $name } does not want this person to come.
desk-held-aloud = Write down an answer said aloud
desk-held-aloud-named = Write down an answer said aloud: { $name }
desk-held-yes = It is all right
desk-held-yes-named = It is all right: { $name }
desk-held-not = It is not
desk-held-not-named = It is not: { $name }

## Child and guardian
desk-child = Child or young person
desk-guardian-missing = The guardian’s answer is missing
desk-people-summary-guardian = The guardian’s consent is missing, and the child is in the meeting: { $names }. Judge whether to go on.
desk-waive-guardian = No guardian is needed
desk-waive-guardian-named = No guardian is needed: { $name }

desk-invite-announced = The client knows that they are coming
desk-invite-announced-hint = If you do not choose this, those who are here are first asked whether a guest, guardian or interpreter may join.
desk-invite-child = The client is a child or a young person
desk-invite-child-hint = They get a short notice of their own and answer themselves. Invite the guardian by their own link.

## Contact
desk-people-asking = Asks for a call or another time
desk-wants-new-time = Asks for another time
desk-contact = Wishes to be contacted here:

## Hand-over to a colleague
desk-hand-over-title = Hand the meeting over
desk-hand-over-text = Your colleague sees the meeting at once on their own desk.
desk-hand-over-to = To whom?
desk-hand-over-choose = Choose a colleague
desk-hand-over-leaves = I leave myself
desk-hand-over-leaves-hint = If you do not choose this, you stay as a helper.
desk-hand-over = Hand over
desk-unit-title = Other meetings of the unit
desk-colleague-title = A colleague’s meeting
desk-colleague-over = A colleague’s meeting
desk-colleague-hosts = Professional: { $names }.
desk-colleague-needed = Someone is waiting, and the professional is not there.
desk-colleague-take = Take the meeting over
desk-colleague-take-hint = The professional sees that you took the meeting. The log tells of it.
desk-colleague-text = You are not part of this meeting. Ask your colleague for an invitation. You can take the meeting over if someone is waiting and the professional is not there.
desk-colleague-look = Look
desk-colleague-look-named = Look: { $service }, { $when }

## Errors
desk-error-by-phone = This person is on the phone. Count them in by phone.
desk-error-phone-notice = The notice has just changed. Read it aloud again, then ask.
desk-error-phone-answer = Choose what they answered.
desk-error-company-answer = Choose what they answered.
desk-error-name-taken = Somebody else here has the same name. Write another name.
desk-error-hand-over = Choose a colleague who is a professional.
desk-error-take = The professional is there already, or nobody waits any more. You do not have to do anything.

## Notices
desk-js-notices = Notices when someone comes
desk-js-notices-sound = A soft sound
desk-js-notices-title = How many wait, in the tab’s title
