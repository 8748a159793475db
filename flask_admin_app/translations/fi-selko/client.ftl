### Selkosuomi: lyhyet lauseet, tutut sanat, yksi asia kerrallaan. Mitä tässä ei sanota, sanotaan kuten suomeksi.

## Linkin ensimmäinen sivu

landing-next-notice = Luet lyhyen tekstin. Sitten päätät itse, jatkatko.
landing-next-wait = Sitten odotat odotushuoneessa. Ammattilainen päästää sinut sisään.
landing-next-camera = Kamera ja mikrofoni eivät ole vielä päällä.
landing-ready = Tarvitset vain tämän laitteen. Kuulokkeet auttavat. Voit olla mukana myös ilman kameraa.
landing-ready-camera = Tarvitset tämän laitteen ja sen kameran. Kuulokkeet auttavat. Jos kameraa ei ole, tule silti. Löydämme muun keinon.
landing-name-label = Minkä nimen muut näkevät sinusta? (Voit jättää tyhjäksi.)
landing-name-hint = Etunimi tai keksitty nimi riittää. Jos et kirjoita mitään, nimesi on esimerkiksi Vieras 3.
landing-error-name-too-long = Nimi on liian pitkä. Kirjoita lyhyempi nimi. Siinä saa olla enintään { $max } merkkiä.
landing-error-name-bad = Nimeä ei voi näyttää. Kirjoita nimi uudelleen. Voit myös jättää kohdan tyhjäksi.
landing-error-name-identity-code = Tämä näyttää henkilötunnukselta. Muut näkisivät sen. Kirjoita etunimi tai keksitty nimi. Voit myös jättää kohdan tyhjäksi.
landing-error-name-document-number = Tämä näyttää passin tai kortin numerolta. Muut näkisivät sen. Kirjoita etunimi tai keksitty nimi. Voit myös jättää kohdan tyhjäksi.
landing-error-name-machine-readable = Tämä näyttää passin tai kortin koodilta. Muut näkisivät sen. Kirjoita etunimi tai keksitty nimi. Voit myös jättää kohdan tyhjäksi.
landing-error-name-taken = Jollakin toisella on jo tämä nimi. Kirjoita toinen nimi.
landing-error-full = Tapaamiseen ei mahdu enempää ihmisiä. Yritä myöhemmin uudelleen. Voit myös ottaa yhteyttä.
landing-take-over-text = Linkki on auki toisessa laitteessa tai selaimessa. Voit jatkaa tässä. Silloin yhteys siellä sulkeutuu. Ammattilainen tarkistaa, että se olet sinä.
landing-early-next = Säilytä linkki. Avaa se silloin uudelleen.
landing-late-text = Tapaamisen aika on jo mennyt. Se ei haittaa. Voit sopia uuden ajan.
landing-ended-text = Tämä linkki ei enää toimi. Ota yhteyttä, jos tarvitset uuden ajan.
landing-cancelled-text = Sinun ei tarvitse tehdä mitään. Ota yhteyttä, jos haluat uuden ajan.
landing-contact-none = Sait linkin viestissä. Vastaa siihen viestiin. Voit myös ottaa yhteyttä paikkaan, josta viesti tuli.
landing-in-app-text = Kuva ja ääni toimivat paremmin selaimessa. Selain on esimerkiksi Chrome tai Safari.
landing-in-app-ios = Etsi ruudun reunasta valikko tai jakokuvake. Paina sitä. Valitse ”Avaa Safarissa”.
landing-in-app-other = Avaa sovelluksen valikko. Valitse ”Avaa selaimessa”.

## Tiedote ja suostumus

notice-error-changed = Teksti muuttui juuri. Lue se uudelleen. Vastaa sitten.
notice-error-answer = Vastauksesi ei tullut perille. Paina toista näistä napeista.
notice-asked-again = Teksti on muuttunut. Lue se uudelleen. Vastaa sitten.
notice-agreed = Olet jo vastannut: sopii. Voit muuttaa mielesi odotushuoneessa tai tapaamisessa. Paina silloin nappia ”Peruuta suostumus”.
notice-refused-title = Selvä. Emme tapaa etänä.
notice-refused-text = Sinun ei tarvitse kertoa syytä. Voit puhua ammattilaisen kanssa puhelimessa. Voit myös tulla paikan päälle.
notice-refused-change = Voit muuttaa mielesi. Palaa silloin tästä.
notice-refused-read = Lue teksti uudelleen
purpose-board-copy-text = Muut voivat ottaa kopion yhteisestä taulusta. Siinä näkyy myös se, mitä sinä teit. Sopiiko se sinulle?

