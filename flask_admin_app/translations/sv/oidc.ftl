# Stark autentisering och organisationens egen inloggning.

## Klienten

eid-offer-title = Stark autentisering
eid-offer-text = Du kan identifiera dig till exempel med bankkoder eller mobilcertifikat. Sedan kommer du tillbaka hit, och din plats finns kvar.
eid-offer-button = Identifiera dig: { $name }
eid-kept = Vi sparar att du har identifierat dig, med vilken tjänst och när. Din personbeteckning sparar vi inte.
eid-go-title = Du går vidare för att identifiera dig
eid-go-text = Sidan för { $name } öppnas strax. Därifrån kommer du tillbaka hit.
eid-go-button = Gå vidare: { $name }
eid-back-to-wait = Tillbaka till väntrummet
eid-back-title = Du kommer tillbaka till väntrummet
eid-back-text = Vänta ett ögonblick. Vi kontrollerar din identifiering.
eid-back-button = Fortsätt
eid-failed-title = Identifieringen lyckades inte
eid-failed-stopped = Du avbröt identifieringen. Det gör ingenting.
eid-failed-away = Tjänsten { $name } svarar inte just nu. Felet ligger inte hos dig.
eid-failed-old = Det hann gå för lång tid. Börja om från början.
eid-failed-used = Den här identifieringen är redan använd. Se i väntrummet om den lyckades. Om inte, börja om.
eid-failed-unknown = Vi hittade ingen identifiering som du har börjat i den här webbläsaren.
eid-failed-level = Det här sättet att identifiera sig räcker inte för den här tjänsten. Välj ett annat sätt.
eid-failed-elsewhere = Svaret från { $name } hörde inte till den här identifieringen. För din säkerhets skull använde vi det inte.
eid-failed-unproven = Vi kunde inte försäkra oss om att svaret kom från { $name }. För din säkerhets skull använde vi det inte.
eid-failed-name = Namnet är inte samma som i bokningen. Berätta det för yrkespersonen, som hjälper dig.
eid-failed-calm = Din plats finns kvar. Du har inte gjort något fel.
eid-failed-next = Vad du kan göra nu
eid-again = Försök identifiera dig igen
eid-others = Din identitet kan också säkerställas på ett annat sätt:
eid-ask-staff = I väntrummet ser yrkespersonen dig och hjälper dig vidare.
eid-failed-open-link = Öppna länken i inbjudan igen på samma apparat och i samma webbläsare där du började.
eid-failed-in-person = Du kan också ringa eller träffa yrkespersonen på plats.
eid-failed-code = Om du ringer för att få råd, säg det här ordet:

## Yrkespersonen

sign-in-oidc = Logga in med organisationens konto
sign-in-oidc-named = Logga in: { $name }
sign-in-oidc-go = Din organisations inloggning öppnas strax.
sign-in-oidc-go-button = Gå till inloggningen
sign-in-oidc-back = Tillbaka till inloggningen
sign-in-oidc-arrived = Vänta ett ögonblick. Vi kontrollerar din inloggning.
sign-in-oidc-arrived-button = Fortsätt
sign-in-oidc-failed-stopped = Du avbröt inloggningen. Du kan börja om.
sign-in-oidc-failed-away = Din organisations inloggning svarar inte just nu. Vänta en stund och försök igen.
sign-in-oidc-failed-old = Det hann gå för lång tid, eller inloggningen är redan använd. Börja om från början.
sign-in-oidc-failed-unproven = Vi kunde inte försäkra oss om att svaret kom från din organisations inloggning. Försök igen.
sign-in-oidc-failed-no-role = Du har inte rätt att använda den här tjänsten än. Be administratören om det.
sign-in-oidc-failed-no-email = Din organisation berättade ingen bekräftad e-postadress. Be administratören om hjälp.
sign-in-oidc-failed-no-unit = Vi känner inte till enheten som du hör till. Be administratören om hjälp.
sign-in-oidc-failed-taken = Din adress hör redan till en annan användare i den här tjänsten. Be administratören om hjälp.
sign-in-oidc-other = Logga in med ett annat konto
sign-in-oidc-code = Till administratören:
