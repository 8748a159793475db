### Texter som finns på varje sida.

## Tidens form. Bokstäverna är CLDR:s: H timme, mm minuter, EEEE veckodag, d dag, MMMM månad.

common-pattern-time = H.mm
common-pattern-date = EEEE 'den' d MMMM
common-date-and-time = { $date } kl. { $time }

## Sidans titel berättar så lite som möjligt för utomstående.

common-neutral-title = Möte
common-neutral-description = Öppna länken när du är redo.
common-title-with-place = { $title } – Möte

common-skip = Gå till innehållet
common-language = Språk
common-exit = Lämna snabbt
common-about-service = Om tjänsten
common-privacy = Dataskydd
common-accessibility = Tillgänglighet
common-phone = Telefon
common-email = E-post
common-error-summary = Kontrollera den här punkten
common-in-person = Du kan alltid träffa yrkespersonen på plats i stället. Säg bara att du vill det.
common-emergency = Här får du inte brådskande hjälp. Ring 112 i en nödsituation. Kristelefonen på svenska har numret 09 2525 0112.

## När något inte fungerar

help-title = Är det något som inte fungerar?
help-again = Försök igen. Ladda om sidan eller öppna länken på nytt.
help-browser = Prova en annan webbläsare, till exempel Chrome eller Safari.
help-sound-by-phone = Syns bilden men hörs inget ljud? Låt bilden vara öppen och ring ett vanligt samtal.
help-phone = Om inte heller bilden syns pratar vi bara i telefon.
help-no-number = Om du fick ett telefonnummer med inbjudan, ring det. Du kan också svara på meddelandet med inbjudan.

exit-help-title = Vad gör ”Lämna snabbt”?
exit-help-what = Den stänger av kameran och mikrofonen, tar bort tjänstens uppgifter från webbläsaren och öppnar en annan sida. Du kan också trycka två gånger på Esc.
exit-help-remains = Den tar inte bort webbläsarens historik eller meddelanden som du har fått.
exit-help-clear = Ta bort dem själv: öppna webbläsarens meny, välj Historik och radera uppgifterna för i dag. Radera också meddelandet med inbjudan.

## Namnet, när en person inte har gett sitt eget

common-guest-number = Gäst { $n }
common-role-professional = Yrkesperson
common-role-helper = Arbetspar
common-role-client = Klient
common-role-guardian = Vårdnadshavare
common-role-guest = Gäst
common-role-interpreter = Tolk
notice-name =
    { $id ->
        [talk] Samtal med låg tröskel
        [appointment] Bokat möte
        [group] Grupp
        [child] För barn och unga
        [company] För vårdnadshavare, tolk och gäst
       *[other] { $id }
    }
