### The receipt and one's own log.

## Taking the code

receipt-link = Would you like a receipt?
receipt-page-title = Receipt
receipt-take-title = Receipt for your consent
receipt-take-what = You can take a code. With it you see later what you agreed to and what the log holds about you. You also see when an auditor opened the log of your meeting, or a list or a copy that may have covered your records.
receipt-take-code = The code is shown only once. Write it down or take a picture of it.
receipt-take-phone = Nothing is kept on your device by itself. If someone else uses it, think about where you write the code.
receipt-take-until = You can take the code during the meeting and for { $minutes } minutes after it.
receipt-take-button = Take a code
receipt-take-again = If you have taken a code before, the old one stops working.
receipt-taken = You already have a code. It was shown only once, and we cannot show it again. If you have the code, you do not have to do anything.
receipt-take-new = Make a new code; the old one stops working
receipt-back = Back
receipt-error-nothing = You have not answered anything yet, so there is no receipt.
receipt-error-elsewhere = The code can be taken only in the browser in which the notice was answered. You can also ask the organisation for the receipt.
receipt-code-title = Here is your code
receipt-code-keep = Write it down or take a picture of it. We cannot show it again.
receipt-code-use = The code opens your receipt at { $address }
receipt-code-anyone = Anyone who has the code can open your receipt. Keep it to yourself.

## Using the code

receipt-ask-title = Open a receipt
receipt-ask-text = With the code you see what you agreed to and what the log holds about you. You also see when an auditor opened the log of your meeting, or a list or a copy that may have covered your records.
receipt-ask-label = Code
receipt-ask-hint = Five groups of four characters. Dashes and capital letters do not matter.
receipt-ask-button = Open
receipt-ask-none = No code? Ask the organisation that invited you for the receipt.
receipt-code-wrong = There is no receipt for this code. Check each character. The data may also have been destroyed already.

## The receipt

receipt-own-title = Your receipt and your own log
receipt-organisation = Organisation
receipt-keep = How long your data are kept
receipt-keep-until = The data are destroyed on { $date } { $year }.
receipt-keep-open = The time starts when the meeting ends. The notice tells how long it is.
receipt-number = Log number
receipt-number-hint = With this number the organisation finds your data. Your name is not in the log.
receipt-answers-title = What you answered
receipt-answer =
    { $state ->
        [given] you agreed
        [refused] you did not agree
        [withdrawn] you withdrew your consent
        [superseded] the notice changed, so you were asked again
        [expired] the consent ended
       *[requested] you were asked
    }
receipt-text = Read the text: { $title } (version { $version })
receipt-text-hash = Check number of the text:
receipt-withdraw-title = If you change your mind
receipt-withdraw-now = You can withdraw your consent with one tap in the waiting room or in the meeting. You can also get in touch.
receipt-withdraw-over = The meeting has ended. If you want to withdraw your consent, see your data or have them erased, get in touch and give the log number.
receipt-log-title = Your own log
receipt-log-text = This is all that the log holds about you. It also shows when an auditor opened the log of your meeting, or a list or a copy that may have covered your records.
receipt-moment = { $date } { $year } at { $time }
receipt-event =
    { $type ->
        [invited] The professional made an invitation for you
        [invitation_replaced] The professional replaced your link with a new one
        [arrived] You opened the link
        [waiting] You waited
        [taken_over] The place moved to another device or browser
        [notice_shown] The notice was shown to you
        [identity_check_opened] The professional began to check your identity
        [way_on_offered] The professional offered another way on
        [identity_check_recorded] The check of your identity was recorded
        [admitted] The professional let you in
        [declined] The professional could not see you
        [sent_back] The professional asked you to wait
        [removed] The professional ended the meeting for you
        [joined] You came into the meeting
        [absent] Your connection broke
        [left] You left
        [evicted] The service closed your connection
        [returned] You came back
        [board_copy_agreed] You answered about a copy of the board
        [receipt_code_taken] You took a code for the receipt
        [own_log_opened] The receipt was opened with the code
        [viewed] An auditor looked at the log of the meeting
        [exported] An auditor took a copy of the log
        [viewed_many] An auditor looked at a list that may have covered your records
        [exported_many] A copy was taken of many records, and it may have covered yours
        [mail_sent] An e-mail was sent to you
       *[other] Another event
    }
receipt-check-title = How the receipt can be checked
receipt-check-text = You can download the receipt as a small file. Anyone can check it with the program tuokio-verify, without us. It shows that the data are in the log and have not been changed.
receipt-check-limits = The log proves what was shown to the holder of the link and what they answered. It does not prove who held the link.
receipt-check-download = Download the file
receipt-check-stays = The file stays on the device. Download it only if the device is your own.
