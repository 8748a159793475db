# Hallinta: yleiskuva, jota ei voi muuttaa tältä sivulta.
admin-title = Hallinta
admin-lead = Tältä sivulta näet palvelun asetukset. Muutokset tehdään palvelimella komennoilla.
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
admin-not-here = Tapaamisia, osallistujia tai työntekijöiden tapaamismääriä ei näe täältä.
admin-check-jitsi = Videopalvelin
admin-check-practice = Jitsin osoite puuttuu. Tapaamiset ovat harjoituksia.
admin-check-gate = Videopalvelimen ovi
admin-check-gate-missing = Prosody ei vielä tarkista, kenet on päästetty sisään. Asenna Tuokion moduulit ennen käyttöä.
