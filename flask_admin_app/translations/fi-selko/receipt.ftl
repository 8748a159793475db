### Kuitti ja oma loki selkosuomeksi. Loki on lista tapahtumista.

receipt-take-title = Kuitti vastauksistasi
receipt-take-what = Voit ottaa koodin. Koodilla näet myöhemmin, mitä vastasit. Näet myös, mitä lokissa on sinusta. Loki on lista tapahtumista. Näet, jos tarkastaja on katsonut sitä.
receipt-take-code = Näytämme koodin vain kerran. Kirjoita se paperille tai ota siitä kuva.
receipt-take-phone = Laitteellesi ei jää mitään. Käyttääkö joku muu laitettasi? Mieti silloin, mihin kirjoitat koodin.
receipt-take-until = Voit ottaa koodin tapaamisen aikana. Voit ottaa sen myös { $minutes } minuuttia tapaamisen jälkeen.
receipt-take-again = Otitko koodin jo aiemmin? Vanha koodi ei enää toimi, jos otat uuden.
receipt-taken = Sinulla on jo koodi. Emme voi näyttää sitä uudelleen. Jos koodi on tallessa, kaikki on hyvin.
receipt-take-new = Ota uusi koodi. Vanha ei enää toimi.
receipt-error-nothing = Et ole vielä vastannut. Siksi kuittia ei ole.
receipt-error-elsewhere = Ota koodi siinä selaimessa, jossa vastasit. Voit myös pyytää kuitin paikasta, joka kutsui sinut.
receipt-code-keep = Kirjoita koodi paperille tai ota siitä kuva. Emme voi näyttää sitä uudelleen.
receipt-code-use = Avaa kuitti tällä koodilla. Osoite on { $address }
receipt-code-anyone = Kuka tahansa voi avata kuitin koodilla. Älä siis anna koodia muille.

## Koodin käyttäminen

receipt-ask-text = Koodilla näet, mitä vastasit. Näet myös, mitä lokissa on sinusta. Loki on lista tapahtumista. Näet, jos tarkastaja on katsonut sitä.
receipt-ask-hint = Koodissa on viisi ryhmää. Joka ryhmässä on neljä merkkiä. Voit jättää viivat pois.
receipt-ask-none = Eikö sinulla ole koodia? Pyydä kuitti paikasta, joka kutsui sinut.
receipt-code-wrong = Tällä koodilla ei löydy kuittia. Tarkista jokainen merkki. Ehkä tiedot on jo hävitetty.

## Kuitti

receipt-keep = Kuinka kauan tiedot ovat tallessa
receipt-keep-until = Tietosi hävitetään { $date } { $year }.
receipt-keep-open = Aika alkaa, kun tapaaminen päättyy. Luit sen tekstistä ennen tapaamista.
receipt-number-hint = Tällä numerolla tietosi löytyvät. Lokissa ei ole nimeäsi.
receipt-answer =
    { $state ->
        [given] sanoit: sopii
        [refused] sanoit: ei sovi
        [withdrawn] peruutit suostumuksen
        [superseded] teksti muuttui, sinulta kysyttiin uudelleen
        [expired] vastauksesi ei ole enää voimassa
       *[requested] sinulta kysyttiin
    }
receipt-text-hash = Tekstin oma tunnus:
receipt-withdraw-title = Jos muutat mielesi
receipt-withdraw-now = Voit muuttaa mielesi odotushuoneessa tai tapaamisessa. Paina siellä nappia ”Peruuta suostumus”. Voit myös ottaa yhteyttä.
receipt-withdraw-over = Tapaaminen on päättynyt. Haluatko muuttaa mielesi, nähdä tietosi tai poistaa ne? Ota yhteyttä. Kerro silloin lokinumero.
receipt-log-text = Tässä on kaikki, mitä lokissa on sinusta. Tässä näkyy myös, milloin tarkastaja katsoi lokia.
receipt-check-text = Voit ladata kuitin tiedostona. Ohjelma tuokio-verify tarkistaa sen. Kuka tahansa voi käyttää ohjelmaa. Se näyttää, että kukaan ei ole muuttanut tietoja.
receipt-check-limits = Loki kertoo, mitä linkin avaajalle näytettiin ja mitä hän vastasi. Se ei kerro, kuka linkin avasi.
receipt-check-stays = Tiedosto jää laitteellesi. Lataa se vain omalle laitteellesi.
