### Palvelujen asetukset (ylläpito).

admin-services-title = Palvelut
admin-services-link = Muokkaa palveluja
admin-services-lead = Täällä päätetään kerran, miten kukin palvelu toimii. Ammattilaisen ei tarvitse säätää mitään.
admin-services-back = Takaisin palveluihin
admin-service-lead = Muutokset koskevat tapaamisia, jotka varataan tai aloitetaan tämän jälkeen. Jo sovitut tapaamiset pitävät asetuksensa.
admin-service-saved = Tallennettu. Muutos koskee uusia tapaamisia.
admin-service-words = Mitä asiakas näkee
admin-service-name = Palvelun nimi
admin-service-name-hint = Arkisin sanoin. Nimi näkyy asiakkaalle.
admin-service-description = Lyhyt kuvaus
admin-service-ready = Mitä kannattaa ottaa esille
admin-service-ready-hint = Yksi asia riville. Esimerkiksi: päätös tai lasku, josta puhutaan. Jätä kaikki kielet tyhjiksi, jos mitään ei tarvita.
admin-service-times = Ajat
admin-service-length = Kesto minuutteina
admin-service-early = Odotushuone aukeaa ennen alkua, minuuttia
admin-service-early-hint = Silloin saa apua laitteiden kanssa. Tapaaminen alkaa silti sovittuna aikana.
admin-service-grace = Tyhjä tapaaminen päättyy, minuuttia
admin-service-grace-hint = Kun kukaan ei ole paikalla näin pitkään, tapaaminen päättyy itsestään.
admin-service-nobody = Ohje odottajalle, jos kukaan ei tule, minuuttia
admin-service-nobody-hint = Tämän ajan jälkeen asiakas näkee, mihin voi soittaa, ja voi jättää yhteydenottopyynnön.
admin-service-remind = Muistutus lähtee ennen tapaamista
admin-service-mail-missing = Palvelu ei nyt lähetä sähköpostia: sähköpostipalvelinta (TUOKIO_SMTP_URL) tai lähettäjän osoitetta (TUOKIO_MAIL_FROM) ei ole asetettu. Muistutus ei lähde.
admin-service-remind-days = { $days ->
    [one] vuorokausi ennen
   *[other] { $days } vuorokautta ennen
}
admin-service-remind-hours = { $hours ->
    [one] tunti ennen
   *[other] { $hours } tuntia ennen
}
admin-service-remind-minutes = { $minutes } minuuttia ennen
admin-service-hours = Milloin ovi on auki
admin-service-hours-hint = Koskee avointa ovea, johon tullaan ilman kutsua. Jätä päivä tyhjäksi, kun ovi on kiinni. Jos koko viikko on tyhjä, päivystäjät päättävät.
admin-service-hours-from = { $n }. aika alkaa
admin-service-hours-to = { $n }. aika päättyy
admin-service-day = { $day ->
    [1] Maanantai
    [2] Tiistai
    [3] Keskiviikko
    [4] Torstai
    [5] Perjantai
    [6] Lauantai
   *[7] Sunnuntai
}
admin-service-people = Ihmiset ja nimet
admin-service-names = Mikä nimi asiakkaasta näkyy muille
admin-service-names-numbered = Vieras 1, Vieras 2. Ryhmässä saa antaa nimimerkin.
admin-service-names-nickname = Nimimerkki, jonka asiakas antaa itse
admin-service-names-anonymous = Aina Vieras 1, Vieras 2
admin-service-names-invited = Nimi, jonka ammattilainen kirjoittaa kutsuun
admin-service-announced = Keitä muita tiedote mainitsee
admin-service-announced-hint = Jos mukaan tulee joku muu kuin tiedotteessa sanotaan, muilta kysytään ensin, sopiiko se.
admin-service-guardian = Lapsi ja huoltaja
admin-service-guardian-none = Palvelu ei ole lapsille
admin-service-guardian-optional = Huoltajan voi kutsua, mutta häntä ei tarvitse odottaa
admin-service-guardian-required = Huoltajan suostumus tarvitaan, ellei ammattilainen arvioi toisin
admin-service-identity = Henkilöllisyyden varmistaminen
admin-service-identity-text = Kysy vain, jos palvelu sitä vaatii. Matalan kynnyksen palvelussa ei kysytä mitään.
admin-service-methods = Tavat ja järjestys
admin-service-methods-hint = Jos mikään ei ole käytössä, henkilöllisyyttä ei kysytä.
admin-service-method-unused = Ei käytössä
admin-service-method-place = { $n }. tapa
admin-service-provider-missing = Vahvaa sähköistä tunnistamista ei ole vielä otettu käyttöön tällä palvelimella.
admin-service-how = Kuinka moni tapa tarvitaan
admin-service-how-any = Yksi niistä riittää
admin-service-how-each = Jokainen vuorollaan
admin-service-how-free = Vapaaehtoinen: sisään pääsee ilmankin
admin-service-how-keep = Pidä nykyinen sääntö, joka on monivaiheinen
admin-service-level = Vahvan tunnistamisen taso vähintään
admin-service-level-low = matala
admin-service-level-substantial = korotettu
admin-service-level-high = korkea
admin-service-known-days = Tunnettu asiakas: montako päivää aiempi varmistus kelpaa
admin-service-known-days-hint = Kun ammattilainen kertoo, milloin hän varmisti asiakkaan.
admin-service-document-details = Kirjaa lokiin asiakirjan laji ja maa
admin-service-document-details-hint = Laji ja maa voivat vihjata ihmisen taustasta. Kirjaa ne vain, jos laki vaatii.
admin-service-limited-service = Jos varmistus ei onnistu: rajattu palvelu
admin-service-nameless-service = Jos varmistus ei onnistu: palvelu ilman nimeä
admin-service-other-none = Ei mitään
admin-service-other-hint = Ammattilainen voi tarjota näitä asiakkaalle heti.
admin-service-contact = Yhteys, kun tekniikka ei toimi
admin-service-contact-text = Nämä näkyvät asiakkaalle organisaation omien yhteystietojen sijasta.
admin-service-door = Ovi ilman kutsua
admin-service-door-word = Sana oven osoitteessa
admin-service-door-hint = Osoite on { $address }sana. Valitse neutraali sana, koska se jää selaimen historiaan. Jätä tyhjäksi, jos ovea ei ole.
admin-service-error-changed = Joku muu muutti palvelua juuri. Tekemäsi muutokset ovat yhä tässä. Tarkista ne ja tallenna uudelleen.
admin-service-error-text = Kirjoita teksti myös tällä kielellä.
admin-service-error-number = Kirjoita kokonaisluku väliltä { $low }–{ $high }.
admin-service-error-choice = Valitse jokin vaihtoehdoista.
admin-service-error-hours = Kirjoita alku ja loppu muodossa 09:00. Lopun pitää olla alun jälkeen.
admin-service-error-backup-phone = Kirjoita puhelinnumero numeroin, esimerkiksi 09 123 4567.
admin-service-error-backup-email = Tarkista sähköpostiosoite.
admin-service-error-door = Käytä vain pieniä kirjaimia a–z, numeroita ja yksittäisiä väliviivoja, 2–40 merkkiä.
admin-service-error-door-taken = Tämä sana on jo käytössä. Valitse toinen.
