### Klientens sidor från länken till tacket.

## Länkens första sida

landing-title = Välkommen till ett distans{"\u00AD"}möte
landing-who = Du är inbjuden av
landing-service = Tjänst
landing-when = Tid
landing-minutes = Ungefär { $minutes } minuter
landing-hours = Ungefär { $hours } timmar
landing-next-title = Vad händer härnäst?
landing-next-notice = Du läser en kort information och bestämmer själv om du vill fortsätta.
landing-next-wait = Sedan väntar du i väntrummet tills yrkespersonen släpper in dig.
landing-next-camera = Kameran och mikrofonen startar inte än.
landing-ready = Du behöver bara den här enheten. Hörlurar hjälper. Du kan också delta utan kamera.
landing-ready-camera = Du behöver den här enheten och dess kamera. Hörlurar hjälper. Om du inte har någon kamera, kom ändå: vi hittar ett annat sätt.
landing-name-label = Vilket namn ska de andra se? (inte obligatoriskt)
landing-name-hint = Förnamn eller smeknamn räcker. Om du lämnar fältet tomt är ditt namn till exempel Gäst 3.
landing-error-name-too-long = Namnet är för långt. Förkorta det: högst { $max } tecken.
landing-error-name-bad = Namnet har inga synliga tecken. Skriv namnet på nytt eller töm fältet.
landing-error-name-identity-code = Det här ser ut som en personbeteckning. Andra i mötet skulle se den. Skriv ett förnamn eller ett smeknamn, eller lämna fältet tomt.
landing-error-name-document-number = Det här ser ut som numret på en handling. De andra i mötet skulle se det. Skriv ett förnamn eller smeknamn, eller lämna fältet tomt.
landing-error-name-machine-readable = Det här ser ut som den maskinläsbara raden i en handling. De andra i mötet skulle se den. Skriv ett förnamn eller smeknamn, eller lämna fältet tomt.
landing-error-name-taken = Någon annan använder redan namnet. Välj ett annat namn.
landing-error-full = Mötet är fullt. Försök igen senare eller ta kontakt.
landing-continue = Fortsätt
landing-take-over-text = Länken är öppen på en annan enhet eller i en annan webbläsare. Du kan fortsätta här. Då stängs förbindelsen där, och yrkespersonen bekräftar din plats.
landing-take-over = Fortsätt här
landing-staff-title = Du är inbjuden som arbetspar
landing-staff-text = Logga in först. Sedan kommer du till mötet.
landing-staff-continue = Logga in
landing-helper-continue = Gå till mötet
landing-helper-promise = När du går vidare lovar du att inte filma, fotografera eller spela in. Klienten lovar detsamma genom sitt samtycke.
landing-early-title = Du är tidigt ute
landing-early-text = Länken öppnas { $when }.
landing-early-next = Spara länken och öppna den på nytt då.
landing-check-again = Se om länken redan är öppen
landing-late-title = Det går inte längre att komma med på mötet
landing-late-text = Den avtalade tiden har gått. Det gör ingenting: du kan komma överens om en ny tid.
landing-ended-title = Mötet är slut
landing-ended-text = Den här länken leder inte längre in. Om du behöver en ny tid, ta kontakt.
landing-cancelled-title = Mötet är inställt
landing-cancelled-text = Du behöver inte göra något. Ta kontakt om du vill ha en ny tid.
landing-contact-title = Ta kontakt
landing-contact-none = Svara på meddelandet där du fick länken, eller kontakta stället som skickade det.
landing-in-app-title = Sidan är öppen i en meddelandeapp
landing-in-app-text = Bild och ljud fungerar säkrare i en vanlig webbläsare.
landing-in-app-chrome = Öppna i Chrome
landing-in-app-ios = Tryck på menyn eller delningssymbolen i kanten av skärmen och välj ”Öppna i Safari”.
landing-in-app-other = Öppna appens meny och välj ”Öppna i webbläsaren”.
landing-in-app-stay = Du kan också fortsätta här.

## Information och samtycke

