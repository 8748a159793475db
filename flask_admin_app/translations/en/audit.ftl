# The auditor's pages: the log in plain words, checking it, taking it along.

## Frame
audit-nav = Log
audit-nav-entries = Entries
audit-nav-health = State of the log
audit-pattern-day = y-MM-dd
audit-pattern-time = HH:mm:ss

## List
audit-title = Log
audit-lead = Here you see what happened, when, and which text people were shown. There are no names here: people have codes. Every look of yours is itself written into the log.
audit-filter-title = Narrow the list
audit-filter-in-use = The list is narrowed.
audit-filter-since = From day
audit-filter-until = To day
audit-filter-unit = Unit
audit-filter-template = Service
audit-filter-type = Event
audit-filter-notice = Text and version
audit-filter-purpose = Purpose
audit-filter-encounter = Only the meeting { $code }
audit-filter-any = All
audit-filter-apply = Show
audit-filter-clear = Show everything
audit-error-title = Nothing was searched
audit-error-filter = Check the fields that are marked. The others were kept.
audit-error-field = This value cannot be used. Choose another, or leave the field empty.
audit-error-reason = Choose a reason from the list.
audit-list-title = Entries, newest first
audit-list-none = There are no such entries.
audit-list-older = Older entries
audit-list-newest = Back to the newest
audit-entry-link = Entry { $n }
audit-encounter-link = Meeting { $code }
audit-text-link = Text: { $name }

## What happened
audit-event =
    { $type ->
        [encounter_planned] Meeting planned
        [encounter_opened] Waiting room opened
        [encounter_moved_on] Meeting given more time
        [encounter_ended] Meeting ended
        [encounter_cancelled] Meeting cancelled
        [invited] Invitation made
        [invitation_replaced] Invitation link replaced with a new one
        [arrived] Link opened
        [waiting] Came to the waiting room
        [taken_over] Continued in another browser
        [notice_shown] Text shown
        [consent_requested] Consent asked for
        [consent_given] Consent given
        [consent_refused] Consent refused
        [consent_withdrawn] Consent withdrawn
        [consent_superseded] Earlier consent no longer counts: the text changed
        [consent_expired] Consent expired
        [identity_check_recorded] Identity check recorded
        [admitted] Let in
        [declined] Not taken in
        [sent_back] Moved back to the waiting room
        [removed] Removed from the meeting
        [joined] Came into the meeting
        [absent] Connection lost
        [left] Left
        [evicted] Put out by the video server
        [returned] Came back
        [staff_joined] Worker has a place in the meeting
        [board_copy_agreed] Copy of the board agreed on
        [receipt_code_taken] Client took a code for their own log
        [own_log_opened] Client looked at their own log
        [viewed] Log looked at
        [exported] Taken along from the log
        [pseudonym_asked] Asked who a worker is
        [pseudonym_opened] Worker’s name opened
        [pseudonym_refused] Worker’s name not opened
        [erased] Records destroyed
        [purge_run] Old records cleared
        [key_rotated] Signing key of the log changed
        [identity_check_opened] Identity check begun
        [way_on_offered] Another way on offered
        [cannot_come] Said that they cannot come
        [contact_asked] Asked to be contacted
        [company_answered] Answered whether a newcomer may join
        [guardian_waived] Professional judged that no guardian is needed
        [joined_by_phone] Joined by phone
        [stepped_aside] Hid the meeting for a moment
        [stepped_back] Came back to the meeting
        [handed_over] Meeting handed over to a colleague
        [side_room_opened] Side room opened
        [side_room_closed] Side room closed
        [mail_sent] E-mail sent
       *[other] { $type }
    }
audit-purpose =
    { $purpose ->
        [remote_meeting] meeting remotely
        [board_copy] taking a copy of the board
       *[other] { $purpose }
    }
audit-notice-name =
    { $name }, version { $version }, { $language ->
        [fi] Finnish
        [fi-selko] easy Finnish
        [sv] Swedish
        [en] English
       *[other] { $language }
    }
audit-about-purpose = Purpose: { $purpose }
audit-about-person = About: { $who }

## Who
audit-who-service = The service itself
audit-who-client = Client { $code }
audit-who-client-number = Client { $n } ({ $code })
audit-who-staff = Worker { $code }
audit-who-named = Worker { $code } ({ $name })
audit-who-you = Worker { $code } (you)
audit-unreadable = This entry cannot be opened: it was changed, or its key is missing. Check the whole log.

