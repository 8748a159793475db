-- What every test bed shares. Names in braces are filled in by config.py.
daemonize = false
run_as_root = ${as_root}
data_path = "${data}"
log = { { levels = { min = "${log_level}" }, to = "file", filename = "${log}" } }
plugin_paths = { ${plugin_paths} }
storage = "internal"

modules_enabled = { "saslauth", "disco" }
modules_disabled = { "s2s", "admin_shell", "tls", "offline" }

-- Everything goes over HTTP on one port of this machine; hosts are told apart by name.
interfaces = { "127.0.0.1" }
c2s_ports = {}
c2s_direct_tls_ports = {}
legacy_ssl_ports = {}
https_ports = {}
http_ports = { ${port} }
http_interfaces = { "127.0.0.1" }
consider_bosh_secure = true
consider_websocket_secure = true
cross_domain_bosh = false
c2s_require_encryption = false
bosh_max_inactivity = ${bosh_inactivity}

component_admins_as_room_owners = true
muc_mapper_domain_base = "${domain}"
smacks_max_unacked_stanzas = 5
smacks_hibernation_time = ${hibernation}
smacks_max_old_sessions = 1
unlimited_jids = { "focus@auth.${domain}", "jvb@auth.${domain}" }
tuokio_test_sink_file = "${sink}"
