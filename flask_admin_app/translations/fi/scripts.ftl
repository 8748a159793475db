### Skriptien tekstit.

## Työpöytä

desk-js-connected = Yhteys toimii.
desk-js-retrying = Yhteys palveluun katkesi. Yritämme uudelleen. Puhelu jatkuu.
desk-js-reload = Tämä sivu ei enää päivity. Lataa sivu uudelleen, kun puhelu on ohi.
desk-js-error = Se ei onnistunut. Kokeile uudelleen.
desk-js-error-network = Palveluun ei saatu yhteyttä. Teksti on tallessa. Kokeile uudelleen.
desk-js-error-stale = Tilanne oli jo muuttunut, joten mitään ei tehty. Katso uusi tilanne ja valitse sitten.
desk-js-message-sent = Lähetetty.
desk-js-signed-out-title = Olet kirjautunut ulos
desk-js-signed-out-text = Puhelu jatkuu, ja kirjoittamasi teksti on tallessa. Viimeinen painallus ei ehkä mennyt perille. Kirjaudu sisään toisessa välilehdessä ja palaa tähän.
desk-js-signed-out-link = Kirjaudu sisään (uusi välilehti)
desk-js-confirm-cancel = Perutaanko etätapaaminen? Kutsulinkit lakkaavat toimimasta.
desk-js-confirm-yes = Kyllä
desk-js-confirm-no = Ei vielä

## Tapaaminen

meeting-js-left = Et ole nyt tapaamisessa.
meeting-js-replaced = Tapaaminen on auki toisessa välilehdessä. Voit sulkea tämän.
meeting-js-move-here = Siirrä tapaaminen tähän
meeting-js-refused = Tapaamiseen ei nyt pääse. Kokeile hetken päästä uudelleen.

## Harjoitustapaaminen

stage-js-label = Harjoitustapaaminen. Ei oikeille asiakkaille.
stage-js-frame = Kuva ja ääni
stage-js-here = Täällä nyt
stage-js-hang-up = Poistu
stage-js-hear = Kuuntele painamalla tästä
stage-js-full = Harjoitustapaamisessa näkyy enintään kuusi ihmistä.
stage-js-no-audio = Mikrofoni ei käynnistynyt. Voit olla mukana ilman sitä.
stage-js-no-video = Kamera ei käynnistynyt. Voit olla mukana ilman sitä.
stage-js-no-sound = ei ääntä
stage-js-no-picture-no-sound = ei kuvaa eikä ääntä
