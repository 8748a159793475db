### Joku tuli huoneeseen, selkosuomeksi.

aside-hint = Kuva ja ääni loppuvat heti. Vain työntekijä tietää siitä.
aside-text = Jatka, kun se sopii sinulle.
