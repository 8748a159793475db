# The professional's pages: desk, launch, meeting, end.

## Top of the page
staff-sign-out = Sign out
staff-nav = Main menu
staff-nav-desk = Desk
staff-nav-admin = Settings
staff-nav-admin-log = Log settings
staff-nav-audit = Log

## Desk
desk-title = Desk
desk-launch-title = Start a remote meeting
desk-launch-none = Your organisation has no services yet. Ask your administrator to add the first one.
desk-auditor = Professionals start the meetings. You can look at the log: what happened and when.
desk-auditor-go = Go to the log
desk-identity-first =
    { $method ->
        [known_client] First make sure that you know the client.
        [document_on_camera] First look at the client's identity document on camera.
        [strong_eid] The client first identifies electronically.
       *[other] First make sure who the client is.
    }
desk-list-title = Your meetings
desk-list-empty = No open or coming meetings. Start one when it suits you.
desk-list-open-now = Open now
desk-list-coming = Coming
desk-list-at = Starts { $when }
desk-list-started = Started { $when }
desk-list-waiting =
    { $count ->
        [0] Nobody is waiting
        [one] One person is waiting
       *[other] { $count } people are waiting
    }
desk-list-here =
    { $count ->
        [0] Nobody is in the meeting
        [one] One person is in the meeting
       *[other] { $count } people are in the meeting
    }
desk-page-gone = The waiting page is not open now. The place is kept.
desk-list-asked = Someone asked to be contacted. Open the meeting to see the request.
desk-list-go = Go to the meeting
desk-list-go-named = Go to the meeting: { $service }, { $when }
desk-list-ended = Ended meetings leave this page. They are not counted or followed.

## Launch
launch-label = Start a remote meeting
launch-minutes = About { $minutes } minutes
launch-hours = About { $hours } hours
launch-now = Start now
launch-now-hint = You get a link at once that you can give to the client. Nobody gets in without you.
launch-promise = By starting or booking a meeting you promise not to record or take pictures. The client promises the same by agreeing.
launch-later = Choose another time
launch-starts-at = When does the meeting start?
launch-starts-at-hint = The client can come to the waiting room a little earlier.
launch-language = Language of the invitation
launch-save = Book the time
launch-back = Back to the desk
launch-error-title = Check the time
launch-error-time-bad = The time is missing or cannot be read. Choose a day and a time.
launch-error-time-past = That time has passed. Choose a later time, or start now.

## Meeting
desk-encounter-starts = Starts { $when }
desk-encounter-opens = The waiting room opens { $when }
desk-encounter-opens-time = The waiting room opens at { $time }
desk-encounter-started = Started { $when }
desk-encounter-ended = The meeting has ended.
desk-encounter-cancelled = The meeting has been cancelled.
desk-back = Back to the desk
desk-end = End for everyone
desk-end-hint = Everyone is disconnected and the link stops working.
desk-cancel = Cancel the meeting
desk-cancel-hint = The link then tells the client that the meeting is cancelled.

## People
desk-people-title = People
desk-gate-away-title = The video server does not answer right now.
desk-gate-away-text = Those whom you let in wait, and get in as soon as it is back. Those who are already in the meeting can go on. You do not have to do anything.
desk-people-summary-waiting =
    { $count ->
        [0] Nobody is waiting.
        [one] One person is waiting.
       *[other] { $count } people are waiting.
    }
desk-people-summary-waiting-named = Waiting: { $names }.
desk-people-summary-here =
    { $count ->
        [0] Nobody else is in the meeting.
        [one] One person is in the meeting.
       *[other] { $count } people are in the meeting.
    }
desk-people-summary-let-in =
    { $count ->
        [one] One person has been let in.
       *[other] { $count } people have been let in.
    }
