local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local guard = load_library("mod_tuokio_component/guard");

describe("guard", function ()
	local remembered, clock, answer;

	local signer = { matches = function (_, given) return given == "good"; end };
	local memory = {
		remember = function (_, id)
			remembered[#remembered + 1] = id;
			return answer;
		end;
	};
	local check = guard.new({ signer = signer, memory = memory, now = function () return clock; end });

	local function request(change)
		local made = {
			method = "GET", path = "/", body = "", time = "1000", id = "0123456789abcdef", signature = "good",
		};
		for name, value in pairs(change or {}) do
			made[name] = value;
		end
		return made;
	end

	before_each(function ()
		remembered, clock, answer = {}, 1000, true;
	end);

	it("lets a good request pass and remembers its id", function ()
		assert.is_true(check(request()));
		assert.same({ "0123456789abcdef" }, remembered);
	end);

	for what, case in pairs({
		["a long body"] = { { body = ("x"):rep(16385) }, 413, "size" },
		["a wrong signature"] = { { signature = "bad" }, 401, "signature" },
		["a wrong signature at an old time"] = { { signature = "bad", time = "1" }, 401, "signature" },
		["an old time"] = { { time = "939" }, 401, "time" },
		["a future time"] = { { time = "1061" }, 401, "time" },
		["a time in words"] = { { time = "now" }, 401, "time" },
		["a time with an exponent"] = { { time = "1e3" }, 401, "time" },
		["a very long time"] = { { time = ("0"):rep(12) .. "1000" }, 401, "time" },
		["an empty id"] = { { id = "" }, 401, "id" },
		["a long id"] = { { id = ("a"):rep(129) }, 401, "id" },
		["an id with a space"] = { { id = "a b" }, 401, "id" },
		["an id with a control character"] = { { id = "a\127" }, 401, "id" },
		["an id that is no ASCII"] = { { id = "ä" }, 401, "id" },
	}) do
		it("refuses " .. what .. " and uses no id up", function ()
			local ok, status, reason = check(request(case[1]));
			assert.is_nil(ok);
			assert.equal(case[2], status);
			assert.equal(case[3], reason);
			assert.same({}, remembered);
		end);
	end

	it("takes the largest body and the edges of time", function ()
		assert.is_true(check(request({ body = ("x"):rep(16384) })));
		assert.is_true(check(request({ time = "940" })));
		assert.is_true(check(request({ time = "1060" })));
	end);

	it("takes any visible id", function ()
		for _, id in ipairs({ "a", "!", "~", "{1.2:3/4}", ("x"):rep(128) }) do
			assert.is_true(check(request({ id = id })));
		end
	end);

	it("refuses what was served before", function ()
		answer = false;
		assert.equal("replayed", (select(3, check(request()))));
	end);

	it("lets nobody in when the id cannot be written down", function ()
		answer = nil;
		local _, status, reason = check(request({ method = "PUT" }));
		assert.equal(503, status);
		assert.equal("storage", reason);
	end);

	it("still puts people out then", function ()
		answer = nil;
		assert.is_true(check(request({ method = "DELETE" })));
		assert.is_true(check(request({ method = "GET" })));
	end);
end);
