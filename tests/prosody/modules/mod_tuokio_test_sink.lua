-- For tests only: writes down every stanza that reaches a host, and answers where nobody else does.
-- As a component it stands for one of Jitsi's (polls, file sharing, …); beside the real component it
-- only looks on.

local json = require "util.json";
local st = require "util.stanza";

local file = module:get_option_string("tuokio_test_sink_file");

local function write_down(event)
	local stanza = event.stanza;
	local out = assert(io.open(file, "a"));
	out:write(json.encode({
		host = module.host,
		name = stanza.name,
		type = stanza.attr.type,
		from = stanza.attr.from,
		to = stanza.attr.to,
		xml = tostring(stanza),
	}), "\n");
	out:close();
end

local function answer(event)
	local stanza = event.stanza;
	if stanza.name == "iq" and (stanza.attr.type == "get" or stanza.attr.type == "set") then
		event.origin.send(st.reply(stanza));
	end
	return true;
end

for _, name in ipairs({ "iq", "message", "presence" }) do
	for _, kind in ipairs({ "host", "bare", "full" }) do
		-- Before everybody else on this host, and after everybody else.
		module:hook(name .. "/" .. kind, write_down, 10000);
		module:hook(name .. "/" .. kind, answer, -10000);
	end
end
