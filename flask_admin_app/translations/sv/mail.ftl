### Meddelandet som för loggens kontrollpunkt utanför tjänsten för att sparas där.

checkpoint-mail-what = Här är den nyaste kontrollpunkten för samtyckesloggen { $origin }. Loggen har { $size } poster. Meddelandet innehåller inga personuppgifter.
checkpoint-mail-keep = Spara meddelandet på en plats där den som driver tjänsten inte kan ändra det. Med det kan man senare kontrollera att inget har raderats ur loggen eller ändrats.
