### Den egna inloggningen för yrkespersoner: andra steget, reservkoder och lösenord.

staff-account = { $name }: din inloggning

## Inloggningens andra steg

sign-in-passkey = Logga in med lösennyckel
sign-in-error-passkey = Inloggningen med lösennyckel lyckades inte. Försök igen eller logga in med e-post och lösenord.
second-title = Inloggningens andra steg
second-text = Lösenordet var rätt. Bekräfta ännu att det är du.
second-code = Koden i appen
second-code-hint = Sex siffror. Koden byts varje halv minut.
second-button = Fortsätt
second-passkey = Använd lösennyckel
second-passkey-browser = Den här webbläsaren kan inte använda lösennycklar. Välj ett annat sätt eller öppna sidan i en annan webbläsare.
second-recovery-title = Har du inte telefonen med? Använd en reservkod
second-recovery = Reservkod
second-recovery-hint = Varje kod fungerar en gång.
second-help = Om inget sätt fungerar, be din organisations administratör om hjälp.
second-back = Börja om
second-error-code = Koden är fel eller redan använd. Vänta på nästa kod i appen och skriv den.
second-error-recovery = Reservkoden är fel eller redan använd. Prova en annan kod.
second-error-passkey = Lösennyckeln godkändes inte. Försök igen eller välj ett annat sätt.
second-error-over = Det andra steget tog för länge. Logga in igen.

## Den egna sidan

account-title = Din inloggning
account-error-title = Kontrollera detta
account-error-page-title = Fel: din inloggning
account-lead = Med ett andra steg räcker inte ditt lösenord ensamt för någon annan. Ta i bruk en app eller en lösennyckel, eller båda.
account-by-provider = Du loggar in med din organisations egen tjänst. Lösenordet och det andra steget finns där och ändras inte här.
account-missing-title = Lägg till ett andra steg i din inloggning
account-missing-text = Din organisation kräver det av alla. Ta i bruk en app eller en lösennyckel. Sedan kommer du vidare.
account-back = Till arbetsbordet
account-since = Tillagd { $when }.
account-used = Senast använd { $when }.
account-proof = Ditt lösenord
account-proof-either = Ditt lösenord eller en kod från appen

account-totp-title = App i telefonen
account-totp-text = En autentiseringsapp visar en kod som du skriver efter lösenordet. Den fungerar också utan nät.
account-totp-on = Appen är i bruk
account-totp-add = Ta appen i bruk
account-totp-remove = Ta bort appen
account-app-title = Ta appen i bruk
account-app-install = Öppna autentiseringsappen i din telefon. Om du inte har någon, installera en från telefonens appbutik.
account-app-scan = Välj att lägga till ett nytt konto i appen och fotografera den här rutan.
account-app-picture = QR-kod för autentiseringsappen. Samma nyckel finns som text nedan.
account-app-type = Om det inte går att fotografera, skriv nyckeln i appen:
account-app-code = Skriv koden som appen visar här.
account-app-confirm = Bekräfta
account-app-stop = Avbryt

account-passkeys-title = Lösennycklar
account-passkeys-text = En lösennyckel (passkey) finns i din enhet eller i en säkerhetsnyckel. Du öppnar den med finger, ansikte eller PIN-kod, och lösenordet behövs inte.
account-passkeys-browser = Den här webbläsaren kan inte använda lösennycklar. Öppna sidan i en annan webbläsare eller ta en app i bruk.
account-passkeys-address = Lösennycklar kan inte användas på den här adressen, för den har inget servernamn. Ta en app i bruk.
account-passkey-name = Namn på lösennyckeln
account-passkey-name-hint = Till exempel: jobbtelefonen.
account-passkey-add = Lägg till lösennyckel
account-passkey-remove = Ta bort
account-passkey-remove-named = Ta bort lösennyckeln { $name }

