### Meetings that come again, a guest's own time, the facilitators' own room.

series-title = Recurring meetings
series-lead = The group meets on the same day of the week. Everybody always comes by the same link. The meetings are made by themselves.
series-rhythm = { $weeks ->
    [1] every { $day } at { $time }
    [2] every second { $day } at { $time }
   *[other] { $day } every { $weeks } weeks at { $time }
}
series-until = Last time { $day }
series-link-named = Link: { $name }
series-same-link = The same link works every time:
series-days = Next times
series-no-days = No times are left.
series-skipped = No meeting
series-go = Open
series-go-named = Open: { $when }
series-skip = Not on this day
series-skip-named = Not on this day: { $when }
series-meet = Meet after all
series-meet-named = Meet after all: { $when }
series-more = Other days, invitation text, new link and ending
series-more-named = Other days, invitation text, new link and ending: { $name }
series-skip-other = Leave out some other day
series-skip-other-button = Leave out
series-stop = End the series
series-stop-named = End the series: { $name }
series-stop-hint = The times to come are called off and the link stops working. A meeting that is open goes on.
series-new = New series
series-template = Service
series-first-day = First day
series-first-day-hint = The group will meet on the same day of the week.
series-starts = Time
series-weeks = How often?
series-every = { $weeks ->
    [1] Every week
    [2] Every second week
   *[other] Every { $weeks } weeks
}
series-last-day = Last day (optional)
series-make = Make the series
series-nav = Recurring meetings
series-error-title = Check this
series-error-first-day = The first day is missing or past. Choose today or a later day.
series-error-last-day = The last day is before the first, or cannot be read. Choose a later day or leave it empty.
series-error-starts = The time is missing. Write it, for example 17:00.
series-error-weeks = Choose how many weeks lie between the meetings.
series-error-day = The series has no meeting on that day, or the day is past. Choose another day.
series-error-open = The waiting room of that day is open already. Open the meeting and end it there.

## A guest's own time

desk-invite-window = The guest's own time (optional)
desk-invite-window-hint = When the time is over, the link lets nobody in any more. Nobody is taken out of the meeting.
desk-invite-from = May come from
desk-invite-until = Until
desk-invite-window-both = May come { $from }–{ $until }
desk-invite-window-from = May come from { $from }
desk-invite-window-until = May come until { $until }
landing-guest-until = You can come until { $time }.

## The facilitators' own room

private-title = The facilitators' own room
private-text = Only the professionals of this meeting come here. Clients neither see nor hear it, and do not know of it.
private-open = Open the facilitators' own room
private-close = Close the room for all
private-back = Back to the meeting's page
