# Yrkespersonens sidor: arbetsbord, start, möte, avslut.

## Sidans övre del
staff-sign-out = Logga ut
staff-nav = Huvudmeny
staff-nav-desk = Arbetsbord
staff-nav-admin = Administration
staff-nav-admin-log = Logginställningar
staff-nav-audit = Logg

## Arbetsbord
desk-title = Arbetsbord
desk-launch-title = Starta ett distansmöte
desk-launch-none = Din organisation har inga tjänster ännu. Be administratören lägga till den första.
desk-auditor = Mötena startas av yrkespersoner. Du kan granska loggen: vad som har hänt och när.
desk-auditor-go = Gå till loggen
desk-identity-first =
    { $method ->
        [known_client] Försäkra dig först om att du känner klienten.
        [document_on_camera] Titta först på klientens identitetshandling i kameran.
        [strong_eid] Klienten identifierar sig först elektroniskt.
       *[other] Kontrollera först vem klienten är.
    }
desk-list-title = Egna möten
desk-list-empty = Inga öppna eller kommande möten. Starta ett möte när det passar dig.
desk-list-open-now = Öppet nu
desk-list-coming = Kommande
desk-list-at = Börjar { $when }
desk-list-started = Började { $when }
desk-list-waiting =
    { $count ->
        [0] Ingen väntar
        [one] En väntar
       *[other] { $count } väntar
    }
desk-list-here =
    { $count ->
        [0] Ingen är i mötet
        [one] En är i mötet
       *[other] { $count } är i mötet
    }
desk-page-gone = Väntsidan är inte öppen just nu. Platsen finns kvar.
desk-list-asked = Någon har bett om kontakt. Öppna mötet för att se begäran.
desk-list-go = Gå till mötet
desk-list-go-named = Gå till mötet: { $service }, { $when }
desk-list-ended = Avslutade möten försvinner härifrån. De räknas inte och följs inte upp.

## Start
launch-label = Starta ett distansmöte
launch-minutes = Tar ungefär { $minutes } minuter
launch-hours = Tar ungefär { $hours } timmar
launch-now = Starta nu
launch-now-hint = Du får genast en länk som du kan ge till klienten. Ingen kommer in utan dig.
launch-promise = När du startar eller bokar ett möte lovar du att inte filma, fotografera eller spela in. Klienten lovar detsamma genom sitt samtycke.
launch-later = Välj en annan tid
launch-starts-at = När börjar mötet?
launch-starts-at-hint = Klienten kan komma till väntrummet lite tidigare.
launch-language = Inbjudans språk
launch-save = Boka tiden
launch-back = Tillbaka till arbetsbordet
launch-error-title = Kontrollera tiden
launch-error-time-bad = Tiden saknas eller går inte att läsa. Välj dag och klockslag.
launch-error-time-past = Tiden har redan gått. Välj en senare tid eller starta nu.

## Möte
desk-encounter-starts = Börjar { $when }
desk-encounter-opens = Väntrummet öppnas { $when }
desk-encounter-opens-time = Väntrummet öppnas kl. { $time }
desk-encounter-started = Började { $when }
desk-encounter-ended = Mötet är slut.
desk-encounter-cancelled = Mötet är inställt.
desk-back = Tillbaka till arbetsbordet
desk-end = Avsluta för alla
desk-end-hint = Förbindelsen bryts för alla och länken slutar fungera.
desk-cancel = Ställ in mötet
desk-cancel-hint = Länken berättar för klienten att mötet är inställt.

## Människor
desk-people-title = Deltagare
desk-gate-away-title = Videoservern svarar inte just nu.
desk-gate-away-text = De som du släpper in väntar och kommer in genast när servern svarar igen. De som redan är i mötet kan fortsätta. Du behöver inte göra något.
desk-people-summary-waiting =
    { $count ->
        [0] Ingen väntar.
        [one] En väntar.
       *[other] { $count } väntar.
    }
desk-people-summary-waiting-named = Väntar: { $names }.
desk-people-summary-here =
    { $count ->
        [0] Ingen annan är i mötet.
        [one] En är i mötet.
       *[other] { $count } är i mötet.
    }
desk-people-summary-let-in =
    { $count ->
        [one] En är insläppt.
       *[other] { $count } är insläppta.
    }