account-recovery-title = Reservkoder
account-recovery-text = Med en reservkod kommer du in om telefonen försvinner.
account-recovery-left =
    { $n ->
        [0] Du har inga reservkoder.
        [one] Du har { $n } reservkod kvar.
       *[other] Du har { $n } reservkoder kvar.
    }
account-recovery-make = Skapa reservkoder
account-recovery-renew = Skapa nya reservkoder
account-codes-none-title = Skapa reservkoder
account-codes-none-text = Utan dem kommer du inte in om telefonen försvinner.
account-codes-none-link = Gå till reservkoderna
account-codes-title = Dina reservkoder
account-codes-text = Skriv ner koderna eller skriv ut dem, och förvara dem någon annanstans än i telefonen. De visas inte en gång till. Varje kod fungerar en gång, och tidigare koder fungerar inte längre.
account-codes-copy = Kopiera koderna
account-codes-done = Koderna är i säkert förvar

account-password-title = Lösenord
account-password-change = Byt lösenord
account-password-old = Nuvarande lösenord
account-password-new = Nytt lösenord
account-password-hint = Minst 12 tecken. Dina andra enheter loggas ut.
account-password-button = Byt lösenord

account-done-totp = Appen är i bruk. Dina andra enheter loggades ut.
account-done-passkey = Lösennyckeln är i bruk. Dina andra enheter loggades ut.
account-done-removed = Borttagen.
account-done-password = Lösenordet är bytt. Dina andra enheter loggades ut.

account-error-proof = Lösenordet eller koden är fel. Försök igen. En kod från appen gäller en gång: vänta vid behov på nästa.
account-error-gone = Den är redan borttagen. Se vad som finns på sidan nu.
account-error-last = Din organisation kräver ett andra steg. Lägg först till ett annat sätt och ta bort det här först efter det.
account-error-totp-there = Appen är redan i bruk. Ta först bort den om du byter telefon.
account-error-totp-gone = Tillägget av appen avbröts. Börja om.
account-error-codes-alone = Ta först i bruk en app eller en lösennyckel. Reservkoderna är för den dag då den fattas.
account-error-passkey = Lösennyckeln kunde inte läggas till. Försök igen, eller ta en app i bruk.
account-error-passkeys-many = Du kan ha högst tio lösennycklar. Ta först bort någon.
account-error-passkey-name = Ge lösennyckeln ett kort namn, högst 40 tecken.
account-error-old-password = Det nuvarande lösenordet är fel. Försök igen.
account-error-new-password = Det nya lösenordet ska ha 12–1024 tecken. Hitta på ett längre, gärna en hel mening.
account-error-same-password = Det nya lösenordet är samma som det gamla. Hitta på ett annat.

passkey-js-cancelled = Lösennyckeln användes inte. Tryck på knappen igen när du är redo.
passkey-js-there = Den här enheten har redan en lösennyckel till tjänsten.
passkey-js-broken = Förbindelsen fungerade inte. Försök igen om en stund.

## Organisationens regel

admin-sign-in-title = Personalens inloggning
admin-sign-in-text = Du kan kräva ett andra steg i inloggningen av alla: en kod från en app eller en lösennyckel.
admin-sign-in-link = Öppna sidan om inloggning
admin-sign-in-required = Inloggningens andra steg krävs av alla.
admin-sign-in-free = Inloggningens andra steg är vars och ens eget val.
admin-sign-in-count = Det andra steget är i bruk: { $having } / { $people }.
admin-sign-in-what = När du kräver det lägger var och en som saknar det till det innan de kommer någon annanstans. Det gäller också dig och dem som är inloggade nu.
admin-sign-in-require = Kräv av alla
admin-sign-in-let = Låt var och en välja
admin-sign-in-saved = Sparat.
admin-sign-in-lost = Om någon tappar bort sin telefon och sina reservkoder, ta bort personens andra steg på servern:
admin-sign-in-provider = Regeln gäller tjänstens egna konton. Organisationens egen inloggningstjänst frågar det som den frågar.
admin-sign-in-back = Tillbaka till administrationen
