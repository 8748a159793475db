### Settings of the services (administration).

admin-services-title = Services
admin-services-link = Edit the services
admin-services-lead = Here you decide once how each service works. Professionals do not have to set anything.
admin-services-back = Back to the services
admin-service-lead = Changes touch meetings that are planned or started after this. Meetings that are already planned keep their settings.
admin-service-saved = Saved. The change touches new meetings.
admin-service-words = What the client sees
admin-service-name = Name of the service
admin-service-name-hint = In everyday words. Clients see it.
admin-service-description = Short description
admin-service-ready = What to have ready
admin-service-ready-hint = One thing on each line. For example: the decision or bill that you will talk about. Leave all languages empty if nothing is needed.
admin-service-times = Times
admin-service-length = Length in minutes
admin-service-early = The waiting room opens before the start, minutes
admin-service-early-hint = People can get help with their devices then. The meeting still starts at the agreed time.
admin-service-grace = An empty meeting ends after, minutes
admin-service-grace-hint = When nobody has been there for this long, the meeting ends by itself.
admin-service-nobody = Advice to who waits if nobody comes, minutes
admin-service-nobody-hint = After this time the client sees where to call, and can leave a contact request.
admin-service-remind = The reminder goes out before the meeting
admin-service-mail-missing = The service sends no e-mail now: the mail server (TUOKIO_SMTP_URL) or the sender’s address (TUOKIO_MAIL_FROM) is not set. No reminder goes out.
admin-service-remind-days = { $days ->
    [one] one day before
   *[other] { $days } days before
}
admin-service-remind-hours = { $hours ->
    [one] one hour before
   *[other] { $hours } hours before
}
admin-service-remind-minutes = { $minutes } minutes before
admin-service-hours = When the door is open
admin-service-hours-hint = For the open door, where people come without an invitation. Leave a day empty when the door is closed. If the whole week is empty, staff on duty decide.
admin-service-hours-from = Time { $n } starts
admin-service-hours-to = Time { $n } ends
admin-service-day = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
admin-service-people = People and names
admin-service-names = The name of the client that others see
admin-service-names-numbered = Guest 1, Guest 2. In a group people may give a nickname.
admin-service-names-nickname = A nickname that the client gives
admin-service-names-anonymous = Always Guest 1, Guest 2
admin-service-names-invited = The name that the professional writes into the invitation
admin-service-announced = Who else the notice speaks of
admin-service-announced-hint = If somebody else comes than the notice says, the others are asked first whether that is all right.
admin-service-guardian = Child and guardian
admin-service-guardian-none = The service is not for children
admin-service-guardian-optional = A guardian can be invited, and need not be waited for
admin-service-guardian-required = A guardian’s consent is needed, unless the professional judges otherwise
admin-service-identity = Identity check
admin-service-identity-text = Ask only if the service requires it. An open service asks nothing.
admin-service-methods = Ways and their order
admin-service-methods-hint = If none is in use, nobody is asked who they are.
admin-service-method-unused = Not in use
admin-service-method-place = Way { $n }
admin-service-provider-missing = Strong electronic identification has not been set up on this server yet.
admin-service-how = How many ways are needed
admin-service-how-any = Any one of them is enough
admin-service-how-each = Each in turn
admin-service-how-free = Free of choice: people get in without it too
admin-service-how-keep = Keep the present rule, which has several steps
admin-service-level = Level of strong identification, at least
admin-service-level-low = low
admin-service-level-substantial = substantial
admin-service-level-high = high
admin-service-known-days = Known client: for how many days an earlier check holds
admin-service-known-days-hint = When the professional says when they checked the client.
admin-service-document-details = Write the kind and country of the document into the log
admin-service-document-details-hint = Kind and country can hint at a person’s background. Write them only if the law requires it.
admin-service-limited-service = If the check does not succeed: a limited service
admin-service-nameless-service = If the check does not succeed: a service without a name
admin-service-other-none = None
admin-service-other-hint = The professional can offer these to the client at once.
admin-service-contact = Contact when technology fails
admin-service-contact-text = Clients see these instead of the organisation’s own.
admin-service-door = A door without invitation
admin-service-door-word = The word in the door’s address
admin-service-door-hint = The address is { $address }word. Choose a neutral word: it stays in the browser’s history. Leave this empty if there is no door.
admin-service-error-changed = Someone else has just changed this service. Your changes are still here. Check them and save again.
admin-service-error-text = Write the text in this language too.
admin-service-error-number = Write a whole number from { $low } to { $high }.
admin-service-error-choice = Choose one of the options.
admin-service-error-hours = Write start and end like 09:00. The end comes after the start.
admin-service-error-backup-phone = Write the phone number in digits, for example 09 123 4567.
admin-service-error-backup-email = Check the e-mail address.
admin-service-error-door = Use only small letters a to z, digits and single hyphens, 2 to 40 of them.
admin-service-error-door-taken = This word is in use already. Choose another.
