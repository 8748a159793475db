# The client's pages: a newcomer, somebody on the phone, child and guardian.

common-by-phone = { $name } (by phone)

## Somebody in the meeting is asked
meeting-company-title = Is it all right that someone joins?
meeting-company-ask =
    { $role ->
        [interpreter] An interpreter would like to come: { $name }.
        [guardian] A guardian would like to come: { $name }.
       *[other] Someone would like to come: { $name }.
    }
meeting-company-hint = Take your time. They wait. Only the professional sees your answer.
meeting-company-yes = That is all right
meeting-company-yes-named = That is all right: { $name }
meeting-company-no = No
meeting-company-no-named = No: { $name }
meeting-company-said-yes = You answered: that is all right. You can change your mind until they come.
meeting-company-said-no = You answered: no. You can change your mind.
meeting-company-done = Your answer is kept.
error-company-gone-title = This is not asked any more
error-company-gone-text = Things have changed.
error-company-gone-next = Go back to the meeting.

## To whoever waits
wait-held-company = Those who are here are asked whether it is all right that you join. Please wait, there is no hurry.
wait-held-guardian = The guardian’s answer is still awaited. You do not have to do anything.
