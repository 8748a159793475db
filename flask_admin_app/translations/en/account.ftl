### A professional's own sign-in: the second step, recovery codes and the password.

staff-account = { $name }: your sign-in

## The second step of signing in

sign-in-passkey = Sign in with a passkey
sign-in-error-passkey = Signing in with the passkey did not work. Try again, or use your e-mail and password.
second-title = The second step
second-text = The password was right. Please confirm that it is you.
second-code = Code from the app
second-code-hint = Six digits. The code changes every half a minute.
second-button = Go on
second-passkey = Use a passkey
second-passkey-browser = This browser cannot use passkeys. Choose another way, or open the page in another browser.
second-recovery-title = No phone with you? Use a recovery code
second-recovery = Recovery code
second-recovery-hint = Each code works once.
second-help = If no way works, ask your organisation’s administrator.
second-back = Start again
second-error-code = The code is wrong or was used already. Wait for the next code in the app and type it.
second-error-recovery = The recovery code is wrong or was used already. Try another one.
second-error-passkey = The passkey was not accepted. Try again, or choose another way.
second-error-over = The second step took too long. Please sign in again.

## One's own page

account-title = Your sign-in
account-error-title = Check this
account-error-page-title = Error: your sign-in
account-lead = With a second step your password alone is of no use to anybody else. Set up an app or a passkey, or both.
account-by-provider = You sign in with your organisation’s own service. Your password and second step are there, and cannot be changed here.
account-missing-title = Add a second step to your sign-in
account-missing-text = Your organisation asks everyone for it. Set up an app or a passkey. After that you can go on.
account-back = To the desk
account-since = Added { $when }.
account-used = Last used { $when }.
account-proof = Your password
account-proof-either = Your password, or a code from the app

account-totp-title = An app on your phone
account-totp-text = An authenticator app shows a code that you type after the password. It works without a network too.
account-totp-on = The app is in use
account-totp-add = Set up the app
account-totp-remove = Remove the app
account-app-title = Set up the app
account-app-install = Open the authenticator app on your phone. If you have none, install one from the phone’s app store.
account-app-scan = In the app choose to add a new account, and point the camera at this square.
account-app-picture = QR code for the authenticator app. The same key is below as text.
account-app-type = If the camera does not work, type the key into the app:
account-app-code = Type here the code that the app shows.
account-app-confirm = Confirm
account-app-stop = Stop

account-passkeys-title = Passkeys
account-passkeys-text = A passkey lives in your device or in a security key. You unlock it with a finger, your face or a PIN, and no password is needed.
account-passkeys-browser = This browser cannot use passkeys. Open the page in another browser, or set up an app.
account-passkeys-address = Passkeys do not work at this address, because it has no host name. Set up an app.
account-passkey-name = A name for the passkey
account-passkey-name-hint = For example: work phone.
account-passkey-add = Add a passkey
account-passkey-remove = Remove
account-passkey-remove-named = Remove the passkey { $name }

account-recovery-title = Recovery codes
account-recovery-text = A recovery code gets you in when the phone is lost.
account-recovery-left =
    { $n ->
        [0] You have no recovery codes.
        [one] You have { $n } recovery code left.
       *[other] You have { $n } recovery codes left.
    }
account-recovery-make = Make recovery codes
account-recovery-renew = Make new recovery codes
account-codes-none-title = Make recovery codes
account-codes-none-text = Without them you cannot get in when the phone is lost.
account-codes-none-link = Go to the recovery codes
account-codes-title = Your recovery codes
account-codes-text = Write the codes down or print them, and keep them somewhere else than in the phone. They are not shown again. Each works once, and earlier codes no longer work.
account-codes-copy = Copy the codes
account-codes-done = The codes are in a safe place

account-password-title = Password
account-password-change = Change the password
account-password-old = Password now
account-password-new = New password
account-password-hint = At least 12 characters. Your other devices are signed out.
account-password-button = Change the password

account-done-totp = The app is in use. Your other devices were signed out.
account-done-passkey = The passkey is in use. Your other devices were signed out.
account-done-removed = Removed.
account-done-password = The password is changed. Your other devices were signed out.

account-error-proof = The password or the code is wrong. Try again. A code from the app is good once: wait for the next one if you must.
account-error-gone = It was removed already. See what is on the page now.
account-error-last = Your organisation asks for a second step. Add another way first, and remove this one after that.
account-error-totp-there = The app is in use already. Remove it first if you change phones.
account-error-totp-gone = Setting up the app was interrupted. Start again.
account-error-codes-alone = Set up an app or a passkey first. Recovery codes are for the day when it is missing.
account-error-passkey = The passkey could not be added. Try again, or set up an app.
account-error-passkeys-many = You can have ten passkeys at most. Remove one first.
account-error-passkey-name = Give the passkey a short name, at most 40 characters.
account-error-old-password = The password now in use was not right. Try again.
account-error-new-password = The new password needs 12 to 1024 characters. Think of a longer one, a whole sentence if you like.
account-error-same-password = The new password is the same as the old one. Think of another.

passkey-js-cancelled = The passkey was not used. Press the button again when you are ready.
passkey-js-there = This device has a passkey for this service already.
passkey-js-broken = The connection did not work. Try again in a moment.

## The organisation's rule

admin-sign-in-title = How staff sign in
admin-sign-in-text = You can ask everyone for a second step: a code from an app, or a passkey.
admin-sign-in-link = Open the page about signing in
admin-sign-in-required = Everyone is asked for a second step.
admin-sign-in-free = The second step is each person’s own choice.
admin-sign-in-count = The second step is in use: { $having } / { $people }.
admin-sign-in-what = When you ask for it, whoever has none adds one before they get anywhere else. That goes for you too, and for those who are signed in now.
admin-sign-in-require = Ask everyone
admin-sign-in-let = Leave it to each person
admin-sign-in-saved = Saved.
admin-sign-in-lost = When somebody loses both phone and recovery codes, remove their second step on the server:
admin-sign-in-provider = The rule is about this service’s own accounts. Your organisation’s sign-in service asks for what it asks for.
admin-sign-in-back = Back to administration
