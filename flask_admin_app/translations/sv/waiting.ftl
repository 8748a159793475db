### Väntrummet: tider, eget innehåll, lång väntan, "jag kan inte komma".

wait-staff-duty = En yrkesperson har jour och ser att du väntar.
wait-meets = Du möter nu den här yrkespersonen: { $name }.
wait-staff-busy = Yrkespersonen är på plats, just nu med en annan klient.
wait-early = Väntrummet är öppet från kl. { $opens } om du behöver hjälp med tekniken. Mötet börjar kl. { $starts }.
wait-expected = Yrkespersonen är försenad och räknar med att komma ungefär kl. { $time }.
wait-closed-until = Tjänsten är stängd nu. Den öppnar { $when }.
wait-closed = Tjänsten är stängd nu.
wait-nobody = Du har väntat länge. Längre ner står vad du kan göra.
nobody-title = Vad du kan göra
nobody-wait = Du har inte gjort något fel. Du kan vänta en stund till. Din plats finns kvar.
nobody-call = Du kan ringa eller skriva.
nobody-contact = Du kan be att vi kontaktar dig.
ready-title = Ta fram i förväg
rules-title = Bra att veta
video-title = Video före mötet
video-link = Se videon på { $host } (ny flik)
video-hint = Videon finns på en annan tjänst. Den ser att du tittade. Väntrummet är öppet här under tiden.
hours-title = När vi är på plats

## Jag kan inte komma

cannot-title = Passar inte tiden?
cannot-hint = Du behöver inte säga varför. Du kan ändra dig.
cannot-come = Jag kan inte komma
cannot-new-time = Jag vill ha en ny tid
cannot-said-new-time = Yrkespersonen ser att du vill ha en ny tid. Du behöver inte förklara varför.
cannot-said-link = Om du ändå kan komma, tryck på knappen nedan. Samma länk fungerar också senare.
cannot-after-all = Jag kan ändå komma
cannot-next-title = Vad händer nu?
cannot-next-call = Om du inte hör av oss, ta kontakt. Då kommer vi överens om en ny tid eller ett annat sätt att mötas.

## Kontaktbegäran

contact-link = Be oss kontakta dig
contact-change = Ändra din begäran
contact-left = Din begäran om kontakt har kommit fram.
contact-title = Be oss kontakta dig
contact-text = Berätta hur vi når dig. Yrkespersonen ser din begäran.
contact-label = Telefonnummer eller e-post
contact-hint = Du kan lägga till när det passar. Skriv inte om ditt ärende och ingen personbeteckning.
contact-send = Skicka begäran
contact-remove = Ta bort begäran
contact-until = Bara de som arbetar i det här mötet ser din begäran. Den raderas när mötet tar slut. Om ingen har läst den väntar den i högst { $days } dagar. Om det är viktigt, ring eller skriv själv.
contact-back = Tillbaka
contact-error-empty = Skriv ett telefonnummer eller en e-postadress.
contact-error-long = Texten är för lång. Förkorta den: högst { $max } tecken.
contact-error-identity-code = Det här ser ut som en personbeteckning. Den behövs inte. Skriv bara hur vi når dig.
contact-error-document-number = Det här ser ut som numret på ett pass eller kort. Det behövs inte. Skriv bara hur vi når dig.
contact-error-machine-readable = Det här ser ut som den maskinläsbara raden i ett pass eller på ett kort. Den behövs inte. Skriv bara hur vi når dig.