desk-people-empty = Nobody is waiting yet. You will see it here as soon as someone comes.
desk-people-waiting = Waiting
desk-people-let-in = Let in
desk-people-present = In the meeting
desk-people-reading = On the way to the waiting room
desk-people-unwilling = Does not want to meet remotely
desk-people-coming = Not here yet
desk-people-gone = Gone
desk-people-unconfirmed = Not yet confirmed that everyone is out
desk-select = Select: { $name }
desk-admit = Let in
desk-admit-named = Let in: { $name }
desk-admit-selected = Let in the selected
desk-admit-all = Let in all who are ready ({ $count })
desk-attest = I know this client
desk-attest-named = I know this client: { $name }
desk-attest-hint = Confirm only if you know whom you gave the link to.
desk-decline = I cannot take this now
desk-decline-named = I cannot take this now: { $name }
desk-send-back = Move to the waiting room
desk-send-back-named = Move to the waiting room: { $name }
desk-remove = Remove from the meeting
desk-remove-named = Remove from the meeting: { $name }
desk-remove-left = Do not let back in
desk-remove-left-named = Do not let back in: { $name }
desk-more = …
desk-more-named = More choices: { $name }
desk-role =
    { $role ->
        [professional] professional
        [helper] helper
        [client] client
        [guardian] guardian
        [guest] guest
        [interpreter] interpreter
       *[other] participant
    }
desk-waited =
    { $minutes ->
        [0] Has just come
       *[other] Waiting { $minutes } min
    }
desk-waiting-since = Waiting since { $time }
desk-place =
    { $place ->
        [invited] Has not come yet
        [arrived] Reading the notice before the waiting room
        [waiting] Waiting
        [admitted] Let in
        [present] In the meeting
        [absent] Connection lost. Can come back without asking
        [left] Left
        [declined] Declined
        [withdrawn] Withdrew consent and left
        [cannot_come] Cannot come
        [removed] Removed from the meeting
        [ended] The meeting has ended
       *[other] State not known
    }
desk-consent =
    { $consent ->
        [given] Has agreed
        [refused] Did not agree to a remote meeting
        [withdrawn] Withdrew consent
       *[none] Has not yet answered about consent
    }
desk-identity =
    { $identity ->
        [in_check] Identity is being checked
        [verified] Identity confirmed
        [not_verified] Identity could not be confirmed
       *[pending] Identity not confirmed
    }
desk-door =
    { $door ->
        [pending] The door opens in a moment
        [away] Gets in as soon as the video server answers
       *[closing] Not yet confirmed that the person is out
    }
desk-moved = Moved to another device
desk-aside = Someone else is in the room. Picture, microphone and sound are off. Wait until they come back by themselves
desk-notice-changed =
    { $count ->
        [one] The notice has changed since one person agreed. They will be asked at the next meeting. If the change touches this meeting, ask now.
       *[other] The notice has changed since { $count } people agreed. They will be asked at the next meeting. If the change touches this meeting, ask now.
    }
desk-ask-again = Ask again now
desk-agreed = Consents
desk-agreed-named = Consents: { $name }
desk-agreed-answer =
    { $answer ->
        [given] agreed
        [refused] did not agree
        [withdrawn] withdrew
       *[none] has not answered
    }
desk-agreed-notice = Notice: { $notice }, version { $version }, { $language }
desk-may-return = Left. Can come back without asking
desk-message-sent = Your message: { $text }

## Message to those who wait
desk-message-title = Message to everyone waiting
desk-message-late-legend = I am late
desk-message-late-5 = 5 min
desk-message-late-5-label = 5 min late
desk-message-late-10 = 10 min
desk-message-late-10-label = 10 min late
desk-message-late-15 = 15 min
desk-message-late-15-label = 15 min late
desk-message-soon = Coming soon
desk-message-text = Your own message
desk-message-text-hint = Do not write about the client’s affairs.
desk-message-send = Send
desk-message-one = Message
desk-message-one-label = Message: { $name }
desk-message-one-send = Send: { $name }