## What else an entry tells
audit-fact-method =
    { $value ->
        [click] Answered by pressing a button
        [oral_confirmed_by_professional] Answered aloud; the worker wrote it down
        [paper] Answered on paper
        [eid] Answered with strong electronic identification
        [known_client] The worker knows the client
        [document_on_camera] An identity document was shown to the camera
        [strong_eid] Strong electronic identification
        [confirmed_again] Staff confirmed that it is the same person
       *[other] How: { $value }
    }
audit-fact-result =
    { $value ->
        [verified] Identity confirmed
        [not_verified] Identity not confirmed
        [poor_picture] The picture was too poor
        [stopped] The check was stopped
       *[other] Result: { $value }
    }
audit-fact-role =
    { $value ->
        [professional] Role: professional
        [helper] Role: helper
        [client] Role: client
        [guardian] Role: guardian
        [guest] Role: guest
        [interpreter] Role: interpreter
       *[other] Role: { $value }
    }
audit-fact-kind =
    { $value ->
        [personal] A link for one person
        [shared] One link for everyone
        [by_phone] By phone
       *[other] Kind: { $value }
    }
audit-fact-how =
    { $value ->
        [given] The professional handed it over
        [taken] Taken over while the professional was not there
       *[other] How: { $value }
    }
audit-fact-yes =
    { $value ->
        [True] Answer: it is all right
       *[other] Answer: no
    }
audit-fact-new_time =
    { $value ->
        [True] Asked for a new time
       *[other] Asked for no new time
    }
audit-fact-promise = Promised not to record or take pictures
audit-fact-by =
    { $value ->
        [command] Made by a command on the server
       *[other] By: { $value }
    }
audit-fact-admission = The way straight back was closed
audit-fact-what =
    { $value ->
        [list] The list
        [encounter] One meeting
        [entry] One entry in full
        [notice] A text
        [notice_source] A text as a file
        [health] The state of the log
        [verify] The check of the log
       *[other] { $value }
    }
audit-fact-index = Entry { $value }
audit-fact-text = Text with hash { $value }
audit-fact-format =
    { $value ->
        [jsonl] As JSON lines
        [csv] As a table
        [fhir] As FHIR
        [bundle] As a package that anyone can check
        [proof] Proof of one entry
       *[other] As { $value }
    }
audit-fact-form =
    { $value ->
        [page] On a page
        [file] As a file
       *[other] As { $value }
    }
audit-fact-old = Old key: { $value }
audit-fact-new = New key: { $value }
audit-fact-count = Records: { $value }
audit-fact-reason =
    { $value ->
        [complaint] Reason: a complaint
        [client_asked] Reason: the client asked
        [suspected_misuse] Reason: suspected misuse
        [internal_audit] Reason: internal audit
        [authority] Reason: an authority asked
        [request] Reason: the client asked for it
        [retention] Reason: the time for keeping them was over
        [consent_withdrawn] Reason: consent was withdrawn
        [removed] Reason: the worker removed the person
        [consent_refused] Reason: consent was refused
        [left] Reason: the person left
        [sent_back] Reason: back to the waiting room
        [ended] Reason: the admission had ended
        [room_closed] Reason: the meeting had ended
        [replaced] Reason: the person came in again from elsewhere
        [ok] Reason: everything fitted
        [not_genuine] Reason: did not look genuine
        [photo_differs] Reason: another person in the photo
        [expired] Reason: not valid
        [name_differs] Reason: another name
        [cannot_tell] Reason: could not tell
        [no_document] Reason: no document was shown
        [poor_picture] Reason: the picture was too poor
        [client_stopped] Reason: the client stopped
        [staff_stopped] Reason: staff stopped
        [level_too_low] Reason: the level of identification was too low
        [provider_failed] Reason: the identity provider did not work
       *[other] Reason: { $value }
    }
audit-fact-genuine =
    { $value ->
        [yes] Looked genuine: yes
        [no] Looked genuine: no
        [cannot_tell] Looked genuine: could not tell
       *[other] Looked genuine: not asked
    }
audit-fact-photo =
    { $value ->
        [yes] Same person in the photo: yes
        [no] Same person in the photo: no
        [cannot_tell] Same person in the photo: could not tell
       *[other] Same person in the photo: not asked
    }
audit-fact-valid =
    { $value ->
        [yes] Valid: yes
        [no] Valid: no
        [cannot_tell] Valid: could not tell
       *[other] Valid: not asked
    }
audit-fact-name =
    { $value ->
        [yes] Name as booked: yes
        [no] Name as booked: no
        [cannot_tell] Name as booked: could not tell
       *[other] Name as booked: not asked
    }
