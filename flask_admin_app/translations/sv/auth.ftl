# Yrkespersonens inloggning.
sign-in-title = Logga in
sign-in-text = Inloggningen är för yrkespersoner. Klienten behöver inget användarkonto: länken i inbjudan räcker.
sign-in-email = E-post
sign-in-password = Lösenord
sign-in-button = Logga in
sign-in-help = Om du inte kommer in, be din organisations administratör om hjälp.
sign-in-error-title = Inloggningen lyckades inte
sign-in-error-page-title = Fel: logga in
sign-in-error-wrong = E-postadressen eller lösenordet är fel. Kontrollera båda och försök igen.
sign-in-error-too-many = För många försök. Vänta några minuter och försök igen.
sign-in-signed-out = Du har loggat ut.
sign-in-again = Du har loggat ut. Logga in, så kommer du tillbaka.
