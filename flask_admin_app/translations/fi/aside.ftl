### Joku tuli huoneeseen: yksi painallus vie tapaamisen pois näkyvistä.

aside-button = Joku tuli
aside-hint = Kuva ja ääni menevät heti pois. Vain työntekijä saa tiedon.
aside-title = Tauko
aside-text = Voit jatkaa, kun sinulle sopii.
aside-back = Jatka
