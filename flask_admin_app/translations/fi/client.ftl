### Asiakkaan sivut linkistä kiitokseen.

## Linkin ensimmäinen sivu

landing-title = Tervetuloa etä{"\u00AD"}tapaamiseen
landing-who = Sinut kutsui
landing-service = Palvelu
landing-when = Aika
landing-minutes = Noin { $minutes } minuuttia
landing-hours = Noin { $hours } tuntia
landing-next-title = Mitä seuraavaksi tapahtuu?
landing-next-notice = Luet lyhyen tiedotteen ja päätät itse, jatkatko.
landing-next-wait = Sen jälkeen odotat odotushuoneessa, kunnes ammattilainen päästää sinut sisään.
landing-next-camera = Kamera ja mikrofoni eivät käynnisty vielä.
landing-ready = Tarvitset vain tämän laitteen. Kuulokkeet auttavat. Voit tulla mukaan myös ilman kameraa.
landing-ready-camera = Tarvitset tämän laitteen ja sen kameran. Kuulokkeet auttavat. Jos kameraa ei ole, tule silti: löydämme muun keinon.
landing-name-label = Millä nimellä muut näkevät sinut? (vapaaehtoinen)
landing-name-hint = Etunimi tai nimimerkki riittää. Jos jätät kohdan tyhjäksi, nimesi on esimerkiksi Vieras 3.
landing-error-name-too-long = Nimi on liian pitkä. Lyhennä se: enintään { $max } merkkiä.
landing-error-name-bad = Nimessä ei ole näkyviä merkkejä. Kirjoita nimi uudelleen tai tyhjennä kohta.
landing-error-name-identity-code = Tämä näyttää henkilötunnukselta. Muut tapaamisessa näkisivät sen. Kirjoita etunimi tai lempinimi, tai jätä kohta tyhjäksi.
landing-error-name-document-number = Tämä näyttää asiakirjan numerolta. Muut tapaamisessa näkisivät sen. Kirjoita etunimi tai lempinimi, tai jätä kohta tyhjäksi.
landing-error-name-machine-readable = Tämä näyttää asiakirjan koneluettavalta riviltä. Muut tapaamisessa näkisivät sen. Kirjoita etunimi tai lempinimi, tai jätä kohta tyhjäksi.
landing-error-name-taken = Joku muu käyttää jo tätä nimeä. Valitse toinen nimi.
landing-error-full = Tapaaminen on täynnä. Yritä myöhemmin uudelleen tai ota yhteyttä.
landing-continue = Jatka
landing-take-over-text = Linkki on auki toisessa laitteessa tai selaimessa. Voit jatkaa tässä. Silloin yhteys siellä sulkeutuu, ja ammattilainen vahvistaa paikkasi.
landing-take-over = Jatka tässä
landing-staff-title = Sinut on kutsuttu työpariksi
landing-staff-text = Kirjaudu ensin sisään. Sen jälkeen pääset tapaamiseen.
landing-staff-continue = Kirjaudu sisään
landing-helper-continue = Siirry tapaamiseen
landing-helper-promise = Kun jatkat, lupaat, ettet kuvaa etkä nauhoita tapaamista. Asiakas lupaa saman, kun hän suostuu.
landing-early-title = Tulit etuajassa
landing-early-text = Linkki avautuu { $when }.
landing-early-next = Pidä linkki tallessa ja avaa se silloin uudelleen.
landing-check-again = Katso, onko linkki jo auki
landing-late-title = Tapaamiseen ei pääse enää mukaan
landing-late-text = Sovittu aika on mennyt. Se ei haittaa: voit sopia uuden ajan.
landing-ended-title = Tapaaminen on päättynyt
landing-ended-text = Tästä linkistä ei enää pääse mukaan. Jos tarvitset uuden ajan, ota yhteyttä.
landing-cancelled-title = Tapaaminen on peruttu
landing-cancelled-text = Sinun ei tarvitse tehdä mitään. Jos haluat uuden ajan, ota yhteyttä.
landing-contact-title = Ota yhteyttä
landing-contact-none = Vastaa viestiin, jossa sait linkin, tai ota yhteyttä paikkaan, josta se tuli.
landing-in-app-title = Sivu on auki viestisovelluksessa
landing-in-app-text = Kuva ja ääni toimivat varmemmin tavallisessa selaimessa.
landing-in-app-chrome = Avaa Chromessa
landing-in-app-ios = Paina ruudun reunassa olevaa valikkoa tai jakokuvaketta ja valitse ”Avaa Safarissa”.
landing-in-app-other = Avaa sovelluksen valikko ja valitse ”Avaa selaimessa”.
landing-in-app-stay = Voit jatkaa myös tässä.

## Tiedote ja suostumus

