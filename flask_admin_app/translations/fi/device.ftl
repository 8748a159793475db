### Kameran ja äänen kokeilu: odotushuoneessa ja avoimella kokeilusivulla.

device-title = Kokeile kameraa ja ääntä
device-intro = Kukaan muu ei näe eikä kuule sinua. Mitään ei tallenneta.
device-no-script = Kokeilu ei toimi tässä selaimessa. Voit silti odottaa ja tulla mukaan.
device-start = Aloita kokeilu
device-start-hint = Selain kysyy lupaa kameraan ja mikrofoniin. Valitse ”Salli”.
device-stop = Lopeta kokeilu
device-camera = Kamera
device-choose-camera = Valitse kamera
device-microphone = Mikrofoni
device-choose-microphone = Valitse mikrofoni
device-microphone-hint = Sano jotain. Palkki liikkuu, ja kerromme myös sanoin, kun äänesi kuuluu.
device-microphone-level = Äänesi voimakkuus
device-speaker = Kaiutin
device-speaker-hint = Paina nappia. Kuuluuko lyhyt ääni?
device-speaker-play = Soita ääni
device-take-part = Miten haluat tulla mukaan?
device-take-part-hint = Kaikki tavat ovat yhtä hyviä. Voit vaihtaa tapaa myöhemmin.
device-take-part-both = Kuva ja ääni
device-take-part-sound = Vain ääni
device-take-part-picture = Vain kuva
device-take-part-none = Ilman kuvaa ja ääntä
device-back = Takaisin odotushuoneeseen

## Mitä kokeilu kertoo

device-js-asking = Selain kysyy lupaa. Valitse ”Salli”.
device-js-camera-works = Kamera toimii.
device-js-camera-off = Kamera ei ole päällä.
device-js-microphone-off = Mikrofoni ei ole päällä.
device-js-heard-good = Äänesi kuuluu. Mikrofoni toimii.
device-js-heard-low = Äänesi kuuluu hyvin hiljaa. Puhu lähempänä laitetta tai vähän kovempaa.
device-js-heard-none = Ääntä ei vielä kuulu. Sano jotain, tai katso, ettei mikrofoni ole mykistetty.
device-js-level-none = Ei ääntä
device-js-level-low = Ääni on hiljainen
device-js-level-good = Ääni kuuluu hyvin
device-js-speaker-played = Ääni soi. Jos et kuullut sitä, lisää äänenvoimakkuutta tai laita kuulokkeet.
device-js-speaker-failed = Selain ei soittanut ääntä. Tarkista äänenvoimakkuus ja kokeile uudelleen.

## Mikä ei käynnistynyt, ja miten voi jatkaa ilman

device-js-off-camera = Kamera ei käynnistynyt.
device-js-off-microphone = Mikrofoni ei käynnistynyt.
device-js-off-both = Kamera ja mikrofoni eivät käynnistyneet.
device-js-without-camera = Tulen mukaan pelkällä äänellä
device-js-without-microphone = Tulen mukaan pelkällä kuvalla
device-js-without-both = Tulen mukaan ilman kuvaa ja ääntä
device-js-chosen = Valittu. Voit palata odotushuoneeseen.

## Miksi ei

device-js-fault-dismissed = Selain kysyi lupaa, mutta kysymys suljettiin.
device-js-fault-denied = Selain kysyi lupaa, ja vastaus oli ei.
device-js-fault-blocked = Selain muistaa aiemman kiellon eikä kysy lupaa uudelleen.
device-js-fault-system = Puhelimen tai tietokoneen asetukset estävät selaimelta tämän.
device-js-fault-policy = Tämä sivu on auki toisen sivun sisällä. Siksi se ei saa kysyä lupaa.
device-js-fault-missing = Selain ei löytänyt laitetta.
device-js-fault-busy = Toinen ohjelma tai välilehti käyttää sitä juuri nyt.
device-js-fault-unsupported = Tämä selain ei osaa käyttää kameraa tai mikrofonia.
device-js-fault-insecure = Yhteys ei ole suojattu. Selain ei anna kameraa eikä mikrofonia.
device-js-fault-in-app = Tämä sivu on auki toisen sovelluksen sisällä. Siellä kamera ja mikrofoni eivät toimi.
device-js-fault-other = Selain ei kertonut syytä.

