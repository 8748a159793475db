### Skriptens texter.

## Skrivbordet

desk-js-connected = Förbindelsen fungerar.
desk-js-retrying = Förbindelsen till tjänsten bröts. Vi försöker igen. Samtalet fortsätter.
desk-js-reload = Sidan uppdateras inte längre. Ladda om den när samtalet är slut.
desk-js-error = Det lyckades inte. Försök igen.
desk-js-error-network = Vi fick ingen förbindelse till tjänsten. Texten finns kvar. Försök igen.
desk-js-error-stale = Läget hade redan ändrats, så inget gjordes. Se det nya läget och välj sedan.
desk-js-message-sent = Skickat.
desk-js-signed-out-title = Du har loggats ut
desk-js-signed-out-text = Samtalet fortsätter, och texten du har skrivit finns kvar. Din senaste tryckning gick kanske inte fram. Logga in i en annan flik och kom tillbaka hit.
desk-js-signed-out-link = Logga in (ny flik)
desk-js-confirm-cancel = Ska distansmötet ställas in? Inbjudningslänkarna slutar fungera.
desk-js-confirm-yes = Ja
desk-js-confirm-no = Inte än

## Mötet

meeting-js-left = Du är inte med i mötet nu.
meeting-js-replaced = Mötet är öppet i en annan flik. Du kan stänga den här.
meeting-js-move-here = Flytta mötet hit
meeting-js-refused = Det går inte att komma in i mötet just nu. Försök igen om en stund.

## Övningsmötet

stage-js-label = Övningsmöte. Inte för riktiga klienter.
stage-js-frame = Bild och ljud
stage-js-here = Här nu
stage-js-hang-up = Lämna
stage-js-hear = Tryck här för att höra
stage-js-full = I ett övningsmöte syns högst sex personer.
stage-js-no-audio = Mikrofonen startade inte. Du kan vara med utan den.
stage-js-no-video = Kameran startade inte. Du kan vara med utan den.
stage-js-no-sound = inget ljud
stage-js-no-picture-no-sound = varken bild eller ljud
