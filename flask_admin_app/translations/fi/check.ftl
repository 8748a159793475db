### Henkilöllisyyden varmistaminen: ammattilaisen sivu, asiakkaan sivu ja keinot jatkaa.

## Työpöytä

desk-open-check = Varmista henkilöllisyys
desk-open-check-named = Varmista henkilöllisyys: { $name }
desk-check-go = Siirry varmistamiseen
desk-check-go-named = Siirry varmistamiseen: { $name }
desk-ways = Tarjoa muuta keinoa jatkaa
desk-ways-named = Tarjoa muuta keinoa jatkaa: { $name }
desk-ways-hint = Henkilöllisyystodistuksen puuttumiselle ei tarvita syytä. Valitse, miten asia voi jatkua.
desk-way-limited = Rajattu palvelu
desk-way-nameless = Keskustelu ilman nimeä
desk-way-new_time = Uusi aika
desk-way-in_person = Tapaaminen paikan päällä
desk-way-offered = Tarjosit: { $way }.
desk-way-go = Siirry siihen tapaamiseen
way-error-service = Tätä palvelua ei enää ole. Valitse muu keino.

## Ammattilaisen sivu

check-title = Henkilöllisyyden varmistaminen
check-frame = Kuva ja ääni
check-alone = Täällä olette vain sinä ja asiakas. Muut eivät näe eivätkä kuule tätä.
check-nothing-kept = Mitään ei tallenneta. Älä ota kuvaa.
check-list-title = Tarkistuslista
check-document = Asiakirja
check-origin = Antaja
check-kind-passport = Passi
check-kind-identity_card = Henkilökortti
check-kind-residence_permit = Oleskelulupakortti
check-kind-driving_licence = Ajokortti
check-kind-other = Muu asiakirja
check-origin-fi = Suomi
check-origin-eu_eea = Muu EU- tai ETA-maa
check-origin-other = Muu maa
check-show-list = Näytä lista
check-document-told = Asiakirjan laji ja antaja kirjataan lokiin, koska palvelu edellyttää sitä.
check-document-untold = Asiakirjan lajia ja antajaa ei kirjata. Ne unohdetaan, kun varmistaminen päättyy.
check-weak = Tämä asiakirja todistaa vähemmän kuin passi tai henkilökortti. Pyydä muu asiakirja, jos asiakkaalla on sellainen.
check-ask-title = Pyydä asiakasta
check-ask-tilt_slowly = kallistamaan asiakirjaa hitaasti puolelta toiselle
check-ask-hold_beside_face = pitämään sitä kasvojensa vieressä
check-ask-cover_numbers = peittämään sormella henkilötunnus ja asiakirjan numero
check-ask-say_name = sanomaan nimensä
check-look-title = Katso
check-look-tilt_hologram = Muuttuvatko kuviot ja värit, kun passia kallistetaan? Tasainen tai himmeä pinta voi olla kopio.
check-look-page_edges = Ovatko sivun reunat ehjät ja valokuva osa sivua, ei sen päällä?
check-look-photo = Onko valokuvassa sama ihminen? Vertaa silmiä, korvia ja leukaa. Hiukset ja parta muuttuvat.
check-look-validity = Onko asiakirja voimassa tänään?
check-look-name = Onko nimi sama kuin varauksessa? Kirjoitusasu voi vaihdella.
check-look-tilt_card = Muuttuvatko kuvat ja värit, kun korttia kallistetaan?
check-look-both_sides = Katso molemmat puolet. Kääntöpuolen koodi pidetään peitettynä.
check-look-permit_type_covered = Oleskeluluvan perusteella ei ole väliä. Asiakas voi peittää sen.
check-look-tilt_any = Onko asiakirjassa jotain, mikä muuttuu kallistettaessa? Pelkkä paperi ei riitä.
check-look-issuer = Onko antaja viranomainen?
check-look-finnish_marks = Suomalaisessa asiakirjassa näkyvät leijonavaakuna ja kallistettaessa muuttuva kuva.
check-look-public_register = Mallikuvat ovat EU:n julkisessa asiakirjarekisterissä PRADO (consilium.europa.eu/prado).
check-look-unfamiliar = Jos et tunne asiakirjaa, vastaa ”En osaa sanoa”. Se on hyvä vastaus.
check-outcome-title = Mitä näit
check-write-nothing = Älä kirjoita mitään asiakirjasta muistiin. Vain nämä vastaukset jäävät lokiin.
check-question-genuine = Näyttääkö asiakirja aidolta, kun sitä kallistetaan?
check-question-photo = Onko valokuvassa sama ihminen, jonka näet?
check-question-valid = Onko asiakirja voimassa?
check-question-name = Onko nimi sama kuin varauksessa: { $name }?
check-answer-yes = Kyllä
check-answer-no = Ei
check-answer-cannot_tell = En osaa sanoa
check-result = Tulos
check-result-verified = Henkilöllisyys varmistui
check-result-not_verified = Henkilöllisyyttä ei voitu varmistaa
check-result-poor_picture = Kuva oli liian huono: yritetään uudelleen
check-reason = Syy, jos henkilöllisyys ei varmistunut
check-reason-none = Ei syytä
check-reason-hint = Syyksi kirjataan vain tämä. Asiakkaalta ei kysytä, miksi asiakirjaa ei ole.
check-reason-not_genuine = Ei näytä aidolta
check-reason-photo_differs = Valokuvassa on eri ihminen
check-reason-expired = Ei ole voimassa
check-reason-name_differs = Nimi on eri
check-reason-cannot_tell = En osaa sanoa
check-reason-no_document = Asiakirjaa ei näytetty
check-record = Kirjaa tulos
check-stop = Lopeta kirjaamatta tulosta
check-stop-hint = Asiakas palaa odotushuoneeseen. Voit yrittää myöhemmin uudelleen.
check-colleague = { $name } varmistaa tämän asiakkaan henkilöllisyyttä juuri nyt.
check-back = Takaisin tapaamiseen
check-again =
    { $tries ->
        [one] Kuva oli liian huono. Voit yrittää vielä kerran. Pyydä asiakasta valoisaan paikkaan ja pitämään asiakirjaa paikallaan.
       *[other] Kuva oli liian huono. Voit yrittää vielä { $tries } kertaa. Pyydä asiakasta valoisaan paikkaan ja pitämään asiakirjaa paikallaan.
    }
