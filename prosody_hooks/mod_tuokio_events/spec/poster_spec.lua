local here = debug.getinfo(1, "S").source:match("^@(.*/)") or "./";
local poster = dofile(here .. "../poster.lib.lua");
local record = dofile(here .. "../record.lib.lua");
local spoken = dofile(here .. "../spoken.lib.lua");

local function world()
	local self = { timers = {}, destroyed = 0, results = {} };
	self.parts = {
		address = poster.address("http://127.0.0.1:8080");
		timeout = 10;
		encode = function (event) return "body of " .. event; end;
		signer = function ()
			return { headers = function (_, method, path, body)
				return { signed = ("%s %s %s"):format(method, path, body) };
			end };
		end;
		after = function (seconds, callback)
			local timer = { seconds = seconds, callback = callback };
			function timer.stop() timer.stopped = true; end
			self.timers[#self.timers + 1] = timer;
			return timer;
		end;
		http = {
			request = function (url, options, callback)
				self.url, self.options, self.answer = url, options, callback;
				self.request = { conn = {} };
				return self.request;
			end;
			destroy_request = function () self.destroyed = self.destroyed + 1; end;
		};
	};
	function self.ring(seconds)
		for _, timer in ipairs(self.timers) do
			if not timer.stopped and not timer.rang and timer.seconds == seconds then
				timer.rang = true;
				return timer.callback();
			end
		end
		error("no such timer");
	end
	function self.post(event)
		poster.new(self.parts)(event, function (...) self.results[#self.results + 1] = { ... }; end);
	end
	return self;
end

describe("an address", function ()
	local function address(url)
		return poster.address(url);
	end

	it("is the service's door for events", function ()
		assert.same({ url = "http://127.0.0.1:8080/prosody/v1/events", path = "/prosody/v1/events" },
			address("http://127.0.0.1:8080"));
	end);

	it("keeps a path of the service, and drops a slash at its end", function ()
		assert.same({ url = "https://a.example/tuokio/prosody/v1/events", path = "/tuokio/prosody/v1/events" },
			address("https://a.example/tuokio/"));
		assert.equal("/prosody/v1/events", address("https://a.example/").path);
	end);

	it("is none without http, a host, or with a query", function ()
		for _, url in ipairs({ "ftp://a", "a.example", "http://", "http:///x", "http://a?b", "http://a#b" }) do
			assert.is_nil(address(url), url);
		end
		assert.is_nil(address(nil));
	end);
end);

describe("one try", function ()
	it("is a signed POST", function ()
		local w = world();
		w.post("e");
		assert.equal("http://127.0.0.1:8080/prosody/v1/events", w.url);
		assert.equal("POST", w.options.method);
		assert.equal("body of e", w.options.body);
		assert.equal("POST /prosody/v1/events body of e", w.options.headers.signed);
		assert.equal("application/json", w.options.headers["Content-Type"]);
	end);

	it("succeeds with 2xx and nothing else", function ()
		for code, expected in pairs({
			[200] = { true }, [204] = { true }, [299] = { true },
			[0] = { false, "unreachable" }, [199] = { false, "199" }, [301] = { false, "301" },
			[404] = { false, "404" }, [503] = { false, "503" },
		}) do
			local w = world();
			w.post("e");
			w.answer("", code);
			assert.same({}, w.results, "not during the call");
			w.ring(0);
			assert.same({ expected }, w.results);
			assert.is_true(w.timers[1].stopped);
		end
	end);

	it("fails after so many seconds without an answer, and ends the request", function ()
		local w = world();
		w.post("e");
		w.ring(10);
		w.ring(0);
		assert.same({ { false, "timeout" } }, w.results);
		assert.equal(1, w.destroyed);
		w.answer("", 200);
		assert.same({ { false, "timeout" } }, w.results);
	end);

	it("waits for a connection that still opens, else the event could arrive twice", function ()
		local w = world();
		w.post("e");
		w.request.conn = nil;
		w.ring(10);
		assert.same({}, w.results);
		w.answer("timeout", 0);
		w.ring(0);
		assert.same({ { false, "unreachable" } }, w.results);
	end);

	it("does not wait for it for ever", function ()
		local w = world();
		w.post("e");
		w.request.conn = nil;
		for _ = 1, 12 do
			w.ring(10);
		end
		w.ring(0);
		assert.same({ { false, "timeout" } }, w.results);
	end);

	it("copes with a failure known at once", function ()
		local w = world();
		w.parts.http.request = function (_, _, callback)
			callback("invalid-url", 0);
			return nil, "invalid-url";
		end;
		w.post("e");
		w.ring(0);
		assert.same({ { false, "unreachable" } }, w.results);
		assert.equal(1, #w.timers);
	end);

	it("sends nothing without a secret", function ()
		local w = world();
		w.parts.signer = function () end;
		w.post("e");
		w.ring(0);
		assert.same({ { false, "no-secret" } }, w.results);
		assert.is_nil(w.url);
	end);
end);

describe("an event", function ()
	it("says what was reported, by whom, and when", function ()
		local stamp = { id = "i", instance = "n", seq = 7, now = 1700000000.75 };
		local event = record.new({ type = "left", room = "r", session = "s", participant = "p", reason = "kicked" }, stamp);
		assert.same({
			id = "i", instance = "n", seq = 7, time = 1700000000,
			type = "left", room = "r", session = "s", participant = "p", reason = "kicked",
		}, event);
		assert.equal("1700000000", tostring(event.time));
	end);

	it("says nothing else, whatever else was reported", function ()
		local event = record.new({ type = "joined", name = "Aino" }, { id = "i", instance = "n", seq = 1, now = 1 });
		assert.is_nil(event.name);
	end);
end);

describe("a cause", function ()
	it("is named once in five minutes, or again after it was over", function ()
		local time, lines = 0, {};
		local say = spoken.new({ log = function (_, level, format, ...)
			lines[#lines + 1] = level .. " " .. format:format(...);
		end }, function () return time; end);
		say("a", "warn", "%d wait", 1);
		say("a", "warn", "%d wait", 2);
		say("b", "error", "else");
		time = 299;
		say("a", "warn", "%d wait", 3);
		time = 300;
		say("a", "warn", "%d wait", 4);
		say.again("a");
		say("a", "warn", "%d wait", 5);
		assert.same({ "warn 1 wait", "error else", "warn 4 wait", "warn 5 wait" }, lines);
	end);
end);
