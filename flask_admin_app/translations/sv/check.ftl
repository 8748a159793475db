### Kontroll av identiteten: yrkespersonens sida, klientens sida och sätt att gå vidare.

## Arbetsbordet

desk-open-check = Kontrollera identiteten
desk-open-check-named = Kontrollera identiteten: { $name }
desk-check-go = Gå till kontrollen
desk-check-go-named = Gå till kontrollen: { $name }
desk-ways = Erbjud ett annat sätt att gå vidare
desk-ways-named = Erbjud ett annat sätt att gå vidare: { $name }
desk-ways-hint = Ingen behöver ett skäl till att en identitetshandling saknas. Välj hur saken kan gå vidare.
desk-way-limited = Begränsad tjänst
desk-way-nameless = Samtal utan namn
desk-way-new_time = Ny tid
desk-way-in_person = Möte på plats
desk-way-offered = Du erbjöd: { $way }.
desk-way-go = Gå till det mötet
way-error-service = Den här tjänsten finns inte längre. Välj ett annat sätt.

## Yrkespersonens sida

check-title = Kontroll av identiteten
check-frame = Bild och ljud
check-alone = Här är bara du och klienten. De andra varken ser eller hör det här.
check-nothing-kept = Ingenting sparas. Ta ingen bild.
check-list-title = Checklista
check-document = Handling
check-origin = Utfärdare
check-kind-passport = Pass
check-kind-identity_card = Identitetskort
check-kind-residence_permit = Uppehållstillståndskort
check-kind-driving_licence = Körkort
check-kind-other = Annan handling
check-origin-fi = Finland
check-origin-eu_eea = Annat EU- eller EES-land
check-origin-other = Annat land
check-show-list = Visa listan
check-document-told = Handlingens slag och utfärdare skrivs i loggen, eftersom tjänsten kräver det.
check-document-untold = Handlingens slag och utfärdare skrivs inte upp. De glöms när kontrollen är slut.
check-weak = Den här handlingen bevisar mindre än ett pass eller ett identitetskort. Be om en annan, om klienten har en.
check-ask-title = Be klienten
check-ask-tilt_slowly = att långsamt luta handlingen från sida till sida
check-ask-hold_beside_face = att hålla den bredvid ansiktet
check-ask-cover_numbers = att täcka personbeteckningen och handlingens nummer med ett finger
check-ask-say_name = att säga sitt namn
check-look-title = Titta
check-look-tilt_hologram = Ändras mönster och färger när passet lutas? En slät eller matt yta kan vara en kopia.
check-look-page_edges = Är sidans kanter hela, och är fotot en del av sidan och inte ovanpå den?
check-look-photo = Är det samma människa på fotot? Jämför ögon, öron och haka. Hår och skägg ändras.
check-look-validity = Är handlingen i kraft i dag?
check-look-name = Är namnet detsamma som i bokningen? Stavningen kan variera.
check-look-tilt_card = Ändras bilder och färger när kortet lutas?
check-look-both_sides = Titta på båda sidorna. Koden på baksidan hålls täckt.
check-look-permit_type_covered = Grunden för uppehållstillståndet spelar ingen roll. Klienten kan täcka den.
check-look-tilt_any = Finns det något som ändras när handlingen lutas? Bara papper räcker inte.
check-look-issuer = Är utfärdaren en myndighet?
check-look-finnish_marks = En finländsk handling visar lejonvapnet och en bild som ändras när den lutas.
check-look-public_register = Modellbilder finns i PRADO, EU:s offentliga register över handlingar (consilium.europa.eu/prado).
check-look-unfamiliar = Om du inte känner till handlingen, svara ”Kan inte säga”. Det är ett bra svar.
check-outcome-title = Vad du såg
check-write-nothing = Skriv inte upp något från handlingen. Bara de här svaren stannar i loggen.
check-question-genuine = Ser handlingen äkta ut när den lutas?
check-question-photo = Är det människan du ser som är på fotot?
check-question-valid = Är handlingen i kraft?
check-question-name = Är namnet detsamma som i bokningen: { $name }?
check-answer-yes = Ja
check-answer-no = Nej
check-answer-cannot_tell = Kan inte säga
check-result = Resultat
check-result-verified = Identiteten bekräftades
check-result-not_verified = Identiteten kunde inte bekräftas
check-result-poor_picture = Bilden var för dålig: vi försöker igen
check-reason = Skälet, om identiteten inte bekräftades
check-reason-none = Inget skäl
check-reason-hint = Bara det här skrivs upp. Klienten tillfrågas inte om varför en handling saknas.
check-reason-not_genuine = Ser inte äkta ut
check-reason-photo_differs = En annan människa på fotot
check-reason-expired = Inte i kraft
check-reason-name_differs = Ett annat namn
check-reason-cannot_tell = Kan inte säga
check-reason-no_document = Ingen handling visades
check-record = Skriv upp resultatet
check-stop = Avsluta utan resultat
check-stop-hint = Klienten går tillbaka till väntrummet. Du kan försöka igen senare.
check-colleague = { $name } kontrollerar den här klientens identitet just nu.
check-back = Tillbaka till mötet
check-again =
    { $tries ->
        [one] Bilden var för dålig. Du kan försöka en gång till. Be klienten gå till en ljus plats och hålla handlingen stilla.
       *[other] Bilden var för dålig. Du kan försöka { $tries } gånger till. Be klienten gå till en ljus plats och hålla handlingen stilla.
    }
