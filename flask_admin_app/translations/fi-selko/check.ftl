### Kuka olet: asiakkaan sivut selkosuomeksi.

wait-check-text = { $name } odottaa sinua. Ota passi tai henkilökortti esille. Jos sinulla ei ole niitä, jatka silti.
wait-poor-picture = Kuva ei ollut selvä. Se ei haittaa. Ammattilainen yrittää pian uudelleen. Voitte myös sopia muusta tavasta.
wait-not-shown = Et näyttänyt passia tai korttia. Se ei haittaa. Ammattilainen kertoo kohta, miten voit jatkaa.
wait-not-verified = Emme voineet nyt varmistaa, kuka olet. Se ei haittaa. Ammattilainen kertoo kohta, miten voit jatkaa.
check-client-title = Näytä passi tai kortti
check-client-alone = Täällä olette vain sinä ja { $name }. Emme nauhoita mitään. Emme tallenna mitään.
check-client-no-script = Tämä ei toimi tässä selaimessa. Avaa linkki toisessa selaimessa. Voit myös soittaa.
check-guide-title = Tee näin
check-guide-light = Mene paikkaan, jossa on valoa. Valon pitää tulla edestä.
check-guide-still = Pidä passi tai kortti kameran edessä. Pidä sitä lähellä kasvojasi. Älä liikuta sitä.
check-guide-tilt = Ammattilainen pyytää sinua kääntämään sitä. Käännä silloin hitaasti.
check-guide-cover = Laita sormi henkilötunnuksen ja numeron päälle. Emme tarvitse niitä.
check-no-title = Etkö voi tai halua näyttää?
check-no-text = Se sopii. Kukaan ei kysy syytä. Löydämme muun keinon.
check-no-button = En näytä passia tai korttia

## Keinot jatkaa

way-limited-title = Voit jatkaa, vaikka emme tiedä, kuka olet
way-limited-text = Voitte puhua yleisesti. Kaikkia asioita ei voi hoitaa näin.
way-in_person-text = Soita meille. Sovimme silloin paikan ja ajan.
