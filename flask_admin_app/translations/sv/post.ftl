### Inbjudan, påminnelse och avbokning per e-post.

## Meddelandena

mail-subject-invitation = Bokad tid
mail-subject-reminder = Påminnelse om en bokad tid
mail-subject-cancellation = Inställt: bokad tid
mail-cancelled = Distansmötet är inställt. Du behöver inte göra någonting.
mail-cancelled-neutral = Den bokade tiden är inställd. Du behöver inte göra någonting.
mail-cancelled-next = Om du vill ha en ny tid, ta kontakt.
mail-cancelled-phone = Telefon: { $phone }

## Skrivbordet

desk-mail-title-named = Skicka per e-post: { $name }
desk-mail-address = E-postadress
desk-mail-hint = Adressen visas inte för någon. Den tas bort när inga fler meddelanden går dit.
desk-mail-language = Meddelandets språk
desk-mail-remind = { $hours ->
    [one] Skicka också en påminnelse ungefär en timme före
   *[other] Skicka också en påminnelse ungefär { $hours } timmar före
}
desk-mail-send = Skicka inbjudan
desk-mail-send-named = Skicka inbjudan: { $name }
desk-mail-state =
    { $state ->
        [waiting] E-posten skickas snart.
        [sent] Inbjudan har skickats per e-post.
        [reminding] Inbjudan har skickats per e-post. Påminnelsen skickas senare.
        [reminded] Inbjudan och påminnelsen har skickats per e-post.
       *[failed] E-posten gick inte fram. Kontrollera adressen och skicka på nytt, eller meddela tiden på annat sätt.
    }
desk-error-mail-address = Det här ser inte ut som en e-postadress. Skriv en adress, till exempel namn@exempel.fi.
desk-error-mail-many = Inbjudan har redan skickats till många adresser. Kopiera inbjudningstexten och skicka den på annat sätt.
desk-reminder-text = Påminnelsetext
desk-reminder-text-named = Påminnelsetext: { $name }
desk-reminder-copy = Kopiera påminnelsen
desk-reminder-copy-named = Kopiera påminnelsen: { $name }
