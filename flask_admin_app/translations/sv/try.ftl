### Den öppna provsidan.

try-title = Prova i lugn och ro
try-intro = Här kan du på förhand se hur ett distansmöte går till. Du behöver inte svara på någonting, och ingenting sparas. Ingen annan ser eller hör dig.
try-way-title = Så går mötet till
try-way-open-title = Du öppnar länken
try-way-open-text = Du läser ett kort meddelande och bestämmer själv om du fortsätter.
try-way-wait-title = Du väntar en stund
try-way-wait-text = I väntrummet ser och hör ingen dig. Yrkespersonen släpper in dig.
try-way-meet-title = Ni möts
try-way-meet-text = Du kan vara med utan kamera. Du kan gå när du vill.
try-device-title = Kamera och ljud
try-no-script = Kameraprovet behöver JavaScript, och det är avstängt i den här webbläsaren. Du kan prova med en annan webbläsare.
try-after-title = När du är klar
try-after-text = Öppna sedan länken i inbjudan. Du kan komma till mötet även om provet inte lyckas.
try-back = Tillbaka till föregående sida
landing-try = Prova kameran och ljudet först
