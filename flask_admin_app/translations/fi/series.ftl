### Toistuvat tapaamiset, vierailijan oma aika, vetäjien oma huone.

series-title = Toistuvat tapaamiset
series-lead = Ryhmä kokoontuu samana viikonpäivänä. Kaikki tulevat aina samasta linkistä. Tapaamiset syntyvät itsestään.
series-rhythm = { $weeks ->
    [1] joka { $day } klo { $time }
    [2] joka toinen { $day } klo { $time }
   *[other] { $day } { $weeks } viikon välein klo { $time }
}
series-until = Viimeinen kerta { $day }
series-link-named = Linkki: { $name }
series-same-link = Sama linkki käy joka kerta:
series-days = Seuraavat kerrat
series-no-days = Kertoja ei ole enää jäljellä.
series-skipped = Ei tapaamista
series-go = Avaa
series-go-named = Avaa: { $when }
series-skip = Ei tänä päivänä
series-skip-named = Ei tänä päivänä: { $when }
series-meet = Tavataan sittenkin
series-meet-named = Tavataan sittenkin: { $when }
series-more = Muut päivät, kutsuteksti, uusi linkki ja lopetus
series-more-named = Muut päivät, kutsuteksti, uusi linkki ja lopetus: { $name }
series-skip-other = Jätä väliin jokin muu päivä
series-skip-other-button = Jätä väliin
series-stop = Lopeta sarja
series-stop-named = Lopeta sarja: { $name }
series-stop-hint = Tulevat kerrat perutaan, ja linkki lakkaa toimimasta. Avoin tapaaminen jatkuu.
series-new = Uusi sarja
series-template = Palvelu
series-first-day = Ensimmäinen päivä
series-first-day-hint = Ryhmä kokoontuu jatkossa samana viikonpäivänä.
series-starts = Kellonaika
series-weeks = Kuinka usein?
series-every = { $weeks ->
    [1] Joka viikko
    [2] Joka toinen viikko
   *[other] { $weeks } viikon välein
}
series-last-day = Viimeinen päivä (ei pakollinen)
series-make = Tee sarja
series-nav = Toistuvat tapaamiset
series-error-title = Tarkista tiedot
series-error-first-day = Ensimmäinen päivä puuttuu tai on mennyt. Valitse tämä päivä tai myöhempi.
series-error-last-day = Viimeinen päivä on ennen ensimmäistä, tai sitä ei voi lukea. Valitse myöhempi päivä tai tyhjennä kohta.
series-error-starts = Kellonaika puuttuu. Kirjoita se, esimerkiksi 17:00.
series-error-weeks = Valitse, kuinka monen viikon välein ryhmä kokoontuu.
series-error-day = Sarjassa ei ole tapaamista sinä päivänä, tai päivä on mennyt. Valitse toinen päivä.
series-error-open = Sen päivän odotushuone on jo auki. Avaa tapaaminen ja päätä se siellä.

## Vierailijan oma aika

desk-invite-window = Vierailijan oma aika (ei pakollinen)
desk-invite-window-hint = Kun aika on ohi, linkki ei enää päästä sisään. Tapaamisesta ketään ei poisteta.
desk-invite-from = Voi tulla klo
desk-invite-until = Viimeistään klo
desk-invite-window-both = Voi tulla klo { $from }–{ $until }
desk-invite-window-from = Voi tulla klo { $from } alkaen
desk-invite-window-until = Voi tulla klo { $until } asti
landing-guest-until = Voit tulla klo { $time } asti.

## Vetäjien oma huone

private-title = Vetäjien oma huone
private-text = Tänne pääsevät vain tapaamisen ammattilaiset. Asiakkaat eivät näe eivätkä kuule, eivätkä tiedä huoneesta.
private-open = Avaa vetäjien oma huone
private-close = Sulje huone kaikilta
private-back = Takaisin tapaamisen sivulle
