# Ammattilaisen sivut: työpöytä, aloitus, tapaaminen, lopetus.

## Sivujen yläosa
staff-sign-out = Kirjaudu ulos
staff-nav = Päävalikko
staff-nav-desk = Työpöytä
staff-nav-admin = Hallinta
staff-nav-admin-log = Lokin hallinta
staff-nav-audit = Loki

## Työpöytä
desk-title = Työpöytä
desk-launch-title = Aloita etätapaaminen
desk-launch-none = Organisaatiollasi ei ole vielä palveluja. Pyydä pääkäyttäjää lisäämään ensimmäinen.
desk-auditor = Tapaamiset aloittaa ammattilainen. Sinä voit katsoa lokia: mitä on tapahtunut ja milloin.
desk-auditor-go = Siirry lokiin
desk-identity-first =
    { $method ->
        [known_client] Varmista ensin, että tunnet asiakkaan.
        [document_on_camera] Katso ensin asiakkaan henkilöllisyystodistusta kameralla.
        [strong_eid] Asiakas tunnistautuu ensin sähköisesti.
       *[other] Varmista ensin, kuka asiakas on.
    }
desk-list-title = Omat tapaamiset
desk-list-empty = Ei avoimia eikä tulevia tapaamisia. Aloita tapaaminen, kun sinulle sopii.
desk-list-open-now = Avoinna nyt
desk-list-coming = Tulossa
desk-list-at = Alkaa { $when }
desk-list-started = Alkoi { $when }
desk-list-waiting =
    { $count ->
        [0] Kukaan ei odota
        [one] Yksi odottaa
       *[other] { $count } odottaa
    }
desk-list-here =
    { $count ->
        [0] Kukaan ei ole tapaamisessa
        [one] Yksi on tapaamisessa
       *[other] { $count } on tapaamisessa
    }
desk-page-gone = Odotussivu ei ole nyt auki. Paikka on tallessa.
desk-list-asked = Joku pyysi yhteydenottoa. Avaa tapaaminen, niin näet pyynnön.
desk-list-go = Siirry tapaamiseen
desk-list-go-named = Siirry tapaamiseen: { $service }, { $when }
desk-list-ended = Päättyneet tapaamiset poistuvat täältä. Niitä ei lasketa eikä seurata.

## Aloitus
launch-label = Aloita etätapaaminen
launch-minutes = Kesto noin { $minutes } minuuttia
launch-hours = Kesto noin { $hours } tuntia
launch-now = Aloita nyt
launch-now-hint = Saat heti linkin, jonka voit antaa asiakkaalle. Kukaan ei pääse sisään ilman sinua.
launch-promise = Kun aloitat tai varaat tapaamisen, lupaat, ettet kuvaa etkä nauhoita sitä. Asiakas lupaa saman, kun hän suostuu.
launch-later = Valitse toinen aika
launch-starts-at = Milloin tapaaminen alkaa?
launch-starts-at-hint = Asiakas voi tulla odotushuoneeseen jo vähän aiemmin.
launch-language = Kutsun kieli
launch-save = Varaa aika
launch-back = Takaisin työpöydälle
launch-error-title = Tarkista aika
launch-error-time-bad = Aika puuttuu tai sitä ei voi lukea. Valitse päivä ja kellonaika.
launch-error-time-past = Aika on jo mennyt. Valitse myöhempi aika tai aloita nyt.

## Tapaaminen
desk-encounter-starts = Alkaa { $when }
desk-encounter-opens = Odotushuone aukeaa { $when }
desk-encounter-opens-time = Odotushuone aukeaa klo { $time }
desk-encounter-started = Alkoi { $when }
desk-encounter-ended = Tapaaminen on päättynyt.
desk-encounter-cancelled = Tapaaminen on peruttu.
desk-back = Takaisin työpöydälle
desk-end = Päätä kaikilta
desk-end-hint = Yhteys katkeaa kaikilta, ja linkki lakkaa toimimasta.
desk-cancel = Peru tapaaminen
desk-cancel-hint = Linkki kertoo asiakkaalle, että tapaaminen on peruttu.