notice-people = I mötet deltar: { $people }.
notice-more-title = Läs mer
notice-optional = Frivilligt
notice-agree = Ja, fortsätt
notice-refuse = Nej, inte på distans
notice-error-changed = Informationen ändrades just. Läs den på nytt och svara sedan.
notice-error-answer = Svaret kom inte fram. Välj den ena eller den andra knappen.
notice-asked-again = Informationen har ändrats. Läs den på nytt och svara.
notice-agreed = Du har redan svarat att det går bra. Du kan återkalla samtycket i väntrummet eller i mötet.
notice-continue = Fortsätt
notice-refused-title = Det är helt i sin ordning. Det blir inget distans{"\u00AD"}möte.
notice-refused-text = Du behöver inte förklara varför. Du kan möta yrkespersonen per telefon eller på plats.
notice-refused-change = Om du ändrar dig kan du gå tillbaka här.
notice-refused-read = Läs informationen igen
purpose-remote-meeting-title = Distansmöte
purpose-remote-meeting-text = Passar ett distansmöte?
purpose-board-copy-title = Kopia av tavlan
purpose-board-copy-text = Får de andra ta en kopia av den gemensamma tavlan, där också det du har gjort syns?

## Väntrummet

wait-title = Du är i väntrummet
wait-stay = Håll den här sidan öppen. Vi säger till här när du får komma in.
wait-staff-here = Yrkespersonen är på plats.
wait-staff-not-here = Yrkespersonen är inte på plats än.
wait-ahead = { $ahead ->
    [0] Du står på tur.
    [one] En klient är före dig.
   *[other] { $ahead } klienter är före dig.
}
wait-starts-at = Mötet börjar kl. { $time }.
wait-started-at = Tiden började kl. { $time }.
wait-arrived-at = Du kom kl. { $time }. Din plats finns kvar.
wait-moved = Du fortsatte på en annan enhet eller i en annan webbläsare. Yrkespersonen bekräftar din plats.
wait-sent-back = Yrkespersonen bad dig vänta en stund. Du har inte gjort något fel. Du kommer tillbaka när du släpps in.
wait-message-title = Meddelande från yrkespersonen
wait-being-let-in-title = Dörren öppnas
wait-being-let-in-text = Du kommer in om en liten stund. Du behöver inte göra något.
wait-away-title = Du kommer snart in
wait-away-text = Yrkespersonen släpper in dig. Förbindelsen till mötet är inte klar ännu. Din plats finns kvar. Mötet öppnas utan att du behöver göra något.
wait-away-call = Om det tar lång tid, ring:
wait-let-in-title = Du kan komma in
wait-let-in-text = Yrkespersonen väntar på dig.
wait-join = Gå med i mötet
wait-device = Prova kameran och ljudet
wait-device-text = Du kan prova i lugn och ro. Din plats finns kvar. Du kan också välja om du deltar med bild eller bara med ljud.
wait-hints-title = Tre råd medan du väntar
wait-hint-quiet = Sök upp en lugn plats där du får vara ifred.
wait-hint-charger = Koppla in laddaren.
wait-hint-light = Sitt så att ljuset kommer framifrån.
wait-leave = Lämna väntrummet
wait-leave-hint = Du kan komma tillbaka med samma länk.
wait-no-script = Sidan uppdateras av sig själv var tionde sekund.
wait-js-join = Gå med i mötet
wait-js-going-in = Du kan komma in. Du går in i mötet om {"{n}"} sekunder. Om du vill ha en stund till, tryck på ”Jag är inte redo än”.
wait-js-countdown = Du går in i mötet om {"{n}"} sekunder. Om du vill ha en stund till, tryck på ”Jag är inte redo än”.
wait-js-not-yet = Jag är inte redo än
wait-js-stopped = Ta god tid på dig. Tryck på ”Gå med i mötet” när du är redo.
wait-js-sound-off = Spela ett ljud när jag får komma in
wait-js-sound-on = Ett ljud spelas när du får komma in. Stäng av ljudet.
withdraw-button = Återkalla samtycket
withdraw-hint = Distansmötet slutar genast för din del. Du behöver inte förklara varför.
withdraw-purpose = Återkalla: { $purpose }
withdraw-purpose-hint = Mötet fortsätter.
withdraw-purpose-done = Återkallat: { $purpose }. Mötet fortsätter.

## Yrkespersonens korta meddelanden till dem som väntar

message-late-5 = Jag är ungefär 5 minuter sen. Tack för att du väntar.
message-late-10 = Jag är ungefär 10 minuter sen. Tack för att du väntar.
message-late-15 = Jag är ungefär 15 minuter sen. Tack för att du väntar.
message-soon = Jag kommer snart. Tack för att du väntar.

## Förbindelsen till väntrummet och mötet