notice-people = Tapaamisessa on mukana: { $people }.
notice-more-title = Lue lisää
notice-optional = Vapaaehtoinen
notice-agree = Sopii, jatka
notice-refuse = En halua tavata etänä
notice-error-changed = Tiedote muuttui juuri. Lue se uudelleen ja vastaa sitten.
notice-error-answer = Vastaus ei tullut perille. Valitse jompikumpi nappi.
notice-asked-again = Tiedote on muuttunut. Lue se uudelleen ja vastaa.
notice-agreed = Olet jo vastannut, että sopii. Voit peruuttaa suostumuksen odotushuoneessa tai tapaamisessa.
notice-continue = Jatka
notice-refused-title = Selvä. Etä{"\u00AD"}tapaamista ei pidetä.
notice-refused-text = Sinun ei tarvitse perustella. Voit tavata ammattilaisen puhelimessa tai kasvokkain.
notice-refused-change = Jos muutat mieltäsi, voit palata tästä.
notice-refused-read = Lue tiedote uudelleen
purpose-remote-meeting-title = Etätapaaminen
purpose-remote-meeting-text = Sopiiko sinulle, että tapaamme etänä?
purpose-board-copy-title = Kopio taulusta
purpose-board-copy-text = Saavatko muut ottaa yhteisestä taulusta kopion, jossa näkyy myös sinun tekemäsi?

## Odotushuone

wait-title = Olet odotus{"\u00AD"}huoneessa
wait-stay = Pidä tämä sivu auki. Kerromme tässä, kun pääset sisään.
wait-staff-here = Ammattilainen on paikalla.
wait-staff-not-here = Ammattilainen ei ole vielä paikalla.
wait-ahead = { $ahead ->
    [0] Olet seuraava.
    [one] Ennen sinua on yksi asiakas.
   *[other] Ennen sinua on { $ahead } asiakasta.
}
wait-starts-at = Tapaaminen alkaa klo { $time }.
wait-started-at = Aika alkoi klo { $time }.
wait-arrived-at = Tulit klo { $time }. Paikkasi on tallessa.
wait-moved = Jatkoit toisella laitteella tai toisessa selaimessa. Ammattilainen vahvistaa paikkasi.
wait-sent-back = Ammattilainen pyysi sinua odottamaan hetken. Et ole tehnyt mitään väärää. Pääset takaisin, kun hän päästää sinut sisään.
wait-message-title = Viesti ammattilaiselta
wait-being-let-in-title = Ovi avautuu
wait-being-let-in-text = Pääset sisään hetken päästä. Sinun ei tarvitse tehdä mitään.
wait-away-title = Pääset pian sisään
wait-away-text = Ammattilainen on päästämässä sinut sisään. Yhteys tapaamiseen ei ole vielä valmis. Paikkasi säilyy. Tapaaminen avautuu, eikä sinun tarvitse tehdä mitään.
wait-away-call = Jos odotus venyy pitkäksi, soita:
wait-let-in-title = Voit tulla sisään
wait-let-in-text = Ammattilainen odottaa sinua.
wait-join = Liity tapaamiseen
wait-device = Kokeile kameraa ja ääntä
wait-device-text = Voit kokeilla rauhassa. Paikkasi säilyy. Voit myös valita, tuletko mukaan kuvalla vai pelkällä äänellä.
wait-hints-title = Kolme vinkkiä odottaessa
wait-hint-quiet = Etsi paikka, jossa saat olla rauhassa.
wait-hint-charger = Laita laturi kiinni.
wait-hint-light = Istu niin, että valo tulee edestäpäin.
wait-leave = Poistu odotushuoneesta
wait-leave-hint = Voit tulla takaisin samalla linkillä.
wait-no-script = Sivu päivittyy itsestään 10 sekunnin välein.
wait-js-join = Liity tapaamiseen
wait-js-going-in = Voit tulla sisään. Siirryt tapaamiseen {"{n}"} sekunnin kuluttua. Jos haluat vielä hetken, paina ”En ole vielä valmis”.
wait-js-countdown = Siirryt tapaamiseen {"{n}"} sekunnin kuluttua. Jos haluat vielä hetken, paina ”En ole vielä valmis”.
wait-js-not-yet = En ole vielä valmis
wait-js-stopped = Ota aikaa. Paina ”Liity tapaamiseen”, kun olet valmis.
wait-js-sound-off = Soita ääni, kun pääsen sisään
wait-js-sound-on = Ääni soi, kun pääset sisään. Ota ääni pois.
withdraw-button = Peruuta suostumus
withdraw-hint = Etätapaaminen päättyy sinun osaltasi heti. Sinun ei tarvitse perustella.
withdraw-purpose = Peruuta: { $purpose }
withdraw-purpose-hint = Tapaaminen jatkuu.
withdraw-purpose-done = Peruutettu: { $purpose }. Tapaaminen jatkuu.

## Ammattilaisen lyhyet viestit odottaville

message-late-5 = Olen noin 5 minuuttia myöhässä. Kiitos, että odotat.
message-late-10 = Olen noin 10 minuuttia myöhässä. Kiitos, että odotat.
message-late-15 = Olen noin 15 minuuttia myöhässä. Kiitos, että odotat.
message-soon = Tulen pian. Kiitos, että odotat.

## Yhteys odotushuoneeseen ja tapaamiseen

