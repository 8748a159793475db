# Making sure who somebody is, at the door.
desk-confirm = It is the same client
desk-confirm-named = It is the same client: { $name }
desk-attest-since = Known since another day
desk-attest-since-named = Known since another day: { $name }
desk-attest-day = The day on which you saw who the client is
desk-unshown = The client does not show a document
desk-error-no-method = This way cannot be used now. Choose another one.
desk-error-in-check = An identity check is under way. Finish it first.
desk-error-attestation-expired = That was too long ago. Make sure again who it is.
desk-error-seen-on = Check the day. It cannot be in the future.
desk-error-held = Those who are here have not answered yet about the new person.
desk-error-guardian = The guardian's answer is missing. You can also judge that none is needed.
