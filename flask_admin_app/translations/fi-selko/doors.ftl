### Palvelun ovi selkosuomeksi.

door-who = Kuka palvelee
door-closed-text = Tule silloin uudelleen. Käytä samaa linkkiä. Jos et voi odottaa, ota yhteyttä.
door-empty-title = Kukaan ei voi nyt tavata sinua
door-empty-text = Odota hetki. Yritä sitten uudelleen. Voit myös ottaa yhteyttä. Et ole tehnyt mitään väärää.
door-full-title = Moni odottaa nyt
door-full-text = Jono on täynnä. Odota hetki. Yritä sitten uudelleen. Voit myös ottaa yhteyttä.
door-error-many = Tästä verkosta on tullut juuri moni. Odota 10 minuuttia. Yritä sitten uudelleen. Voit myös ottaa yhteyttä.
door-contact-none = Meillä ei ole tässä numeroa tai osoitetta. Voit tulla paikan päälle.
door-nothing-asked = Emme kysy nimeäsi. Emme kysy puhelinnumeroasi.
