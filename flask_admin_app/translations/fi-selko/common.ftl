### Joka sivun tekstit selkosuomeksi.

common-skip = Hyppää sisältöön
common-in-person = Voit aina tavata ammattilaisen myös paikan päällä. Kerro, jos haluat niin.
common-emergency = Tästä palvelusta et saa apua heti. Hädässä soita 112. Kriisipuhelin 09 2525 0111 vastaa yöllä ja päivällä.

## Kun jokin ei toimi

help-again = Yritä uudelleen. Päivitä sivu. Voit myös avata linkin uudelleen.
help-browser = Kokeile toista selainta. Selaimia ovat esimerkiksi Chrome ja Safari.
help-sound-by-phone = Näkyykö kuva, mutta ääni ei kuulu? Jätä kuva auki. Soita tavallinen puhelu.
help-phone = Eikö kuvakaan näy? Silloin puhumme vain puhelimessa.
help-no-number = Katso kutsua. Jos siinä on puhelinnumero, soita siihen. Voit myös vastata viestiin.

exit-help-what = Se sammuttaa kameran ja mikrofonin. Se poistaa palvelun tiedot selaimesta. Sitten se avaa toisen sivun. Voit myös painaa Esc-näppäintä kaksi kertaa.
exit-help-remains = Se ei poista selaimen historiaa. Historia kertoo, millä sivuilla kävit. Se ei poista viestejäsi.
exit-help-clear = Poista ne itse. Avaa selaimen valikko. Valitse Historia. Poista tämän päivän tiedot. Poista myös viesti, jossa on kutsu.
