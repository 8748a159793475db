# Vahva sähköinen tunnistaminen ja organisaation oma kirjautuminen.

## Asiakas

eid-offer-title = Vahva sähköinen tunnistaminen
eid-offer-text = Voit tunnistautua esimerkiksi pankkitunnuksilla tai mobiilivarmenteella. Palaat sen jälkeen tänne, ja paikkasi säilyy.
eid-offer-button = Tunnistaudu: { $name }
eid-kept = Meille jää tieto siitä, että tunnistauduit, millä palvelulla ja milloin. Henkilötunnustasi emme tallenna.
eid-go-title = Siirryt tunnistautumaan
eid-go-text = Palvelun { $name } sivu avautuu hetken päästä. Palaat sieltä takaisin tänne.
eid-go-button = Siirry: { $name }
eid-back-to-wait = Takaisin odotushuoneeseen
eid-back-title = Palaat odotus{"\u00AD"}huoneeseen
eid-back-text = Hetki vielä. Tarkistamme tunnistautumisesi.
eid-back-button = Jatka
eid-failed-title = Tunnistautuminen ei onnistunut
eid-failed-stopped = Keskeytit tunnistautumisen. Se ei haittaa.
eid-failed-away = Palvelu { $name } ei vastaa juuri nyt. Vika ei ole sinussa.
eid-failed-old = Tunnistautumisesta ehti kulua liian kauan. Aloita se alusta.
eid-failed-used = Tämä tunnistautuminen on jo käytetty. Katso odotushuoneesta, onnistuiko se. Jos ei, aloita alusta.
eid-failed-unknown = Emme löytäneet tunnistautumista, jonka aloitit tässä selaimessa.
eid-failed-level = Tämä tapa tunnistautua ei riitä tähän palveluun. Valitse toinen tapa.
eid-failed-elsewhere = Vastaus palvelusta { $name } ei kuulunut tähän tunnistautumiseen. Turvallisuutesi vuoksi emme käyttäneet sitä.
eid-failed-unproven = Emme voineet varmistua siitä, että vastaus tuli palvelusta { $name }. Turvallisuutesi vuoksi emme käyttäneet sitä.
eid-failed-name = Nimi ei ole sama kuin ajanvarauksessa. Kerro asiasta ammattilaiselle. Hän auttaa.
eid-failed-calm = Paikkasi on tallessa. Et ole tehnyt mitään väärää.
eid-failed-next = Mitä voit tehdä nyt
eid-again = Yritä tunnistautua uudelleen
eid-others = Henkilöllisyytesi voidaan varmistaa myös muulla tavalla:
eid-ask-staff = Odotushuoneessa ammattilainen näkee sinut ja auttaa eteenpäin.
eid-failed-open-link = Avaa kutsun linkki uudelleen samalla laitteella ja samassa selaimessa, jossa aloitit.
eid-failed-in-person = Voit myös soittaa tai tavata ammattilaisen paikan päällä.
eid-failed-code = Jos soitat ohjeita, kerro tämä sana:

## Ammattilainen

sign-in-oidc = Kirjaudu organisaation tunnuksilla
sign-in-oidc-named = Kirjaudu: { $name }
sign-in-oidc-go = Organisaatiosi kirjautumissivu avautuu hetken päästä.
sign-in-oidc-go-button = Siirry kirjautumaan
sign-in-oidc-back = Takaisin kirjautumiseen
sign-in-oidc-arrived = Hetki vielä. Tarkistamme kirjautumisesi.
sign-in-oidc-arrived-button = Jatka
sign-in-oidc-failed-stopped = Keskeytit kirjautumisen. Voit aloittaa alusta.
sign-in-oidc-failed-away = Organisaatiosi kirjautuminen ei vastaa juuri nyt. Odota hetki ja yritä uudelleen.
sign-in-oidc-failed-old = Kirjautumisesta ehti kulua liian kauan, tai se on jo käytetty. Aloita alusta.
sign-in-oidc-failed-unproven = Emme voineet varmistua siitä, että vastaus tuli organisaatiosi kirjautumisesta. Yritä uudelleen.
sign-in-oidc-failed-no-role = Sinulla ei ole vielä oikeutta tähän palveluun. Pyydä se pääkäyttäjältä.
sign-in-oidc-failed-no-email = Organisaatiosi ei kertonut vahvistettua sähköpostiosoitettasi. Pyydä apua pääkäyttäjältä.
sign-in-oidc-failed-no-unit = Emme tunne yksikköä, johon kuulut. Pyydä apua pääkäyttäjältä.
sign-in-oidc-failed-taken = Osoitteesi kuuluu jo toiselle käyttäjälle tässä palvelussa. Pyydä apua pääkäyttäjältä.
sign-in-oidc-other = Kirjaudu toisilla tunnuksilla
sign-in-oidc-code = Pääkäyttäjälle:
