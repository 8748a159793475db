--[[ A journal in Prosody's own data folder, for one module on one host.

	local store = module:require "tuokio/store";

	store.open(module, name) -> journal, records, damaged     or nil, error
		name: letters and `_`; the file is <data folder>/<host>/<name>.jsonl. See tuokio/journal.
	store.set_aside(module, name) -> true, or nil and an error
		Renames a damaged file, so that an administrator can look at it.
]]

local datamanager = require "util.datamanager";
local json = require "util.json";

local journal = module:require "tuokio/journal";

local store = {};

local TOOLS = { encode = json.encode, decode = json.decode };

local function path_of(context, name)
	local create_folders = true;
	return datamanager.getpath(nil, context.host, name, "jsonl", create_folders);
end

function store.open(context, name)
	return journal.open(path_of(context, name), TOOLS);
end

function store.set_aside(context, name)
	local path = path_of(context, name);
	return os.rename(path, ("%s.damaged-%d"):format(path, os.time()));
end

return store;
