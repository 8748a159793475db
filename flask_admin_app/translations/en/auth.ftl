# Signing in for professionals.
sign-in-title = Sign in
sign-in-text = Signing in is for professionals. Clients need no account: the link in the invitation is enough.
sign-in-email = E-mail
sign-in-password = Password
sign-in-button = Sign in
sign-in-help = If you cannot get in, ask your organisation’s administrator.
sign-in-error-title = Signing in did not work
sign-in-error-page-title = Error: sign in
sign-in-error-wrong = The e-mail or the password is wrong. Check both and try again.
sign-in-error-too-many = Too many tries. Wait a few minutes and try again.
sign-in-signed-out = You have signed out.
sign-in-again = You are signed out. Sign in to get back.
