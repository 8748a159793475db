-- The Component of Tuokio: over its signed HTTP interface the service says which rooms there are and
-- who is admitted. It owns the table; the modules beside it act on it. See README.md here.

local array = require "util.array";
local hashes = require "util.hashes";
local json = require "util.json";
local new_id = require "util.id".medium;
local now = require "util.time".now;
local throttle = require "util.throttle";

local guard = module:require "guard";
local http = module:require "http";
local registry = module:require "registry";
local replay = module:require "replay";
local routes = module:require "routes";
local secret = module:require "tuokio/secret";
local settings = module:require "settings";
local signature = module:require "tuokio/signature";
local store = module:require "tuokio/store";

local BASE_PATH = "/tuokio/v1";
local API_VERSION = 1;
-- Seconds. With the 120 for which the table remembers what was deleted, a name is gone within three minutes.
local TIDY_EVERY = 50;
local COMPANIONS = { "tuokio_admission", "tuokio_events", "tuokio_no_storage" };

local options, faults = settings.read(module);

-- What an administrator must mend. Said once in the log, and by /health for as long as it lasts.
local ADVICE = {
	rooms_option = "tuokio_rooms must be \"prefix\" or \"all\"; until then every room is guarded";
	service_url_option = "tuokio_service_url must be the http(s) address of the service; until then events wait";
	secret_missing = "tuokio_secret is not set; until then nobody new can be admitted";
	secret_unreadable = "tuokio_secret_file cannot be read; until then nobody new can be admitted";
	secret_short = "tuokio_secret is shorter than 32 bytes; until then nobody new can be admitted";
	secret_weak = "tuokio_secret is a known example or repeats itself; until then nobody new can be admitted";
	storage = "the data folder cannot be written; until then nobody new can be admitted";
	table_damaged = "the table of admissions was damaged; it was set aside and everybody is refused"
		.. " until the service has sent it anew";
	ids_damaged = "the memory of served requests was damaged; what could be read is used";
};

for _, fault in ipairs(faults) do
	module:log("error", "%s", ADVICE[fault]);
end

local function fault_found(code)
	faults[#faults + 1] = code;
	module:log("error", "%s", ADVICE[code]);
end

-- A folder that cannot be written: nothing is admitted, but the gate stands.
local NO_JOURNAL = { lines = 0 };
function NO_JOURNAL:append() -- luacheck: ignore 212/self
	return nil, "storage";
end
function NO_JOURNAL:rewrite() -- luacheck: ignore 212/self
	return nil, "storage";
end

local open_journals = {};

local function open_journal(name)
	local journal, records, damaged = store.open(module, name);
	if not journal then
		fault_found("storage");
		return NO_JOURNAL, {}, 0;
	end
	open_journals[name] = journal;
	return journal, records, damaged;
end

-- A whole line that cannot be read may have been a removal: then no line can be relied on. Without
-- the table everybody is refused, which is the safe side; the service sends it anew within a minute.
local function open_registry()
	local journal, records, damaged = open_journal("tuokio_admissions");
	if damaged > 0 then
		fault_found("table_damaged");
		journal:close();
		store.set_aside(module, "tuokio_admissions");
		journal, records, damaged = open_journal("tuokio_admissions");
	end
	if damaged > 0 then -- it could not be set aside
		journal, records = NO_JOURNAL, {};
	end
	return registry.new(journal, records, now);
end

local function open_memory()
	local journal, records, damaged = open_journal("tuokio_served");
	if damaged > 0 then
		fault_found("ids_damaged");
	end
	return replay.new(journal, records, now);
end

local rooms = open_registry();

-- Before the other modules are loaded: they read this table while they load.
local api = module:shared("tuokio_component/api");
api.settings = options;
api.now = now;
api.instance = api.instance or new_id();
api.gated = settings.gated(options.rooms);
function api.room(name)
	return rooms:room(name);
end
function api.admission(name, participant)
	return rooms:admission(name, participant);
end

local function new_check()
	local words, reason = secret.read(module);
	if not words then
		fault_found("secret_" .. reason);
		return function ()
			return nil, 503, "no-secret";
		end;
	end
	local tools = { hmac = hashes.hmac_sha256, equals = hashes.equals, now = now, new_id = new_id };
	api.outgoing = signature.new(signature.TO_SERVICE, words, tools);
	return guard.new({
		signer = signature.new(signature.TO_PROSODY, words, tools), memory = open_memory(), now = now,
	});
end

api.outgoing = nil;
local check = new_check();

-- Loaded by the configuration, not by us: they depend on this module, so it must not depend on them.
local function missing_companions()
	local missing = {};
	for _, name in ipairs(COMPANIONS) do
		if not prosody.hosts[module.host].modules[name] then
			missing[#missing + 1] = name;
		end
	end
	return missing;
end

local function rooms_state()
	local live = { rooms = {} };
	module:fire_event("tuokio-sessions", live);
	local state = {};
	for name, room, admissions in rooms:each() do
		state[name] = {
			kind = room.kind, opens_at = room.opens_at, closes_at = room.closes_at, generation = room.generation,
			admissions = admissions, sessions = array(live.rooms[name] or {}),
		};
	end
	return { instance = api.instance, rooms = state };
end

-- What the other modules say of themselves. A gate on no host at all guards nothing.
local function ask_companions()
	local found = { faults = array() };
	for _, name in ipairs(missing_companions()) do
		found.faults:push("not_loaded_" .. name);
	end
	module:fire_event("tuokio-health", found);
	if not found.muc or not found.muc[1] then
		found.faults:push("no_muc");
	end
	return found;
end

local function health()
	local found = ask_companions();
	local outbox = found.outbox or { pending = 0 };
	local all = array():append(faults):append(found.faults);
	return {
		status = all[1] and "faulty" or "ok";
		faults = all;
		instance = api.instance;
		version = API_VERSION;
		prosody = prosody.version;
		rooms = options.rooms;
		muc = array(found.muc or {});
		outbox = { pending = outbox.pending, oldest = outbox.oldest or json.null };
	};
end

-- One line for each refusal, but a flood of them must not fill the disk.
local may_log = throttle.create(30, 60);
local unlogged = 0;

local function log_refusal(reason)
	if not may_log:poll(1) then
		unlogged = unlogged + 1;
		return;
	end
	module:log("warn", "Refused a request to the interface: %s (%d more since the last line)", reason, unlogged);
	unlogged = 0;
end

local function decode(text)
	local ok, value = pcall(json.decode, text);
	return ok and type(value) == "table" and value or nil;
end

module:depends("http");
module:provides("http", http.new({
	base = BASE_PATH,
	check = check,
	handle = routes.new({
		registry = rooms, gated = api.gated, rooms_state = rooms_state, health = health, decode = decode,
		fire = function (event, data) module:fire_event(event, data); end,
	}),
	encode = json.encode,
	heard = function () module:fire_event("tuokio-service-heard", {}); end,
	refused = log_refusal,
}));

-- When the configuration has been loaded to its end.
module:add_timer(0, function ()
	for _, fault in ipairs(ask_companions().faults) do
		module:log("error", "Not as it should be: %s; what to do is in the README of this module", fault);
	end
end);

-- Names of rooms and people must not outlive them on the disk.
local function tidy()
	if not rooms:tidy() then
		module:log("warn", "The table could not be written anew, outdated lines stay in it; tried again in %d s", TIDY_EVERY);
	end
	return TIDY_EVERY;
end

tidy();
module:add_timer(TIDY_EVERY, tidy);

function module.unload()
	for _, journal in pairs(open_journals) do
		journal:close();
	end
end