audit-fact-check = Check { $value }
audit-fact-assurance =
    { $value ->
        [none] Assurance: none
        [low] Assurance: low
        [substantial] Assurance: substantial
        [high] Assurance: high
       *[other] Assurance: { $value }
    }
audit-fact-document =
    { $value ->
        [identity_document] Identity document
        [passport] Passport
        [identity_card] Identity card
        [residence_permit] Residence permit card
        [driving_licence] Driving licence
       *[other] Another document
    }
audit-fact-origin =
    { $value ->
        [fi] Issued by: Finland
        [eu_eea] Issued by: another EU or EEA country
       *[other] Issued by: another country
    }
audit-fact-way =
    { $value ->
        [limited] Offered: limited service
        [nameless] Offered: a talk without a name
        [new_time] Offered: a new time
       *[other] Offered: meeting in person
    }
audit-fact-started_at = Began { $value }
audit-fact-ended_at = Ended { $value }
audit-fact-seen_on = Known since { $value }
audit-fact-broker = Identity provider { $value }
audit-fact-entries =
    { $more ->
        [0] Entries: { $value }
       *[other] Entries: { $value } and { $more } more
    }
audit-fact-keys = Keys destroyed: { $value }
audit-fact-records = Records destroyed: { $value }
audit-fact-encounters = Meetings: { $value }

## One meeting
audit-encounter-title = Meeting { $code }
audit-encounter-lead =
    { $clients ->
        [0] What happened, in order. No client has come yet.
        [one] What happened, in order. There was one client.
       *[other] What happened, in order. There were { $clients } clients.
    }
audit-encounter-proves = The log tells what the holder of the link was shown and answered. It does not tell who held the link.
audit-encounter-texts = Texts that were shown
audit-encounter-no-texts = No text has been answered yet.
audit-encounter-destroyed =
    { $count ->
        [one] One record of this meeting was destroyed on { $when }.
       *[other] { $count } records of this meeting were destroyed on { $when }.
    }
audit-encounter-export = Take this meeting along
audit-back = Back to the list

## A text
audit-notice-title = Text as it was shown
audit-notice-hash = Hash (SHA-256)
audit-notice-match = The hash matches: these are the words that people were shown, letter for letter.
audit-notice-differs = The hash does not match. The text in the database is not the one that people were shown. It now has the hash { $computed }.
audit-notice-rendered = As people read it
audit-notice-source = Letter for letter
audit-notice-download = Download the text

## One entry
audit-entry-title = Entry { $n }
audit-entry-words = In words
audit-entry-unit = Unit: { $unit }
audit-entry-place = Place in the log
audit-entry-place-text = This is entry { $n }. The log has { $size } entries, and counting begins at 0.
audit-entry-commitment = Commitment (SHA-256 of salt and record)
audit-entry-leaf = Leaf hash
audit-entry-proof = Download proof
audit-entry-proof-hint = The proof shows that this entry is in the log that was signed. With the record’s line below it can be checked without this service.
audit-entry-record = The record
audit-entry-empty = not known
audit-entry-controller = Who answers for the data
audit-entry-canonical = The record as it was logged
audit-entry-line = The record’s line, with its salt

## Workers
audit-workers-title = Workers on this page
audit-workers-text = Workers are shown by codes. If you need a name, ask the administrator and give a reason. The request and the decision are written into the log.
audit-worker = Worker { $code }
audit-worker-waiting = Asked { $when }. The administrator has not decided yet.
audit-worker-open = The name is { $name }. You see it until { $when }.
audit-worker-refused = The administrator did not open the name ({ $when }).
audit-worker-closed = The name was open to you earlier.
audit-worker-ask = Ask who this is
audit-worker-ask-named = Ask who this is: worker { $code }
audit-worker-reason = Reason
audit-worker-send = Ask
audit-reason =
    { $reason ->
        [complaint] A complaint
        [client_asked] The client asked
        [suspected_misuse] Suspected misuse
        [internal_audit] Internal audit
        [authority] An authority asked
       *[other] { $reason }
    }

## Checking
audit-verify-title = Is the log whole?
audit-verify-text = The check goes through every entry: that none is missing or changed, that every record is the one that was logged, and that the whole is what was signed.
audit-verify-start = Check the whole log
audit-verify-again = Check again
audit-verify-rest = Check the rest
audit-verify-checked = Checked { $checked } entries from entry { $first } on.
audit-verify-more = The log has { $size } entries. The rest is not checked yet.
audit-verify-good = No faults were found.
audit-verify-bad = Faults were found:
audit-verify-exactly = Exactly: { $words }
audit-verify-more-faults =
    { $count ->
        [one] And one more.
       *[other] And { $count } more.
    }
