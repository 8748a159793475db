### Viesti, jossa lokin tarkistuspiste lähtee palvelun ulkopuolelle säilytettäväksi.

checkpoint-mail-what = Tässä on suostumuslokin { $origin } uusin tarkistuspiste. Lokissa on { $size } merkintää. Viestissä ei ole henkilötietoja.
checkpoint-mail-keep = Säilytä viesti paikassa, jota palvelun ylläpitäjä ei pääse muuttamaan. Sillä voi myöhemmin tarkistaa, ettei lokista ole poistettu tai muutettu mitään.
