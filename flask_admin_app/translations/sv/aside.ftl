### Någon kom in i rummet: ett tryck tar bort mötet ur sikte.

aside-button = Någon kom
aside-hint = Bild och ljud försvinner genast. Bara personalen får veta det.
aside-title = Paus
aside-text = Du kan fortsätta när det passar dig.
aside-back = Fortsätt
