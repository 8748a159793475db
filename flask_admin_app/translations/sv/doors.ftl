### Tjänstens dörr utan inbjudan, och jouren på yrkespersonens skrivbord.

## Veckodagar

weekday-1 = måndag
weekday-2 = tisdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lördag
weekday-7 = söndag

## Dörren

door-who = Tjänsten ges av
door-hours = Öppet
door-hours-line = { $days } kl. { $opens }–{ $closes }
door-open-title = Dörren är öppen
door-ahead = { $ahead ->
    [0] Ingen väntar före dig.
    [one] En klient väntar före dig.
   *[other] { $ahead } klienter väntar före dig.
}
door-closed-title = Tjänsten är stängd just nu
door-closed-text = Kom då tillbaka med samma länk. Om saken inte kan vänta, ta kontakt.
door-opens = Dörren öppnas { $when }.
door-empty-title = Just nu hinner ingen ta emot
door-empty-text = Försök igen om en stund eller ta kontakt. Du har inte gjort något fel.
door-full-title = Just nu väntar många
door-full-text = Kön är full. Försök igen om en stund eller ta kontakt.
door-error-many = Många har just kommit från det här nätet. Vänta tio minuter och försök igen, eller ta kontakt.
door-look-again = Se om dörren redan är öppen
door-contact-none = Inget nummer och ingen adress är angiven. Du kan komma på plats.
door-nothing-asked = Vi frågar varken efter ditt namn eller dina kontaktuppgifter.

## Jouren på skrivbordet

duty-title = Dörrar utan inbjudan
duty-hint = När du har jour ser du genast om någon kommer till dörren. Jouren slutar av sig själv, och när du loggar ut.
duty-on = Börja jouren
duty-on-named = Börja jouren: { $service }
duty-off = Sluta jouren
duty-off-named = Sluta jouren: { $service }
duty-you-until = Du har jour till kl. { $time }.
duty-nobody = Ingen har jour.
duty-others = Har jour: { $names }.
duty-hours-closed = Dörren är stängd just nu.
duty-hours-opens = Dörren är stängd. Den öppnas { $when }.
duty-link-named = Dörrens adress: { $service }
duty-copy = Kopiera adressen
duty-copy-named = Kopiera adressen: { $service }
duty-visitors-title = Vid dörren nu
duty-visitor-waiting = Väntar, kom kl. { $time }
duty-visitor-reading = Läser meddelandet, kom kl. { $time }
duty-visitor-taken = En annan yrkesperson är redan där.
duty-visitor-go = Ta emot
duty-visitor-go-named = Ta emot: { $service }, kom kl. { $time }
duty-visitor-look = Gå till mötet
duty-visitor-look-named = Gå till mötet: { $service }, kom kl. { $time }
duty-js-came = En klient kom till dörren.
duty-js-sound-on = Ett ljud hörs när någon kommer till dörren. Ta bort ljudet.
duty-js-sound-off = Spela ett ljud när någon kommer till dörren
