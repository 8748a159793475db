# Making sure who somebody is, at the door.
desk-confirm = Samma klient
desk-confirm-named = Samma klient: { $name }
desk-attest-since = Jag känner klienten sedan en annan dag
desk-attest-since-named = Jag känner klienten sedan en annan dag: { $name }
desk-attest-day = Dagen då du såg vem klienten är
desk-unshown = Klienten visar ingen identitetshandling
desk-error-no-method = Det här sättet kan inte användas nu. Välj ett annat.
desk-error-in-check = En identitetskontroll pågår. Avsluta den först.
desk-error-attestation-expired = Det var för länge sedan. Kontrollera identiteten på nytt.
desk-error-seen-on = Kontrollera dagen. Den kan inte ligga i framtiden.
desk-error-held = De som är här har inte svarat om den nya personen ännu.
desk-error-guardian = Vårdnadshavarens svar saknas. Du kan också bedöma att det inte behövs.
