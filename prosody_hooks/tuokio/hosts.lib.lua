--[[ Other hosts of this Prosody: hooked as soon as they are there.

	local hosts = module:require "tuokio/hosts";

	hosts.watch(module, wanted, callback [, all]) -> active
		wanted(host, kind) -> boolean; kind is "local" (a VirtualHost) or "component"
		callback(context, host): once per activation, now or later. `context` is a `module` for
			that host: what you hook through it is unhooked when your module is unloaded.
		active: a table { [host] = true }, kept up to date
		all: for tests; otherwise prosody.hosts

	The host's own modules are loaded when the callback runs (at start: those of its configuration).
	A module of the host may be loaded anew later, so look it up when you need it:
	`prosody.hosts[host].modules.muc`.
]]

local hosts = {};

-- Prosody loads a host's modules in this event at 0; we come after.
local AFTER_ITS_MODULES = -1;

function hosts.watch(context, wanted, callback, all)
	all = all or prosody.hosts;
	local active = {};

	local function arrived(host)
		local session = all[host];
		if active[host] or not session or not wanted(host, session.type) then
			return;
		end
		active[host] = true;
		callback(context:context(host), host);
	end

	context:hook_global("host-activated", arrived, AFTER_ITS_MODULES);
	context:hook_global("host-deactivated", function (host)
		active[host] = nil;
	end);

	local present = {};
	for host in pairs(all) do
		present[#present + 1] = host;
	end
	for _, host in ipairs(present) do
		arrived(host);
	end
	return active;
end

return hosts;
