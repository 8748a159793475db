### Ammattilaisen oma kirjautuminen: toinen vaihe, varakoodit ja salasana.

staff-account = { $name }: kirjautumisesi

## Kirjautumisen toinen vaihe

sign-in-passkey = Kirjaudu pääsyavaimella
sign-in-error-passkey = Pääsyavaimella ei päässyt sisään. Yritä uudelleen tai kirjaudu sähköpostilla ja salasanalla.
second-title = Kirjautumisen toinen vaihe
second-text = Salasana oli oikein. Vahvista vielä, että se olet sinä.
second-code = Koodi sovelluksesta
second-code-hint = Kuusi numeroa. Koodi vaihtuu puolen minuutin välein.
second-button = Jatka
second-passkey = Käytä pääsyavainta
second-passkey-browser = Tämä selain ei osaa käyttää pääsyavainta. Valitse toinen tapa tai avaa sivu toisella selaimella.
second-recovery-title = Eikö puhelin ole mukana? Käytä varakoodia
second-recovery = Varakoodi
second-recovery-hint = Kukin koodi toimii yhden kerran.
second-help = Jos mikään tapa ei onnistu, pyydä apua organisaatiosi pääkäyttäjältä.
second-back = Aloita alusta
second-error-code = Koodi on väärin tai se on jo käytetty. Odota sovelluksen seuraavaa koodia ja kirjoita se.
second-error-recovery = Varakoodi on väärin tai se on jo käytetty. Kokeile toista koodia.
second-error-passkey = Pääsyavain ei kelvannut. Yritä uudelleen tai valitse toinen tapa.
second-error-over = Toisessa vaiheessa meni liian kauan. Kirjaudu uudelleen.

## Oma sivu

account-title = Kirjautumisesi
account-error-title = Tarkista tämä
account-error-page-title = Virhe: kirjautumisesi
account-lead = Kun kirjautumisessa on toinen vaihe, pelkkä salasanasi ei riitä kenellekään muulle. Ota käyttöön sovellus tai pääsyavain, tai molemmat.
account-by-provider = Kirjaudut organisaatiosi omalla palvelulla. Salasana ja toinen vaihe ovat siellä, eikä niitä muuteta täällä.
account-missing-title = Lisää kirjautumiseesi toinen vaihe
account-missing-text = Organisaatiosi edellyttää sitä kaikilta. Ota käyttöön sovellus tai pääsyavain. Sen jälkeen pääset eteenpäin.
account-back = Työpöydälle
account-since = Lisätty { $when }.
account-used = Viimeksi käytetty { $when }.
account-proof = Salasanasi
account-proof-either = Salasanasi tai koodi sovelluksesta

account-totp-title = Sovellus puhelimessa
account-totp-text = Tunnistussovellus näyttää koodin, jonka kirjoitat salasanan jälkeen. Se toimii myös ilman verkkoa.
account-totp-on = Sovellus on käytössä
account-totp-add = Ota sovellus käyttöön
account-totp-remove = Poista sovellus
account-app-title = Ota sovellus käyttöön
account-app-install = Avaa puhelimesi tunnistussovellus. Jos sellaista ei ole, asenna jokin puhelimen sovelluskaupasta.
account-app-scan = Valitse sovelluksessa uuden tilin lisääminen ja kuvaa tämä ruutu.
account-app-picture = QR-koodi tunnistussovellukselle. Sama avain on alla tekstinä.
account-app-type = Jos kuvaaminen ei onnistu, kirjoita avain sovellukseen:
account-app-code = Kirjoita tähän koodi, jonka sovellus näyttää.
account-app-confirm = Vahvista
account-app-stop = Keskeytä

account-passkeys-title = Pääsyavaimet
account-passkeys-text = Pääsyavain (passkey) on laitteessasi tai turva-avaimessa. Avaat sen sormella, kasvoilla tai PIN-koodilla, eikä salasanaa tarvita.
account-passkeys-browser = Tämä selain ei osaa käyttää pääsyavaimia. Avaa sivu toisella selaimella tai ota käyttöön sovellus.
account-passkeys-address = Pääsyavaimia ei voi käyttää tässä osoitteessa, koska siinä ei ole palvelimen nimeä. Ota käyttöön sovellus.
account-passkey-name = Nimi pääsyavaimelle
account-passkey-name-hint = Esimerkiksi: työpuhelin.
account-passkey-add = Lisää pääsyavain
account-passkey-remove = Poista
account-passkey-remove-named = Poista pääsyavain { $name }

