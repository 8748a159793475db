### Felsidor: vad som hände (-title, -text) och vad man kan göra nu (-next).

error-next-title = Det här kan du göra nu
error-try-again = Försök igen

error-not-found-title = Sidan hittas inte
error-not-found-text = Länken kanske blev kopierad bara delvis, eller så har den bytts ut mot en ny.
error-not-found-next = Öppna länken direkt i meddelandet där du fick den. Om det inte hjälper, be om en ny länk.
error-not-found-staff-title = Sidan hittas inte
error-not-found-staff-text = Sidan finns inte, eller så hör den inte till dina uppgifter.
error-not-found-staff-next = Gå tillbaka till arbetsbordet och fortsätt därifrån.

error-gone-title = Mötet är redan slut
error-gone-text = Sidan finns inte längre. Ingen bild och inget ljud blev kvar här.
error-gone-next = Om du behöver en ny tid, kontakta yrkespersonen.

error-forbidden-title = Du kommer inte till den här sidan
error-forbidden-text = Sidan hör till en annan person, eller så måste du logga in först.
error-forbidden-next = Öppna din egen länk på nytt. Logga in om du arbetar i tjänsten.

error-sign-in-title = Du har loggats ut
error-sign-in-text = För säkerhets skull togs tryckningen inte emot. Ingenting försvann, och mötet fortsätter.
error-sign-in-next = Logga in och tryck sedan på knappen en gång till.

error-csrf-title = Sidan var öppen för länge
error-csrf-text = För säkerhets skull togs tryckningen inte emot. Ingenting försvann.
error-csrf-next = Öppna sidan på nytt och tryck på knappen en gång till.

error-too-many-title = Vänta en stund
error-too-many-text = Det kom många försök på kort tid.
error-too-many-next = Vänta en minut och försök sedan igen.

error-conflict-title = Läget hann ändras
error-conflict-text = Någon annan gjorde en ändring samtidigt, eller så tryckte du två gånger.
error-conflict-next = Öppna sidan på nytt så ser du hur det ligger till.

error-bad-input-title = Vi kunde inte läsa uppgifterna
error-bad-input-text = Något saknades eller hade fel form.
error-bad-input-next = Gå tillbaka till föregående sida, kontrollera uppgifterna och försök igen.

error-busy-title = Det är rusning i tjänsten just nu
error-busy-text = Din plats finns kvar.
error-busy-next = Vänta en stund och försök igen.
error-busy-other-title = Det är rusning i tjänsten just nu
error-busy-other-text = Tjänsten hann inte svara just nu.
error-busy-other-next = Vänta en stund och försök igen.

error-server-title = Det är fel på tjänsten
error-server-text = Felet är vårt, inte ditt eller din enhets.
error-server-next = Försök igen om en stund. Om det är bråttom, ta kontakt på ett annat sätt.

error-log-title = Det är fel på loggen
error-log-text = Felet är vårt, inte ditt eller din enhets. Därför kan det här inte visas nu.
error-log-next = Försök igen senare. Koden och länken förblir desamma. Om felet fortsätter, berätta om det för organisationen.

error-method-title = Sidan kan inte öppnas så här
error-method-text = Sidan öppnas bara med en knapp.
error-method-next = Gå tillbaka till föregående sida och tryck på knappen där.

error-too-large-title = Det du skickade var för stort
error-too-large-text = Tjänsten kunde inte ta emot det.
error-too-large-next = Gå tillbaka till föregående sida och skicka mindre åt gången.

error-not-open-yet-title = Mötet är inte öppet än
error-not-open-yet-text = Du är tidigt ute. Det gör ingenting.
error-not-open-yet-next = Öppna samma länk igen när det är dags för mötet.
error-series-over-title = Gruppens möten är slut
error-series-over-text = Länken leder inte längre in. Du har inte gjort något fel.
error-series-over-next = Om du vill fortsätta, kontakta stället som gav dig länken.

error-not-admitted-title = Du har inte släppts in än
error-not-admitted-text = Yrkespersonen släpper in dig från väntrummet.
error-not-admitted-next = Vänta i väntrummet. Sidan berättar när du kan gå in.

error-door-pending-title = Vänta en liten stund
error-door-pending-text = Mötet öppnas om en liten stund.
error-door-pending-next = Du behöver inte göra något.

error-door-away-title = Mötet är inte klart ännu
error-door-away-text = Förbindelsen till mötet är inte klar ännu.
error-door-away-next = Mötet öppnas genast när den fungerar. Du behöver inte göra något.

error-link-elsewhere-title = Den här sidan öppnas inte här
error-link-elsewhere-text = Det är inte ditt fel.
error-link-elsewhere-next = Öppna länken i meddelandet där du fick den. Om det inte hjälper, ring eller svara på meddelandet.
error-link-moved-title = Du fortsatte med en annan enhet
error-link-moved-text = Din plats är kvar där. Den här sidan behövs inte längre.
error-link-moved-next = Fortsätt med den enheten eller i den webbläsaren. Om du vill tillbaka hit, öppna länken i meddelandet på nytt. Om det inte hjälper, ta kontakt.

error-other-organisation-title = Den här länken släpper inte in dig
error-other-organisation-text = Länken är för en arbetstagare i en annan organisation.
error-other-organisation-next = Be avsändaren kontrollera saken.
