-- Tuokio's lock in Prosody: the one conf file. Nothing of Jitsi's own files is edited.
--
--   Debian   copy to /etc/prosody/conf.d/tuokio.cfg.lua
--   Docker   copy to <CONFIG>/prosody/config/conf.d/tuokio.cfg.lua (in the container: /config/conf.d)
--
-- The modules themselves lie in Jitsi's plugin folder, where files that Jitsi does not know survive
-- its upgrades. How they get there, and how to check that all is well: prosody_hooks/README.md.
--
-- This file must not set `plugin_paths`, nor `modules_enabled` of another host: a second setting
-- replaces the first. Everything here belongs to our own Component.
-- After a change: restart Prosody, and look for "tuokio" in its log.

-- "tuokio." and the XMPP domain of your Jitsi. Debian: its host name; Docker: XMPP_DOMAIN, meet.jitsi.
-- The service has the same domain as TUOKIO_JITSI_XMPP_DOMAIN.
Component "tuokio.meet.example.org" "tuokio_component"
	modules_enabled = { "tuokio_events"; "tuokio_admission"; "tuokio_no_storage" }

	-- The secret that the service has as TUOKIO_PROSODY_SECRET (in its var/.env), at least 32 bytes. In a
	-- file that only Prosody can read (Docker: "/config/tuokio.secret"), or here as tuokio_secret = "…".
	-- Without a good one nobody new can be admitted; the lock stays shut all the same.
	tuokio_secret_file = "/etc/prosody/tuokio.secret"

	-- Where the service answers, seen from Prosody: in Docker 127.0.0.1 is the container itself. Who joins
	-- and leaves is told there. Over a network that is not your own use https.
	tuokio_service_url = "http://127.0.0.1:8080"

	-- Seconds to wait for its answer before the same is told again.
	-- tuokio_service_timeout = 10

	-- Which rooms are guarded. "prefix": those whose name begins with "tuokio-"; your other meetings
	-- stay as they are. "all": every room of this Jitsi; then nobody meets in it but through Tuokio.
	tuokio_rooms = "prefix"

	-- May two people's browsers talk to each other directly? Then each sees the other's network
	-- address. With false all goes through Jitsi's videobridge.
	tuokio_allow_p2p = false

	-- Clients need not see this Component in the list of services.
	disco_hidden = true

	-- Only for a Jitsi with names of its own; these are the values otherwise taken:
	-- tuokio_domain = "meet.example.org"             -- the name above without "tuokio."
	-- tuokio_focus = "focus@auth.meet.example.org"   -- Jicofo, who opens and leads rooms
	-- tuokio_muc = { "conference.meet.example.org", "muc.meet.example.org" }  -- whichever is there
