### Making sure who somebody is: the professional's page, the client's page, and ways on.

## Desk

desk-open-check = Check identity
desk-open-check-named = Check identity: { $name }
desk-check-go = Go to the check
desk-check-go-named = Go to the check: { $name }
desk-ways = Offer another way on
desk-ways-named = Offer another way on: { $name }
desk-ways-hint = Nobody needs a reason for having no identity document. Choose how things can go on.
desk-way-limited = Limited service
desk-way-nameless = A talk without a name
desk-way-new_time = A new time
desk-way-in_person = Meeting in person
desk-way-offered = You offered: { $way }.
desk-way-go = Go to that meeting
way-error-service = This service is no longer there. Choose another way.

## The professional's page

check-title = Identity check
check-frame = Picture and sound
check-alone = Only you and the client are here. The others neither see nor hear this.
check-nothing-kept = Nothing is kept. Do not take a picture.
check-list-title = Checklist
check-document = Document
check-origin = Issued by
check-kind-passport = Passport
check-kind-identity_card = Identity card
check-kind-residence_permit = Residence permit card
check-kind-driving_licence = Driving licence
check-kind-other = Another document
check-origin-fi = Finland
check-origin-eu_eea = Another EU or EEA country
check-origin-other = Another country
check-show-list = Show the list
check-document-told = The kind of document and its issuer go into the log, because the service requires it.
check-document-untold = The kind of document and its issuer are not written down. They are forgotten when the check ends.
check-weak = This document proves less than a passport or an identity card. Ask for another one, if the client has one.
check-ask-title = Ask the client
check-ask-tilt_slowly = to tilt the document slowly from side to side
check-ask-hold_beside_face = to hold it beside their face
check-ask-cover_numbers = to cover the personal identity code and the document number with a finger
check-ask-say_name = to say their name
check-look-title = Look
check-look-tilt_hologram = Do patterns and colours change when the passport is tilted? A flat or dull surface may be a copy.
check-look-page_edges = Are the edges of the page whole, and is the photo part of the page and not on top of it?
check-look-photo = Is it the same person in the photo? Compare eyes, ears and chin. Hair and beards change.
check-look-validity = Is the document valid today?
check-look-name = Is the name the one that was booked? Spellings can differ.
check-look-tilt_card = Do pictures and colours change when the card is tilted?
check-look-both_sides = Look at both sides. The code on the back stays covered.
check-look-permit_type_covered = The ground of the permit does not matter. The client can cover it.
check-look-tilt_any = Does anything change when it is tilted? Plain paper is not enough.
check-look-issuer = Was it issued by an authority?
check-look-finnish_marks = A Finnish document shows the lion coat of arms and a picture that changes when it is tilted.
check-look-public_register = Model pictures are in PRADO, the public register of documents of the EU (consilium.europa.eu/prado).
check-look-unfamiliar = If you do not know this document, answer “Cannot tell”. That is a good answer.
check-outcome-title = What you saw
check-write-nothing = Write down nothing of the document. Only these answers stay in the log.
check-question-genuine = Does the document look genuine when it is tilted?
check-question-photo = Is the photo of the person you see?
check-question-valid = Is the document valid?
check-question-name = Is the name the one that was booked: { $name }?
check-answer-yes = Yes
check-answer-no = No
check-answer-cannot_tell = Cannot tell
check-result = Result
check-result-verified = Identity confirmed
check-result-not_verified = Identity could not be confirmed
check-result-poor_picture = The picture was too poor: we try again
check-reason = The reason, if identity was not confirmed
check-reason-none = No reason
check-reason-hint = Only this is written down. The client is not asked why there is no document.
check-reason-not_genuine = Does not look genuine
check-reason-photo_differs = Another person in the photo
check-reason-expired = Not valid
check-reason-name_differs = Another name
check-reason-cannot_tell = Cannot tell
check-reason-no_document = No document was shown
check-record = Record the result
check-stop = Stop without a result
check-stop-hint = The client goes back to the waiting room. You can try again later.
check-colleague = { $name } is checking this client’s identity right now.
check-back = Back to the meeting
check-again =
    { $tries ->
        [one] The picture was too poor. You can try once more. Ask the client to find a bright place and hold the document still.
       *[other] The picture was too poor. You can try { $tries } more times. Ask the client to find a bright place and hold the document still.
    }
check-again-button = Try again
check-another = The picture was too poor three times. Choose another way. On the page of the meeting you can also offer a way on without identity.

## What is wrong with the form

check-error-title = The result was not recorded
check-error-identity-code = The form held something that looks like a personal identity code. It must not be written down, and it was not kept. Answer with the choices only.
check-error-document-number = The form held something that looks like the number of a document. It must not be written down, and it was not kept. Answer with the choices only.
check-error-machine-readable = The form held something that looks like the machine-readable line of a document. It must not be written down, and it was not kept. Answer with the choices only.
check-error-unknown-field = The form held something that does not belong to it. Nothing was kept. Answer with the choices only.
check-error-answer-missing = Answer each question. “Cannot tell” is a good answer.
check-error-not-all-yes = Identity can be confirmed only when every answer is “Yes”. Change an answer or the result.
check-error-no-reason = Choose a reason, since identity could not be confirmed.
check-error-contradiction = The reason and the answers do not fit together. Change one of them.
check-error-result = Choose a result.
check-error-document = Choose the document and who issued it.
check-error-ended = The check had already ended. You can start it again.

## The client's page

wait-check-title = We make sure who you are
wait-check-text = { $name } is waiting for you. Take out your identity document. If you do not have one, go on all the same.
wait-check-go = Go on
wait-verified = Thank you. We know now who you are. Wait a moment more.
wait-poor-picture = The picture was not clear enough. That is all right: the professional will try again soon, or agree with you on another way.
wait-not-shown = You did not show an identity document. That is all right: the professional will tell you soon how you can go on.
wait-not-verified = We could not make sure who you are right now. That is all right: the professional will tell you soon how you can go on.
check-client-title = Show your identity document
check-client-alone = Only you and { $name } are here. Nothing is recorded or saved.
check-client-frame = Picture and sound
check-client-no-script = This does not work in this browser. Open the link in another browser, or call us.
check-guide-title = How to do it
check-guide-light = Go to a bright place. The light comes from the front.
check-guide-still = Hold the document still in front of the camera, close to your face.
check-guide-tilt = Tilt it slowly when you are asked to.
check-guide-cover = Cover your identity code and the number of the document with a finger. They are not needed.
check-no-title = You cannot or do not want to show it?
check-no-text = That is fine. Nobody asks why. We will find another way.
check-no-button = I do not show a document
client-js-check-try = Try again

## Ways on

way-limited-title = You can go on without showing who you are
way-limited-text = You can talk in general. Not everything can be done this way.
way-nameless-title = You can go on without a name
way-nameless-text = Nobody asks there who you are.
way-new_time-title = You can agree on another time
way-new_time-text = You can ask for another time here.
way-in_person-title = You can meet in person
way-in_person-text = Call us, and we agree on a place and a time.
way-go = Go on