## Picture and sound
desk-pane-title = Picture and sound
desk-pane-text = The camera and microphone start only when you join.
desk-pane-practice = This is practice. Picture and sound go only between the browsers.
desk-pane-opens = You can join when the waiting room opens: { $when }.
desk-pane-join = Join the meeting
desk-pane-noscript = Picture and sound need JavaScript. Turn it on in the browser’s settings. The other buttons work without it.
desk-pane-here = The service records nothing.
desk-promise = You have promised not to record or take pictures. The client promises the same by agreeing.

## Invitations
desk-invite-title = Invitation
desk-invite-list-title = Invitations
desk-invite-for =
    { $role ->
        [professional] Professional
        [helper] Helper
        [client] Client
        [guardian] Guardian
        [guest] Guest
        [interpreter] Interpreter
       *[other] Participant
    }
desk-invite-shared = One link for everyone
desk-invite-link = Link
desk-invite-link-named = Link: { $name }
desk-invite-copy-text = Copy invitation
desk-invite-copy-text-named = Copy invitation: { $name }
desk-invite-copy-link = Copy link
desk-invite-copy-link-named = Copy link: { $name }
desk-invite-more = Text, calendar and new link
desk-invite-more-named = Text, calendar and new link: { $name }
desk-invite-text = Invitation: { $language }
desk-invite-copy-this = Copy: { $language }
desk-invite-replace = Replace with a new link
desk-invite-replace-named = Replace with a new link: { $name }
desk-invite-replace-hint = The old link stops working at once.
desk-invite-another = Invite someone else
desk-invite-role = Whom do you invite?
desk-invite-name = Name that others see
desk-invite-name-hint = Optional. A first name or nickname is enough.
desk-invite-name-hint-compared = Optional. Write the whole name as it is in the client's papers: it is compared when the client identifies. A first name alone cannot be compared.
desk-invite-language = Language of the invitation
desk-invite-create = Make an invitation

## End
desk-bye-title = The meeting has ended
desk-bye-text = Everyone has been disconnected. The links no longer work.
desk-bye-closing = Everyone is being disconnected. The links no longer work.
desk-bye-away = The links no longer work. The video server does not answer right now, so it is not yet confirmed that everyone is out. It disconnects everyone as soon as it answers. You do not have to do anything.
desk-bye-kept = No picture, sound or messages were kept.
desk-bye-log = The log holds only what happened and when: no names and no content.
desk-bye-record = Write the meeting into the client record as you do with other meetings.
desk-bye-client = The client sees a page that says the meeting has ended.

## Errors
desk-error-title = Nothing was changed
desk-error-stale = Someone else has just changed this. See how it is now and try again.
desk-error-gone = The person or the meeting is no longer here. See how it is now.
desk-error-not-ready = The person is not ready yet. Wait for their consent, or first confirm that you know the client.
desk-error-name-too-long = The name is too long. Use at most 40 characters.
desk-error-name-bad = The name has characters that cannot be shown. Write the name again.
desk-error-name-identity-code = This looks like a personal identity code. Everyone in the meeting would see it. Write a first name or a nickname.
desk-error-name-document-number = This looks like the number of a document. Write a name that others may see.
desk-error-name-machine-readable = This looks like the machine-readable line of a document. Write a name that others may see.
desk-error-name-anonymous = In this service nobody sees the names of clients. Leave the name empty.
desk-error-window = Something is wrong with the guest's time. Write the times like 12:30. The end must be after the beginning, and still to come.
desk-error-guest-time = It is not the guest's own time now. Send a new invitation if they may come.
desk-error-not-open = The waiting room is not open yet. You can let people in when it has opened.
desk-error-started = The waiting room has already opened, so the meeting cannot be cancelled any more. You can end it.
desk-error-message-empty = The message is empty. Write one, or choose a ready one.
desk-error-message-too-long = The message is too long. Use at most 200 characters.
desk-error-message-identity-code = There seems to be a personal identity code in the message. Leave it out: it is not needed here.
desk-error-nobody = Nobody was selected. First select whom it is about.
desk-error-nobody-waiting = Nobody is waiting, so the message was not sent.
