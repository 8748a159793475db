### Avoin kokeilusivu.

try-title = Kokeile rauhassa
try-intro = Täällä voit katsoa etukäteen, miten etätapaaminen sujuu. Sinulta ei kysytä mitään, eikä mitään tallenneta. Kukaan muu ei näe eikä kuule sinua.
try-way-title = Näin tapaaminen etenee
try-way-open-title = Avaat linkin
try-way-open-text = Luet lyhyen tiedotteen ja päätät itse, jatkatko.
try-way-wait-title = Odotat hetken
try-way-wait-text = Odotushuoneessa kukaan ei näe eikä kuule sinua. Ammattilainen päästää sinut sisään.
try-way-meet-title = Tapaatte
try-way-meet-text = Voit olla mukana ilman kameraa. Voit lähteä milloin vain.
try-device-title = Kamera ja ääni
try-no-script = Kameran kokeilu tarvitsee JavaScriptin, ja se on tässä selaimessa pois päältä. Voit kokeilla toisella selaimella.
try-after-title = Kun olet valmis
try-after-text = Avaa sitten kutsun linkki. Voit tulla tapaamiseen, vaikka kokeilu ei onnistuisi.
try-back = Palaa edelliselle sivulle
landing-try = Kokeile ensin kameraa ja ääntä
