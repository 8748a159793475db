### Viestit selkosuomeksi.

mail-subject-reminder = Muista varattu aika
mail-cancelled-next = Haluatko uuden ajan? Ota yhteyttä.