audit-verify-counts = Records opened and found right: { $opened }. Destroyed as the log tells: { $erased }.
audit-verify-signed =
    { $witnesses ->
        [0] The log continues what was last signed, at { $size } entries. No outside witness has confirmed that.
        [1] The log continues what was last signed, at { $size } entries. One outside witness has confirmed that.
       *[other] The log continues what was last signed, at { $size } entries. { $witnesses } outside witnesses have confirmed that.
    }
audit-verify-unsigned = The log has not been signed yet.
audit-verify-outside = This check is made by the service itself. To check without trusting it, take the package along and use tuokio-verify.
audit-fault-entry = Entry { $n } is not in order.
audit-fault-log = The log is not in order.
audit-js-verify-running = Checking. { "{" }checked{ "}" } of { "{" }size{ "}" } entries.
audit-js-verify-good = Checked { "{" }checked{ "}" } entries. No faults were found.
audit-js-verify-bad = Checked { "{" }checked{ "}" } entries. Faults were found:
audit-js-verify-counts = Records opened and found right: { "{" }opened{ "}" }. Destroyed as the log tells: { "{" }erased{ "}" }.
audit-js-verify-broken = The check stopped: the service could not be reached. Press the button to begin again.
audit-js-verify-signed-out = The check stopped: you are signed out. Sign in and begin again.

## Taking along
audit-export-title = Take along
audit-export-text = You get what your filters show. It holds no names, but handle it with care: codes can be put together with what you know.
audit-export-kind = Form
audit-export-jsonl = JSON lines
audit-export-jsonl-hint = Every record in full, one to a line.
audit-export-csv = Table (CSV)
audit-export-csv-hint = Opens in a spreadsheet.
audit-export-fhir = FHIR Consent
audit-export-fhir-hint = Consents only, for systems that read FHIR R5.
audit-export-bundle = Package to check
audit-export-bundle-hint = Everything between the days, with proofs. Anyone can check it with tuokio-verify. The other filters do not apply.
audit-export-take = Download
audit-export-nothing-title = There was nothing to take along
audit-export-nothing-text = No entries are as the filters say. Nothing was downloaded, and nothing was written into the log.

## State of the log
audit-health-title = State of the log
audit-health-good = No faults are known.
audit-health-faults = To mend
audit-health-fault =
    { $trouble ->
        [missing] Entries are missing from the log. Check the whole log and tell the administrator at once.
        [damaged] The log is not what it was when it was last signed, so nothing is signed any more. Check the whole log and tell the administrator at once.
        [key] The log’s signing key cannot be read, so nothing is signed. Bring the key file back from a backup.
        [unsigned] The log has not been signed yet.
        [old] The log has grown, and for hours nothing has been signed. Does the service’s background work run?
        [witness] The witness { $about } has not confirmed the log lately.
        [alarm] The witness { $about } says that this log is not the one it saw before. Find out why before you trust the log.
        [errand] This does not succeed: { $about ->
            [mail] the daily mail
            [webhook] the daily message to another system
            [timestamp] time-stamping
            [publish] signing and publishing the log
            [purge] clearing old records
           *[other] { $about }
        }.
       *[other] { $about }
    }
audit-health-size = Entries
audit-health-gaps = Missing entries
audit-health-destroyed = Records destroyed
audit-health-checkpoint = Last public signature
audit-health-checkpoint-at = { $when }, at { $size } entries
audit-health-never = not yet
audit-health-witness = Witness { $name }
audit-health-witness-none = No outside witnesses are set.
audit-health-errand =
    { $name ->
        [publish] Signing and publishing
        [mail] Daily mail
        [webhook] Daily message to another system
        [timestamp] Time-stamp
        [purge] Old records cleared
       *[other] { $name }
    }
audit-health-weeks = Records by week
audit-health-weeks-text = In the whole organisation, without destroyed records. The log does not count anybody’s work.
audit-health-weeks-own = In the units that you audit and in the service itself, without destroyed records. The log does not count anybody’s work.
audit-health-week = Week from
audit-health-count = Records
audit-health-name-title = How to know this log
audit-health-name-text = Keep these, and compare them with what the administrator told you in another way. Whoever checks a package or a receipt needs the key.
audit-health-origin = Name of the log
audit-health-key = Public key
audit-health-copy-origin = Copy the name
audit-health-copy-key = Copy the key
