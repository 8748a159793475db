### Palvelun ovi ilman kutsua, ja päivystys ammattilaisen työpöydällä.

## Viikonpäivät

weekday-1 = maanantai
weekday-2 = tiistai
weekday-3 = keskiviikko
weekday-4 = torstai
weekday-5 = perjantai
weekday-6 = lauantai
weekday-7 = sunnuntai

## Ovi

door-who = Palvelun tarjoaa
door-hours = Avoinna
door-hours-line = { $days } klo { $opens }–{ $closes }
door-open-title = Ovi on auki
door-ahead = { $ahead ->
    [0] Kukaan ei odota ennen sinua.
    [one] Ennen sinua odottaa yksi asiakas.
   *[other] Ennen sinua odottaa { $ahead } asiakasta.
}
door-closed-title = Palvelu on nyt kiinni
door-closed-text = Tule silloin uudelleen samalla linkillä. Jos asia ei voi odottaa, ota yhteyttä.
door-opens = Ovi avautuu { $when }.
door-empty-title = Juuri nyt kukaan ei ehdi ottaa vastaan
door-empty-text = Yritä hetken päästä uudelleen tai ota yhteyttä. Et ole tehnyt mitään väärää.
door-full-title = Juuri nyt moni odottaa
door-full-text = Jonoon ei mahdu enempää. Yritä hetken päästä uudelleen tai ota yhteyttä.
door-error-many = Tästä verkosta on tultu juuri monta kertaa. Odota kymmenen minuuttia ja yritä uudelleen, tai ota yhteyttä.
door-look-again = Katso, onko ovi jo auki
door-contact-none = Numeroa tai osoitetta ei ole annettu. Voit tulla käymään paikan päällä.
door-nothing-asked = Emme kysy nimeäsi emmekä yhteystietojasi.

## Päivystys työpöydällä

duty-title = Ovet ilman kutsua
duty-hint = Kun päivystät, näet heti, jos joku tulee ovelle. Päivystys päättyy itsestään, ja kun kirjaudut ulos.
duty-on = Aloita päivystys
duty-on-named = Aloita päivystys: { $service }
duty-off = Lopeta päivystys
duty-off-named = Lopeta päivystys: { $service }
duty-you-until = Päivystät klo { $time } asti.
duty-nobody = Kukaan ei päivystä.
duty-others = Päivystämässä: { $names }.
duty-hours-closed = Ovi on nyt kiinni.
duty-hours-opens = Ovi on kiinni. Se avautuu { $when }.
duty-link-named = Oven osoite: { $service }
duty-copy = Kopioi osoite
duty-copy-named = Kopioi osoite: { $service }
duty-visitors-title = Ovella nyt
duty-visitor-waiting = Odottaa, tuli klo { $time }
duty-visitor-reading = Lukee tiedotetta, tuli klo { $time }
duty-visitor-taken = Toinen ammattilainen on jo paikalla.
duty-visitor-go = Ota vastaan
duty-visitor-go-named = Ota vastaan: { $service }, tuli klo { $time }
duty-visitor-look = Siirry tapaamiseen
duty-visitor-look-named = Siirry tapaamiseen: { $service }, tuli klo { $time }
duty-js-came = Ovelle tuli asiakas.
duty-js-sound-on = Ääni soi, kun joku tulee ovelle. Ota ääni pois.
duty-js-sound-off = Soita ääni, kun joku tulee ovelle
