### A service's door without invitation, and being on duty on the professional's desk.

## Days of the week

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

## The door

door-who = The service is given by
door-hours = Open
door-hours-line = { $days } { $opens }–{ $closes }
door-open-title = The door is open
door-ahead = { $ahead ->
    [0] Nobody waits before you.
    [one] One client waits before you.
   *[other] { $ahead } clients wait before you.
}
door-closed-title = The service is closed now
door-closed-text = Come back then with the same link. If it cannot wait, get in touch.
door-opens = The door opens { $when }.
door-empty-title = Nobody can take you just now
door-empty-text = Try again in a moment, or get in touch. You have done nothing wrong.
door-full-title = Many are waiting just now
door-full-text = There is no more room in the queue. Try again in a moment, or get in touch.
door-error-many = Many have just come in from this network. Wait ten minutes and try again, or get in touch.
door-look-again = See if the door is open
door-contact-none = No number or address has been given. You can come in person.
door-nothing-asked = We do not ask for your name or your contact details.

## On duty

duty-title = Doors without invitation
duty-hint = While you are on duty you see at once when somebody comes to the door. Duty ends by itself, and when you sign out.
duty-on = Go on duty
duty-on-named = Go on duty: { $service }
duty-off = Go off duty
duty-off-named = Go off duty: { $service }
duty-you-until = You are on duty until { $time }.
duty-nobody = Nobody is on duty.
duty-others = On duty: { $names }.
duty-hours-closed = The door is closed now.
duty-hours-opens = The door is closed. It opens { $when }.
duty-link-named = Address of the door: { $service }
duty-copy = Copy the address
duty-copy-named = Copy the address: { $service }
duty-visitors-title = At the door now
duty-visitor-waiting = Waits, came at { $time }
duty-visitor-reading = Reads the notice, came at { $time }
duty-visitor-taken = Another professional is there already.
duty-visitor-go = Take
duty-visitor-go-named = Take: { $service }, came at { $time }
duty-visitor-look = Go to the meeting
duty-visitor-look-named = Go to the meeting: { $service }, came at { $time }
duty-js-came = A client came to the door.
duty-js-sound-on = A sound plays when somebody comes to the door. Turn it off.
duty-js-sound-off = Play a sound when somebody comes to the door