client-js-connected = Yhteys toimii.
client-js-retrying = Yhteys katkesi hetkeksi. Yritämme uudelleen. Paikkasi on tallessa.
client-js-reload = Sivu on vanhentunut. Päivitä sivu tai avaa linkki uudelleen.
client-js-not-sent = Se ei onnistunut. Yritä uudelleen.
client-js-offline = Yhteys on poikki. Mitään ei ole kadonnut. Paina uudelleen, kun yhteys palaa.
client-js-online = Yhteys toimii taas. Paina uudelleen.
client-js-copied = Kopioitu
client-js-not-copied = Kopiointi ei onnistunut. Valitse teksti ja kopioi se itse.
client-js-file-coming = Tiedosto on tulossa.

## Tapaaminen

meeting-title = Etä{"\u00AD"}tapaaminen
meeting-here-now = Täällä nyt: sinä ja { $names }. Palvelu ei tallenna mitään.
meeting-here-alone = Olet täällä vielä yksin. Palvelu ei tallenna mitään.
meeting-frame = Kuva ja ääni
meeting-leave = Poistu tapaamisesta
meeting-leave-hint = Voit tulla takaisin, kunnes tapaaminen päättyy.
asked-again-title = Tiedote on muuttunut
asked-again-text = Tapaaminen jatkuu. Avaa ja vastaa.
asked-again-read = Lue uusi tiedote
asked-again-done = Kiitos. Vastauksesi on tallessa, ja tapaaminen jatkuu.
meeting-no-script = Tapaaminen tarvitsee JavaScriptin, ja se on tässä selaimessa pois päältä. Laita se päälle selaimen asetuksista tai avaa linkki toisessa selaimessa.
meeting-no-script-contact = Voit myös ottaa yhteyttä. Silloin puhutaan puhelimessa tai sovitaan muusta tavasta.
meeting-js-opening = Tapaaminen avautuu. Hetki vain.
meeting-js-joined = Olet tapaamisessa.
meeting-js-joined-alone = Yhteys toimii. Täällä olette vain te kaksi.
meeting-js-trying = Yhteys katkesi. Yritämme uudelleen. Sinun ei tarvitse tehdä mitään.
meeting-js-failed = Emme saaneet yhteyttä. Yritämme yhä.
meeting-js-call = Soita numeroon {"{phone}"}.
meeting-js-try-again = Yritä uudelleen
meeting-js-closing = Suljemme kuvan ja äänen.
stage-js-practice = Harjoitustapaaminen
stage-js-you = Sinä
stage-js-camera-on = Kamera pois. Laita kamera päälle.
stage-js-camera-off = Kamera päällä. Sammuta kamera.
stage-js-camera-is-on = Kamera päällä
stage-js-camera-is-off = Kamera pois
stage-js-microphone-on = Mikki pois. Laita mikrofoni päälle.
stage-js-microphone-off = Mikki päällä. Mykistä mikrofoni.
stage-js-microphone-is-on = Mikki päällä
stage-js-microphone-is-off = Mikki pois
stage-js-alone = Muut eivät ole vielä täällä.
stage-js-no-picture = ei kuvaa

## Jäähyväiset

bye-ended-title = Tapaaminen on päättynyt
bye-ended-text = Kiitos, että olit mukana. Palvelu ei tallentanut kuvaa eikä ääntä.
bye-unmet-text = Tapaaminen päättyi, ennen kuin pääsit sisään. Et ole tehnyt mitään väärää. Voit sopia uuden ajan.
bye-left-title = Poistuit tapaamisesta
bye-left-text = Voit palata, kunnes tapaaminen päättyy.
bye-left-waiting-title = Poistuit odotus{"\u00AD"}huoneesta
bye-removed-title = Olet nyt poissa tapaamisesta
bye-removed-text = Ammattilainen lopetti tapaamisen sinun osaltasi tällä kertaa. Jos et tiedä, miksi, voit kysyä häneltä.
bye-declined-title = Tapaaminen ei nyt onnistu
bye-declined-text = Ammattilainen ei voi ottaa sinua vastaan etänä juuri nyt. Voit sopia toisen ajan tai tavan tavata.
bye-withdrawn-title = Suostumuksesi on peruutettu
bye-withdrawn-text = Etätapaaminen päättyi sinun osaltasi. Se on täysin hyväksyttävää, eikä sinun tarvitse perustella.
bye-cancelled-title = Tapaaminen on peruttu
bye-cancelled-text = Sinun ei tarvitse tehdä mitään. Voit sopia uuden ajan.
bye-cannot_come-title = Kiitos, että kerroit
bye-cannot_come-text = Ammattilainen näkee, että et pääse tulemaan. Sinun ei tarvitse perustella.
bye-return = Palaa tapaamiseen
bye-return-waiting = Palaa odotushuoneeseen
bye-agree-again = Haluan sittenkin tavata etänä
bye-other-ways-title = Muut tavat tavata
bye-phone-or-in-person = Voit soittaa tai tulla paikan päälle.
bye-in-person = Voit tavata ammattilaisen paikan päällä. Vastaa viestiin, jossa sait linkin.
bye-close = Voit nyt sulkea tämän sivun.
