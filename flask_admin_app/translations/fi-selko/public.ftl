### Tietosuoja ja saavutettavuus selkosuomeksi.

privacy-intro = Tässä palvelussa tavataan etänä. Palvelu kerää sinusta vain vähän tietoja.
privacy-never-media = Emme tallenna kuvaa. Emme tallenna ääntä. Emme tallenna keskustelua.
privacy-never-tracking = Emme seuraa, mitä teet. Sivuilla ei ole mainoksia. Muut yritykset eivät seuraa sinua täällä.
privacy-kept-title = Mitä tietoja jää
privacy-kept-consent = Tieto siitä, mitä vastasit ja milloin. Nimeäsi ei ole siinä.
privacy-kept-name = Nimi, jonka muut näkevät. Se on salattu. Se hävitetään, kun tapaaminen on ohi tai kun aika loppuu.
privacy-kept-identity = Tieto siitä, miten ammattilainen varmisti, kuka olet. Siinä on myös aika ja tulos. Henkilötunnustasi emme tallenna.
privacy-kept-contact = Pyyntö, että sinuun otetaan yhteyttä. Se on salattu. Se hävitetään, kun tapaaminen loppuu. Jos kukaan ei ole lukenut sitä, se odottaa muutaman päivän.
privacy-kept-email = Sähköpostiosoite, jos saat kutsun sähköpostilla. Se on salattu. Se hävitetään, kun viestejä ei enää lähetetä.
privacy-kept-cookie = Eväste. Se on pieni tieto selaimessa. Sen avulla pääset takaisin tapaamiseen. Emme käytä sitä muuhun.
privacy-address = Laitteellasi on verkossa osoite. Palvelin näkee osoitteen, kun olet yhteydessä. Siksi emme lupaa, että kukaan ei voi tietää, kuka olet.
privacy-rights-text = Voit pyytää, että saat nähdä omat tietosi. Voit pyytää, että tiedot korjataan tai poistetaan. Pyydä sitä paikasta, joka kutsui sinut. Se vastaa tiedoistasi.
privacy-rights-authority = Jos et saa vastausta, ota yhteyttä tietosuojavaltuutettuun. Hän on viranomainen.
privacy-more-title = Mitä ammattilainen kirjoittaa muistiin
privacy-more-text = Siitä kerrotaan tekstissä, jonka luet ennen tapaamista.

accessibility-intro = Haluamme, että kaikki voivat käyttää palvelua.
accessibility-goal-text = Noudatamme ohjetta, jonka nimi on WCAG 2.2. Tavoite on taso AA.
accessibility-can-keyboard = Voit käyttää sivuja näppäimistöllä tai ruudunlukijalla.
accessibility-can-zoom = Voit tehdä tekstistä neljä kertaa isomman.
accessibility-can-calm = Voit vähentää liikettä ja valita tummat värit. Tee se laitteesi asetuksissa.
accessibility-can-text = Voit tulla tapaamiseen ilman kameraa.
accessibility-limits-title = Mitä emme vielä osaa
accessibility-limits-audit = Kukaan muu ei ole vielä arvioinut palvelua.
accessibility-limits-video = Videokuvan näyttää ohjelma Jitsi Meet. Emme voi korjata siinä kaikkea itse.
accessibility-limits-captions = Puhe ei tule tekstinä näkyviin.
accessibility-contact-text = Eikö jokin toimi? Kerro siitä paikalle, joka kutsui sinut. Voit aina tavata ammattilaisen myös muulla tavalla.
accessibility-authority = Suomessa asiaa valvoo viranomainen. Sen nimi on Liikenne- ja viestintävirasto Traficom.
