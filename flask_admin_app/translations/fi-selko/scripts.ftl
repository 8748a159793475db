### Tapaamisen tekstit selkosuomeksi.

meeting-js-replaced = Tapaaminen on auki toisella välilehdellä. Voit sulkea tämän.
meeting-js-refused = Et pääse nyt tapaamiseen. Odota hetki. Yritä sitten uudelleen.
