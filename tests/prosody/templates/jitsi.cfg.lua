-- Jitsi's own plugins, hosts and components in the order of the template that its Debian package
-- ships, with tokens switched on as its jitsi-meet-tokens package does. A line that names a module
-- which the given folder does not hold is left out (config.py). What is added and changed: README.md.
muc_mapper_domain_prefix = "conference"
external_service_secret = "${turn_secret}"
external_services = {
	{ type = "stun", host = "${domain}", port = 3478 },
}

VirtualHost "${domain}"
	authentication = "token"
	app_id = "${app_id}"
	app_secret = "${app_secret}"
	allow_empty_token = false
	modules_enabled = {
		"bosh";
		"websocket";
		"smacks";
		"ping";
		"external_services";
		"features_identity";
		"conference_duration";
		"muc_lobby_rooms";
		"muc_breakout_rooms";
		"persistent_lobby";
		"jibri_session";
		"room_destroy";
	}
	lobby_muc = "lobby.${domain}"
	breakout_rooms_muc = "breakout.${domain}"
	main_muc = "conference.${domain}"
	admins = { "focus@auth.${domain}" }

Component "conference.${domain}" "muc"
	restrict_room_creation = true
	storage = "memory"
	modules_enabled = {
		"muc_hide_all";
		"muc_meeting_id";
		"muc_domain_mapper";
		"token_verification";
		"token_affiliation";
		"muc_rate_limit";
		"muc_password_whitelist";
		"muc_resource_validate";
	}
	admins = { "focus@auth.${domain}" }
	muc_password_whitelist = {
		"focus@auth.${domain}"
	}
	muc_room_locking = false
	muc_room_default_public_jids = true

Component "breakout.${domain}" "muc"
	restrict_room_creation = true
	storage = "memory"
	modules_enabled = {
		"muc_hide_all";
		"muc_meeting_id";
		"muc_domain_mapper";
		"muc_rate_limit";
		"polls";
		"tuokio_test_sink";
	}
	admins = { "focus@auth.${domain}" }
	muc_room_locking = false
	muc_room_default_public_jids = true

Component "internal.auth.${domain}" "muc"
	storage = "memory"
	modules_enabled = {
		"muc_hide_all";
		"ping";
	}
	admins = { "focus@auth.${domain}", "jvb@auth.${domain}" }
	muc_room_locking = false
	muc_room_default_public_jids = true

VirtualHost "auth.${domain}"
	modules_enabled = {
		"limits_exception";
		"websocket";
		"smacks";
	}
	authentication = "internal_plain"
	smacks_hibernation_time = 15

VirtualHost "recorder.${domain}"
	modules_enabled = {
		"smacks";
	}
	authentication = "internal_plain"
	smacks_max_old_sessions = 2000

Component "focus.${domain}" "client_proxy"
	target_address = "focus@auth.${domain}"

Component "speakerstats.${domain}" "speakerstats_component"
	muc_component = "conference.${domain}"

Component "endconference.${domain}" "end_conference"
	muc_component = "conference.${domain}"

Component "avmoderation.${domain}" "av_moderation_component"
	muc_component = "conference.${domain}"

Component "filesharing.${domain}" "filesharing_component"
	muc_component = "conference.${domain}"
	modules_enabled = {
		"tuokio_test_sink";
	}

Component "lobby.${domain}" "muc"
	storage = "memory"
	restrict_room_creation = true
	muc_room_locking = false
	muc_room_default_public_jids = true
	modules_enabled = {
		"muc_hide_all";
		"muc_rate_limit";
	}

Component "metadata.${domain}" "room_metadata_component"
	muc_component = "conference.${domain}"
	breakout_rooms_component = "breakout.${domain}"
	modules_enabled = {
		"tuokio_test_sink";
	}

Component "polls.${domain}" "polls_component"
	modules_enabled = {
		"tuokio_test_sink";
	}
