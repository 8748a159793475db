-- Tells the service who joined and who left: each event is on disk before anybody goes on, is sent
-- signed and in order, and again until the service has confirmed it. See README.md.

local http = require "net.http";
local json = require "util.json";
local new_id = require "util.id".long;

module:depends("tuokio_component");

local outbox = module:require "outbox";
local poster = module:require "poster";
local record = module:require "record";
local sender = module:require "sender";
local spoken = module:require "spoken";
local store = module:require "tuokio/store";

local api = module:shared("tuokio_component/api");
-- Survives a reload of this module, so that the numbers of one start of Prosody go on.
local count = module:shared("count");

local FILE = "tuokio_outbox";

-- Prosody sends what it has to say only after all handlers of an event have returned. Whoever joins
-- must not wait for the request to the service that tells of it: on disk is enough for now.
local A_MOMENT = 0.02; -- seconds

local say = spoken.new(module, api.now);

-- Without a file we still send what happens; only a sudden end would lose it. /health tells.
local IN_MEMORY = {
	lines = 0;
	append = function () return nil, "no file"; end;
	rewrite = function () return nil, "no file"; end;
	close = function () end;
};

local function open_journal()
	local journal, records, damaged = store.open(module, FILE);
	if not journal then
		module:log("error", "The outbox cannot be opened: %s", records);
		return IN_MEMORY, {};
	end
	if damaged == 0 then
		return journal, records;
	end
	module:log("error", "%d lines of the outbox cannot be read; the file is set aside", damaged);
	journal:close();
	local ok, err = store.set_aside(module, FILE);
	if not ok then
		module:log("error", "The damaged outbox cannot be set aside: %s", err);
	end
	local fresh = store.open(module, FILE);
	if not fresh or not fresh:rewrite(records) then
		module:log("error", "The outbox cannot be written anew");
		return IN_MEMORY, records;
	end
	return fresh, records;
end

local journal, records = open_journal();
local box = outbox.new(journal, records);

local function start_sending()
	local address = poster.address(api.settings.service_url);
	if not address then
		-- mod_tuokio_component says so, in the log and to /health.
		return nil;
	end
	local function after(seconds, callback)
		return module:add_timer(seconds, callback);
	end
	return sender.new(box, {
		post = poster.new({
			address = address;
			signer = function () return api.outgoing; end;
			timeout = math.max(1, module:get_option_number("tuokio_service_timeout", 10));
			http = http;
			encode = json.encode;
			after = after;
		});
		after = after;
		now = api.now;
		random = math.random;
		taken = function (err)
			if err then
				say("disk", "error", "The outbox cannot be written: %s", err);
			end
			say.again("sending");
		end;
		failed = function (reason)
			say("sending", "warn", "The service does not take events (%s); %d wait", reason, box.pending);
		end;
	});
end

local sending = start_sending();
local waking = false;

local function wake_soon()
	if not sending or waking then
		return;
	end
	waking = true;
	module:add_timer(A_MOMENT, function ()
		waking = false;
		sending:wake();
	end);
end

local function add(report)
	local event = record.new(report, {
		id = new_id(); instance = api.instance; seq = count.seq + 1; now = api.now();
	});
	local ok, err = box:add(event);
	if err == "full" then
		say("full", "error", "%d events wait; refusals are not kept any more", box.pending);
		return;
	end
	count.seq = count.seq + 1;
	if not ok then
		say("disk", "error", "The outbox cannot be written: %s", err);
	end
	wake_soon();
end

if count.instance ~= api.instance then
	count.instance, count.seq = api.instance, 0;
	add({ type = "started" });
else
	wake_soon();
end

module:hook("tuokio-report", function (report)
	add(report);
	-- Nothing returned: others may listen too.
end);

module:hook("tuokio-service-heard", function ()
	if sending then
		sending:hurry();
	end
end);

module:hook("tuokio-health", function (health)
	local oldest = box:oldest();
	health.outbox = { pending = box.pending, oldest = oldest and oldest.time };
	if box.faulty then
		health.faults[#health.faults + 1] = "outbox_write";
	end
end);

function module.unload()
	if sending then
		sending:stop();
	end
	journal:close();
end
