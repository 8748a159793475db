--[[ Loads a library as Prosody would, without Prosody, under any Lua from 5.1 on.

	local load_library = dofile("prosody_hooks/tuokio/spec/load.lua")
	load_library("tuokio/journal" or "mod_tuokio_component/fields" [, globals]) -> what the file returns
		globals: what it finds besides the usual, for example { prosody = … }; `module.require` is there
]]

local ROOT = debug.getinfo(1, "S").source:match("^@(.*)tuokio/spec/load%.lua$");

local set_environment = rawget(_G, "setfenv"); -- Lua 5.1 only

local function load_in(path, env)
	if set_environment then
		return set_environment(assert(loadfile(path)), env)();
	end
	return assert(loadfile(path, "t", env))();
end

local function load_library(name, globals)
	local folder = name:match("^(.*)/");
	local env = setmetatable({ module = {} }, { __index = _G });
	for key, value in pairs(globals or {}) do
		env[key] = value;
	end
	function env.module.require(_, wanted)
		local shared = wanted:find("/", 1, true);
		return load_library(shared and wanted or folder .. "/" .. wanted, globals);
	end
	return load_in(ROOT .. name .. ".lib.lua", env);
end

return load_library;
