# Tarkastajan sivut: loki selvin sanoin, sen tarkistaminen ja mukaan ottaminen.

## Kehys
audit-nav = Loki
audit-nav-entries = Merkinnät
audit-nav-health = Lokin tila
audit-pattern-day = d.M.y
audit-pattern-time = H.mm.ss

## Luettelo
audit-title = Loki
audit-lead = Täältä näet, mitä tapahtui, milloin, ja mikä teksti ihmisille näytettiin. Nimiä täällä ei ole: ihmisillä on tunnukset. Myös jokainen katselusi kirjataan lokiin.
audit-filter-title = Rajaa luetteloa
audit-filter-in-use = Luettelo on rajattu.
audit-filter-since = Päivästä
audit-filter-until = Päivään
audit-filter-unit = Yksikkö
audit-filter-template = Palvelu
audit-filter-type = Tapahtuma
audit-filter-notice = Teksti ja versio
audit-filter-purpose = Tarkoitus
audit-filter-encounter = Vain tapaaminen { $code }
audit-filter-any = Kaikki
audit-filter-apply = Näytä
audit-filter-clear = Näytä kaikki
audit-error-title = Mitään ei haettu
audit-error-filter = Tarkista merkityt kentät. Muut säilyivät.
audit-error-field = Tätä arvoa ei voi käyttää. Valitse toinen tai jätä kenttä tyhjäksi.
audit-error-reason = Valitse syy luettelosta.
audit-list-title = Merkinnät, uusin ensin
audit-list-none = Tällaisia merkintöjä ei ole.
audit-list-older = Vanhemmat merkinnät
audit-list-newest = Takaisin uusimpiin
audit-entry-link = Merkintä { $n }
audit-encounter-link = Tapaaminen { $code }
audit-text-link = Teksti: { $name }

## Mitä tapahtui
audit-event =
    { $type ->
        [encounter_planned] Tapaaminen varattu
        [encounter_opened] Odotushuone avattu
        [encounter_moved_on] Tapaamiselle lisää aikaa
        [encounter_ended] Tapaaminen päättynyt
        [encounter_cancelled] Tapaaminen peruttu
        [invited] Kutsu tehty
        [invitation_replaced] Kutsulinkki vaihdettu uuteen
        [arrived] Linkki avattu
        [waiting] Tuli odotushuoneeseen
        [taken_over] Jatkoi toisessa selaimessa
        [notice_shown] Teksti näytetty
        [consent_requested] Suostumusta kysytty
        [consent_given] Suostumus annettu
        [consent_refused] Suostumuksesta kieltäydytty
        [consent_withdrawn] Suostumus peruutettu
        [consent_superseded] Aiempi suostumus ei enää päde: teksti muuttui
        [consent_expired] Suostumus vanhentunut
        [identity_check_recorded] Henkilöllisyyden varmistaminen kirjattu
        [admitted] Päästetty sisään
        [declined] Ei otettu vastaan
        [sent_back] Siirretty takaisin odotushuoneeseen
        [removed] Poistettu tapaamisesta
        [joined] Tuli tapaamiseen
        [absent] Yhteys katkesi
        [left] Poistui
        [evicted] Videopalvelin poisti tapaamisesta
        [returned] Palasi
        [staff_joined] Työntekijällä on paikka tapaamisessa
        [board_copy_agreed] Valkotaulun kopiosta sovittu
        [receipt_code_taken] Asiakas otti koodin omaan lokiinsa
        [own_log_opened] Asiakas katsoi omaa lokiaan
        [viewed] Lokia katsottu
        [exported] Lokista otettu tietoja mukaan
        [pseudonym_asked] Kysytty, kuka työntekijä on
        [pseudonym_opened] Työntekijän nimi avattu
        [pseudonym_refused] Työntekijän nimeä ei avattu
        [erased] Tietoja hävitetty
        [purge_run] Vanhat tiedot siivottu
        [key_rotated] Lokin allekirjoitusavain vaihdettu
        [identity_check_opened] Henkilöllisyyden varmistaminen aloitettu
        [way_on_offered] Tarjottu toinen tapa jatkaa
        [cannot_come] Ilmoitti, ettei pääse tulemaan
        [contact_asked] Pyysi yhteydenottoa
        [company_answered] Vastasi, sopiiko uuden tulijan mukaantulo
        [guardian_waived] Ammattilainen arvioi, ettei huoltajaa tarvita
        [joined_by_phone] Tuli mukaan puhelimella
        [stepped_aside] Piilotti tapaamisen hetkeksi
        [stepped_back] Palasi tapaamiseen
        [handed_over] Tapaaminen siirrettiin työtoverille
        [side_room_opened] Sivuhuone avattu
        [side_room_closed] Sivuhuone suljettu
        [mail_sent] Sähköposti lähetetty
       *[other] { $type }
    }
