### Pages open to all: privacy and accessibility.

privacy-title = Privacy
privacy-intro = This service is for remote meetings. It collects as little about you as it can.
privacy-never-title = What the service does not store
privacy-never-media = Picture, sound and talk are not stored.
privacy-never-tracking = Nobody follows how you use the service. The pages have no advertising and no tracking by other companies.
privacy-kept-title = What the service keeps
privacy-kept-consent = What you agreed to, what you did not, and when. Your name is not written into this log.
privacy-kept-name = The name that others see. It is encrypted and destroyed when the meeting is over or the storage time ends.
privacy-kept-identity = If your identity was checked: how, when and with what result. No personal identity code and no picture of a document stays.
privacy-kept-contact = Your contact request, if you left one: a number or an address. It is encrypted and destroyed when the meeting ends, or some days later if nobody has read it.
privacy-kept-email = Your e-mail address, if you get the invitation or the reminder by e-mail. It is encrypted and deleted when no more messages are sent.
privacy-kept-language = The language you chose.
privacy-kept-cookie = A cookie that helps you back into the meeting. It is used for nothing else.
privacy-address = The server sees your device’s network address while you are connected. That is why we do not call you completely anonymous.
privacy-rights-title = Your rights
privacy-rights-text = You can ask to see, correct or erase your data. Ask the organisation that invited you. It is responsible for your data.
privacy-rights-authority = If you get no answer, you can contact the Data Protection Ombudsman.
privacy-more-title = What the professional writes down
privacy-more-text = The notice that you read before the meeting tells you.

accessibility-title = Accessibility
accessibility-intro = We want everyone to be able to use this service.
accessibility-goal-title = What we aim at
accessibility-goal-text = The aim is level AA of the guidelines WCAG 2.2.
accessibility-can-title = What you can do
accessibility-can-keyboard = Use the pages with a keyboard and a screen reader.
accessibility-can-zoom = Make the text four times as large.
accessibility-can-calm = Reduce motion and choose dark colours in your device’s settings.
accessibility-can-text = Take part in the meeting without a camera.
accessibility-limits-title = What we do not know or cannot do yet
accessibility-limits-audit = Nobody from outside has assessed the service yet.
accessibility-limits-video = Jitsi Meet shows the video. We cannot mend all of its accessibility ourselves.
accessibility-limits-captions = Speech has no automatic captions.
accessibility-contact-title = Tell us
accessibility-contact-text = If something does not work for you, tell the organisation that invited you. You can always meet the professional in another way.
accessibility-authority = In Finland, the Transport and Communications Agency Traficom supervises accessibility.
