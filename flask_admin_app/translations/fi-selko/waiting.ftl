### Odotushuone selkosuomeksi.

wait-staff-duty = Ammattilainen on töissä. Hän näkee, että odotat.
wait-meets = Tapaat nyt tämän ammattilaisen: { $name }.
wait-staff-busy = Ammattilainen on paikalla. Hän puhuu nyt toisen asiakkaan kanssa.
wait-early = Odotushuone avautuu klo { $opens }. Silloin saat apua, jos laite ei toimi. Tapaaminen alkaa klo { $starts }.
wait-expected = Ammattilainen on myöhässä. Hän tulee noin klo { $time }.
wait-nobody = Olet odottanut kauan. Lue alempaa, mitä voit tehdä.
nobody-title = Olet odottanut kauan
nobody-contact = Voit pyytää, että otamme sinuun yhteyttä.
ready-title = Ota nämä valmiiksi
video-link = Katso video. Se on palvelussa { $host }. (uusi välilehti)
video-hint = Video on toisessa palvelussa. Se palvelu näkee, että katsot videon. Odotushuone on auki koko ajan.

## En pääse tulemaan

cannot-said-new-time = Ammattilainen näkee, että haluat uuden ajan. Sinun ei tarvitse kertoa syytä.
cannot-new-time = Haluan uuden ajan
cannot-said-link = Pääsetkö sittenkin? Paina nappia alla. Sama linkki toimii myös myöhemmin.
cannot-next-call = Ota yhteyttä, jos et kuule meistä. Silloin sovimme uuden ajan tai muun tavan.

## Yhteydenottopyyntö

contact-link = Pyydä, että otamme yhteyttä
contact-change = Muuta pyyntöä
contact-left = Pyyntösi tuli perille.
contact-title = Pyydä, että otamme yhteyttä
contact-text = Kerro, mihin voimme soittaa tai kirjoittaa. Ammattilainen näkee pyynnön.
contact-hint = Voit kertoa, mikä aika sopii sinulle. Älä kerro asiastasi. Älä kirjoita henkilötunnusta.
contact-until = Vain tämän tapaamisen työntekijät näkevät pyynnön. Pyyntö poistetaan, kun tapaaminen päättyy. Jos kukaan ei ole lukenut pyyntöä, se odottaa enintään { $days } päivää. Jos asia on tärkeä, soita tai kirjoita itse.
contact-error-long = Teksti on liian pitkä. Kirjoita lyhyempi teksti. Siinä saa olla enintään { $max } merkkiä.
contact-error-identity-code = Tämä näyttää henkilötunnukselta. Emme tarvitse sitä. Kirjoita vain puhelinnumero tai sähköposti.
contact-error-document-number = Tämä näyttää passin tai kortin numerolta. Emme tarvitse sitä. Kirjoita vain puhelinnumero tai sähköposti.
contact-error-machine-readable = Tämä näyttää passin tai kortin koodilta. Emme tarvitse sitä. Kirjoita vain puhelinnumero tai sähköposti.
