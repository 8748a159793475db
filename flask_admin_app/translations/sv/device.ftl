### Att prova kamera och ljud: i väntrummet och på den öppna provsidan.

device-title = Prova kameran och ljudet
device-intro = Ingen annan ser eller hör dig. Ingenting sparas.
device-no-script = Det går inte att prova i den här webbläsaren. Du kan ändå vänta och vara med.
device-start = Börja prova
device-start-hint = Webbläsaren frågar om den får använda kameran och mikrofonen. Välj ”Tillåt”.
device-stop = Sluta prova
device-camera = Kamera
device-choose-camera = Välj kamera
device-microphone = Mikrofon
device-choose-microphone = Välj mikrofon
device-microphone-hint = Säg något. Stapeln rör sig, och vi säger det också med ord när din röst hörs.
device-microphone-level = Din röststyrka
device-speaker = Högtalare
device-speaker-hint = Tryck på knappen. Hör du ett kort ljud?
device-speaker-play = Spela ljudet
device-take-part = Hur vill du vara med?
device-take-part-hint = Alla sätt är lika bra. Du kan byta senare.
device-take-part-both = Bild och ljud
device-take-part-sound = Bara ljud
device-take-part-picture = Bara bild
device-take-part-none = Utan bild och ljud
device-back = Tillbaka till väntrummet

## Vad provet berättar

device-js-asking = Webbläsaren frågar om lov. Välj ”Tillåt”.
device-js-camera-works = Kameran fungerar.
device-js-camera-off = Kameran är inte på.
device-js-microphone-off = Mikrofonen är inte på.
device-js-heard-good = Din röst hörs. Mikrofonen fungerar.
device-js-heard-low = Din röst hörs mycket svagt. Tala närmare enheten eller lite högre.
device-js-heard-none = Inget ljud hörs än. Säg något, eller se efter att mikrofonen inte är avstängd.
device-js-level-none = Inget ljud
device-js-level-low = Ljudet är svagt
device-js-level-good = Ljudet hörs bra
device-js-speaker-played = Ljudet spelades. Om du inte hörde det, höj volymen eller ta hörlurar.
device-js-speaker-failed = Webbläsaren spelade inget ljud. Kontrollera volymen och försök igen.

## Vad som inte startade, och hur du fortsätter utan

device-js-off-camera = Kameran startade inte.
device-js-off-microphone = Mikrofonen startade inte.
device-js-off-both = Kameran och mikrofonen startade inte.
device-js-without-camera = Jag deltar med bara ljud
device-js-without-microphone = Jag deltar med bara bild
device-js-without-both = Jag deltar utan bild och ljud
device-js-chosen = Valt. Du kan gå tillbaka till väntrummet.

## Varför inte

device-js-fault-dismissed = Webbläsaren frågade om lov, men frågan stängdes.
device-js-fault-denied = Webbläsaren frågade om lov, och svaret var nej.
device-js-fault-blocked = Webbläsaren minns ett tidigare nej och frågar inte igen.
device-js-fault-system = Inställningarna i telefonen eller datorn hindrar webbläsaren.
device-js-fault-policy = Sidan är öppen inne i en annan sida. Därför får den inte fråga om lov.
device-js-fault-missing = Webbläsaren hittade ingen enhet.
device-js-fault-busy = Ett annat program eller en annan flik använder den just nu.
device-js-fault-unsupported = Den här webbläsaren kan inte använda kameran eller mikrofonen.
device-js-fault-insecure = Förbindelsen är inte skyddad. Webbläsaren ger inte kamera eller mikrofon.
device-js-fault-in-app = Sidan är öppen inne i en annan app. Där fungerar inte kamera och mikrofon.
device-js-fault-other = Webbläsaren berättade inte varför.

## Vad du kan göra

device-js-hint-dismissed = Tryck på ”Börja prova” igen och välj ”Tillåt”.
device-js-hint-policy = Öppna länken i en egen flik.
device-js-hint-missing = Om kameran eller mikrofonen borde vara ansluten, dra ur sladden, sätt i den igen och prova på nytt.
device-js-hint-busy = Stäng andra program och flikar med videosamtal. Prova sedan igen.
device-js-hint-unsupported = Öppna länken i Chrome, Firefox eller Safari.
device-js-hint-insecure = Öppna länken som börjar med https.
device-js-hint-in-app = Öppna appens meny och välj ”Öppna i webbläsaren”. Du kan också kopiera länken till Chrome eller Safari.
device-js-hint-other = Prova igen. Om det inte hjälper, stäng webbläsaren helt och öppna länken på nytt.

## Att ge lov i den här webbläsaren

device-js-allow-chrome-android = Tryck på märket till vänster om adressen. Välj Behörigheter och tillåt kameran och mikrofonen. Prova sedan igen.
device-js-allow-samsung = Tryck på låset bredvid adressen. Välj Behörigheter och tillåt kameran och mikrofonen. Prova sedan igen.
device-js-allow-firefox-android = Tryck på låset bredvid adressen och tillåt kameran och mikrofonen. Ladda sedan om sidan.
device-js-allow-safari-ios = Tryck på märket i kanten av adressfältet. Välj Webbplatsinställningar och tillåt kameran och mikrofonen. Ladda sedan om sidan.
device-js-allow-other-ios = Öppna Inställningar på telefonen, leta upp den här webbläsaren i listan och tillåt kameran och mikrofonen. Kom sedan tillbaka hit.
device-js-allow-chrome = Tryck på märket till vänster om adressen, tillåt kameran och mikrofonen och ladda om sidan.
device-js-allow-edge = Tryck på låset till vänster om adressen, tillåt kameran och mikrofonen och ladda om sidan.
device-js-allow-firefox = Tryck på bilden av kameran eller mikrofonen till vänster om adressen, ta bort spärren och ladda om sidan.
device-js-allow-safari = Öppna ”Inställningar för denna webbplats” i Safari-menyn, tillåt kameran och mikrofonen och ladda om sidan.
device-js-allow-other = Öppna webbläsarens inställningar, leta upp behörigheter för webbplatser och tillåt kameran och mikrofonen. Ladda sedan om sidan.

## Att ge lov i enhetens inställningar

device-js-system-android = Öppna Inställningar på telefonen, välj Appar och den här webbläsaren. Välj Behörigheter och tillåt kameran och mikrofonen.
device-js-system-ios = Öppna Inställningar på enheten, välj Safari eller en annan webbläsare som du använder och tillåt kameran och mikrofonen.
device-js-system-windows = Öppna Inställningar i Windows, välj Sekretess. Tillåt kameran och mikrofonen för appar.
device-js-system-mac = Öppna Systeminställningar, välj Integritet och säkerhet. Tillåt kameran och mikrofonen för den här webbläsaren.
device-js-system-other = Öppna enhetens inställningar och tillåt kameran och mikrofonen för den här webbläsaren.
