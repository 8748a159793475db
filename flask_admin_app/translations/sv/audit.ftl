# Granskarens sidor: loggen i klara ord, att kontrollera den och ta med den.

## Ram
audit-nav = Logg
audit-nav-entries = Anteckningar
audit-nav-health = Loggens läge
audit-pattern-day = d.M.y
audit-pattern-time = H.mm.ss

## Lista
audit-title = Logg
audit-lead = Här ser du vad som hände, när, och vilken text människor fick se. Här finns inga namn: människor har koder. Varje gång du tittar antecknas också det i loggen.
audit-filter-title = Avgränsa listan
audit-filter-in-use = Listan är avgränsad.
audit-filter-since = Från dag
audit-filter-until = Till dag
audit-filter-unit = Enhet
audit-filter-template = Tjänst
audit-filter-type = Händelse
audit-filter-notice = Text och version
audit-filter-purpose = Ändamål
audit-filter-encounter = Bara mötet { $code }
audit-filter-any = Alla
audit-filter-apply = Visa
audit-filter-clear = Visa allt
audit-error-title = Inget söktes
audit-error-filter = Kontrollera de markerade fälten. De andra behölls.
audit-error-field = Det här värdet kan inte användas. Välj ett annat eller lämna fältet tomt.
audit-error-reason = Välj ett skäl i listan.
audit-list-title = Anteckningar, de nyaste först
audit-list-none = Det finns inga sådana anteckningar.
audit-list-older = Äldre anteckningar
audit-list-newest = Tillbaka till de nyaste
audit-entry-link = Anteckning { $n }
audit-encounter-link = Möte { $code }
audit-text-link = Text: { $name }

## Vad som hände
audit-event =
    { $type ->
        [encounter_planned] Möte bokat
        [encounter_opened] Väntrummet öppnat
        [encounter_moved_on] Mötet fick mer tid
        [encounter_ended] Mötet avslutat
        [encounter_cancelled] Mötet inställt
        [invited] Inbjudan gjord
        [invitation_replaced] Inbjudans länk bytt mot en ny
        [arrived] Länken öppnad
        [waiting] Kom till väntrummet
        [taken_over] Fortsatte i en annan webbläsare
        [notice_shown] Text visad
        [consent_requested] Samtycke efterfrågat
        [consent_given] Samtycke givet
        [consent_refused] Samtycke nekat
        [consent_withdrawn] Samtycke återkallat
        [consent_superseded] Tidigare samtycke gäller inte längre: texten ändrades
        [consent_expired] Samtycke utgånget
        [identity_check_recorded] Identitetskontroll antecknad
        [admitted] Insläppt
        [declined] Inte mottagen
        [sent_back] Flyttad tillbaka till väntrummet
        [removed] Avlägsnad från mötet
        [joined] Kom in i mötet
        [absent] Förbindelsen bröts
        [left] Gick
        [evicted] Videoservern avlägsnade personen ur mötet
        [returned] Kom tillbaka
        [staff_joined] Medarbetare har en plats i mötet
        [board_copy_agreed] Överenskommet om kopia av whiteboardtavlan
        [receipt_code_taken] Klienten tog en kod till sin egen logg
        [own_log_opened] Klienten tittade på sin egen logg
        [viewed] Loggen läst
        [exported] Uppgifter tagna med ur loggen
        [pseudonym_asked] Fråga om vem en medarbetare är
        [pseudonym_opened] Medarbetarens namn öppnat
        [pseudonym_refused] Medarbetarens namn inte öppnat
        [erased] Uppgifter förstörda
        [purge_run] Gamla uppgifter rensade
        [key_rotated] Loggens signeringsnyckel bytt
        [identity_check_opened] Identitetskontroll påbörjad
        [way_on_offered] Ett annat sätt att gå vidare erbjöds
        [cannot_come] Meddelade förhinder
        [contact_asked] Bad om kontakt
        [company_answered] Svarade om en nykomling får komma med
        [guardian_waived] Yrkespersonen bedömde att ingen vårdnadshavare behövs
        [joined_by_phone] Kom med per telefon
        [stepped_aside] Dolde mötet en stund
        [stepped_back] Återvände till mötet
        [handed_over] Mötet överläts till en kollega
        [side_room_opened] Sidorum öppnat
        [side_room_closed] Sidorum stängt
        [mail_sent] E-post skickad
       *[other] { $type }
    }
