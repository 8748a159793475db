### Someone came in: one tap takes the meeting out of sight.

aside-button = Someone came in
aside-hint = Picture and sound go away at once. Only staff are told.
aside-title = Break
aside-text = You can continue when it suits you.
aside-back = Continue
