# Ammattilaisen kirjautuminen.
sign-in-title = Kirjaudu sisään
sign-in-text = Kirjautuminen on ammattilaisille. Asiakas ei tarvitse tunnuksia: kutsun linkki riittää.
sign-in-email = Sähköposti
sign-in-password = Salasana
sign-in-button = Kirjaudu
sign-in-help = Jos et pääse sisään, pyydä apua organisaatiosi pääkäyttäjältä.
sign-in-error-title = Kirjautuminen ei onnistunut
sign-in-error-page-title = Virhe: kirjaudu sisään
sign-in-error-wrong = Sähköposti tai salasana on väärin. Tarkista molemmat ja yritä uudelleen.
sign-in-error-too-many = Liian monta yritystä. Odota muutama minuutti ja yritä uudelleen.
sign-in-signed-out = Olet kirjautunut ulos.
sign-in-again = Olet kirjautunut ulos. Kirjaudu sisään, niin pääset takaisin.