audit-purpose =
    { $purpose ->
        [remote_meeting] distansmöte
        [board_copy] kopia av whiteboardtavlan
       *[other] { $purpose }
    }
audit-notice-name =
    { $name }, version { $version }, { $language ->
        [fi] på finska
        [fi-selko] på lätt finska
        [sv] på svenska
        [en] på engelska
       *[other] { $language }
    }
audit-about-purpose = Ändamål: { $purpose }
audit-about-person = Gäller: { $who }

## Vem
audit-who-service = Tjänsten själv
audit-who-client = Klient { $code }
audit-who-client-number = Klient { $n } ({ $code })
audit-who-staff = Medarbetare { $code }
audit-who-named = Medarbetare { $code } ({ $name })
audit-who-you = Medarbetare { $code } (du)
audit-unreadable = Den här anteckningen kan inte öppnas: den har ändrats, eller nyckeln saknas. Kontrollera hela loggen.

## Vad anteckningen också berättar
audit-fact-method =
    { $value ->
        [click] Svarat med en knapp
        [oral_confirmed_by_professional] Svarat muntligt; medarbetaren antecknade
        [paper] Svarat på papper
        [eid] Svarat med stark autentisering
        [known_client] Medarbetaren känner klienten
        [document_on_camera] En identitetshandling visades för kameran
        [strong_eid] Stark autentisering
        [confirmed_again] Personalen bekräftade att det är samma människa
       *[other] Hur: { $value }
    }
audit-fact-result =
    { $value ->
        [verified] Identiteten bekräftad
        [not_verified] Identiteten inte bekräftad
        [poor_picture] Bilden var för dålig
        [stopped] Kontrollen avbröts
       *[other] Resultat: { $value }
    }
audit-fact-role =
    { $value ->
        [professional] Roll: yrkesperson
        [helper] Roll: arbetspar
        [client] Roll: klient
        [guardian] Roll: vårdnadshavare
        [guest] Roll: gäst
        [interpreter] Roll: tolk
       *[other] Roll: { $value }
    }
audit-fact-kind =
    { $value ->
        [personal] En länk för en person
        [shared] Samma länk för alla
        [by_phone] Med per telefon
       *[other] Slag: { $value }
    }
audit-fact-how =
    { $value ->
        [given] Yrkespersonen överlät själv
        [taken] Togs över när yrkespersonen inte var på plats
       *[other] Sätt: { $value }
    }
audit-fact-yes =
    { $value ->
        [True] Svar: det är okej
       *[other] Svar: det är inte okej
    }
audit-fact-new_time =
    { $value ->
        [True] Önskade en ny tid
       *[other] Bad inte om en ny tid
    }
audit-fact-promise = Lovade att inte spela in eller fotografera
audit-fact-by =
    { $value ->
        [command] Gjort med ett kommando på servern
       *[other] Av: { $value }
    }
audit-fact-admission = Vägen rakt tillbaka stängdes
audit-fact-what =
    { $value ->
        [list] Listan
        [encounter] Ett möte
        [entry] En anteckning i sin helhet
        [notice] En text
        [notice_source] En text som fil
        [health] Loggens läge
        [verify] Kontroll av loggen
       *[other] { $value }
    }
audit-fact-index = Anteckning { $value }
audit-fact-text = Texten med kontrollsumman { $value }
audit-fact-format =
    { $value ->
        [jsonl] Som JSON-rader
        [csv] Som tabell
        [fhir] I FHIR-form
        [bundle] Som ett paket som vem som helst kan kontrollera
        [proof] Bevis för en anteckning
       *[other] Som { $value }
    }
audit-fact-form =
    { $value ->
        [page] På en sida
        [file] Som fil
       *[other] Som { $value }
    }
