### Tekstit, jotka näkyvät joka sivulla.

## Ajan muoto. Kirjaimet ovat CLDR:n: H tunti, mm minuutit, EEEE viikonpäivä, d päivä, MMMM kuukausi.

common-pattern-time = H.mm
common-pattern-date = EEEE d. MMMM
common-date-and-time = { $date } klo { $time }

## Sivun otsikko kertoo ulkopuoliselle mahdollisimman vähän.

common-neutral-title = Tapaaminen
common-neutral-description = Avaa linkki, kun olet valmis.
common-title-with-place = { $title } – Tapaaminen

common-skip = Siirry sisältöön
common-language = Kieli
common-exit = Poistu nopeasti
common-about-service = Tietoa palvelusta
common-privacy = Tietosuoja
common-accessibility = Saavutettavuus
common-phone = Puhelin
common-email = Sähköposti
common-error-summary = Tarkista tämä kohta
common-in-person = Voit aina tavata ammattilaisen myös kasvokkain. Kerro vain, että haluat niin.
common-emergency = Tästä palvelusta ei saa kiireellistä apua. Hätätilanteessa soita 112. Kriisipuhelin 09 2525 0111 vastaa yötä päivää.

## Kun jokin ei toimi

help-title = Eikö jokin toimi?
help-again = Yritä uudelleen. Päivitä sivu tai avaa linkki uudestaan.
help-browser = Kokeile toista selainta, esimerkiksi Chromea tai Safaria.
help-sound-by-phone = Näkyykö kuva mutta ääni ei kuulu? Jätä kuva auki ja soita tavallinen puhelu.
help-phone = Jos kuvakaan ei näy, puhutaan vain puhelimessa.
help-no-number = Jos sait kutsun mukana puhelinnumeron, soita siihen. Voit myös vastata kutsuviestiin.

exit-help-title = Mitä ”Poistu nopeasti” tekee?
exit-help-what = Se sammuttaa kameran ja mikrofonin, poistaa tämän palvelun tiedot selaimesta ja avaa toisen sivun. Voit myös painaa Esc-näppäintä kaksi kertaa.
exit-help-remains = Se ei poista selaimen historiaa eikä saamiasi viestejä.
exit-help-clear = Poista ne itse: avaa selaimen valikko, valitse Historia ja poista tämän päivän tiedot. Poista myös kutsuviesti.

## Nimi, kun ihminen ei ole antanut omaansa

common-guest-number = Vieras { $n }
common-role-professional = Ammattilainen
common-role-helper = Työpari
common-role-client = Asiakas
common-role-guardian = Huoltaja
common-role-guest = Vieras
common-role-interpreter = Tulkki
notice-name =
    { $id ->
        [talk] Matalan kynnyksen keskustelu
        [appointment] Sovittu tapaaminen
        [group] Ryhmä
        [child] Lapselle ja nuorelle
        [company] Huoltajalle, tulkille ja vieraalle
       *[other] { $id }
    }