audit-purpose =
    { $purpose ->
        [remote_meeting] etätapaaminen
        [board_copy] kopio valkotaulusta
       *[other] { $purpose }
    }
audit-notice-name =
    { $name }, versio { $version }, { $language ->
        [fi] suomeksi
        [fi-selko] selkosuomeksi
        [sv] ruotsiksi
        [en] englanniksi
       *[other] { $language }
    }
audit-about-purpose = Tarkoitus: { $purpose }
audit-about-person = Koskee: { $who }

## Kuka
audit-who-service = Palvelu itse
audit-who-client = Asiakas { $code }
audit-who-client-number = Asiakas { $n } ({ $code })
audit-who-staff = Työntekijä { $code }
audit-who-named = Työntekijä { $code } ({ $name })
audit-who-you = Työntekijä { $code } (sinä)
audit-unreadable = Tätä merkintää ei voi avata: sitä on muutettu, tai sen avain puuttuu. Tarkista koko loki.

## Mitä muuta merkintä kertoo
audit-fact-method =
    { $value ->
        [click] Vastattu painikkeella
        [oral_confirmed_by_professional] Vastattu ääneen; työntekijä kirjasi
        [paper] Vastattu paperilla
        [eid] Vastattu vahvalla sähköisellä tunnistamisella
        [known_client] Työntekijä tuntee asiakkaan
        [document_on_camera] Henkilöllisyystodistus näytettiin kameralle
        [strong_eid] Vahva sähköinen tunnistaminen
        [confirmed_again] Työntekijä vahvisti samaksi ihmiseksi
       *[other] Miten: { $value }
    }
audit-fact-result =
    { $value ->
        [verified] Henkilöllisyys varmistettu
        [not_verified] Henkilöllisyyttä ei varmistettu
        [poor_picture] Kuva oli liian huono
        [stopped] Varmistaminen keskeytyi
       *[other] Tulos: { $value }
    }
audit-fact-role =
    { $value ->
        [professional] Rooli: ammattilainen
        [helper] Rooli: työpari
        [client] Rooli: asiakas
        [guardian] Rooli: huoltaja
        [guest] Rooli: vieras
        [interpreter] Rooli: tulkki
       *[other] Rooli: { $value }
    }
audit-fact-kind =
    { $value ->
        [personal] Linkki yhdelle
        [shared] Sama linkki kaikille
        [by_phone] Mukaan puhelimella
       *[other] Laji: { $value }
    }
audit-fact-how =
    { $value ->
        [given] Ammattilainen siirsi itse
        [taken] Otettiin hoidettavaksi, kun ammattilainen ei ollut paikalla
       *[other] Tapa: { $value }
    }
audit-fact-yes =
    { $value ->
        [True] Vastaus: sopii
       *[other] Vastaus: ei sovi
    }
audit-fact-new_time =
    { $value ->
        [True] Toivoi uutta aikaa
       *[other] Ei pyytänyt uutta aikaa
    }
audit-fact-promise = Lupasi olla tallentamatta ja kuvaamatta
audit-fact-by =
    { $value ->
        [command] Tehty palvelimen komennolla
       *[other] Tekijä: { $value }
    }
audit-fact-admission = Suora paluu suljettiin
audit-fact-what =
    { $value ->
        [list] Luettelo
        [encounter] Yksi tapaaminen
        [entry] Yksi merkintä kokonaan
        [notice] Teksti
        [notice_source] Teksti tiedostona
        [health] Lokin tila
        [verify] Lokin tarkistus
       *[other] { $value }
    }
