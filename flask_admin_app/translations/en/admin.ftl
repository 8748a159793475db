# Settings: an overview that cannot be changed on this page.
admin-title = Settings
admin-lead = This page shows the settings of the service. Services and the waiting room are changed here, the rest on the server with commands.
admin-checks-title = State of the service
admin-check-ok = In order
admin-check-fault = To mend
admin-start-title = Begin here
admin-start-file = Delete the file with the first password
admin-start-you = Add yourself with the name that clients see
admin-start-contact = Give the number and address where clients get help, and say where the servers are
admin-start-jitsi = Give the address of your own Jitsi in the settings and start the service again
admin-units-title = Units and people
admin-units-none = There are no units yet. Add the first with the command below.
admin-people-none = Nobody is in this unit yet.
admin-person-name = Name
admin-person-email = E-mail
admin-person-roles = Roles
admin-role =
    { $role ->
        [administrator] administrator
        [professional] professional
        [auditor] auditor
       *[other] { $role }
    }
admin-templates-title = Services
admin-templates-none = There are no services yet.
admin-commands-title = How to change things
admin-command-unit = Add a unit
admin-command-user = Add a person (the password is given to the program, not in the command)
admin-command-templates = Show the services
admin-log-text = Who may know the name of a member of staff, destroying a client’s records, and how the log is have a page of their own.
admin-log-link = Open the log’s page
admin-not-here = Meetings, participants and how many meetings a worker has cannot be seen here.
admin-check-jitsi = The video server
admin-check-practice = The address of Jitsi is missing. Meetings are practice.
admin-check-gate = The video server’s door
admin-check-gate-missing = Prosody does not yet check who was let in. Before use, install Tuokio’s modules in it and set TUOKIO_PROSODY_URL.
admin-check-gate-away = Prosody does not answer as it should. Nobody new gets into the meetings until it does. Check that Prosody runs with Tuokio’s modules, that TUOKIO_PROSODY_URL is its address, that TUOKIO_JITSI_XMPP_DOMAIN is Jitsi’s XMPP domain, and that TUOKIO_PROSODY_SECRET is the same on both sides.
admin-check-gate-faulty = Prosody answers, but it does not guard the door: { $faults }. Nobody new gets in until this is mended. See prosody_hooks/mod_tuokio_component/README.md.
