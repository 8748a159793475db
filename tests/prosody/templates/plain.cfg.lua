-- Prosody's own modules, and a test-only module in place of Jitsi's authentication.
VirtualHost "${domain}"
	authentication = "tuokio_test"
	app_id = "${app_id}"
	app_secret = "${app_secret}"
	modules_enabled = { "bosh", "websocket", "smacks", "ping" }

Component "conference.${domain}" "muc"
	restrict_room_creation = true
	storage = "memory"
	admins = { "focus@auth.${domain}" }
	muc_room_locking = false
	muc_room_default_public_jids = true

Component "breakout.${domain}" "muc"
	restrict_room_creation = true
	storage = "memory"
	modules_enabled = { "tuokio_test_sink" }
	admins = { "focus@auth.${domain}" }
	muc_room_locking = false
	muc_room_default_public_jids = true

Component "internal.auth.${domain}" "muc"
	storage = "memory"
	modules_enabled = { "ping" }
	admins = { "focus@auth.${domain}", "jvb@auth.${domain}" }
	muc_room_locking = false
	muc_room_default_public_jids = true

VirtualHost "auth.${domain}"
	modules_enabled = { "websocket", "smacks" }
	authentication = "internal_plain"
	smacks_hibernation_time = 15

Component "filesharing.${domain}" "tuokio_test_sink"

Component "lobby.${domain}" "muc"
	storage = "memory"
	restrict_room_creation = true
	muc_room_locking = false
	muc_room_default_public_jids = true

Component "metadata.${domain}" "tuokio_test_sink"

Component "polls.${domain}" "tuokio_test_sink"