## Mitä voi tehdä

device-js-hint-dismissed = Paina ”Aloita kokeilu” uudelleen ja valitse ”Salli”.
device-js-hint-policy = Avaa linkki omaan välilehteensä.
device-js-hint-missing = Jos kameran tai mikrofonin pitäisi olla kiinni, irrota johto, laita se takaisin ja kokeile uudelleen.
device-js-hint-busy = Sulje muut ohjelmat ja välilehdet, joissa on videopuhelu. Kokeile sitten uudelleen.
device-js-hint-unsupported = Avaa linkki Chromessa, Firefoxissa tai Safarissa.
device-js-hint-insecure = Avaa linkki, jonka alussa on https.
device-js-hint-in-app = Avaa sovelluksen valikko ja valitse ”Avaa selaimessa”. Voit myös kopioida linkin Chromeen tai Safariin.
device-js-hint-other = Kokeile uudelleen. Jos se ei auta, sulje selain kokonaan ja avaa linkki uudestaan.

## Luvan antaminen tässä selaimessa

device-js-allow-chrome-android = Paina merkkiä osoitteen vasemmalla puolella. Valitse Käyttöoikeudet ja salli kamera ja mikrofoni. Kokeile sitten uudelleen.
device-js-allow-samsung = Paina lukkoa osoitteen vieressä. Valitse Käyttöoikeudet ja salli kamera ja mikrofoni. Kokeile sitten uudelleen.
device-js-allow-firefox-android = Paina lukkoa osoitteen vieressä ja salli kamera ja mikrofoni. Päivitä sitten sivu.
device-js-allow-safari-ios = Paina osoiterivin reunassa olevaa merkkiä. Valitse Verkkosivuston asetukset ja salli kamera ja mikrofoni. Päivitä sitten sivu.
device-js-allow-other-ios = Avaa puhelimen Asetukset, etsi luettelosta tämä selain ja salli kamera ja mikrofoni. Palaa sitten tälle sivulle.
device-js-allow-chrome = Paina merkkiä osoitteen vasemmalla puolella, salli kamera ja mikrofoni ja päivitä sivu.
device-js-allow-edge = Paina lukkoa osoitteen vasemmalla puolella, salli kamera ja mikrofoni ja päivitä sivu.
device-js-allow-firefox = Paina kameran tai mikrofonin kuvaa osoitteen vasemmalla puolella, poista esto ja päivitä sivu.
device-js-allow-safari = Avaa Safari-valikosta ”Tämän verkkosivuston asetukset”, salli kamera ja mikrofoni ja päivitä sivu.
device-js-allow-other = Avaa selaimen asetukset, etsi sivustojen käyttöoikeudet ja salli kamera ja mikrofoni. Päivitä sitten sivu.

## Luvan antaminen laitteen asetuksissa

device-js-system-android = Avaa puhelimen Asetukset, valitse Sovellukset ja tämä selain. Valitse Käyttöoikeudet ja salli kamera ja mikrofoni.
device-js-system-ios = Avaa laitteen Asetukset, valitse Safari tai muu selaimesi ja salli kamera ja mikrofoni.
device-js-system-windows = Avaa Windowsin Asetukset, valitse Tietosuoja. Salli kamera ja mikrofoni sovelluksille.
device-js-system-mac = Avaa Järjestelmäasetukset, valitse Tietosuoja ja suojaus. Salli kamera ja mikrofoni tälle selaimelle.
device-js-system-other = Avaa laitteen asetukset ja salli kamera ja mikrofoni tälle selaimelle.