audit-fact-index = Merkintä { $value }
audit-fact-text = Teksti, jonka tiiviste on { $value }
audit-fact-format =
    { $value ->
        [jsonl] JSON-riveinä
        [csv] Taulukkona
        [fhir] FHIR-muodossa
        [bundle] Pakettina, jonka kuka tahansa voi tarkistaa
        [proof] Todiste yhdestä merkinnästä
       *[other] Muodossa { $value }
    }
audit-fact-form =
    { $value ->
        [page] Sivuna
        [file] Tiedostona
       *[other] Muodossa { $value }
    }
audit-fact-old = Vanha avain: { $value }
audit-fact-new = Uusi avain: { $value }
audit-fact-count = Tietueita: { $value }
audit-fact-reason =
    { $value ->
        [complaint] Syy: kantelu tai muistutus
        [client_asked] Syy: asiakas pyysi
        [suspected_misuse] Syy: epäily väärinkäytöstä
        [internal_audit] Syy: sisäinen tarkastus
        [authority] Syy: viranomainen pyysi
        [request] Syy: asiakas pyysi hävittämistä
        [retention] Syy: säilytysaika päättyi
        [consent_withdrawn] Syy: suostumus peruutettiin
        [removed] Syy: työntekijä poisti osallistujan
        [consent_refused] Syy: suostumuksesta kieltäydyttiin
        [left] Syy: osallistuja poistui
        [sent_back] Syy: takaisin odotushuoneeseen
        [ended] Syy: pääsy oli päättynyt
        [room_closed] Syy: tapaaminen oli päättynyt
        [replaced] Syy: osallistuja tuli uudelleen muualta
        [ok] Syy: kaikki täsmäsi
        [not_genuine] Syy: ei näyttänyt aidolta
        [photo_differs] Syy: valokuvassa oli eri ihminen
        [expired] Syy: ei ollut voimassa
        [name_differs] Syy: nimi oli eri
        [cannot_tell] Syy: ei voinut sanoa
        [no_document] Syy: asiakirjaa ei näytetty
        [poor_picture] Syy: kuva oli liian huono
        [client_stopped] Syy: asiakas lopetti
        [staff_stopped] Syy: työntekijä lopetti
        [level_too_low] Syy: tunnistamisen taso ei riittänyt
        [provider_failed] Syy: tunnistuspalvelu ei toiminut
       *[other] Syy: { $value }
    }
audit-fact-genuine =
    { $value ->
        [yes] Näytti aidolta: kyllä
        [no] Näytti aidolta: ei
        [cannot_tell] Näytti aidolta: ei voinut sanoa
       *[other] Näytti aidolta: ei kysytty
    }
audit-fact-photo =
    { $value ->
        [yes] Sama ihminen valokuvassa: kyllä
        [no] Sama ihminen valokuvassa: ei
        [cannot_tell] Sama ihminen valokuvassa: ei voinut sanoa
       *[other] Sama ihminen valokuvassa: ei kysytty
    }
audit-fact-valid =
    { $value ->
        [yes] Voimassa: kyllä
        [no] Voimassa: ei
        [cannot_tell] Voimassa: ei voinut sanoa
       *[other] Voimassa: ei kysytty
    }
audit-fact-name =
    { $value ->
        [yes] Nimi sama kuin varauksessa: kyllä
        [no] Nimi sama kuin varauksessa: ei
        [cannot_tell] Nimi sama kuin varauksessa: ei voinut sanoa
       *[other] Nimi sama kuin varauksessa: ei kysytty
    }
audit-fact-check = Varmistaminen { $value }
audit-fact-assurance =
    { $value ->
        [none] Varmuus: ei mitään
        [low] Varmuus: matala
        [substantial] Varmuus: korotettu
        [high] Varmuus: korkea
       *[other] Varmuus: { $value }
    }
audit-fact-document =
    { $value ->
        [identity_document] Henkilöllisyystodistus
        [passport] Passi
        [identity_card] Henkilökortti
        [residence_permit] Oleskelulupakortti
        [driving_licence] Ajokortti
       *[other] Muu asiakirja
    }
