# Työpöytä: puhelimessa olevat, uudet tulijat, lapsi ja huoltaja, työparit.

## Puhelimessa
desk-by-phone = Mukana puhelimella
desk-people-phone = Puhelimessa
desk-people-summary-phone = Puhelimessa, lue tiedote: { $names }.
desk-phone-title = Lisää puhelimella osallistuva
desk-phone-text = Soita tavalliseen tapaan. Puhelinnumeroa ei kirjata tänne. Kaikki näkevät, että hän on mukana puhelimella.
desk-phone-role = Kuka on puhelimessa?
desk-phone-name-hint = Vapaaehtoinen. Etunimi tai nimimerkki riittää. Älä kirjoita numeroa.
desk-phone-language = Kieli, jolla luet tiedotteen
desk-phone-child-hint = Luet hänelle lasten oman, lyhyen tiedotteen, ja hän vastaa itse.
desk-phone-add = Lisää ja lue tiedote
desk-phone-read = Lue tämä ääneen
desk-phone-read-named = Lue tämä ääneen: { $name }
desk-phone-more = Jos hän kysyy lisää
desk-phone-ask = Kysy sitten: sopiiko tämä sinulle?
desk-phone-yes = Hän sanoi kyllä
desk-phone-yes-named = Hän sanoi kyllä: { $name }
desk-phone-no = Hän sanoi ei
desk-phone-no-named = Hän sanoi ei: { $name }
desk-phone-join = Ota mukaan puhelimella
desk-phone-join-named = Ota mukaan puhelimella: { $name }
desk-phone-again = Taas puhelimessa
desk-phone-again-named = Taas puhelimessa: { $name }
desk-phone-hang-up = Lopetti puhelun
desk-phone-hang-up-named = Lopetti puhelun: { $name }
desk-phone-withdraw = Peruu suostumuksensa
desk-phone-withdraw-named = Peruu suostumuksensa: { $name }

## Uusi tulija
desk-held = Odottaa vielä näiden vastausta: { $names }
desk-held-no = { $name } ei halua, että hän tulee.
desk-held-aloud = Kirjaa ääneen annettu vastaus
desk-held-aloud-named = Kirjaa ääneen annettu vastaus: { $name }
desk-held-yes = Sopii
desk-held-yes-named = Sopii: { $name }
desk-held-not = Ei sovi
desk-held-not-named = Ei sovi: { $name }

## Lapsi ja huoltaja
desk-child = Lapsi tai nuori
desk-guardian-missing = Huoltajan vastaus puuttuu
desk-people-summary-guardian = Huoltajan suostumus puuttuu, ja lapsi on tapaamisessa: { $names }. Arvioi, jatkatteko.
desk-waive-guardian = Huoltajaa ei tarvita
desk-waive-guardian-named = Huoltajaa ei tarvita: { $name }

desk-invite-announced = Asiakas tietää, että hän tulee
desk-invite-announced-hint = Jos et valitse tätä, paikalla olevilta kysytään ensin, sopiiko, että vieras, huoltaja tai tulkki tulee mukaan.
desk-invite-child = Asiakas on lapsi tai nuori
desk-invite-child-hint = Hän saa oman, lyhyen tiedotteen ja vastaa itse. Kutsu huoltaja omalla linkillään.

## Yhteydenotto
desk-people-asking = Pyytää yhteyttä tai uutta aikaa
desk-wants-new-time = Pyytää uutta aikaa
desk-contact = Yhteyttä toivotaan tänne:

## Siirto työparille
desk-hand-over-title = Siirrä tapaaminen
desk-hand-over-text = Työtoverisi näkee tapaamisen heti omalla työpöydällään.
desk-hand-over-to = Kenelle?
desk-hand-over-choose = Valitse työtoveri
desk-hand-over-leaves = Poistun itse
desk-hand-over-leaves-hint = Jos et valitse tätä, jäät työpariksi.
desk-hand-over = Siirrä
desk-unit-title = Yksikön muut tapaamiset
desk-colleague-title = Työtoverin tapaaminen
desk-colleague-over = Työtoverin tapaaminen
desk-colleague-hosts = Ammattilainen: { $names }.
desk-colleague-needed = Joku odottaa, eikä ammattilainen ole paikalla.
desk-colleague-take = Ota tapaaminen hoitaaksesi
desk-colleague-take-hint = Ammattilainen näkee, että otit tapaamisen. Siitä jää merkintä lokiin.
desk-colleague-text = Et ole mukana tässä tapaamisessa. Pyydä kutsu työtoveriltasi. Voit ottaa tapaamisen hoitaaksesi, jos joku odottaa eikä ammattilainen ole paikalla.
desk-colleague-look = Katso
desk-colleague-look-named = Katso: { $service }, { $when }

## Virheet
desk-error-by-phone = Hän on puhelimessa. Ota hänet mukaan puhelimella.
desk-error-phone-notice = Tiedote on juuri muuttunut. Lue se uudelleen ääneen ja kysy sitten.
desk-error-phone-answer = Valitse, mitä hän vastasi.
desk-error-company-answer = Valitse, mitä hän vastasi.
desk-error-name-taken = Joku muu on täällä samalla nimellä. Kirjoita toinen nimi.
desk-error-hand-over = Valitse työtoveri, joka on ammattilainen.
desk-error-take = Ammattilainen on jo paikalla, tai kukaan ei enää odota. Sinun ei tarvitse tehdä mitään.

## Ilmoitukset
desk-js-notices = Ilmoitukset, kun joku tulee
desk-js-notices-sound = Pehmeä ääni
desk-js-notices-title = Odottavien määrä välilehden otsikossa
