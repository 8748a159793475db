### Odotushuone: ajat, oma sisältö, pitkä odotus, "en pääse tulemaan".

wait-staff-duty = Ammattilainen on päivystysvuorossa ja näkee, että odotat.
wait-meets = Tapaat nyt tämän ammattilaisen: { $name }.
wait-staff-busy = Ammattilainen on paikalla. Hän on nyt toisen asiakkaan kanssa.
wait-early = Odotushuone on auki klo { $opens } alkaen, jos tarvitset apua laitteiden kanssa. Tapaaminen alkaa klo { $starts }.
wait-expected = Ammattilainen on myöhässä. Hän arvioi tulevansa noin klo { $time }.
wait-closed-until = Palvelu on nyt kiinni. Se avautuu { $when }.
wait-closed = Palvelu on nyt kiinni.
wait-nobody = Odotus on kestänyt pitkään. Alempana kerrotaan, mitä voit tehdä.
nobody-title = Mitä voit tehdä
nobody-wait = Et ole tehnyt mitään väärää. Voit odottaa vielä. Paikkasi on tallessa.
nobody-call = Voit soittaa tai kirjoittaa.
nobody-contact = Voit pyytää, että sinuun otetaan yhteyttä.
ready-title = Ota valmiiksi esille
rules-title = Hyvä tietää
video-title = Video ennen tapaamista
video-link = Katso video palvelussa { $host } (uusi välilehti)
video-hint = Video on toisessa palvelussa. Se näkee, että katsoit videon. Odotushuone pysyy auki tässä.
hours-title = Milloin olemme paikalla

## En pääse tulemaan

cannot-title = Eikö aika sovi?
cannot-hint = Sinun ei tarvitse kertoa syytä. Voit muuttaa mielesi.
cannot-come = En pääse tulemaan
cannot-new-time = Toivon uutta aikaa
cannot-said-new-time = Ammattilainen näkee, että toivot uutta aikaa. Sinun ei tarvitse perustella.
cannot-said-link = Jos pääsetkin tulemaan, paina alla olevaa nappia. Sama linkki toimii myös myöhemmin.
cannot-after-all = Pääsen sittenkin tulemaan
cannot-next-title = Mitä seuraavaksi?
cannot-next-call = Jos et kuule meistä, ota yhteyttä. Silloin sovitaan uusi aika tai muu tapa tavata.

## Yhteydenottopyyntö

contact-link = Pyydä yhteydenottoa
contact-change = Muuta yhteydenottopyyntöä
contact-left = Yhteydenottopyyntösi on perillä.
contact-title = Pyydä yhteydenottoa
contact-text = Kerro, miten sinut tavoittaa. Ammattilainen näkee pyynnön.
contact-label = Puhelinnumero tai sähköposti
contact-hint = Voit lisätä, milloin on hyvä hetki. Älä kirjoita asiastasi äläkä henkilötunnusta.
contact-send = Lähetä pyyntö
contact-remove = Poista pyyntö
contact-until = Vain tämän tapaamisen työntekijät näkevät pyynnön. Se poistetaan, kun tapaaminen päättyy. Jos kukaan ei ole lukenut sitä, se odottaa enintään { $days } päivää. Jos asia on tärkeä, soita tai kirjoita itse.
contact-back = Takaisin
contact-error-empty = Kirjoita puhelinnumero tai sähköposti.
contact-error-long = Teksti on liian pitkä. Lyhennä se: enintään { $max } merkkiä.
contact-error-identity-code = Tämä näyttää henkilötunnukselta. Sitä ei tarvita. Kirjoita vain, miten sinut tavoittaa.
contact-error-document-number = Tämä näyttää passin tai kortin numerolta. Sitä ei tarvita. Kirjoita vain, miten sinut tavoittaa.
contact-error-machine-readable = Tämä näyttää passin tai kortin koneluettavalta riviltä. Sitä ei tarvita. Kirjoita vain, miten sinut tavoittaa.
