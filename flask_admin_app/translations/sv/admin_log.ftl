# Administratörens sida om loggen.
admin-log-title = Logg
admin-log-lead = Här beslutar du vem som får veta en medarbetares namn, och förstör en klients uppgifter när klienten ber om det. Själva anteckningarna ser bara granskare.
admin-log-back = Administration
admin-log-error-title = Inget ändrades
admin-log-error-own = Det här är din egen fråga. En annan administratör måste besluta om den.
admin-log-error-decided = Ett annat beslut har redan fattats.
admin-log-error-number = Det finns inga uppgifter med det numret här. Kontrollera numret på kvittot. Kanske är uppgifterna redan förstörda.
admin-log-error-not-over = Mötet pågår. Uppgifterna kan förstöras när det har avslutats.

## Frågor
admin-log-wishes-title = Vem är medarbetaren?
admin-log-wishes-text = En granskare ser medarbetare som koder. Om du godkänner ser bara den granskaren namnet, i två veckor. Beslutet antecknas i loggen.
admin-log-wishes-none = Inga frågor väntar.
admin-log-wish = { $auditor } frågar vem medarbetare { $code } är. Det är { $staff }.
admin-log-wish-when = Frågat { $when }.
admin-log-wish-open = Öppna namnet
admin-log-wish-open-named = Öppna namnet: medarbetare { $code }, för { $auditor }
admin-log-wish-refuse = Öppna inte
admin-log-wish-refuse-named = Öppna inte: medarbetare { $code }, för { $auditor }
admin-log-wish-own = Det här är din egen fråga. En annan administratör måste besluta om den.
admin-log-decided-title = Avgjorda frågor
admin-log-decided-open = Öppnat { $when }: medarbetare { $code }, för { $auditor }
admin-log-decided-refused = Inte öppnat { $when }: medarbetare { $code }, för { $auditor }

## Förstöra
admin-log-erase-title = Förstör en klients uppgifter
admin-log-erase-text = En klient kan be att det som loggen har om dem förstörs. Numret står på klientens kvitto. Loggen förblir hel och berättar att uppgifter förstördes.
admin-log-erase-number = Loggnummer på kvittot
admin-log-erase-look = Fortsätt
admin-log-erase-question =
    { $count ->
        [one] En post förstörs. Den går inte att få tillbaka.
       *[other] { $count } poster förstörs. De går inte att få tillbaka.
    }
admin-log-erase-of = Nummer: { $number }
admin-log-erase-confirm = Förstör uppgifterna
admin-log-erase-stop = Förstör inte
admin-log-erase-done = Uppgifterna förstördes. Ur säkerhetskopiorna försvinner de först när kopiorna förstörs.
