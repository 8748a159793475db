# Pääkäyttäjän sivu lokista.
admin-log-title = Loki
admin-log-lead = Täällä päätät, kuka saa tietää työntekijän nimen, ja hävität asiakkaan tiedot, kun hän pyytää. Itse merkinnät näkevät vain tarkastajat.
admin-log-back = Hallinta
admin-log-error-title = Mitään ei muutettu
admin-log-error-own = Tämä on oma pyyntösi. Toisen pääkäyttäjän täytyy päättää siitä.
admin-log-error-decided = Pyynnöstä on jo päätetty toisin.
admin-log-error-number = Tällä numerolla ei ole täällä tietoja. Tarkista numero kuitista. Ehkä tiedot on jo hävitetty.
admin-log-error-not-over = Tapaaminen on kesken. Tiedot voi hävittää, kun se on päättynyt.

## Pyynnöt
admin-log-wishes-title = Kuka tämä työntekijä on?
admin-log-wishes-text = Tarkastaja näkee työntekijöistä tunnuksen. Jos suostut, vain tämä tarkastaja näkee nimen kahden viikon ajan. Päätös kirjataan lokiin.
admin-log-wishes-none = Pyyntöjä ei ole odottamassa.
admin-log-wish = { $auditor } kysyy, kuka on työntekijä { $code }. Hän on { $staff }.
admin-log-wish-when = Kysytty { $when }.
admin-log-wish-open = Avaa nimi
admin-log-wish-open-named = Avaa nimi: työntekijä { $code }, kysyjä { $auditor }
admin-log-wish-refuse = Älä avaa
admin-log-wish-refuse-named = Älä avaa: työntekijä { $code }, kysyjä { $auditor }
admin-log-wish-own = Tämä on oma pyyntösi. Toisen pääkäyttäjän täytyy päättää siitä.
admin-log-decided-title = Päätetyt pyynnöt
admin-log-decided-open = Avattu { $when }: työntekijä { $code }, kysyjä { $auditor }
admin-log-decided-refused = Ei avattu { $when }: työntekijä { $code }, kysyjä { $auditor }

## Hävittäminen
admin-log-erase-title = Hävitä asiakkaan tiedot
admin-log-erase-text = Asiakas voi pyytää, että se, mitä lokissa on hänestä, hävitetään. Numero on hänen kuitissaan. Loki pysyy ehjänä ja kertoo, että tietoja hävitettiin.
admin-log-erase-number = Kuitissa oleva lokinumero
admin-log-erase-look = Jatka
admin-log-erase-question =
    { $count ->
        [one] Yksi tietue hävitetään. Sitä ei saa takaisin.
       *[other] { $count } tietuetta hävitetään. Niitä ei saa takaisin.
    }
admin-log-erase-of = Numero: { $number }
admin-log-erase-confirm = Hävitä tiedot
admin-log-erase-stop = Älä hävitä
admin-log-erase-done = Tiedot hävitettiin. Varmuuskopioista ne poistuvat vasta, kun ne hävitetään.
