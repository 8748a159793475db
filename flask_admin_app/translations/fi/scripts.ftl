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

## Kameran ja äänen kokeilu

device-js-microphone-off = Mikrofoni ei ole päällä.
device-js-speaker-failed = Selain ei soittanut ääntä. Tarkista äänenvoimakkuus ja kokeile uudelleen.
device-js-level-none = Ei ääntä
device-js-level-low = Ääni on hiljainen
device-js-level-good = Ääni kuuluu hyvin
device-js-fault-in-app = Tämä sivu on auki toisen sovelluksen sisällä. Siellä kamera ja mikrofoni eivät toimi.
device-js-fault-insecure = Yhteys ei ole suojattu. Selain ei anna kameraa eikä mikrofonia.
device-js-hint-in-app = Avaa sovelluksen valikko ja valitse ”Avaa selaimessa”. Voit myös kopioida linkin Chromeen tai Safariin.
device-js-hint-insecure = Avaa linkki, jonka alussa on https. Voit myös tulla mukaan ilman kameraa.
device-js-hint-denied-firefox = Paina osoiterivin vasemmassa reunassa olevaa kameraa tai mikrofonia, poista esto ja päivitä sivu.
device-js-hint-denied-safari = Avaa valikosta Safari kohta ”Tämän verkkosivuston asetukset”, salli kamera ja mikrofoni ja päivitä sivu.

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
