### Kvittot och den egna loggen.

## Att ta koden

receipt-link = Vill du ha ett kvitto?
receipt-page-title = Kvitto
receipt-take-title = Kvitto på samtycket
receipt-take-what = Du kan ta en kod. Med den ser du senare vad du samtyckte till och vad loggen har om dig. Du ser också om en granskare har öppnat loggen över ditt möte, eller en lista eller en kopia som kan ha omfattat dina uppgifter.
receipt-take-code = Koden visas bara en gång. Skriv upp den på papper eller ta en bild av den.
receipt-take-phone = Ingenting sparas av sig självt på din enhet. Om någon annan använder enheten, tänk på var du skriver upp koden.
receipt-take-until = Koden går att ta under mötet och { $minutes } minuter efteråt.
receipt-take-button = Ta en kod
receipt-take-again = Om du redan har tagit en kod slutar den gamla fungera.
receipt-taken = Du har redan en kod. Den visades bara en gång, och vi kan inte visa den på nytt. Om du har koden i behåll behöver du inte göra något.
receipt-take-new = Gör en ny kod, den gamla slutar fungera
receipt-back = Tillbaka
receipt-error-nothing = Du har inte svarat på något ännu, så det finns inget kvitto.
receipt-error-elsewhere = Koden går bara att ta i den webbläsare där informationen besvarades. Du kan också be organisationen om kvittot.
receipt-code-title = Här är din kod
receipt-code-keep = Skriv upp den eller ta en bild av den. Vi kan inte visa den på nytt.
receipt-code-use = Koden öppnar ditt kvitto på adressen { $address }
receipt-code-anyone = Vem som helst som har koden kan öppna ditt kvitto. Håll den för dig själv.

## Att använda koden

receipt-ask-title = Öppna kvittot
receipt-ask-text = Med koden ser du vad du samtyckte till och vad loggen har om dig. Du ser också om en granskare har öppnat loggen över ditt möte, eller en lista eller en kopia som kan ha omfattat dina uppgifter.
receipt-ask-label = Kod
receipt-ask-hint = Fem grupper med fyra tecken. Streck och stora bokstäver spelar ingen roll.
receipt-ask-button = Öppna
receipt-ask-none = Har du ingen kod? Be om kvittot hos organisationen som bjöd in dig.
receipt-code-wrong = Det finns inget kvitto för den här koden. Kontrollera varje tecken. Uppgifterna kan också redan vara förstörda.

## Kvittot

receipt-own-title = Ditt kvitto och din egen logg
receipt-organisation = Organisation
receipt-keep = Hur länge uppgifterna bevaras
receipt-keep-until = Uppgifterna förstörs { $date } { $year }.
receipt-keep-open = Tiden börjar när mötet är slut. Den står i informationen.
receipt-number = Loggnummer
receipt-number-hint = Med det här numret hittar organisationen dina uppgifter. Ditt namn finns inte i loggen.
receipt-answers-title = Vad du svarade
receipt-answer =
    { $state ->
        [given] du samtyckte
        [refused] du samtyckte inte
        [withdrawn] du återkallade samtycket
        [superseded] informationen ändrades, så du fick frågan på nytt
        [expired] samtycket upphörde
       *[requested] du fick frågan
    }
receipt-text = Läs texten: { $title } (version { $version })
receipt-text-hash = Textens kontrolltal:
receipt-withdraw-title = Om du ändrar dig
receipt-withdraw-now = Du kan återkalla samtycket med en tryckning i väntrummet eller i mötet. Du kan också ta kontakt.
receipt-withdraw-over = Mötet är slut. Om du vill återkalla samtycket, se dina uppgifter eller be att de raderas, ta kontakt och uppge loggnumret.
receipt-log-title = Din egen logg
receipt-log-text = Det här är allt som loggen har om dig. Här syns också när en granskare har öppnat loggen över ditt möte, eller en lista eller en kopia som kan ha omfattat dina uppgifter.
receipt-moment = { $date } { $year } kl. { $time }
receipt-event =
    { $type ->
        [invited] Yrkespersonen gjorde en inbjudan till dig
        [invitation_replaced] Yrkespersonen bytte din länk mot en ny
        [arrived] Du öppnade länken
        [waiting] Du väntade
        [taken_over] Platsen flyttades till en annan enhet eller webbläsare
        [notice_shown] Informationen visades för dig
        [identity_check_opened] Yrkespersonen började kontrollera din identitet
        [way_on_offered] Yrkespersonen erbjöd ett annat sätt att gå vidare
        [identity_check_recorded] Kontrollen av din identitet skrevs upp
        [admitted] Yrkespersonen släppte in dig
        [declined] Yrkespersonen kunde inte ta emot dig
        [sent_back] Yrkespersonen bad dig vänta
        [removed] Yrkespersonen avslutade mötet för din del
        [joined] Du kom till mötet
        [absent] Din förbindelse bröts
        [left] Du gick
        [evicted] Tjänsten bröt din förbindelse
        [returned] Du kom tillbaka
        [board_copy_agreed] Du svarade om en kopia av tavlan
        [receipt_code_taken] Du tog en kod till kvittot
        [own_log_opened] Kvittot öppnades med koden
        [viewed] En granskare tittade på mötets logg
        [exported] En granskare tog en kopia av loggen
        [viewed_many] En granskare tittade på en lista som kan ha omfattat dina uppgifter
        [exported_many] En kopia togs av loggen, och den kan ha omfattat dina uppgifter
        [mail_sent] Ett e-postmeddelande skickades till dig
       *[other] Annan händelse
    }
receipt-check-title = Så kan kvittot kontrolleras
receipt-check-text = Du kan ladda ner kvittot som en liten fil. Vem som helst kan kontrollera den med programmet tuokio-verify, utan oss. Det visar att uppgifterna står i loggen och inte har ändrats.
receipt-check-limits = Loggen bevisar vad som visades för den som hade länken och vad den personen svarade. Den bevisar inte vem som hade länken.
receipt-check-download = Ladda ner filen
receipt-check-stays = Filen blir kvar på enheten. Ladda ner den bara om enheten är din egen.
