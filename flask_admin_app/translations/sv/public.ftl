### Sidor öppna för alla: dataskydd och tillgänglighet.

privacy-title = Dataskydd
privacy-intro = Den här tjänsten är till för distansmöten. Den samlar in så lite som möjligt om dig.
privacy-never-title = Det här sparar tjänsten inte
privacy-never-media = Bild, ljud och samtal sparas inte.
privacy-never-tracking = Ingen följer hur du använder tjänsten. Sidorna har ingen reklam och ingen spårning av andra företag.
privacy-kept-title = Det här sparar tjänsten
privacy-kept-consent = Vad du samtyckte till, vad du inte samtyckte till och när. Ditt namn skrivs inte i den här loggen.
privacy-kept-name = Namnet som de andra ser. Det är krypterat och förstörs när mötet är över eller lagringstiden tar slut.
privacy-kept-identity = Om din identitet kontrollerades: på vilket sätt, när och med vilket resultat. Ingen personbeteckning och ingen bild av en handling blir kvar.
privacy-kept-contact = Din begäran om kontakt, om du lämnade en: ett nummer eller en adress. Den är krypterad och förstörs när mötet slutar, eller några dagar senare om ingen har läst den.
privacy-kept-email = Din e-postadress, om du får inbjudan eller påminnelsen per e-post. Den är krypterad och raderas när inga fler meddelanden skickas.
privacy-kept-language = Språket som du valde.
privacy-kept-cookie = En kaka som hjälper dig tillbaka till mötet. Den används inte till något annat.
privacy-address = Servern ser din enhets nätverksadress medan förbindelsen är öppen. Därför säger vi inte att du är helt anonym.
privacy-rights-title = Dina rättigheter
privacy-rights-text = Du kan be att få se, rätta eller radera dina uppgifter. Vänd dig till organisationen som bjöd in dig. Den ansvarar för dina uppgifter.
privacy-rights-authority = Om du inte får svar kan du kontakta dataombudsmannen.
privacy-more-title = Vad yrkespersonen antecknar
privacy-more-text = Det står i informationen som du läser före mötet.

accessibility-title = Tillgänglighet
accessibility-intro = Vi vill att alla ska kunna använda tjänsten.
accessibility-goal-title = Vad vi strävar efter
accessibility-goal-text = Målet är nivå AA i anvisningarna WCAG 2.2.
accessibility-can-title = Vad du kan göra
accessibility-can-keyboard = Använda sidorna med tangentbord och skärmläsare.
accessibility-can-zoom = Förstora texten till fyra gånger så stor.
accessibility-can-calm = Minska rörelser och välja mörkt läge i enhetens inställningar.
accessibility-can-text = Delta i mötet utan kamera.
accessibility-limits-title = Vad vi inte vet eller kan än
accessibility-limits-audit = Ingen utomstående har bedömt tjänsten än.
accessibility-limits-video = Videobilden visas av Jitsi Meet. Vi kan inte rätta allt i dess tillgänglighet själva.
accessibility-limits-captions = Tal textas inte automatiskt.
accessibility-contact-title = Berätta för oss
accessibility-contact-text = Om något inte fungerar för dig, berätta det för organisationen som bjöd in dig. Du kan alltid möta yrkespersonen på ett annat sätt.
accessibility-authority = I Finland övervakas tillgängligheten av Transport- och kommunikationsverket Traficom.
