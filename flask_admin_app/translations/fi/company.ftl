# Asiakkaan sivut: uusi tulija, puhelimella mukana oleva, lapsi ja huoltaja.

common-by-phone = { $name } (puhelimella)

## Tapaamisessa olevalta kysytään
meeting-company-title = Sopiiko, että joku tulee mukaan?
meeting-company-ask =
    { $role ->
        [interpreter] Tulkki haluaisi tulla mukaan: { $name }.
        [guardian] Huoltaja haluaisi tulla mukaan: { $name }.
       *[other] Mukaan haluaisi tulla: { $name }.
    }
meeting-company-hint = Voit miettiä rauhassa. Hän odottaa. Vastauksesi näkee vain ammattilainen.
meeting-company-yes = Sopii
meeting-company-yes-named = Sopii: { $name }
meeting-company-no = Ei sovi
meeting-company-no-named = Ei sovi: { $name }
meeting-company-said-yes = Vastasit: sopii. Voit muuttaa mieltäsi, kunnes hän tulee.
meeting-company-said-no = Vastasit: ei sovi. Voit muuttaa mieltäsi.
meeting-company-done = Vastauksesi on tallessa.
error-company-gone-title = Tähän ei enää kysytä vastausta
error-company-gone-text = Tilanne on muuttunut.
error-company-gone-next = Palaa tapaamiseen.

## Odottavalle
wait-held-company = Paikalla olevilta kysytään, sopiiko, että tulet mukaan. Odota rauhassa.
wait-held-guardian = Huoltajan vastausta odotetaan vielä. Sinun ei tarvitse tehdä mitään.
