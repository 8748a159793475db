# Administration: en översikt som inte kan ändras på denna sida.
admin-title = Administration
admin-lead = På den här sidan ser du tjänstens inställningar. Tjänsterna och väntrummet ändras här, det övriga på servern med kommandon.
admin-checks-title = Tjänstens läge
admin-check-ok = I ordning
admin-check-fault = Att åtgärda
admin-start-title = Börja här
admin-start-file = Ta bort filen där det första lösenordet står
admin-start-you = Lägg till dig själv med det namn som klienterna ser
admin-start-contact = Ange numret och adressen där klienten får hjälp, och berätta var servrarna finns
admin-start-jitsi = Ange adressen till er egen Jitsi i inställningarna och starta om tjänsten
admin-units-title = Enheter och personer
admin-units-none = Det finns inga enheter ännu. Lägg till den första med kommandot nedan.
admin-people-none = Ingen finns i enheten ännu.
admin-person-name = Namn
admin-person-email = E-post
admin-person-roles = Roller
admin-role =
    { $role ->
        [administrator] administratör
        [professional] yrkesperson
        [auditor] granskare
       *[other] { $role }
    }
admin-templates-title = Tjänster
admin-templates-none = Det finns inga tjänster ännu.
admin-commands-title = Så gör du ändringar
admin-command-unit = Lägg till en enhet
admin-command-user = Lägg till en person (lösenordet ges till programmet, inte i kommandot)
admin-command-templates = Visa tjänsterna
admin-log-text = Vem som får veta en medarbetares namn, att förstöra en klients uppgifter och loggens tillstånd finns på en egen sida.
admin-log-link = Öppna loggens sida
admin-not-here = Möten, deltagare eller hur många möten en medarbetare har syns inte här.
admin-check-jitsi = Videoservern
admin-check-practice = Adressen till Jitsi saknas. Mötena är övningar.
admin-check-gate = Videoserverns dörr
admin-check-gate-missing = Prosody kontrollerar ännu inte vem som har släppts in. Installera Tuokios moduler i den och ange TUOKIO_PROSODY_URL före användning.
admin-check-gate-away = Prosody svarar inte som den ska. Tills den gör det kommer inga nya in i mötena. Kontrollera att Prosody är i gång med Tuokios moduler, att TUOKIO_PROSODY_URL är dess adress, att TUOKIO_JITSI_XMPP_DOMAIN är Jitsis XMPP-domän och att TUOKIO_PROSODY_SECRET är samma på båda sidorna.
admin-check-gate-faulty = Prosody svarar, men vaktar inte dörren: { $faults }. Ingen ny kommer in förrän felet är åtgärdat. Anvisningen finns i prosody_hooks/mod_tuokio_component/README.md.
