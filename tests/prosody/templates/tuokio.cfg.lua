-- Follows prosody_hooks/tuokio.cfg.lua in the section of our Component: what a test chooses.
tuokio_secret_file = nil
tuokio_secret = "${secret}"
tuokio_service_url = "${service_url}"
tuokio_rooms = "${rooms}"
tuokio_allow_p2p = ${allow_p2p}
