### Kameran ja äänen kokeilu selkosuomeksi.

device-intro = Kukaan muu ei näe sinua. Kukaan muu ei kuule sinua. Emme tallenna mitään.
device-no-script = Kokeilu ei toimi tässä selaimessa. Voit silti odottaa. Voit silti tulla mukaan.
device-start-hint = Selain kysyy, saako se käyttää kameraa ja mikrofonia. Valitse ”Salli”.
device-microphone-hint = Sano jotain. Palkki liikkuu. Kerromme myös, kun äänesi kuuluu.
device-microphone-level = Kuinka kovaa äänesi kuuluu
device-take-part-hint = Kaikki tavat ovat yhtä hyviä. Voit muuttaa tätä myöhemmin.

## Mitä kokeilu kertoo

device-js-heard-low = Äänesi kuuluu hyvin hiljaa. Mene lähemmäs laitetta tai puhu kovempaa.
device-js-heard-none = Ääntä ei vielä kuulu. Sano jotain. Katso myös, että mikrofoni on päällä.
device-js-speaker-played = Ääni soi. Etkö kuullut sitä? Laita ääni kovemmalle tai ota kuulokkeet.
device-js-speaker-failed = Selain ei soittanut ääntä. Laita ääni kovemmalle. Kokeile sitten uudelleen.
device-js-without-camera = Tulen mukaan: vain ääni
device-js-without-microphone = Tulen mukaan: vain kuva
device-js-without-both = Tulen mukaan: ei kuvaa, ei ääntä
device-js-chosen = Valinta on tehty. Voit palata odotushuoneeseen.

## Miksi ei

device-js-fault-dismissed = Selain kysyi lupaa. Kysymys suljettiin.
device-js-fault-denied = Selain kysyi lupaa. Vastaus oli ei.
device-js-fault-blocked = Selaimessa on kielto. Siksi se ei kysy lupaa uudelleen.
device-js-fault-system = Puhelimen tai tietokoneen asetukset estävät tämän.
device-js-fault-missing = Selain ei löytänyt kameraa tai mikrofonia.
device-js-fault-busy = Toinen ohjelma käyttää sitä nyt.
device-js-fault-insecure = Yhteys ei ole turvallinen. Siksi kamera ja mikrofoni eivät toimi.

## Mitä voi tehdä

device-js-hint-dismissed = Paina ”Aloita kokeilu” uudelleen. Valitse sitten ”Salli”.
device-js-hint-policy = Avaa linkki uudessa välilehdessä.
device-js-hint-missing = Onko laitteessa johto? Ota johto irti. Laita se takaisin. Kokeile uudelleen.
device-js-hint-busy = Sulje muut videopuhelut. Kokeile sitten uudelleen.
device-js-hint-in-app = Avaa sovelluksen valikko. Valitse ”Avaa selaimessa”. Voit myös kopioida linkin Chromeen tai Safariin.
device-js-hint-other = Kokeile uudelleen. Auttoiko se? Jos ei, sulje selain. Avaa sitten linkki uudelleen.

## Luvan antaminen tässä selaimessa

device-js-allow-chrome-android = Paina merkkiä. Se on osoitteen vasemmalla puolella. Valitse Käyttöoikeudet. Salli kamera ja mikrofoni. Kokeile sitten uudelleen.
device-js-allow-samsung = Paina lukkoa. Se on osoitteen vieressä. Valitse Käyttöoikeudet. Salli kamera ja mikrofoni. Kokeile sitten uudelleen.
device-js-allow-firefox-android = Paina lukkoa. Se on osoitteen vieressä. Salli kamera ja mikrofoni. Päivitä sitten sivu.
device-js-allow-safari-ios = Paina merkkiä. Se on osoitteen vieressä, rivin reunassa. Valitse Verkkosivuston asetukset. Salli kamera ja mikrofoni. Päivitä sitten sivu.
device-js-allow-other-ios = Avaa puhelimen Asetukset. Etsi tämä selain. Salli kamera ja mikrofoni. Palaa sitten tälle sivulle.
device-js-allow-chrome = Paina merkkiä. Se on osoitteen vasemmalla puolella. Salli kamera ja mikrofoni. Päivitä sitten sivu.
device-js-allow-edge = Paina lukkoa. Se on osoitteen vasemmalla puolella. Salli kamera ja mikrofoni. Päivitä sitten sivu.
device-js-allow-firefox = Paina kameran tai mikrofonin kuvaa. Se on osoitteen vasemmalla puolella. Poista esto. Päivitä sitten sivu.
device-js-allow-safari = Avaa Safari-valikko. Valitse ”Tämän verkkosivuston asetukset”. Salli kamera ja mikrofoni. Päivitä sitten sivu.
device-js-allow-other = Avaa selaimen asetukset. Etsi sivustojen käyttöoikeudet. Salli kamera ja mikrofoni. Päivitä sitten sivu.

## Luvan antaminen laitteen asetuksissa

device-js-system-android = Avaa puhelimen Asetukset. Valitse Sovellukset. Valitse tämä selain. Valitse Käyttöoikeudet. Salli kamera ja mikrofoni.
device-js-system-ios = Avaa laitteen Asetukset. Valitse selain, esimerkiksi Safari. Salli kamera ja mikrofoni.
device-js-system-windows = Avaa Windowsin Asetukset. Valitse Tietosuoja. Salli kamera ja mikrofoni sovelluksille.
device-js-system-mac = Avaa Järjestelmäasetukset. Valitse Tietosuoja ja suojaus. Salli kamera ja mikrofoni tälle selaimelle.
device-js-system-other = Avaa laitteen asetukset. Salli kamera ja mikrofoni tälle selaimelle.
