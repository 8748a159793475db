### The invitation, the reminder and the cancellation by e-mail.

## The letters

mail-subject-invitation = Booked time
mail-subject-reminder = A reminder of your booked time
mail-subject-cancellation = Cancelled: booked time
mail-cancelled = The remote meeting is cancelled. You need to do nothing.
mail-cancelled-neutral = Your booked time is cancelled. You need to do nothing.
mail-cancelled-next = If you want a new time, get in touch.
mail-cancelled-phone = Phone: { $phone }

## The desk

desk-mail-title-named = Send by e-mail: { $name }
desk-mail-address = E-mail address
desk-mail-hint = The address is shown to nobody. It is deleted when no more letters go there.
desk-mail-language = Language of the letter
desk-mail-remind = { $hours ->
    [one] Also send a reminder about an hour before
   *[other] Also send a reminder about { $hours } hours before
}
desk-mail-send = Send the invitation
desk-mail-send-named = Send the invitation: { $name }
desk-mail-state =
    { $state ->
        [waiting] The e-mail goes out soon.
        [sent] The invitation was sent by e-mail.
        [reminding] The invitation was sent by e-mail. The reminder follows later.
        [reminded] The invitation and the reminder were sent by e-mail.
       *[failed] The e-mail did not get there. Check the address and send it again, or tell the time in another way.
    }
desk-error-mail-address = This does not look like an e-mail address. Write one address, for example name@example.org.
desk-error-mail-many = The invitation has gone to many addresses already. Copy the invitation text and send it in another way.
desk-reminder-text = Reminder text
desk-reminder-text-named = Reminder text: { $name }
desk-reminder-copy = Copy the reminder
desk-reminder-copy-named = Copy the reminder: { $name }