## Ihmiset
desk-people-title = Osallistujat
desk-gate-away-title = Videopalvelin ei juuri nyt vastaa.
desk-gate-away-text = Sisään päästämäsi ihmiset odottavat ja pääsevät tapaamiseen heti, kun palvelin taas vastaa. Tapaamisessa jo olevat voivat jatkaa. Sinun ei tarvitse tehdä mitään.
desk-people-summary-waiting =
    { $count ->
        [0] Kukaan ei odota.
        [one] Yksi odottaa.
       *[other] { $count } odottaa.
    }
desk-people-summary-waiting-named = Odottaa: { $names }.
desk-people-summary-here =
    { $count ->
        [0] Muita ei ole tapaamisessa.
        [one] Yksi on tapaamisessa.
       *[other] { $count } on tapaamisessa.
    }
desk-people-summary-let-in =
    { $count ->
        [one] Yksi on päästetty sisään.
       *[other] { $count } on päästetty sisään.
    }
desk-people-empty = Kukaan ei odota vielä. Näet täällä heti, kun joku tulee.
desk-people-waiting = Odottaa
desk-people-let-in = Päästetty sisään
desk-people-present = Tapaamisessa
desk-people-reading = Tulossa odotushuoneeseen
desk-people-unwilling = Ei halua tavata etänä
desk-people-coming = Ei vielä täällä
desk-people-gone = Poistuneet
desk-people-unconfirmed = Kaikkien poistumista ei ole vielä vahvistettu
desk-select = Valitse: { $name }
desk-admit = Päästä sisään
desk-admit-named = Päästä sisään: { $name }
desk-admit-selected = Päästä valitut sisään
desk-admit-all = Päästä kaikki valmiit sisään ({ $count })
desk-attest = Tunnen asiakkaan
desk-attest-named = Tunnen asiakkaan: { $name }
desk-attest-hint = Vahvista vain, jos tiedät, kenelle annoit linkin.
desk-decline = En ota nyt vastaan
desk-decline-named = En ota nyt vastaan: { $name }
desk-send-back = Siirrä odottamaan
desk-send-back-named = Siirrä odottamaan: { $name }
desk-remove = Poista tapaamisesta
desk-remove-named = Poista tapaamisesta: { $name }
desk-remove-left = Älä päästä takaisin
desk-remove-left-named = Älä päästä takaisin: { $name }
desk-more = …
desk-more-named = Muut toiminnot: { $name }
desk-role =
    { $role ->
        [professional] ammattilainen
        [helper] työpari
        [client] asiakas
        [guardian] huoltaja
        [guest] vieras
        [interpreter] tulkki
       *[other] osallistuja
    }
desk-waited =
    { $minutes ->
        [0] Tuli juuri
       *[other] Odottanut { $minutes } min
    }
desk-waiting-since = Odottanut klo { $time } alkaen
desk-place =
    { $place ->
        [invited] Ei ole vielä tullut
        [arrived] Lukee tietoja ennen odotushuonetta
        [waiting] Odottaa
        [admitted] Päästetty sisään
        [present] Tapaamisessa
        [absent] Yhteys katkesi. Voi palata itse
        [left] Poistui
        [declined] Ei otettu vastaan
        [withdrawn] Peruutti suostumuksensa ja poistui
        [cannot_come] Ei pääse tulemaan
        [removed] Poistettu tapaamisesta
        [ended] Tapaaminen on päättynyt
       *[other] Tila ei ole tiedossa
    }
desk-consent =
    { $consent ->
        [given] Suostunut
        [refused] Ei suostunut etätapaamiseen
        [withdrawn] Peruutti suostumuksensa
       *[none] Ei ole vielä vastannut suostumukseen
    }
desk-identity =
    { $identity ->
        [in_check] Henkilöllisyyttä varmistetaan
        [verified] Henkilöllisyys varmistettu
        [not_verified] Henkilöllisyyttä ei voitu varmistaa
       *[pending] Henkilöllisyyttä ei ole varmistettu
    }