## Odotushuone

wait-sent-back = Ammattilainen pyysi sinua odottamaan hetken. Et ole tehnyt mitään väärää. Odota tässä. Ammattilainen päästää sinut takaisin sisään.
wait-being-let-in-text = Pääset kohta sisään. Sinun ei tarvitse tehdä mitään.
wait-away-text = Ammattilainen haluaa päästää sinut sisään. Yhteys ei ole vielä valmis. Paikkasi on tallessa. Tapaaminen avautuu itse. Sinun ei tarvitse tehdä mitään.
wait-away-call = Jos odotat kauan, soita:
wait-moved = Jatkat nyt toisella laitteella tai toisessa selaimessa. Ammattilainen tarkistaa, että se olet sinä.
wait-device-text = Voit kokeilla rauhassa. Paikkasi on tallessa. Voit valita, näkyykö kuvasi vai kuuluuko vain äänesi.
wait-hints-title = Kolme neuvoa
wait-hint-light = Istu niin, että valo tulee edestä.
wait-no-script = Sivu päivittyy itse 10 sekunnin välein.
wait-js-going-in = Voit tulla sisään. Pääset tapaamiseen {"{n}"} sekunnin kuluttua. Tarvitsetko vielä aikaa? Paina ”En ole vielä valmis”.
wait-js-countdown = Pääset tapaamiseen {"{n}"} sekunnin kuluttua. Tarvitsetko vielä aikaa? Paina ”En ole vielä valmis”.
wait-js-stopped = Ei ole kiire. Paina ”Liity tapaamiseen”, kun olet valmis.
wait-js-sound-on = Ääni soi, kun pääset sisään. Paina, jos et halua ääntä.
withdraw-hint = Etätapaaminen loppuu sinun osaltasi heti. Sinun ei tarvitse kertoa syytä.

## Yhteys odotushuoneeseen ja tapaamiseen

client-js-retrying = Yhteys katkesi. Yritämme uudelleen. Paikkasi on tallessa.
client-js-reload = Tämä sivu on vanha. Päivitä sivu. Voit myös avata linkin uudelleen.
client-js-offline = Yhteys on poikki. Kaikki on tallessa. Paina uudelleen, kun yhteys toimii.
client-js-not-copied = Kopiointi ei onnistunut. Valitse teksti. Kopioi se itse.

## Tapaaminen

meeting-leave-hint = Voit tulla takaisin, jos tapaaminen on vielä auki.
asked-again-title = Teksti on muuttunut
asked-again-text = Tapaaminen jatkuu. Avaa teksti. Vastaa sitten.
asked-again-read = Lue uusi teksti
asked-again-done = Kiitos. Vastauksesi on tallessa. Tapaaminen jatkuu.
meeting-no-script = Tapaaminen ei toimi tässä selaimessa. JavaScript on pois päältä. Laita se päälle selaimen asetuksista. Voit myös avata linkin toisessa selaimessa.
meeting-no-script-contact = Voit myös ottaa yhteyttä. Silloin puhumme puhelimessa tai sovimme muun tavan.
meeting-js-failed = Yhteys ei vielä toimi. Yritämme uudelleen.

## Jäähyväiset

bye-ended-text = Kiitos, että olit mukana. Palvelu ei tallentanut kuvaa. Se ei tallentanut ääntä.
bye-unmet-text = Tapaaminen päättyi. Et ehtinyt päästä sisään. Et ole tehnyt mitään väärää. Voit sopia uuden ajan.
bye-left-text = Voit tulla takaisin, jos tapaaminen on vielä auki.
bye-removed-text = Ammattilainen lopetti tapaamisen sinun osaltasi tällä kertaa. Voit kysyä häneltä, miksi.
bye-declined-text = Ammattilainen ei voi tavata sinua etänä juuri nyt. Voit sopia uuden ajan. Voitte tavata myös muulla tavalla.
bye-withdrawn-title = Peruutit suostumuksesi
bye-withdrawn-text = Etätapaaminen loppui sinun osaltasi. Saat tehdä niin. Sinun ei tarvitse kertoa syytä.
bye-cannot_come-text = Ammattilainen näkee, että et pääse tulemaan. Sinun ei tarvitse kertoa syytä.
bye-in-person = Voit tavata ammattilaisen paikan päällä. Sait linkin viestissä. Vastaa siihen viestiin.