desk-people-empty = Ingen väntar ännu. Du ser här genast när någon kommer.
desk-people-waiting = Väntar
desk-people-let-in = Insläppta
desk-people-present = I mötet
desk-people-reading = På väg till väntrummet
desk-people-unwilling = Vill inte träffas på distans
desk-people-coming = Inte här ännu
desk-people-gone = Har gått
desk-people-unconfirmed = Det är ännu inte bekräftat att alla är ute
desk-select = Välj: { $name }
desk-admit = Släpp in
desk-admit-named = Släpp in: { $name }
desk-admit-selected = Släpp in de valda
desk-admit-all = Släpp in alla som är klara ({ $count })
desk-attest = Jag känner klienten
desk-attest-named = Jag känner klienten: { $name }
desk-attest-hint = Bekräfta bara om du vet vem du gav länken till.
desk-decline = Jag tar inte emot nu
desk-decline-named = Jag tar inte emot nu: { $name }
desk-send-back = Flytta till väntrummet
desk-send-back-named = Flytta till väntrummet: { $name }
desk-remove = Ta bort från mötet
desk-remove-named = Ta bort från mötet: { $name }
desk-remove-left = Släpp inte in igen
desk-remove-left-named = Släpp inte in igen: { $name }
desk-more = …
desk-more-named = Fler val: { $name }
desk-role =
    { $role ->
        [professional] yrkesperson
        [helper] arbetspar
        [client] klient
        [guardian] vårdnadshavare
        [guest] gäst
        [interpreter] tolk
       *[other] deltagare
    }
desk-waited =
    { $minutes ->
        [0] Kom just
       *[other] Har väntat { $minutes } min
    }
desk-waiting-since = Har väntat sedan kl. { $time }
desk-place =
    { $place ->
        [invited] Har inte kommit ännu
        [arrived] Läser information före väntrummet
        [waiting] Väntar
        [admitted] Insläppt
        [present] I mötet
        [absent] Förbindelsen bröts. Kan komma tillbaka själv
        [left] Lämnade mötet
        [declined] Togs inte emot
        [withdrawn] Återkallade sitt samtycke och lämnade
        [cannot_come] Kan inte komma
        [removed] Borttagen från mötet
        [ended] Mötet är slut
       *[other] Läget är inte känt
    }
desk-consent =
    { $consent ->
        [given] Har samtyckt
        [refused] Samtyckte inte till distansmötet
        [withdrawn] Återkallade sitt samtycke
       *[none] Har inte svarat på samtycket ännu
    }
desk-identity =
    { $identity ->
        [in_check] Identiteten kontrolleras
        [verified] Identiteten är bekräftad
        [not_verified] Identiteten kunde inte bekräftas
       *[pending] Identiteten är inte bekräftad
    }
desk-door =
    { $door ->
        [pending] Dörren öppnas om en stund
        [away] Kommer in i mötet genast när videoservern svarar
       *[closing] Det är ännu inte bekräftat att personen är ute
    }
desk-moved = Bytte till en annan enhet
desk-aside = Någon annan är i rummet. Bild, mikrofon och ljud är av. Vänta tills personen själv kommer tillbaka
desk-notice-changed =
    { $count ->
        [one] Informationen har ändrats sedan en deltagare samtyckte. Hen får frågan på nytt vid nästa möte. Om ändringen gäller det här mötet, fråga nu.
       *[other] Informationen har ändrats sedan { $count } deltagare samtyckte. De får frågan på nytt vid nästa möte. Om ändringen gäller det här mötet, fråga nu.
    }
desk-ask-again = Fråga på nytt nu
desk-agreed = Samtycken
desk-agreed-named = Samtycken: { $name }
desk-agreed-answer =
    { $answer ->
        [given] samtyckte
        [refused] samtyckte inte
        [withdrawn] återkallade
       *[none] har inte svarat
    }
desk-agreed-notice = Information: { $notice }, version { $version }, { $language }
desk-may-return = Lämnade mötet. Kan komma tillbaka själv
desk-message-sent = Ditt meddelande: { $text }

## Meddelande till dem som väntar
desk-message-title = Meddelande till alla som väntar
desk-message-late-legend = Jag är försenad
desk-message-late-5 = 5 min
desk-message-late-5-label = 5 min försenad
desk-message-late-10 = 10 min
desk-message-late-10-label = 10 min försenad
desk-message-late-15 = 15 min
desk-message-late-15-label = 15 min försenad
desk-message-soon = Kommer snart
desk-message-text = Eget meddelande
desk-message-text-hint = Skriv inget om klientens ärenden.
desk-message-send = Skicka
desk-message-one = Meddelande
desk-message-one-label = Meddelande: { $name }
desk-message-one-send = Skicka: { $name }

## Bild och ljud
desk-pane-title = Bild och ljud
desk-pane-text = Kameran och mikrofonen startar först när du går med.
desk-pane-practice = Det här är en övning. Bild och ljud går bara mellan webbläsarna.
desk-pane-opens = Du kan gå med när väntrummet öppnas: { $when }.
desk-pane-join = Gå med i mötet
desk-pane-noscript = Bild och ljud behöver JavaScript. Slå på det i webbläsarens inställningar. De andra knapparna fungerar ändå.
desk-pane-here = Tjänsten sparar ingenting.
desk-promise = Du har lovat att inte filma, fotografera eller spela in. Klienten lovar detsamma genom sitt samtycke.