audit-fact-origin =
    { $value ->
        [fi] Antaja: Suomi
        [eu_eea] Antaja: muu EU- tai ETA-maa
       *[other] Antaja: muu maa
    }
audit-fact-way =
    { $value ->
        [limited] Tarjottiin: rajattu palvelu
        [nameless] Tarjottiin: keskustelu ilman nimeä
        [new_time] Tarjottiin: uusi aika
       *[other] Tarjottiin: tapaaminen paikan päällä
    }
audit-fact-started_at = Alkoi { $value }
audit-fact-ended_at = Päättyi { $value }
audit-fact-seen_on = Tuntenut päivästä { $value }
audit-fact-broker = Tunnistuspalvelu { $value }
audit-fact-entries =
    { $more ->
        [0] Merkinnät: { $value }
       *[other] Merkinnät: { $value } ja { $more } muuta
    }
audit-fact-keys = Avaimia hävitetty: { $value }
audit-fact-records = Tietueita hävitetty: { $value }
audit-fact-encounters = Tapaamisia: { $value }

## Yksi tapaaminen
audit-encounter-title = Tapaaminen { $code }
audit-encounter-lead =
    { $clients ->
        [0] Mitä tapahtui, järjestyksessä. Yhtään asiakasta ei ole vielä tullut.
        [one] Mitä tapahtui, järjestyksessä. Asiakkaita oli yksi.
       *[other] Mitä tapahtui, järjestyksessä. Asiakkaita oli { $clients }.
    }
audit-encounter-proves = Loki kertoo, mitä linkin haltijalle näytettiin ja mitä hän vastasi. Se ei kerro, kenellä linkki oli.
audit-encounter-texts = Tekstit, jotka näytettiin
audit-encounter-no-texts = Mihinkään tekstiin ei ole vielä vastattu.
audit-encounter-destroyed =
    { $count ->
        [one] Yksi tämän tapaamisen tietue hävitettiin { $when }.
       *[other] { $count } tämän tapaamisen tietuetta hävitettiin { $when }.
    }
audit-encounter-export = Ota tämä tapaaminen mukaan
audit-back = Takaisin luetteloon

## Teksti
audit-notice-title = Teksti sellaisena kuin se näytettiin
audit-notice-hash = Tiiviste (SHA-256)
audit-notice-match = Tiiviste täsmää: juuri nämä sanat ihmisille näytettiin, kirjain kirjaimelta.
audit-notice-differs = Tiiviste ei täsmää. Tietokannan teksti ei ole se, joka ihmisille näytettiin. Sen tiiviste on nyt { $computed }.
audit-notice-rendered = Näin se luettiin
audit-notice-source = Kirjain kirjaimelta
audit-notice-download = Lataa teksti

## Yksi merkintä
audit-entry-title = Merkintä { $n }
audit-entry-words = Sanoin
audit-entry-unit = Yksikkö: { $unit }
audit-entry-place = Paikka lokissa
audit-entry-place-text = Tämä on merkintä { $n }. Lokissa on { $size } merkintää, ja numerointi alkaa nollasta.
audit-entry-commitment = Sitoumus (suolan ja tietueen SHA-256)
audit-entry-leaf = Lehden tiiviste
audit-entry-proof = Lataa todiste
audit-entry-proof-hint = Todiste osoittaa, että tämä merkintä on allekirjoitetussa lokissa. Sen ja alla olevan tietueen rivin voi tarkistaa ilman tätä palvelua.
audit-entry-record = Tietue
audit-entry-empty = ei tiedossa
audit-entry-controller = Kuka vastaa tiedoista
audit-entry-canonical = Tietue sellaisena kuin se kirjattiin
audit-entry-line = Tietueen rivi suoloineen

