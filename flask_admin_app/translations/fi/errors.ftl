### Virhesivut: mitä tapahtui (-title, -text) ja mitä voi tehdä nyt (-next).

error-next-title = Mitä voit tehdä nyt
error-try-again = Yritä uudelleen

error-not-found-title = Sivua ei löydy
error-not-found-text = Linkki on ehkä kopioitunut vajaana, tai se on vaihdettu uuteen.
error-not-found-next = Avaa linkki suoraan viestistä, jossa sait sen. Jos se ei auta, pyydä uusi linkki.
error-not-found-staff-title = Sivua ei löydy
error-not-found-staff-text = Sivua ei ole, tai se ei kuulu sinun tehtäviisi.
error-not-found-staff-next = Palaa työpöydälle ja jatka sieltä.

error-gone-title = Tapaaminen on jo päättynyt
error-gone-text = Tätä sivua ei enää ole. Siitä ei jäänyt tänne kuvaa eikä ääntä.
error-gone-next = Jos tarvitset uuden ajan, ota yhteyttä ammattilaiseen.

error-forbidden-title = Et pääse tälle sivulle
error-forbidden-text = Sivu kuuluu toiselle henkilölle, tai sinun pitää kirjautua ensin.
error-forbidden-next = Avaa oma linkkisi uudelleen. Jos työskentelet palvelussa, kirjaudu sisään.

error-sign-in-title = Olet kirjautunut ulos
error-sign-in-text = Turvallisuuden vuoksi painallusta ei otettu vastaan. Mitään ei kadonnut, ja tapaaminen jatkuu.
error-sign-in-next = Kirjaudu sisään ja paina sitten nappia vielä kerran.

error-csrf-title = Sivu oli auki liian kauan
error-csrf-text = Turvallisuuden vuoksi painallusta ei otettu vastaan. Mitään ei kadonnut.
error-csrf-next = Avaa sivu uudelleen ja paina nappia vielä kerran.

error-too-many-title = Odota hetki
error-too-many-text = Yrityksiä tuli paljon lyhyessä ajassa.
error-too-many-next = Odota minuutti ja yritä sitten uudelleen.

error-conflict-title = Tilanne ehti muuttua
error-conflict-text = Joku muu teki muutoksen samaan aikaan, tai painoit nappia kaksi kertaa.
error-conflict-next = Avaa sivu uudelleen, niin näet, missä mennään.

error-bad-input-title = Emme saaneet tiedoista selvää
error-bad-input-text = Jokin kohta puuttui tai oli väärässä muodossa.
error-bad-input-next = Palaa edelliselle sivulle, tarkista tiedot ja yritä uudelleen.

error-busy-title = Palvelussa on nyt ruuhkaa
error-busy-text = Paikkasi on tallessa.
error-busy-next = Odota hetki ja yritä uudelleen.
error-busy-other-title = Palvelussa on nyt ruuhkaa
error-busy-other-text = Palvelu ei ehtinyt vastata juuri nyt.
error-busy-other-next = Odota hetki ja yritä uudelleen.

error-server-title = Palvelussa on vika
error-server-text = Vika on meillä, ei sinussa eikä laitteessasi.
error-server-next = Yritä hetken päästä uudelleen. Jos asia on kiireinen, ota yhteyttä muulla tavalla.

error-log-title = Lokissa on vika
error-log-text = Vika on meillä, ei sinussa eikä laitteessasi. Siksi tätä ei voi nyt näyttää.
error-log-next = Yritä myöhemmin uudelleen. Koodi ja linkki pysyvät samoina. Jos vika jatkuu, kerro siitä organisaatiolle.

error-method-title = Tätä sivua ei voi avata näin
error-method-text = Sivu aukeaa vain napista.
error-method-next = Palaa edelliselle sivulle ja paina nappia siellä.

error-too-large-title = Lähetys oli liian suuri
error-too-large-text = Palvelu ei voinut ottaa sitä vastaan.
error-too-large-next = Palaa edelliselle sivulle ja lähetä vähemmän kerralla.

error-not-open-yet-title = Tapaaminen ei ole vielä auki
error-not-open-yet-text = Tulit etuajassa. Se ei haittaa.
error-not-open-yet-next = Avaa sama linkki uudelleen, kun tapaamisen aika on.
error-series-over-title = Ryhmän tapaamiset ovat päättyneet
error-series-over-text = Tästä linkistä ei enää pääse mukaan. Et ole tehnyt mitään väärää.
error-series-over-next = Jos haluat jatkaa, ota yhteyttä paikkaan, josta sait linkin.

error-not-admitted-title = Sinua ei ole vielä päästetty sisään
error-not-admitted-text = Ammattilainen päästää sinut sisään odotushuoneesta.
error-not-admitted-next = Odota odotushuoneessa. Sivu kertoo, kun pääset sisään.

error-door-pending-title = Hetki vain
error-door-pending-text = Tapaaminen avautuu hetken päästä.
error-door-pending-next = Sinun ei tarvitse tehdä mitään.

error-door-away-title = Tapaaminen ei ole vielä valmis
error-door-away-text = Yhteys tapaamiseen ei ole vielä valmis.
error-door-away-next = Tapaaminen avautuu heti, kun yhteys toimii. Sinun ei tarvitse tehdä mitään.

error-link-elsewhere-title = Tämä sivu ei aukea tässä
error-link-elsewhere-text = Se ei ole sinun vikasi.
error-link-elsewhere-next = Avaa linkki viestistä, jossa sait sen. Jos se ei auta, soita tai vastaa viestiin.
error-link-moved-title = Jatkoit toisella laitteella
error-link-moved-text = Paikkasi on tallessa siellä. Tätä sivua ei enää tarvita.
error-link-moved-next = Jatka sillä laitteella tai siinä selaimessa. Jos haluat takaisin tähän, avaa linkki uudelleen viestistä. Jos se ei auta, ota yhteyttä.

error-other-organisation-title = Tästä linkistä ei pääse mukaan
error-other-organisation-text = Linkki on toisen organisaation työntekijälle.
error-other-organisation-next = Pyydä lähettäjää tarkistamaan asia.