account-recovery-title = Varakoodit
account-recovery-text = Varakoodilla pääset sisään, jos puhelin katoaa.
account-recovery-left =
    { $n ->
        [0] Sinulla ei ole varakoodeja.
        [one] Sinulla on { $n } varakoodi jäljellä.
       *[other] Sinulla on { $n } varakoodia jäljellä.
    }
account-recovery-make = Tee varakoodit
account-recovery-renew = Tee uudet varakoodit
account-codes-none-title = Tee varakoodit
account-codes-none-text = Ilman niitä et pääse sisään, jos puhelin katoaa.
account-codes-none-link = Siirry varakoodeihin
account-codes-title = Varakoodisi
account-codes-text = Kirjoita koodit paperille tai tulosta ne, ja säilytä ne muualla kuin puhelimessa. Niitä ei näytetä toista kertaa. Kukin toimii yhden kerran, ja aiemmat koodit eivät enää toimi.
account-codes-copy = Kopioi koodit
account-codes-done = Koodit ovat tallessa

account-password-title = Salasana
account-password-change = Vaihda salasana
account-password-old = Nykyinen salasana
account-password-new = Uusi salasana
account-password-hint = Vähintään 12 merkkiä. Muut laitteesi kirjautuvat ulos.
account-password-button = Vaihda salasana

account-done-totp = Sovellus on käytössä. Muut laitteesi kirjautuivat ulos.
account-done-passkey = Pääsyavain on käytössä. Muut laitteesi kirjautuivat ulos.
account-done-removed = Poistettu.
account-done-password = Salasana on vaihdettu. Muut laitteesi kirjautuivat ulos.

account-error-proof = Salasana tai koodi on väärin. Yritä uudelleen. Sovelluksen koodi kelpaa yhden kerran: odota tarvittaessa seuraavaa.
account-error-gone = Se on jo poistettu. Katso, mitä sivulla nyt on.
account-error-last = Organisaatiosi edellyttää toista vaihetta. Lisää ensin toinen tapa ja poista tämä vasta sitten.
account-error-totp-there = Sovellus on jo käytössä. Poista se ensin, jos vaihdat puhelinta.
account-error-totp-gone = Sovelluksen lisääminen keskeytyi. Aloita uudelleen.
account-error-codes-alone = Ota ensin käyttöön sovellus tai pääsyavain. Varakoodit ovat sitä päivää varten, kun se puuttuu.
account-error-passkey = Pääsyavainta ei voitu lisätä. Yritä uudelleen, tai ota käyttöön sovellus.
account-error-passkeys-many = Pääsyavaimia voi olla enintään kymmenen. Poista ensin jokin.
account-error-passkey-name = Anna pääsyavaimelle lyhyt nimi, enintään 40 merkkiä.
account-error-old-password = Nykyinen salasana on väärin. Yritä uudelleen.
account-error-new-password = Uuden salasanan pitää olla 12–1024 merkkiä pitkä. Keksi pidempi, vaikka kokonainen lause.
account-error-same-password = Uusi salasana on sama kuin vanha. Keksi toinen.

passkey-js-cancelled = Pääsyavainta ei käytetty. Paina painiketta uudelleen, kun olet valmis.
passkey-js-there = Tällä laitteella on jo pääsyavain tähän palveluun.
passkey-js-broken = Yhteys ei toiminut. Yritä hetken päästä uudelleen.

## Organisaation sääntö

admin-sign-in-title = Henkilöstön kirjautuminen
admin-sign-in-text = Voit edellyttää kaikilta kirjautumisen toista vaihetta: koodia sovelluksesta tai pääsyavainta.
admin-sign-in-link = Avaa kirjautumisen sivu
admin-sign-in-required = Kaikilta edellytetään kirjautumisen toista vaihetta.
admin-sign-in-free = Kirjautumisen toinen vaihe on jokaisen oma valinta.
admin-sign-in-count = Toinen vaihe on käytössä: { $having } / { $people }.
admin-sign-in-what = Kun edellytät sitä, jokainen, jolla sitä ei ole, lisää sen ennen kuin pääsee muualle. Tämä koskee myös sinua ja heitä, jotka ovat nyt kirjautuneina.
admin-sign-in-require = Edellytä kaikilta
admin-sign-in-let = Jätä jokaisen valittavaksi
admin-sign-in-saved = Tallennettu.
admin-sign-in-lost = Jos joku kadottaa puhelimensa ja varakoodinsa, poista hänen toinen vaiheensa palvelimella:
admin-sign-in-provider = Sääntö koskee tämän palvelun omia tunnuksia. Organisaation oma kirjautumispalvelu kysyy sen, mitä se kysyy.
admin-sign-in-back = Takaisin hallintaan
