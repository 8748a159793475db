# Hallinta: yleiskuva, jota ei voi muuttaa tältä sivulta.
admin-title = Hallinta
admin-lead = Tältä sivulta näet palvelun asetukset. Palvelut ja odotushuone muutetaan täällä, muut palvelimella komennoilla.
admin-checks-title = Palvelun tila
admin-check-ok = Kunnossa
admin-check-fault = Korjattavaa
admin-start-title = Aloita tästä
admin-start-file = Poista tiedosto, jossa ensimmäinen salasana lukee
admin-start-you = Lisää itsesi nimelläsi, jonka asiakkaat näkevät
admin-start-contact = Anna numero ja osoite, joista asiakas saa apua, ja kerro, missä palvelimet ovat
admin-start-jitsi = Anna oman Jitsisi osoite asetuksissa ja käynnistä palvelu uudelleen
admin-units-title = Yksiköt ja henkilöt
admin-units-none = Yksiköitä ei ole vielä. Lisää ensimmäinen alla olevalla komennolla.
admin-people-none = Yksikössä ei ole vielä ketään.
admin-person-name = Nimi
admin-person-email = Sähköposti
admin-person-roles = Roolit
admin-role =
    { $role ->
        [administrator] pääkäyttäjä
        [professional] ammattilainen
        [auditor] tarkastaja
       *[other] { $role }
    }
admin-templates-title = Palvelut
admin-templates-none = Palveluja ei ole vielä.
admin-commands-title = Näin muutat
admin-command-unit = Lisää yksikkö
admin-command-user = Lisää henkilö (salasana annetaan ohjelmalle, ei komennossa)
admin-command-templates = Näytä palvelut
admin-log-text = Kuka saa tietää työntekijän nimen, asiakkaan tietojen hävittäminen ja lokin tila ovat omalla sivullaan.
admin-log-link = Avaa lokin sivu
admin-not-here = Tapaamisia, osallistujia tai työntekijöiden tapaamismääriä ei näe täältä.
admin-check-jitsi = Videopalvelin
admin-check-practice = Jitsin osoite puuttuu. Tapaamiset ovat harjoituksia.
admin-check-gate = Videopalvelimen ovi
admin-check-gate-missing = Prosody ei vielä tarkista, kenet on päästetty sisään. Asenna siihen Tuokion moduulit ja anna asetus TUOKIO_PROSODY_URL ennen käyttöä.
admin-check-gate-away = Prosody ei vastaa niin kuin pitää. Ennen kuin se vastaa, tapaamisiin ei pääse uusia ihmisiä. Tarkista, että Prosody on käynnissä Tuokion moduulien kanssa, että TUOKIO_PROSODY_URL on sen osoite, että TUOKIO_JITSI_XMPP_DOMAIN on Jitsin XMPP-verkkotunnus ja että TUOKIO_PROSODY_SECRET on sama molemmissa.
admin-check-gate-faulty = Prosody vastaa, mutta se ei vartioi ovea: { $faults }. Kukaan uusi ei pääse sisään, ennen kuin tämä on korjattu. Ohje on tiedostossa prosody_hooks/mod_tuokio_component/README.md.