desk-door =
    { $door ->
        [pending] Ovi aukeaa hetken kuluttua
        [away] Pääsee tapaamiseen heti, kun videopalvelin vastaa
       *[closing] Poistumista ei ole vielä vahvistettu
    }
desk-moved = Siirtyi toiseen laitteeseen
desk-aside = Huoneessa on joku muu. Kuva, mikrofoni ja ääni ovat pois. Odota, että hän palaa itse
desk-notice-changed =
    { $count ->
        [one] Tiedote on muuttunut sen jälkeen, kun yksi osallistuja suostui. Häneltä kysytään uudelleen seuraavassa tapaamisessa. Jos muutos koskee tätä tapaamista, kysy nyt.
       *[other] Tiedote on muuttunut sen jälkeen, kun { $count } osallistujaa suostui. Heiltä kysytään uudelleen seuraavassa tapaamisessa. Jos muutos koskee tätä tapaamista, kysy nyt.
    }
desk-ask-again = Kysy nyt uudelleen
desk-agreed = Suostumukset
desk-agreed-named = Suostumukset: { $name }
desk-agreed-answer =
    { $answer ->
        [given] suostui
        [refused] ei suostunut
        [withdrawn] peruutti
       *[none] ei ole vastannut
    }
desk-agreed-notice = Tiedote: { $notice }, versio { $version }, { $language }
desk-may-return = Poistui. Voi palata itse
desk-message-sent = Viestisi: { $text }

## Viesti odottaville
desk-message-title = Viesti kaikille odottaville
desk-message-late-legend = Olen myöhässä
desk-message-late-5 = 5 min
desk-message-late-5-label = 5 min myöhässä
desk-message-late-10 = 10 min
desk-message-late-10-label = 10 min myöhässä
desk-message-late-15 = 15 min
desk-message-late-15-label = 15 min myöhässä
desk-message-soon = Tulen pian
desk-message-text = Oma viesti
desk-message-text-hint = Älä kirjoita asiakkaan asioista.
desk-message-send = Lähetä
desk-message-one = Viesti
desk-message-one-label = Viesti: { $name }
desk-message-one-send = Lähetä: { $name }

## Kuva ja ääni
desk-pane-title = Kuva ja ääni
desk-pane-text = Kamera ja mikrofoni käynnistyvät vasta, kun liityt.
desk-pane-practice = Tämä on harjoitus. Kuva ja ääni kulkevat vain selainten välillä.
desk-pane-opens = Voit liittyä, kun odotushuone aukeaa: { $when }.
desk-pane-join = Liity tapaamiseen
desk-pane-noscript = Kuva ja ääni tarvitsevat JavaScriptin. Ota se käyttöön selaimen asetuksista. Muut painikkeet toimivat ilmankin.
desk-pane-here = Palvelu ei tallenna mitään.
desk-promise = Olet luvannut, ettet kuvaa etkä nauhoita tapaamista. Asiakas lupaa saman, kun hän suostuu.

## Kutsut
desk-invite-title = Kutsu
desk-invite-list-title = Kutsut
desk-invite-for =
    { $role ->
        [professional] Ammattilainen
        [helper] Työpari
        [client] Asiakas
        [guardian] Huoltaja
        [guest] Vieras
        [interpreter] Tulkki
       *[other] Osallistuja
    }
desk-invite-shared = Yhteinen linkki kaikille
desk-invite-link = Linkki
desk-invite-link-named = Linkki: { $name }
desk-invite-copy-text = Kopioi kutsuteksti
desk-invite-copy-text-named = Kopioi kutsuteksti: { $name }
desk-invite-copy-link = Kopioi linkki
desk-invite-copy-link-named = Kopioi linkki: { $name }
desk-invite-more = Kutsuteksti, kalenteri ja uusi linkki
desk-invite-more-named = Kutsuteksti, kalenteri ja uusi linkki: { $name }
desk-invite-text = Kutsuteksti: { $language }
desk-invite-copy-this = Kopioi: { $language }
desk-invite-replace = Vaihda linkki uuteen
desk-invite-replace-named = Vaihda linkki uuteen: { $name }
desk-invite-replace-hint = Vanha linkki lakkaa heti toimimasta.
desk-invite-another = Kutsu joku muu
desk-invite-role = Kenet kutsut?
desk-invite-name = Nimi, jonka muut näkevät
desk-invite-name-hint = Vapaaehtoinen. Etunimi tai nimimerkki riittää.
desk-invite-name-hint-compared = Vapaaehtoinen. Kirjoita koko nimi niin kuin se on asiakkaan papereissa: sitä verrataan, kun asiakas tunnistautuu. Pelkkää etunimeä ei voi verrata.
desk-invite-language = Kutsun kieli
desk-invite-create = Tee kutsu

