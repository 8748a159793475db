### Kutsu, muistutus ja peruutus sähköpostilla.

## Viestit

mail-subject-invitation = Varattu aika
mail-subject-reminder = Muistutus varatusta ajasta
mail-subject-cancellation = Peruttu: varattu aika
mail-cancelled = Etätapaaminen on peruttu. Sinun ei tarvitse tehdä mitään.
mail-cancelled-neutral = Varattu aika on peruttu. Sinun ei tarvitse tehdä mitään.
mail-cancelled-next = Jos haluat uuden ajan, ota yhteyttä.
mail-cancelled-phone = Puhelin: { $phone }

## Työpöytä

desk-mail-title-named = Lähetä sähköpostilla: { $name }
desk-mail-address = Sähköpostiosoite
desk-mail-hint = Osoitetta ei näytetä kenellekään. Se poistetaan, kun siihen ei enää lähde viestejä.
desk-mail-language = Viestin kieli
desk-mail-remind = { $hours ->
    [one] Lähetä myös muistutus noin tunti ennen
   *[other] Lähetä myös muistutus noin { $hours } tuntia ennen
}
desk-mail-send = Lähetä kutsu
desk-mail-send-named = Lähetä kutsu: { $name }
desk-mail-state =
    { $state ->
        [waiting] Sähköposti lähtee pian.
        [sent] Kutsu on lähetetty sähköpostilla.
        [reminding] Kutsu on lähetetty sähköpostilla. Muistutus lähtee myöhemmin.
        [reminded] Kutsu ja muistutus on lähetetty sähköpostilla.
       *[failed] Sähköposti ei mennyt perille. Tarkista osoite ja lähetä uudelleen, tai kerro ajasta muulla tavalla.
    }
desk-error-mail-address = Tämä ei näytä sähköpostiosoitteelta. Kirjoita yksi osoite, esimerkiksi nimi@esimerkki.fi.
desk-error-mail-many = Kutsu on lähetetty jo moneen osoitteeseen. Kopioi kutsuteksti ja lähetä se muulla tavalla.
desk-reminder-text = Muistutusteksti
desk-reminder-text-named = Muistutusteksti: { $name }
desk-reminder-copy = Kopioi muistutus
desk-reminder-copy-named = Kopioi muistutus: { $name }