## Työntekijät
audit-workers-title = Työntekijät tällä sivulla
audit-workers-text = Työntekijöistä näytetään tunnus. Jos tarvitset nimen, kysy sitä pääkäyttäjältä ja kerro syy. Pyyntö ja päätös kirjataan lokiin.
audit-worker = Työntekijä { $code }
audit-worker-waiting = Kysytty { $when }. Pääkäyttäjä ei ole vielä päättänyt.
audit-worker-open = Nimi on { $name }. Näet sen { $when } asti.
audit-worker-refused = Pääkäyttäjä ei avannut nimeä ({ $when }).
audit-worker-closed = Nimi oli sinulle auki aiemmin.
audit-worker-ask = Kysy, kuka tämä on
audit-worker-ask-named = Kysy, kuka tämä on: työntekijä { $code }
audit-worker-reason = Syy
audit-worker-send = Kysy
audit-reason =
    { $reason ->
        [complaint] Kantelu tai muistutus
        [client_asked] Asiakas pyysi
        [suspected_misuse] Epäily väärinkäytöstä
        [internal_audit] Sisäinen tarkastus
        [authority] Viranomainen pyysi
       *[other] { $reason }
    }

## Tarkistaminen
audit-verify-title = Onko loki ehjä?
audit-verify-text = Tarkistus käy läpi jokaisen merkinnän: ettei yhtään puutu eikä ole muutettu, että jokainen tietue on se, joka kirjattiin, ja että kokonaisuus on se, joka allekirjoitettiin.
audit-verify-start = Tarkista koko loki
audit-verify-again = Tarkista uudelleen
audit-verify-rest = Tarkista loput
audit-verify-checked = Tarkistettiin { $checked } merkintää merkinnästä { $first } alkaen.
audit-verify-more = Lokissa on { $size } merkintää. Loppuja ei ole vielä tarkistettu.
audit-verify-good = Vikoja ei löytynyt.
audit-verify-bad = Löytyi vikoja:
audit-verify-exactly = Tarkalleen: { $words }
audit-verify-more-faults =
    { $count ->
        [one] Ja vielä yksi.
       *[other] Ja vielä { $count }.
    }
audit-verify-counts = Avattuja ja oikeiksi todettuja tietueita: { $opened }. Hävitettyjä, kuten loki kertoo: { $erased }.
audit-verify-signed =
    { $witnesses ->
        [0] Loki on jatkoa viimeksi allekirjoitetulle, jossa oli { $size } merkintää. Yksikään ulkopuolinen todistaja ei ole vahvistanut sitä.
        [1] Loki on jatkoa viimeksi allekirjoitetulle, jossa oli { $size } merkintää. Yksi ulkopuolinen todistaja on vahvistanut sen.
       *[other] Loki on jatkoa viimeksi allekirjoitetulle, jossa oli { $size } merkintää. { $witnesses } ulkopuolista todistajaa on vahvistanut sen.
    }
audit-verify-unsigned = Lokia ei ole vielä allekirjoitettu.
audit-verify-outside = Tämän tarkistuksen tekee palvelu itse. Jos haluat tarkistaa lokin luottamatta palveluun, ota paketti mukaan ja käytä tuokio-verify-ohjelmaa.
audit-fault-entry = Merkintä { $n } ei ole kunnossa.
audit-fault-log = Loki ei ole kunnossa.
audit-js-verify-running = Tarkistetaan. { "{" }checked{ "}" } / { "{" }size{ "}" } merkintää.
audit-js-verify-good = Tarkistettiin { "{" }checked{ "}" } merkintää. Vikoja ei löytynyt.
audit-js-verify-bad = Tarkistettiin { "{" }checked{ "}" } merkintää. Löytyi vikoja:
audit-js-verify-counts = Avattuja ja oikeiksi todettuja tietueita: { "{" }opened{ "}" }. Hävitettyjä, kuten loki kertoo: { "{" }erased{ "}" }.
audit-js-verify-broken = Tarkistus keskeytyi: palveluun ei saatu yhteyttä. Aloita alusta painikkeesta.
audit-js-verify-signed-out = Tarkistus keskeytyi: olet kirjautunut ulos. Kirjaudu sisään ja aloita alusta.