audit-fact-old = Gammal nyckel: { $value }
audit-fact-new = Ny nyckel: { $value }
audit-fact-count = Poster: { $value }
audit-fact-reason =
    { $value ->
        [complaint] Skäl: klagomål eller anmärkning
        [client_asked] Skäl: klienten bad om det
        [suspected_misuse] Skäl: misstanke om missbruk
        [internal_audit] Skäl: intern granskning
        [authority] Skäl: en myndighet bad om det
        [request] Skäl: klienten bad att de förstörs
        [retention] Skäl: förvaringstiden gick ut
        [consent_withdrawn] Skäl: samtycket återkallades
        [removed] Skäl: medarbetaren avlägsnade personen
        [consent_refused] Skäl: samtycke nekades
        [left] Skäl: personen gick
        [sent_back] Skäl: tillbaka till väntrummet
        [ended] Skäl: tillträdet hade upphört
        [room_closed] Skäl: mötet hade avslutats
        [replaced] Skäl: personen kom in på nytt från annat håll
        [ok] Orsak: allt stämde
        [not_genuine] Orsak: såg inte äkta ut
        [photo_differs] Orsak: en annan människa på fotot
        [expired] Orsak: inte i kraft
        [name_differs] Orsak: ett annat namn
        [cannot_tell] Orsak: kunde inte säga
        [no_document] Orsak: ingen handling visades
        [poor_picture] Orsak: bilden var för dålig
        [client_stopped] Orsak: klienten slutade
        [staff_stopped] Orsak: personalen slutade
        [level_too_low] Orsak: autentiseringens nivå räckte inte
        [provider_failed] Orsak: autentiseringstjänsten fungerade inte
       *[other] Skäl: { $value }
    }
audit-fact-genuine =
    { $value ->
        [yes] Såg äkta ut: ja
        [no] Såg äkta ut: nej
        [cannot_tell] Såg äkta ut: kunde inte säga
       *[other] Såg äkta ut: frågades inte
    }
audit-fact-photo =
    { $value ->
        [yes] Samma människa på fotot: ja
        [no] Samma människa på fotot: nej
        [cannot_tell] Samma människa på fotot: kunde inte säga
       *[other] Samma människa på fotot: frågades inte
    }
audit-fact-valid =
    { $value ->
        [yes] I kraft: ja
        [no] I kraft: nej
        [cannot_tell] I kraft: kunde inte säga
       *[other] I kraft: frågades inte
    }
audit-fact-name =
    { $value ->
        [yes] Namnet detsamma som i bokningen: ja
        [no] Namnet detsamma som i bokningen: nej
        [cannot_tell] Namnet detsamma som i bokningen: kunde inte säga
       *[other] Namnet detsamma som i bokningen: frågades inte
    }
audit-fact-check = Kontroll { $value }
audit-fact-assurance =
    { $value ->
        [none] Säkerhet: ingen
        [low] Säkerhet: låg
        [substantial] Säkerhet: väsentlig
        [high] Säkerhet: hög
       *[other] Säkerhet: { $value }
    }
audit-fact-document =
    { $value ->
        [identity_document] Identitetshandling
        [passport] Pass
        [identity_card] Identitetskort
        [residence_permit] Uppehållstillståndskort
        [driving_licence] Körkort
       *[other] Annan handling
    }
audit-fact-origin =
    { $value ->
        [fi] Utfärdare: Finland
        [eu_eea] Utfärdare: annat EU- eller EES-land
       *[other] Utfärdare: annat land
    }
audit-fact-way =
    { $value ->
        [limited] Erbjöds: begränsad tjänst
        [nameless] Erbjöds: samtal utan namn
        [new_time] Erbjöds: ny tid
       *[other] Erbjöds: möte på plats
    }
audit-fact-started_at = Började { $value }
audit-fact-ended_at = Slutade { $value }
audit-fact-seen_on = Känd sedan { $value }
audit-fact-broker = Autentiseringstjänst { $value }
audit-fact-entries =
    { $more ->
        [0] Anteckningar: { $value }
       *[other] Anteckningar: { $value } och { $more } till
    }
audit-fact-keys = Förstörda nycklar: { $value }
audit-fact-records = Förstörda poster: { $value }
audit-fact-encounters = Möten: { $value }

## Ett möte
audit-encounter-title = Möte { $code }
audit-encounter-lead =
    { $clients ->
        [0] Vad som hände, i ordning. Ingen klient har kommit ännu.
        [one] Vad som hände, i ordning. Det fanns en klient.
       *[other] Vad som hände, i ordning. Det fanns { $clients } klienter.
    }
audit-encounter-proves = Loggen berättar vad länkens innehavare fick se och svarade. Den berättar inte vem som hade länken.
audit-encounter-texts = Texter som visades
audit-encounter-no-texts = Ingen text har besvarats ännu.
audit-encounter-destroyed =
    { $count ->
        [one] En post om det här mötet förstördes { $when }.
       *[other] { $count } poster om det här mötet förstördes { $when }.
    }
audit-encounter-export = Ta med det här mötet
audit-back = Tillbaka till listan

