### Texts that every page shows.

## The form of times. The letters are CLDR's: HH hour, mm minutes, EEEE weekday, d day, MMMM month.

common-pattern-time = HH:mm
common-pattern-date = EEEE d MMMM
common-date-and-time = { $date } at { $time }

## The page's title tells an outsider as little as possible.

common-neutral-title = Meeting
common-neutral-description = Open the link when you are ready.
common-title-with-place = { $title } – Meeting

common-skip = Skip to content
common-language = Language
common-exit = Leave quickly
common-about-service = About this service
common-privacy = Privacy
common-accessibility = Accessibility
common-phone = Phone
common-email = E-mail
common-error-summary = Check this
common-in-person = You can always meet the professional in person instead. Just say so.
common-emergency = This service does not give urgent help. In an emergency call 112. The crisis helpline 09 2525 0111 answers in Finnish day and night.

## When something does not work

help-title = Is something not working?
help-again = Try again. Reload the page or open the link once more.
help-browser = Try another browser, for example Chrome or Safari.
help-sound-by-phone = Can you see the picture but hear nothing? Leave the picture open and make an ordinary phone call.
help-phone = If there is no picture either, talk by phone only.
help-no-number = If a phone number came with your invitation, call it. You can also answer the invitation message.

exit-help-title = What does “Leave quickly” do?
exit-help-what = It turns off the camera and the microphone, clears what this service keeps in your browser and opens another page. You can also press Esc twice.
exit-help-remains = It does not remove your browser’s history or the messages you have received.
exit-help-clear = Remove them yourself: open the browser’s menu, choose History and delete today’s items. Delete the invitation message too.

## A name for whoever has not given one

common-guest-number = Guest { $n }
common-role-professional = Professional
common-role-helper = Helper
common-role-client = Client
common-role-guardian = Guardian
common-role-guest = Guest
common-role-interpreter = Interpreter
notice-name =
    { $id ->
        [talk] A talk without giving your name
        [appointment] Appointment
        [group] Group
        [child] For a child or young person
        [company] For a guardian, an interpreter or a guest
       *[other] { $id }
    }