## Mukaan ottaminen
audit-export-title = Ota mukaan
audit-export-text = Saat sen, minkä rajaus näyttää. Siinä ei ole nimiä, mutta käsittele sitä huolella: tunnukset voi yhdistää siihen, mitä muuten tiedät.
audit-export-kind = Muoto
audit-export-jsonl = JSON-rivit
audit-export-jsonl-hint = Jokainen tietue kokonaan, yksi rivillä.
audit-export-csv = Taulukko (CSV)
audit-export-csv-hint = Avautuu taulukkolaskennassa.
audit-export-fhir = FHIR Consent
audit-export-fhir-hint = Vain suostumukset, järjestelmille, jotka lukevat FHIR R5:tä.
audit-export-bundle = Tarkistettava paketti
audit-export-bundle-hint = Kaikki valittujen päivien väliltä todisteineen. Kuka tahansa voi tarkistaa sen tuokio-verify-ohjelmalla. Muut rajaukset eivät vaikuta.
audit-export-take = Lataa
audit-export-nothing-title = Mukaan otettavaa ei ollut
audit-export-nothing-text = Rajausta vastaavia merkintöjä ei ole. Mitään ei ladattu, eikä lokiin kirjattu mitään.

## Lokin tila
audit-health-title = Lokin tila
audit-health-good = Vikoja ei ole tiedossa.
audit-health-faults = Korjattavaa
audit-health-fault =
    { $trouble ->
        [missing] Lokista puuttuu merkintöjä. Tarkista koko loki ja kerro heti pääkäyttäjälle.
        [damaged] Loki ei ole se, joka viimeksi allekirjoitettiin, joten sitä ei enää allekirjoiteta. Tarkista koko loki ja kerro heti pääkäyttäjälle.
        [key] Lokin allekirjoitusavainta ei voi lukea, joten lokia ei allekirjoiteta. Tuo avaintiedosto takaisin varmuuskopiosta.
        [unsigned] Lokia ei ole vielä allekirjoitettu.
        [old] Loki on kasvanut, mutta sitä ei ole allekirjoitettu tunteihin. Toimiiko palvelun taustatyö?
        [witness] Todistaja { $about } ei ole vahvistanut lokia viime aikoina.
        [alarm] Todistaja { $about } sanoo, ettei tämä loki ole se, jonka se näki aiemmin. Selvitä syy ennen kuin luotat lokiin.
        [errand] Tämä ei onnistu: { $about ->
            [mail] päivittäinen sähköposti
            [webhook] päivittäinen viesti toiseen järjestelmään
            [timestamp] aikaleima
            [publish] lokin allekirjoittaminen ja julkaiseminen
            [purge] vanhojen tietojen siivoaminen
           *[other] { $about }
        }.
       *[other] { $about }
    }
audit-health-size = Merkintöjä
audit-health-gaps = Puuttuvia merkintöjä
audit-health-destroyed = Hävitettyjä tietueita
audit-health-checkpoint = Viimeisin julkinen allekirjoitus
audit-health-checkpoint-at = { $when }, merkintöjä { $size }
audit-health-never = ei vielä
audit-health-witness = Todistaja { $name }
audit-health-witness-none = Ulkopuolisia todistajia ei ole asetettu.
audit-health-errand =
    { $name ->
        [publish] Allekirjoittaminen ja julkaiseminen
        [mail] Päivittäinen sähköposti
        [webhook] Päivittäinen viesti toiseen järjestelmään
        [timestamp] Aikaleima
        [purge] Vanhat tiedot siivottu
       *[other] { $name }
    }
audit-health-weeks = Tietueet viikoittain
audit-health-weeks-text = Koko organisaatiossa, ilman hävitettyjä tietueita. Loki ei laske kenenkään työtä.
audit-health-weeks-own = Niissä yksiköissä, joita tarkastat, ja palvelussa itsessään, ilman hävitettyjä tietueita. Loki ei laske kenenkään työtä.
audit-health-week = Viikko alkaen
audit-health-count = Tietueita
audit-health-name-title = Mistä tämän lokin tuntee
audit-health-name-text = Pidä nämä tallessa ja vertaa niitä siihen, mitä pääkäyttäjä on kertonut toista kautta. Paketin tai kuitin tarkistaja tarvitsee avaimen.
audit-health-origin = Lokin nimi
audit-health-key = Julkinen avain
audit-health-copy-origin = Kopioi nimi
audit-health-copy-key = Kopioi avain