## En text
audit-notice-title = Texten så som den visades
audit-notice-hash = Kontrollsumma (SHA-256)
audit-notice-match = Kontrollsumman stämmer: det var just de här orden som människor fick se, bokstav för bokstav.
audit-notice-differs = Kontrollsumman stämmer inte. Texten i databasen är inte den som människor fick se. Dess kontrollsumma är nu { $computed }.
audit-notice-rendered = Så lästes den
audit-notice-source = Bokstav för bokstav
audit-notice-download = Ladda ner texten

## En anteckning
audit-entry-title = Anteckning { $n }
audit-entry-words = I ord
audit-entry-unit = Enhet: { $unit }
audit-entry-place = Plats i loggen
audit-entry-place-text = Det här är anteckning { $n }. Loggen har { $size } anteckningar, och numreringen börjar från 0.
audit-entry-commitment = Åtagande (SHA-256 av salt och post)
audit-entry-leaf = Lövets kontrollsumma
audit-entry-proof = Ladda ner bevis
audit-entry-proof-hint = Beviset visar att anteckningen finns i den signerade loggen. Tillsammans med postens rad nedan kan det kontrolleras utan den här tjänsten.
audit-entry-record = Posten
audit-entry-empty = inte känt
audit-entry-controller = Vem som svarar för uppgifterna
audit-entry-canonical = Posten så som den antecknades
audit-entry-line = Postens rad med dess salt

## Medarbetare
audit-workers-title = Medarbetare på den här sidan
audit-workers-text = Medarbetare visas med koder. Om du behöver ett namn, fråga administratören och ange ett skäl. Frågan och beslutet antecknas i loggen.
audit-worker = Medarbetare { $code }
audit-worker-waiting = Frågat { $when }. Administratören har inte beslutat ännu.
audit-worker-open = Namnet är { $name }. Du ser det till { $when }.
audit-worker-refused = Administratören öppnade inte namnet ({ $when }).
audit-worker-closed = Namnet var öppet för dig tidigare.
audit-worker-ask = Fråga vem det är
audit-worker-ask-named = Fråga vem det är: medarbetare { $code }
audit-worker-reason = Skäl
audit-worker-send = Fråga
audit-reason =
    { $reason ->
        [complaint] Klagomål eller anmärkning
        [client_asked] Klienten bad om det
        [suspected_misuse] Misstanke om missbruk
        [internal_audit] Intern granskning
        [authority] En myndighet bad om det
       *[other] { $reason }
    }

## Kontroll
audit-verify-title = Är loggen hel?
audit-verify-text = Kontrollen går igenom varje anteckning: att ingen saknas eller har ändrats, att varje post är den som antecknades och att helheten är den som signerades.
audit-verify-start = Kontrollera hela loggen
audit-verify-again = Kontrollera igen
audit-verify-rest = Kontrollera resten
audit-verify-checked = { $checked } anteckningar kontrollerades från och med anteckning { $first }.
audit-verify-more = Loggen har { $size } anteckningar. Resten har inte kontrollerats ännu.
audit-verify-good = Inga fel hittades.
audit-verify-bad = Fel hittades:
audit-verify-exactly = Exakt: { $words }
audit-verify-more-faults =
    { $count ->
        [one] Och ett till.
       *[other] Och { $count } till.
    }
audit-verify-counts = Öppnade poster som befanns vara rätt: { $opened }. Förstörda så som loggen berättar: { $erased }.
audit-verify-signed =
    { $witnesses ->
        [0] Loggen är en fortsättning på den som senast signerades, med { $size } anteckningar. Inget utomstående vittne har bekräftat det.
        [1] Loggen är en fortsättning på den som senast signerades, med { $size } anteckningar. Ett utomstående vittne har bekräftat det.
       *[other] Loggen är en fortsättning på den som senast signerades, med { $size } anteckningar. { $witnesses } utomstående vittnen har bekräftat det.
    }
