# Skrivbordet: de som är på telefon, nykomlingar, barn och vårdnadshavare, arbetspar.

## På telefon
desk-by-phone = Med per telefon
desk-people-phone = På telefon
desk-people-summary-phone = På telefon, läs informationen: { $names }.
desk-phone-title = Lägg till någon per telefon
desk-phone-text = Ring som vanligt. Telefonnumret skrivs inte in här. Alla ser att personen är med per telefon.
desk-phone-role = Vem är på telefon?
desk-phone-name-hint = Frivilligt. Förnamn eller smeknamn räcker. Skriv inget nummer.
desk-phone-language = Språket som du läser informationen på
desk-phone-child-hint = Du läser barnens eget, korta meddelande för hen, och hen svarar själv.
desk-phone-add = Lägg till och läs informationen
desk-phone-read = Läs det här högt
desk-phone-read-named = Läs det här högt: { $name }
desk-phone-more = Om personen frågar mer
desk-phone-ask = Fråga sedan: är det okej för dig?
desk-phone-yes = Personen sade ja
desk-phone-yes-named = Personen sade ja: { $name }
desk-phone-no = Personen sade nej
desk-phone-no-named = Personen sade nej: { $name }
desk-phone-join = Ta med per telefon
desk-phone-join-named = Ta med per telefon: { $name }
desk-phone-again = På telefon igen
desk-phone-again-named = På telefon igen: { $name }
desk-phone-hang-up = Avslutade samtalet
desk-phone-hang-up-named = Avslutade samtalet: { $name }
desk-phone-withdraw = Återkallar sitt samtycke
desk-phone-withdraw-named = Återkallar sitt samtycke: { $name }

## Nykomling
desk-held = Väntar ännu på svar från: { $names }
desk-held-no = { $name } vill inte att personen kommer.
desk-held-aloud = Skriv in ett svar som gavs högt
desk-held-aloud-named = Skriv in ett svar som gavs högt: { $name }
desk-held-yes = Det går bra
desk-held-yes-named = Det går bra: { $name }
desk-held-not = Det går inte
desk-held-not-named = Det går inte: { $name }

## Barn och vårdnadshavare
desk-child = Barn eller ung
desk-guardian-missing = Vårdnadshavarens svar saknas
desk-people-summary-guardian = Vårdnadshavarens samtycke saknas, och barnet är på mötet: { $names }. Bedöm om ni fortsätter.
desk-waive-guardian = Vårdnadshavare behövs inte
desk-waive-guardian-named = Vårdnadshavare behövs inte: { $name }

desk-invite-announced = Klienten vet att personen kommer
desk-invite-announced-hint = Om du inte väljer det här frågar vi först dem som är på plats om det är okej att en gäst, vårdnadshavare eller tolk kommer med.
desk-invite-child = Klienten är ett barn eller en ung
desk-invite-child-hint = Hen får en egen, kort information och svarar själv. Bjud in vårdnadshavaren med en egen länk.

## Kontakt
desk-people-asking = Ber om kontakt eller en ny tid
desk-wants-new-time = Ber om en ny tid
desk-contact = Vill bli kontaktad här:

## Överlåta till en kollega
desk-hand-over-title = Överlåt mötet
desk-hand-over-text = Din kollega ser mötet genast på sitt skrivbord.
desk-hand-over-to = Till vem?
desk-hand-over-choose = Välj en kollega
desk-hand-over-leaves = Jag går själv
desk-hand-over-leaves-hint = Om du inte väljer det här stannar du som arbetspar.
desk-hand-over = Överlåt
desk-unit-title = Enhetens andra möten
desk-colleague-title = En kollegas möte
desk-colleague-over = En kollegas möte
desk-colleague-hosts = Yrkesperson: { $names }.
desk-colleague-needed = Någon väntar och yrkespersonen är inte på plats.
desk-colleague-take = Ta hand om mötet
desk-colleague-take-hint = Yrkespersonen ser att du tog mötet. Det antecknas i loggen.
desk-colleague-text = Du är inte med i det här mötet. Be din kollega om en inbjudan. Du kan ta hand om mötet om någon väntar och yrkespersonen inte är på plats.
desk-colleague-look = Visa
desk-colleague-look-named = Visa: { $service }, { $when }

## Fel
desk-error-by-phone = Personen är på telefon. Ta med hen per telefon.
desk-error-phone-notice = Informationen har just ändrats. Läs den högt på nytt och fråga sedan.
desk-error-phone-answer = Välj vad personen svarade.
desk-error-company-answer = Välj vad personen svarade.
desk-error-name-taken = Någon annan här har samma namn. Skriv ett annat namn.
desk-error-hand-over = Välj en kollega som är yrkesperson.
desk-error-take = Yrkespersonen är redan på plats, eller så väntar ingen längre. Du behöver inte göra något.

## Aviseringar
desk-js-notices = Aviseringar när någon kommer
desk-js-notices-sound = Ett mjukt ljud
desk-js-notices-title = Antalet väntande i flikens rubrik
