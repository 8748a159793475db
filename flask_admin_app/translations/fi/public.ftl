### Kaikille avoimet sivut: tietosuoja ja saavutettavuus.

privacy-title = Tietosuoja
privacy-intro = Tämä palvelu on etätapaamisia varten. Se kerää sinusta mahdollisimman vähän.
privacy-never-title = Mitä palvelu ei tallenna
privacy-never-media = Kuvaa, ääntä tai keskustelua ei tallenneta.
privacy-never-tracking = Käyttöäsi ei seurata. Sivuilla ei ole mainoksia eikä muiden yritysten seurantaa.
privacy-kept-title = Mitä palvelu pitää tallessa
privacy-kept-consent = Mihin suostuit, mihin et ja milloin. Nimeäsi ei kirjata tähän lokiin.
privacy-kept-name = Nimi, jolla muut näkevät sinut. Se on salattu ja hävitetään, kun tapaaminen on ohi tai säilytysaika päättyy.
privacy-kept-identity = Henkilöllisyyden varmistamisesta jää tieto, miten ja milloin se tehtiin ja mikä oli tulos. Henkilötunnusta tai kuvaa asiakirjasta ei jää.
privacy-kept-contact = Yhteydenottopyyntösi, jos jätit sen: numero tai osoite. Se on salattu ja hävitetään, kun tapaaminen päättyy, tai joitakin päiviä myöhemmin, jos kukaan ei ole lukenut sitä.
privacy-kept-email = Sähköpostiosoite, jos saat kutsun tai muistutuksen sähköpostilla. Se on salattu ja poistetaan, kun viestejä ei enää lähetetä.
privacy-kept-language = Kieli, jonka valitsit.
privacy-kept-cookie = Eväste, jonka avulla pääset takaisin tapaamiseen. Sitä ei käytetä muuhun.
privacy-address = Laitteesi verkko-osoite näkyy palvelimelle yhteyden aikana. Siksi emme sano, että olisit täysin nimetön.
privacy-rights-title = Oikeutesi
privacy-rights-text = Voit pyytää nähdä omat tietosi, korjata ne tai pyytää niiden poistamista. Pyydä sitä organisaatiolta, joka kutsui sinut. Se vastaa tiedoistasi.
privacy-rights-authority = Jos et saa vastausta, voit ottaa yhteyttä tietosuojavaltuutettuun.
privacy-more-title = Mitä ammattilainen kirjaa
privacy-more-text = Se kerrotaan tiedotteessa, jonka luet ennen tapaamista.

accessibility-title = Saavutettavuus
accessibility-intro = Haluamme, että jokainen voi käyttää palvelua.
accessibility-goal-title = Mihin pyrimme
accessibility-goal-text = Tavoitteena on WCAG 2.2 -ohjeiden taso AA.
accessibility-can-title = Mitä voit tehdä
accessibility-can-keyboard = Käyttää sivuja näppäimistöllä ja ruudunlukijalla.
accessibility-can-zoom = Suurentaa tekstin nelinkertaiseksi.
accessibility-can-calm = Vähentää liikettä ja valita tumman näkymän laitteesi asetuksista.
accessibility-can-text = Tulla tapaamiseen ilman kameraa.
accessibility-limits-title = Mitä emme vielä tiedä tai osaa
accessibility-limits-audit = Kukaan ulkopuolinen ei ole vielä arvioinut palvelua.
accessibility-limits-video = Videokuvan näyttää Jitsi Meet. Sen saavutettavuutta emme voi kokonaan itse korjata.
accessibility-limits-captions = Puhetta ei tekstitetä automaattisesti.
accessibility-contact-title = Kerro meille
accessibility-contact-text = Jos jokin ei toimi sinulla, kerro siitä organisaatiolle, joka kutsui sinut. Voit aina tavata ammattilaisen myös muulla tavalla.
accessibility-authority = Suomessa saavutettavuutta valvoo Liikenne- ja viestintävirasto Traficom.
