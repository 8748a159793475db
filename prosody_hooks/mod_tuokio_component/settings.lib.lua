--[[ The options of our Component, read once and judged.

	settings.read(module) -> settings, faults
		settings: {domain, focus, muc_hosts, rooms, allow_p2p, service_url}
		faults: codes for /health; what is wrong is also said in the log by whoever calls
]]

local settings = {};

local OWN_LABEL = "^tuokio%.";

local function domain_of(context)
	local given = context:get_option_string("tuokio_domain");
	if given then
		return given:lower();
	end
	return (context.host:gsub(OWN_LABEL, ""));
end

local function muc_hosts_of(context, domain)
	local given = context:get_option_array("tuokio_muc");
	if not given then
		-- Debian's name and Docker's; only the one that exists is ever hooked.
		return { "conference." .. domain, "muc." .. domain };
	end
	local hosts = {};
	for _, host in ipairs(given) do
		hosts[#hosts + 1] = tostring(host):lower();
	end
	return hosts;
end

-- A word we do not know guards everything: refusing too much is seen at once, too little is not.
local function rooms_of(context)
	local given = context:get_option_string("tuokio_rooms", "prefix"):lower();
	if given == "prefix" or given == "all" then
		return given;
	end
	return "all", "rooms_option";
end

local function service_url_of(context)
	local given = context:get_option_string("tuokio_service_url");
	if not given or not given:match("^https?://[^/]") then
		return nil, "service_url_option";
	end
	return (given:gsub("/+$", ""));
end

function settings.read(context)
	local domain = domain_of(context);
	local rooms, rooms_fault = rooms_of(context);
	local service_url, url_fault = service_url_of(context);
	local faults = {};
	faults[#faults + 1] = rooms_fault;
	faults[#faults + 1] = url_fault;
	return {
		domain = domain;
		focus = context:get_option_string("tuokio_focus", "focus@auth." .. domain):lower();
		muc_hosts = muc_hosts_of(context, domain);
		rooms = rooms;
		allow_p2p = context:get_option_boolean("tuokio_allow_p2p", false) == true;
		service_url = service_url;
	}, faults;
end

local PREFIX = "^tuokio%-";
-- Jitsi writes a room of a tenant as "[tenant]room". No such room of ours exists, and none is let in.
local TENANT = "^%[[^%]]*%]";

--- Which rooms are guarded, as a function of a room's local part.
function settings.gated(mode)
	return function (room)
		if type(room) ~= "string" then
			return false;
		end
		return mode == "all" or room:lower():gsub(TENANT, ""):find(PREFIX) ~= nil;
	end;
end

return settings;
