### Uusi tulija selkosuomeksi.

meeting-company-ask =
    { $role ->
        [interpreter] Tulkki haluaa tulla mukaan: { $name }.
        [guardian] Huoltaja haluaa tulla mukaan: { $name }.
       *[other] Mukaan haluaa tulla: { $name }.
    }
meeting-company-hint = Mieti rauhassa. Hän odottaa. Vain ammattilainen näkee, mitä vastaat.
meeting-company-said-yes = Vastasit: sopii. Voit muuttaa mielesi ennen kuin hän tulee.
meeting-company-said-no = Vastasit: ei sovi. Voit muuttaa mielesi.
error-company-gone-title = Sinun ei enää tarvitse vastata
wait-held-company = Kysymme muilta, sopiiko, että tulet mukaan. Odota rauhassa.
wait-held-guardian = Odotamme huoltajan vastausta. Sinun ei tarvitse tehdä mitään.
