### Tjänsternas inställningar (administration).

admin-services-title = Tjänster
admin-services-link = Redigera tjänsterna
admin-services-lead = Här bestäms en gång hur varje tjänst fungerar. Yrkespersonen behöver inte ställa in något.
admin-services-back = Tillbaka till tjänsterna
admin-service-lead = Ändringarna gäller möten som bokas eller börjar efter det här. Redan avtalade möten behåller sina inställningar.
admin-service-saved = Sparat. Ändringen gäller nya möten.
admin-service-words = Vad klienten ser
admin-service-name = Tjänstens namn
admin-service-name-hint = Med vardagliga ord. Klienten ser namnet.
admin-service-description = Kort beskrivning
admin-service-ready = Vad som är bra att ta fram
admin-service-ready-hint = En sak per rad. Till exempel: beslutet eller räkningen som ni ska tala om. Lämna alla språk tomma om inget behövs.
admin-service-times = Tider
admin-service-length = Längd i minuter
admin-service-early = Väntrummet öppnar före start, minuter
admin-service-early-hint = Då kan man få hjälp med tekniken. Mötet börjar ändå på avtalad tid.
admin-service-grace = Ett tomt möte tar slut, minuter
admin-service-grace-hint = När ingen har varit på plats så länge slutar mötet av sig självt.
admin-service-nobody = Råd till den som väntar om ingen kommer, minuter
admin-service-nobody-hint = Efter den här tiden ser klienten vart det går att ringa och kan be om kontakt.
admin-service-remind = Påminnelsen skickas före mötet
admin-service-mail-missing = Tjänsten skickar nu ingen e-post: e-postservern (TUOKIO_SMTP_URL) eller avsändarens adress (TUOKIO_MAIL_FROM) är inte inställd. Ingen påminnelse skickas.
admin-service-remind-days = { $days ->
    [one] en dag före
   *[other] { $days } dagar före
}
admin-service-remind-hours = { $hours ->
    [one] en timme före
   *[other] { $hours } timmar före
}
admin-service-remind-minutes = { $minutes } minuter före
admin-service-hours = När dörren är öppen
admin-service-hours-hint = Gäller den öppna dörren, dit man kommer utan inbjudan. Lämna dagen tom när dörren är stängd. Om hela veckan är tom bestämmer de som har jour.
admin-service-hours-from = Tid { $n } börjar
admin-service-hours-to = Tid { $n } slutar
admin-service-day = { $day ->
    [1] Måndag
    [2] Tisdag
    [3] Onsdag
    [4] Torsdag
    [5] Fredag
    [6] Lördag
   *[7] Söndag
}
admin-service-people = Människor och namn
admin-service-names = Vilket namn på klienten de andra ser
admin-service-names-numbered = Gäst 1, Gäst 2. I en grupp får man ange ett smeknamn.
admin-service-names-nickname = Ett smeknamn som klienten själv anger
admin-service-names-anonymous = Alltid Gäst 1, Gäst 2
admin-service-names-invited = Namnet som yrkespersonen skriver i inbjudan
admin-service-announced = Vilka andra informationen nämner
admin-service-announced-hint = Om någon annan kommer med än vad informationen säger, frågar vi först de andra om det går bra.
admin-service-guardian = Barn och vårdnadshavare
admin-service-guardian-none = Tjänsten är inte för barn
admin-service-guardian-optional = En vårdnadshavare kan bjudas in men behöver inte inväntas
admin-service-guardian-required = Vårdnadshavarens samtycke behövs, om inte yrkespersonen bedömer annat
admin-service-identity = Identitetskontroll
admin-service-identity-text = Fråga bara om tjänsten kräver det. I en tjänst med låg tröskel frågar vi ingenting.
admin-service-methods = Sätt och ordning
admin-service-methods-hint = Om inget används frågas ingen om sin identitet.
admin-service-method-unused = Används inte
admin-service-method-place = Sätt { $n }
admin-service-provider-missing = Stark autentisering har ännu inte tagits i bruk på den här servern.
admin-service-how = Hur många sätt som behövs
admin-service-how-any = Ett av dem räcker
admin-service-how-each = Alla i tur och ordning
admin-service-how-free = Frivilligt: man kommer in också utan
admin-service-how-keep = Behåll den nuvarande regeln, som har flera steg
admin-service-level = Den starka autentiseringens nivå, minst
admin-service-level-low = låg
admin-service-level-substantial = väsentlig
admin-service-level-high = hög
admin-service-known-days = Känd klient: hur många dagar en tidigare kontroll gäller
admin-service-known-days-hint = När yrkespersonen berättar när kontrollen gjordes.
admin-service-document-details = Skriv handlingens slag och land i loggen
admin-service-document-details-hint = Slag och land kan antyda en människas bakgrund. Skriv dem bara om lagen kräver det.
admin-service-limited-service = Om kontrollen inte lyckas: begränsad tjänst
admin-service-nameless-service = Om kontrollen inte lyckas: tjänst utan namn
admin-service-other-none = Inget
admin-service-other-hint = Yrkespersonen kan erbjuda klienten de här genast.
admin-service-contact = Kontakt när tekniken inte fungerar
admin-service-contact-text = De här visas för klienten i stället för organisationens egna kontaktuppgifter.
admin-service-door = Dörr utan inbjudan
admin-service-door-word = Ordet i dörrens adress
admin-service-door-hint = Adressen är { $address }ord. Välj ett neutralt ord, för det blir kvar i webbläsarens historik. Lämna tomt om det inte finns någon dörr.
admin-service-error-changed = Någon annan ändrade just tjänsten. Dina ändringar finns kvar här. Kontrollera dem och spara igen.
admin-service-error-text = Skriv texten också på det här språket.
admin-service-error-number = Skriv ett heltal mellan { $low } och { $high }.
admin-service-error-choice = Välj ett av alternativen.
admin-service-error-hours = Skriv början och slutet så här: 09:00. Slutet ska vara efter början.
admin-service-error-backup-phone = Skriv telefonnumret med siffror, till exempel 09 123 4567.
admin-service-error-backup-email = Kontrollera e-postadressen.
admin-service-error-door = Använd bara små bokstäver a–z, siffror och enstaka bindestreck, 2–40 tecken.
admin-service-error-door-taken = Ordet används redan. Välj ett annat.
