### Kuitti ja oma loki.

## Koodin ottaminen

receipt-link = Haluatko kuitin?
receipt-page-title = Kuitti
receipt-take-title = Kuitti suostumuksesta
receipt-take-what = Voit ottaa koodin. Sillä näet myöhemmin, mihin suostuit ja mitä sinusta on lokissa. Näet myös, jos tarkastaja on avannut tapaamisesi lokin tai luettelon tai kopion, jossa saattoi olla sinun tietojasi.
receipt-take-code = Koodi näytetään vain kerran. Kirjoita se paperille tai ota siitä kuva.
receipt-take-phone = Laitteellesi ei tallennu mitään itsestään. Jos joku muu käyttää laitettasi, mieti, mihin kirjoitat koodin.
receipt-take-until = Koodin voi ottaa tapaamisen aikana ja { $minutes } minuuttia sen jälkeen.
receipt-take-button = Ota koodi
receipt-take-again = Jos otit koodin jo aiemmin, vanha lakkaa toimimasta.
receipt-taken = Sinulla on jo koodi. Se näytettiin vain kerran, emmekä voi näyttää sitä uudelleen. Jos koodi on tallessa, sinun ei tarvitse tehdä mitään.
receipt-take-new = Tee uusi koodi, vanha lakkaa toimimasta
receipt-back = Takaisin
receipt-error-nothing = Et ole vielä vastannut mihinkään, joten kuittia ei ole.
receipt-error-elsewhere = Koodin voi ottaa vain siinä selaimessa, jossa tiedotteeseen vastattiin. Voit pyytää kuittia myös organisaatiolta.
receipt-code-title = Tässä on koodisi
receipt-code-keep = Kirjoita se talteen tai ota siitä kuva. Emme voi näyttää sitä uudelleen.
receipt-code-use = Koodi avaa kuittisi osoitteessa { $address }
receipt-code-anyone = Kuka tahansa, jolla on koodi, voi avata kuittisi. Pidä se itselläsi.

## Koodin käyttäminen

receipt-ask-title = Avaa kuitti
receipt-ask-text = Koodilla näet, mihin suostuit ja mitä sinusta on lokissa. Näet myös, jos tarkastaja on avannut tapaamisesi lokin tai luettelon tai kopion, jossa saattoi olla sinun tietojasi.
receipt-ask-label = Koodi
receipt-ask-hint = Viisi neljän merkin ryhmää. Viivoilla ja isoilla kirjaimilla ei ole väliä.
receipt-ask-button = Avaa
receipt-ask-none = Eikö sinulla ole koodia? Pyydä kuittia organisaatiolta, joka kutsui sinut.
receipt-code-wrong = Tällä koodilla ei löydy kuittia. Tarkista jokainen merkki. Tiedot on voitu myös jo hävittää.

## Kuitti

receipt-own-title = Kuittisi ja oma lokisi
receipt-organisation = Organisaatio
receipt-keep = Tietojesi säilytys
receipt-keep-until = Tiedot hävitetään { $date } { $year }.
receipt-keep-open = Säilytysaika alkaa, kun tapaaminen päättyy. Se kerrotaan tiedotteessa.
receipt-number = Lokinumero
receipt-number-hint = Tällä numerolla organisaatio löytää tietosi. Nimeäsi lokissa ei ole.
receipt-answers-title = Mitä vastasit
receipt-answer =
    { $state ->
        [given] suostuit
        [refused] et suostunut
        [withdrawn] peruutit suostumuksen
        [superseded] tiedote muuttui, joten sinulta kysyttiin uudelleen
        [expired] suostumus päättyi
       *[requested] sinulta kysyttiin
    }
receipt-text = Lue teksti: { $title } (versio { $version })
receipt-text-hash = Tekstin tarkistusluku:
receipt-withdraw-title = Jos muutat mieltäsi
receipt-withdraw-now = Voit peruuttaa suostumuksen yhdellä painalluksella odotushuoneessa tai tapaamisessa. Voit myös ottaa yhteyttä.
receipt-withdraw-over = Tapaaminen on päättynyt. Jos haluat peruuttaa suostumuksen, nähdä tietosi tai pyytää niiden poistamista, ota yhteyttä ja kerro lokinumero.
receipt-log-title = Oma lokisi
receipt-log-text = Tämä kaikki sinusta on lokissa. Tässä näkyy myös, milloin tarkastaja on avannut tapaamisesi lokin tai luettelon tai kopion, jossa saattoi olla sinun tietojasi.
receipt-moment = { $date } { $year } klo { $time }
receipt-event =
    { $type ->
        [invited] Ammattilainen teki sinulle kutsun
        [invitation_replaced] Ammattilainen vaihtoi linkkisi uuteen
        [arrived] Avasit linkin
        [waiting] Odotit
        [taken_over] Paikka siirtyi toiseen laitteeseen tai selaimeen
        [notice_shown] Sinulle näytettiin tiedote
        [identity_check_opened] Ammattilainen aloitti henkilöllisyyden varmistamisen
        [way_on_offered] Ammattilainen tarjosi muuta keinoa jatkaa
        [identity_check_recorded] Henkilöllisyyden varmistaminen kirjattiin
        [admitted] Ammattilainen päästi sinut sisään
        [declined] Ammattilainen ei voinut ottaa sinua vastaan
        [sent_back] Ammattilainen pyysi sinua odottamaan
        [removed] Ammattilainen lopetti tapaamisen sinun osaltasi
        [joined] Tulit tapaamiseen
        [absent] Yhteytesi katkesi
        [left] Poistuit
        [evicted] Palvelu katkaisi yhteytesi
        [returned] Tulit takaisin
        [board_copy_agreed] Vastasit kopion ottamisesta taulusta
        [receipt_code_taken] Otit kuitin koodin
        [own_log_opened] Kuittisi avattiin koodilla
        [viewed] Tarkastaja katsoi tapaamisen lokia
        [exported] Tarkastaja otti lokista kopion
        [viewed_many] Tarkastaja katsoi luetteloa, jossa saattoi olla sinunkin tietojasi
        [exported_many] Lokista otettiin kopio, jossa saattoi olla sinunkin tietojasi
        [mail_sent] Sinulle lähetettiin sähköposti
       *[other] Muu tapahtuma
    }
receipt-check-title = Näin kuitin voi tarkistaa
receipt-check-text = Voit ladata kuitin pienenä tiedostona. Kuka tahansa voi tarkistaa sen ohjelmalla tuokio-verify, ilman meitä. Se näyttää, että tiedot ovat lokissa eikä niitä ole muutettu.
receipt-check-limits = Loki todistaa, mitä linkin haltijalle näytettiin ja mitä hän vastasi. Se ei todista, kuka linkkiä piti hallussaan.
receipt-check-download = Lataa tiedosto
receipt-check-stays = Tiedosto jää laitteellesi. Lataa se vain, jos laite on sinun.