audit-verify-unsigned = Loggen har inte signerats ännu.
audit-verify-outside = Den här kontrollen görs av tjänsten själv. Om du vill kontrollera loggen utan att lita på tjänsten, ta med paketet och använd tuokio-verify.
audit-fault-entry = Anteckning { $n } är inte i ordning.
audit-fault-log = Loggen är inte i ordning.
audit-js-verify-running = Kontrollerar. { "{" }checked{ "}" } av { "{" }size{ "}" } anteckningar.
audit-js-verify-good = { "{" }checked{ "}" } anteckningar kontrollerades. Inga fel hittades.
audit-js-verify-bad = { "{" }checked{ "}" } anteckningar kontrollerades. Fel hittades:
audit-js-verify-counts = Öppnade poster som befanns vara rätt: { "{" }opened{ "}" }. Förstörda så som loggen berättar: { "{" }erased{ "}" }.
audit-js-verify-broken = Kontrollen avbröts: tjänsten kunde inte nås. Börja om med knappen.
audit-js-verify-signed-out = Kontrollen avbröts: du är utloggad. Logga in och börja om.

## Ta med
audit-export-title = Ta med
audit-export-text = Du får det som avgränsningen visar. Det innehåller inga namn, men hantera det varsamt: koder kan kopplas ihop med det du annars vet.
audit-export-kind = Form
audit-export-jsonl = JSON-rader
audit-export-jsonl-hint = Varje post i sin helhet, en per rad.
audit-export-csv = Tabell (CSV)
audit-export-csv-hint = Öppnas i ett kalkylprogram.
audit-export-fhir = FHIR Consent
audit-export-fhir-hint = Bara samtycken, för system som läser FHIR R5.
audit-export-bundle = Paket att kontrollera
audit-export-bundle-hint = Allt mellan de valda dagarna, med bevis. Vem som helst kan kontrollera det med tuokio-verify. De andra avgränsningarna gäller inte.
audit-export-take = Ladda ner
audit-export-nothing-title = Det fanns inget att ta med
audit-export-nothing-text = Inga anteckningar motsvarar avgränsningen. Inget laddades ner och inget antecknades i loggen.

## Loggens läge
audit-health-title = Loggens läge
audit-health-good = Inga fel är kända.
audit-health-faults = Att åtgärda
audit-health-fault =
    { $trouble ->
        [missing] Anteckningar saknas i loggen. Kontrollera hela loggen och berätta genast för administratören.
        [damaged] Loggen är inte den som senast signerades, så inget signeras längre. Kontrollera hela loggen och berätta genast för administratören.
        [key] Loggens signeringsnyckel kan inte läsas, så inget signeras. Hämta nyckelfilen från en säkerhetskopia.
        [unsigned] Loggen har inte signerats ännu.
        [old] Loggen har vuxit men inget har signerats på flera timmar. Fungerar tjänstens bakgrundsarbete?
        [witness] Vittnet { $about } har inte bekräftat loggen på sistone.
        [alarm] Vittnet { $about } säger att den här loggen inte är den som det såg tidigare. Ta reda på varför innan du litar på loggen.
        [errand] Det här lyckas inte: { $about ->
            [mail] den dagliga e-posten
            [webhook] det dagliga meddelandet till ett annat system
            [timestamp] tidsstämpeln
            [publish] att signera och publicera loggen
            [purge] rensningen av gamla uppgifter
           *[other] { $about }
        }.
       *[other] { $about }
    }
audit-health-size = Anteckningar
audit-health-gaps = Anteckningar som saknas
audit-health-destroyed = Förstörda poster
audit-health-checkpoint = Senaste offentliga signatur
audit-health-checkpoint-at = { $when }, { $size } anteckningar
audit-health-never = inte ännu
audit-health-witness = Vittnet { $name }
audit-health-witness-none = Inga utomstående vittnen har angetts.
audit-health-errand =
    { $name ->
        [publish] Signering och publicering
        [mail] Daglig e-post
        [webhook] Dagligt meddelande till ett annat system
        [timestamp] Tidsstämpel
        [purge] Gamla uppgifter rensade
       *[other] { $name }
    }
audit-health-weeks = Poster per vecka
audit-health-weeks-text = I hela organisationen, utan förstörda poster. Loggen räknar ingens arbete.
audit-health-weeks-own = I de enheter som du granskar och i tjänsten själv, utan förstörda poster. Loggen räknar ingens arbete.
audit-health-week = Vecka från
audit-health-count = Poster
audit-health-name-title = Så känner du igen loggen
audit-health-name-text = Spara de här och jämför dem med vad administratören har berättat på annat sätt. Den som kontrollerar ett paket eller ett kvitto behöver nyckeln.
audit-health-origin = Loggens namn
audit-health-key = Offentlig nyckel
audit-health-copy-origin = Kopiera namnet
audit-health-copy-key = Kopiera nyckeln
