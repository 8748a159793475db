### Möten som återkommer, gästens egen tid, ledarnas eget rum.

series-title = Återkommande möten
series-lead = Gruppen träffas samma veckodag. Alla kommer alltid in med samma länk. Mötena blir till av sig själva.
series-rhythm = { $weeks ->
    [1] varje { $day } kl. { $time }
    [2] varannan { $day } kl. { $time }
   *[other] { $day } med { $weeks } veckors mellanrum kl. { $time }
}
series-until = Sista gången { $day }
series-link-named = Länk: { $name }
series-same-link = Samma länk gäller varje gång:
series-days = Följande gånger
series-no-days = Det finns inga gånger kvar.
series-skipped = Inget möte
series-go = Öppna
series-go-named = Öppna: { $when }
series-skip = Inte den dagen
series-skip-named = Inte den dagen: { $when }
series-meet = Vi träffas ändå
series-meet-named = Vi träffas ändå: { $when }
series-more = Andra dagar, inbjudan, ny länk och avslutning
series-more-named = Andra dagar, inbjudan, ny länk och avslutning: { $name }
series-skip-other = Hoppa över någon annan dag
series-skip-other-button = Hoppa över
series-stop = Avsluta serien
series-stop-named = Avsluta serien: { $name }
series-stop-hint = Kommande gånger ställs in och länken slutar fungera. Ett öppet möte fortsätter.
series-new = Ny serie
series-template = Tjänst
series-first-day = Första dagen
series-first-day-hint = Gruppen träffas sedan samma veckodag.
series-starts = Klockslag
series-weeks = Hur ofta?
series-every = { $weeks ->
    [1] Varje vecka
    [2] Varannan vecka
   *[other] Med { $weeks } veckors mellanrum
}
series-last-day = Sista dagen (frivillig)
series-make = Gör serien
series-nav = Återkommande möten
series-error-title = Kontrollera uppgifterna
series-error-first-day = Första dagen saknas eller är förbi. Välj i dag eller en senare dag.
series-error-last-day = Sista dagen är före den första, eller kan inte läsas. Välj en senare dag eller töm fältet.
series-error-starts = Klockslaget saknas. Skriv det, till exempel 17:00.
series-error-weeks = Välj med hur många veckors mellanrum gruppen träffas.
series-error-day = Serien har inget möte den dagen, eller dagen är förbi. Välj en annan dag.
series-error-open = Den dagens väntrum är redan öppet. Öppna mötet och avsluta det där.

## Gästens egen tid

desk-invite-window = Gästens egen tid (frivillig)
desk-invite-window-hint = När tiden är förbi släpper länken inte längre in. Ingen tas bort ur mötet.
desk-invite-from = Kan komma kl.
desk-invite-until = Senast kl.
desk-invite-window-both = Kan komma kl. { $from }–{ $until }
desk-invite-window-from = Kan komma från kl. { $from }
desk-invite-window-until = Kan komma till kl. { $until }
landing-guest-until = Du kan komma till kl. { $time }.

## Ledarnas eget rum

private-title = Ledarnas eget rum
private-text = Hit kommer bara mötets yrkespersoner. Klienterna varken ser eller hör, och de vet inte om rummet.
private-open = Öppna ledarnas eget rum
private-close = Stäng rummet för alla
private-back = Tillbaka till mötets sida