check-again-button = Försök igen
check-another = Bilden var för dålig tre gånger. Välj ett annat sätt. På mötets sida kan du också erbjuda ett sätt att gå vidare utan identitet.

## Vad som är fel med formuläret

check-error-title = Resultatet skrevs inte upp
check-error-identity-code = I formuläret fanns något som ser ut som en personbeteckning. Den får inte skrivas upp, och den sparades inte. Svara bara med valen.
check-error-document-number = I formuläret fanns något som ser ut som en handlings nummer. Det får inte skrivas upp, och det sparades inte. Svara bara med valen.
check-error-machine-readable = I formuläret fanns något som ser ut som en handlings maskinläsbara rad. Den får inte skrivas upp, och den sparades inte. Svara bara med valen.
check-error-unknown-field = I formuläret fanns något som inte hör dit. Ingenting sparades. Svara bara med valen.
check-error-answer-missing = Svara på varje fråga. ”Kan inte säga” är ett bra svar.
check-error-not-all-yes = Identiteten kan bekräftas bara när varje svar är ”Ja”. Ändra ett svar eller resultatet.
check-error-no-reason = Välj ett skäl, eftersom identiteten inte kunde bekräftas.
check-error-contradiction = Skälet och svaren passar inte ihop. Ändra det ena.
check-error-result = Välj ett resultat.
check-error-document = Välj handlingen och vem som utfärdat den.
check-error-ended = Kontrollen var redan slut. Du kan börja den på nytt.

## Klientens sida

wait-check-title = Vi kontrollerar vem du är
wait-check-text = { $name } väntar på dig. Ta fram din identitetshandling. Om du inte har någon, gå vidare ändå.
wait-check-go = Gå vidare
wait-verified = Tack. Nu vet vi vem du är. Vänta ännu en stund.
wait-poor-picture = Bilden var inte tillräckligt tydlig. Det gör inget: yrkespersonen försöker snart på nytt eller kommer överens med dig om ett annat sätt.
wait-not-shown = Du visade ingen identitetshandling. Det gör inget: yrkespersonen berättar snart hur du kan gå vidare.
wait-not-verified = Vi kunde inte kontrollera vem du är just nu. Det gör inget: yrkespersonen berättar snart hur du kan gå vidare.
check-client-title = Visa din identitetshandling
check-client-alone = Här är bara du och { $name }. Ingenting spelas in eller sparas.
check-client-frame = Bild och ljud
check-client-no-script = Det här fungerar inte i den här webbläsaren. Öppna länken i en annan webbläsare eller ring.
check-guide-title = Så här går det till
check-guide-light = Gå till en ljus plats. Ljuset kommer framifrån.
check-guide-still = Håll handlingen stilla framför kameran, nära ansiktet.
check-guide-tilt = Luta den långsamt när du blir ombedd.
check-guide-cover = Täck din personbeteckning och handlingens nummer med ett finger. De behövs inte.
check-no-title = Kan eller vill du inte visa den?
check-no-text = Det går bra. Ingen frågar varför. Vi hittar ett annat sätt.
check-no-button = Jag visar ingen handling
client-js-check-try = Försök igen

## Sätt att gå vidare

way-limited-title = Du kan gå vidare utan att visa vem du är
way-limited-text = Ni kan tala i allmänhet. Allt kan inte skötas så här.
way-nameless-title = Du kan gå vidare utan namn
way-nameless-text = Där frågar ingen vem du är.
way-new_time-title = Ni kan komma överens om en ny tid
way-new_time-text = Du kan be om en ny tid här.
way-in_person-title = Ni kan träffas på plats
way-in_person-text = Ring oss, så kommer vi överens om plats och tid.
way-go = Gå vidare