## Inbjudningar
desk-invite-title = Inbjudan
desk-invite-list-title = Inbjudningar
desk-invite-for =
    { $role ->
        [professional] Yrkesperson
        [helper] Arbetspar
        [client] Klient
        [guardian] Vårdnadshavare
        [guest] Gäst
        [interpreter] Tolk
       *[other] Deltagare
    }
desk-invite-shared = En gemensam länk för alla
desk-invite-link = Länk
desk-invite-link-named = Länk: { $name }
desk-invite-copy-text = Kopiera inbjudan
desk-invite-copy-text-named = Kopiera inbjudan: { $name }
desk-invite-copy-link = Kopiera länken
desk-invite-copy-link-named = Kopiera länken: { $name }
desk-invite-more = Text, kalender och ny länk
desk-invite-more-named = Text, kalender och ny länk: { $name }
desk-invite-text = Inbjudan: { $language }
desk-invite-copy-this = Kopiera: { $language }
desk-invite-replace = Byt till en ny länk
desk-invite-replace-named = Byt till en ny länk: { $name }
desk-invite-replace-hint = Den gamla länken slutar fungera genast.
desk-invite-another = Bjud in någon annan
desk-invite-role = Vem bjuder du in?
desk-invite-name = Namnet som andra ser
desk-invite-name-hint = Frivilligt. Ett förnamn eller smeknamn räcker.
desk-invite-name-hint-compared = Frivilligt. Skriv hela namnet så som det står i klientens papper: det jämförs när klienten identifierar sig. Bara ett förnamn kan inte jämföras.
desk-invite-language = Inbjudans språk
desk-invite-create = Gör en inbjudan

## Avslut
desk-bye-title = Mötet är slut
desk-bye-text = Förbindelsen har brutits för alla. Länkarna fungerar inte längre.
desk-bye-closing = Förbindelsen bryts för alla. Länkarna fungerar inte längre.
desk-bye-away = Länkarna fungerar inte längre. Videoservern svarar inte just nu, så det är ännu inte bekräftat att alla är ute. Servern bryter förbindelsen för alla genast när den svarar. Du behöver inte göra något.
desk-bye-kept = Bild, ljud och meddelanden har inte sparats.
desk-bye-log = I loggen finns bara vad som hände och när: inga namn och inget innehåll.
desk-bye-record = Anteckna mötet i klientuppgifterna på samma sätt som andra möten.
desk-bye-client = Klienten ser en sida som berättar att mötet är slut.

## Fel
desk-error-title = Ändringen gjordes inte
desk-error-stale = Någon annan ändrade just detta. Se läget och försök igen.
desk-error-gone = Personen eller mötet finns inte längre här. Se läget på nytt.
desk-error-not-ready = Personen är inte klar ännu. Vänta på samtycket eller bekräfta först att du känner klienten.
desk-error-name-too-long = Namnet är för långt. Använd högst 40 tecken.
desk-error-name-bad = Namnet har tecken som inte kan visas. Skriv namnet på nytt.
desk-error-name-identity-code = Det här ser ut som en personbeteckning. Alla i mötet skulle se den. Skriv ett förnamn eller ett smeknamn.
desk-error-name-document-number = Det här ser ut som numret på en handling. Skriv ett namn som de andra får se.
desk-error-name-machine-readable = Det här ser ut som den maskinläsbara raden i en handling. Skriv ett namn som de andra får se.
desk-error-name-anonymous = I den här tjänsten visas klienternas namn inte för någon. Lämna namnet tomt.
desk-error-window = Det är något fel med gästens tid. Skriv klockslagen så här: 12:30. Slutet ska vara efter början och får inte vara förbi.
desk-error-guest-time = Gästens egen tid är inte nu. Skicka en ny inbjudan om gästen får komma.
desk-error-not-open = Väntrummet är inte öppet ännu. Du kan släppa in när det har öppnats.
desk-error-started = Väntrummet har redan öppnats, så mötet kan inte längre ställas in. Du kan avsluta det.
desk-error-message-empty = Meddelandet är tomt. Skriv ett meddelande eller välj ett färdigt.
desk-error-message-too-long = Meddelandet är för långt. Använd högst 200 tecken.
desk-error-message-identity-code = Det verkar finnas en personbeteckning i meddelandet. Lämna bort den: den behövs inte här.
desk-error-nobody = Ingen var vald. Välj först vem det gäller.
desk-error-nobody-waiting = Ingen väntar, så meddelandet skickades inte.
