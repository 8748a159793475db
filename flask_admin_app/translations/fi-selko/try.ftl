### Avoin kokeilusivu selkosuomeksi.

try-intro = Täällä voit kokeilla etätapaamista. Emme kysy mitään. Emme tallenna mitään. Kukaan muu ei näe eikä kuule sinua.
try-way-title = Näin tapaaminen menee
try-way-open-text = Luet lyhyen tekstin. Päätät itse, jatkatko.
try-way-wait-text = Odotushuoneessa kukaan ei näe eikä kuule sinua. Ammattilainen päästää sinut sisään.
try-no-script = Kamera ei toimi tässä selaimessa. JavaScript on pois päältä. Kokeile toista selainta.
try-after-text = Avaa linkki, joka on kutsussa. Voit tulla, vaikka kokeilu ei onnistu.
