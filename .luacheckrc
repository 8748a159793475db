-- Prosody's modules: `luacheck prosody_hooks` (part of `make lint`).
std = "lua53"
max_line_length = 120
max_cyclomatic_complexity = 15
codes = true

-- What Prosody itself gives a module. Only these; a global of our own is a leak.
read_globals = { "module", "prosody", "hosts" }

-- A module names what it offers to others by setting fields of `module`.
files["prosody_hooks/mod_*/mod_*.lua"] = { globals = { "module" } }
files["prosody_hooks/**/spec"] = { std = "+busted" }
-- A configuration file is nothing but globals.
files["prosody_hooks/*.cfg.lua"] = { ignore = { "111", "113" } }

-- It spoils what a module of Jitsi's could spoil.
files["tests/prosody/modules/mod_tuokio_test_meddler.lua"] = { ignore = { "122" } }