check-again-button = Yritä uudelleen
check-another = Kuva oli liian huono kolme kertaa. Valitse muu keino. Tapaamisen sivulla voit myös tarjota keinoa jatkaa ilman henkilöllisyyttä.

## Mikä lomakkeessa on vialla

check-error-title = Tulosta ei kirjattu
check-error-identity-code = Lomakkeessa oli jotain, mikä näyttää henkilötunnukselta. Sitä ei saa kirjata, eikä sitä tallennettu. Vastaa vain valinnoilla.
check-error-document-number = Lomakkeessa oli jotain, mikä näyttää asiakirjan numerolta. Sitä ei saa kirjata, eikä sitä tallennettu. Vastaa vain valinnoilla.
check-error-machine-readable = Lomakkeessa oli jotain, mikä näyttää asiakirjan koneluettavalta riviltä. Sitä ei saa kirjata, eikä sitä tallennettu. Vastaa vain valinnoilla.
check-error-unknown-field = Lomakkeessa oli jotain, mikä ei kuulu siihen. Mitään ei tallennettu. Vastaa vain valinnoilla.
check-error-answer-missing = Vastaa jokaiseen kysymykseen. ”En osaa sanoa” on hyvä vastaus.
check-error-not-all-yes = Henkilöllisyys voi varmistua vain, kun jokainen vastaus on ”Kyllä”. Muuta vastausta tai tulosta.
check-error-no-reason = Valitse syy, koska henkilöllisyyttä ei voitu varmistaa.
check-error-contradiction = Syy ja vastaukset eivät sovi yhteen. Muuta toista.
check-error-result = Valitse tulos.
check-error-document = Valitse asiakirja ja sen antaja.
check-error-ended = Varmistaminen oli jo päättynyt. Voit aloittaa sen uudelleen.

## Asiakkaan sivu

wait-check-title = Varmistetaan, kuka olet
wait-check-text = { $name } odottaa sinua. Ota henkilöllisyystodistus esille. Jos sinulla ei ole sitä, jatka silti.
wait-check-go = Siirry eteenpäin
wait-verified = Kiitos. Nyt tiedetään, kuka olet. Odota vielä hetki.
wait-poor-picture = Kuva ei ollut tarpeeksi selvä. Se ei haittaa: ammattilainen yrittää pian uudelleen tai sopii kanssasi muusta tavasta.
wait-not-shown = Et näyttänyt henkilöllisyystodistusta. Se ei haittaa: ammattilainen kertoo kohta, miten voit jatkaa.
wait-not-verified = Henkilöllisyyttäsi ei voitu varmistaa nyt. Se ei haittaa: ammattilainen kertoo kohta, miten voit jatkaa.
check-client-title = Näytä henkilöllisyys­todistus
check-client-alone = Täällä olette vain sinä ja { $name }. Mitään ei nauhoiteta eikä tallenneta.
check-client-frame = Kuva ja ääni
check-client-no-script = Tämä ei toimi tässä selaimessa. Avaa linkki toisessa selaimessa tai soita.
check-guide-title = Näin se onnistuu
check-guide-light = Mene valoisaan paikkaan. Valo tulee edestä.
check-guide-still = Pidä todistusta paikallaan kameran edessä, lähellä kasvojasi.
check-guide-tilt = Kallista sitä hitaasti, kun sinua pyydetään.
check-guide-cover = Peitä sormella henkilötunnus ja todistuksen numero. Niitä ei tarvita.
check-no-title = Etkö voi tai halua näyttää?
check-no-text = Se käy. Kukaan ei kysy syytä. Löydämme muun keinon.
check-no-button = En näytä todistusta
client-js-check-try = Kokeile uudelleen

## Keinot jatkaa

way-limited-title = Voit jatkaa ilman henkilöllisyyttä
way-limited-text = Voitte puhua yleisesti. Kaikkia asioita ei voi hoitaa näin.
way-nameless-title = Voit jatkaa ilman nimeä
way-nameless-text = Siellä kukaan ei kysy, kuka olet.
way-new_time-title = Voitte sopia uuden ajan
way-new_time-text = Voit pyytää uutta aikaa tästä.
way-in_person-title = Voitte tavata paikan päällä
way-in_person-text = Soita meille, niin sovitaan paikka ja aika.
way-go = Jatka
