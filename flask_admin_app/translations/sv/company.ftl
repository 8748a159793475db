# Klientens sidor: en nykomling, någon på telefon, barn och vårdnadshavare.

common-by-phone = { $name } (per telefon)

## Den som är i mötet blir tillfrågad
meeting-company-title = Är det okej att någon kommer med?
meeting-company-ask =
    { $role ->
        [interpreter] En tolk vill komma med: { $name }.
        [guardian] En vårdnadshavare vill komma med: { $name }.
       *[other] Någon vill komma med: { $name }.
    }
meeting-company-hint = Du kan tänka i lugn och ro. Personen väntar. Bara yrkespersonen ser ditt svar.
meeting-company-yes = Det är okej
meeting-company-yes-named = Det är okej: { $name }
meeting-company-no = Det är inte okej
meeting-company-no-named = Det är inte okej: { $name }
meeting-company-said-yes = Du svarade: det är okej. Du kan ändra dig tills personen kommer.
meeting-company-said-no = Du svarade: det är inte okej. Du kan ändra dig.
meeting-company-done = Ditt svar är sparat.
error-company-gone-title = Det här frågas inte längre
error-company-gone-text = Läget har ändrats.
error-company-gone-next = Gå tillbaka till mötet.

## Till den som väntar
wait-held-company = De som är på plats får frågan om det är okej att du kommer med. Vänta i lugn och ro.
wait-held-guardian = Vi väntar ännu på vårdnadshavarens svar. Du behöver inte göra något.