client-js-connected = Förbindelsen fungerar.
client-js-retrying = Förbindelsen bröts en stund. Vi försöker igen. Din plats finns kvar.
client-js-reload = Sidan är för gammal. Ladda om sidan eller öppna länken på nytt.
client-js-not-sent = Det lyckades inte. Försök igen.
client-js-offline = Förbindelsen är borta. Ingenting har försvunnit. Tryck igen när förbindelsen är tillbaka.
client-js-online = Förbindelsen fungerar igen. Tryck en gång till.
client-js-copied = Kopierat
client-js-not-copied = Det gick inte att kopiera. Markera texten och kopiera den själv.
client-js-file-coming = Filen kommer.

## Mötet

meeting-title = Distans{"\u00AD"}möte
meeting-here-now = Här nu: du och { $names }. Tjänsten sparar ingenting.
meeting-here-alone = Du är ensam här än så länge. Tjänsten sparar ingenting.
meeting-frame = Bild och ljud
meeting-leave = Lämna mötet
meeting-leave-hint = Du kan komma tillbaka tills mötet tar slut.
asked-again-title = Informationen har ändrats
asked-again-text = Mötet fortsätter. Öppna och svara.
asked-again-read = Läs den nya informationen
asked-again-done = Tack. Ditt svar har sparats och mötet fortsätter.
meeting-no-script = Mötet behöver JavaScript, som är avstängt i den här webbläsaren. Sätt på det i webbläsarens inställningar eller öppna länken i en annan webbläsare.
meeting-no-script-contact = Du kan också ta kontakt. Då pratar vi i telefon eller kommer överens om ett annat sätt.
meeting-js-opening = Mötet öppnas. Vänta en liten stund.
meeting-js-joined = Du är med i mötet.
meeting-js-joined-alone = Förbindelsen fungerar. Här är bara ni två.
meeting-js-trying = Förbindelsen bröts. Vi försöker igen. Du behöver inte göra något.
meeting-js-failed = Vi fick ingen förbindelse. Vi försöker fortfarande.
meeting-js-call = Ring numret {"{phone}"}.
meeting-js-try-again = Försök igen
meeting-js-closing = Vi stänger bilden och ljudet.
stage-js-practice = Övningsmöte
stage-js-you = Du
stage-js-camera-on = Kamera av. Sätt på kameran.
stage-js-camera-off = Kamera på. Stäng av kameran.
stage-js-camera-is-on = Kamera på
stage-js-camera-is-off = Kamera av
stage-js-microphone-on = Mick av. Sätt på mikrofonen.
stage-js-microphone-off = Mick på. Stäng av mikrofonen.
stage-js-microphone-is-on = Mick på
stage-js-microphone-is-off = Mick av
stage-js-alone = De andra är inte här än.
stage-js-no-picture = ingen bild

## Avsked

bye-ended-title = Mötet är slut
bye-ended-text = Tack för att du var med. Tjänsten sparade varken bild eller ljud.
bye-unmet-text = Mötet tog slut innan du släpptes in. Du har inte gjort något fel. Du kan komma överens om en ny tid.
bye-left-title = Du lämnade mötet
bye-left-text = Du kan komma tillbaka tills mötet tar slut.
bye-left-waiting-title = Du lämnade väntrummet
bye-removed-title = Du är inte längre med på mötet
bye-removed-text = Yrkespersonen avslutade mötet för din del den här gången. Om du inte vet varför kan du fråga.
bye-declined-title = Mötet går inte att hålla nu
bye-declined-text = Yrkespersonen kan inte ta emot dig på distans just nu. Ni kan komma överens om en annan tid eller ett annat sätt att mötas.
bye-withdrawn-title = Ditt samtycke är återkallat
bye-withdrawn-text = Distansmötet slutade för din del. Det är helt i sin ordning, och du behöver inte förklara varför.
bye-cancelled-title = Mötet är inställt
bye-cancelled-text = Du behöver inte göra något. Du kan komma överens om en ny tid.
bye-cannot_come-title = Tack för att du sade till
bye-cannot_come-text = Yrkespersonen ser att du inte kan komma. Du behöver inte förklara varför.
bye-return = Gå tillbaka till mötet
bye-return-waiting = Tillbaka till väntrummet
bye-agree-again = Jag vill ändå mötas på distans
bye-other-ways-title = Andra sätt att mötas
bye-phone-or-in-person = Du kan ringa eller komma på plats.
bye-in-person = Du kan möta yrkespersonen på plats. Svara på meddelandet där du fick länken.
bye-close = Du kan nu stänga den här sidan.