## Lopetus
desk-bye-title = Tapaaminen on päättynyt
desk-bye-text = Yhteys on katkaistu kaikilta. Linkit eivät enää toimi.
desk-bye-closing = Yhteys katkaistaan kaikilta. Linkit eivät enää toimi.
desk-bye-away = Linkit eivät enää toimi. Videopalvelin ei juuri nyt vastaa, joten kaikkien poistumista ei ole vielä vahvistettu. Palvelin katkaisee yhteyden kaikilta heti, kun se vastaa. Sinun ei tarvitse tehdä mitään.
desk-bye-kept = Kuvaa, ääntä ja viestejä ei tallennettu.
desk-bye-log = Lokiin jäi vain, mitä tapahtui ja milloin: ei nimiä eikä sisältöä.
desk-bye-record = Kirjaa tapaaminen asiakastietoihin niin kuin muutkin tapaamiset.
desk-bye-client = Asiakas näkee sivun, joka kertoo, että tapaaminen on päättynyt.

## Virheet
desk-error-title = Muutosta ei tehty
desk-error-stale = Joku muu muutti tätä juuri. Katso tilanne ja yritä uudelleen.
desk-error-gone = Henkilö tai tapaaminen ei ole enää täällä. Katso tilanne uudelleen.
desk-error-not-ready = Henkilö ei ole vielä valmis. Odota suostumusta tai varmista ensin, että tunnet asiakkaan.
desk-error-name-too-long = Nimi on liian pitkä. Käytä enintään 40 merkkiä.
desk-error-name-bad = Nimessä on merkkejä, joita ei voi näyttää. Kirjoita nimi uudelleen.
desk-error-name-identity-code = Tämä näyttää henkilötunnukselta. Kaikki tapaamisessa näkisivät sen. Kirjoita etunimi tai lempinimi.
desk-error-name-document-number = Tämä näyttää asiakirjan numerolta. Kirjoita nimi, jonka muut saavat nähdä.
desk-error-name-machine-readable = Tämä näyttää asiakirjan koneluettavalta riviltä. Kirjoita nimi, jonka muut saavat nähdä.
desk-error-name-anonymous = Tässä palvelussa asiakkaiden nimiä ei näytetä kenellekään. Jätä nimi tyhjäksi.
desk-error-window = Vierailijan ajassa on virhe. Kirjoita kellonajat muodossa 12:30, ja lopun pitää olla alun jälkeen ja vasta tulossa.
desk-error-guest-time = Vierailijan oma aika ei ole nyt. Lähetä hänelle uusi kutsu, jos hän saa tulla.
desk-error-not-open = Odotushuone ei ole vielä auki. Voit päästää sisään, kun se on auennut.
desk-error-started = Odotushuone on jo auennut, joten tapaamista ei voi enää perua. Voit päättää sen.
desk-error-message-empty = Viesti on tyhjä. Kirjoita viesti tai valitse valmis.
desk-error-message-too-long = Viesti on liian pitkä. Käytä enintään 200 merkkiä.
desk-error-message-identity-code = Viestissä näyttää olevan henkilötunnus. Jätä se pois: sitä ei tarvita täällä.
desk-error-nobody = Ketään ei ollut valittuna. Valitse ensin, ketä asia koskee.
desk-error-nobody-waiting = Kukaan ei odota, joten viestiä ei lähetetty.
