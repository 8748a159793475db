local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local fields = load_library("mod_tuokio_component/fields");

local function room_body(change)
	local body = { kind = "meeting", opens_at = 10, closes_at = 20, generation = 0 };
	for name, value in pairs(change or {}) do
		body[name] = value;
	end
	return body;
end

describe("names", function ()
	it("of rooms", function ()
		assert.is_true(fields.room("tuokio-0a.b_c"));
		assert.is_true(fields.room(("a"):rep(128)));
		for _, wrong in ipairs({ "", "-a", "Tuokio-a", "a b", "a%41", "a@b", "a/b", "ä", ("a"):rep(129) }) do
			assert.is_false(fields.room(wrong), wrong);
		end
	end);

	it("of participants", function ()
		assert.is_true(fields.participant("Ab_9-"));
		assert.is_true(fields.participant(("a"):rep(64)));
		for _, wrong in ipairs({ "", "-a", "_a", "a.b", "a b", "ä", ("a"):rep(65) }) do
			assert.is_false(fields.participant(wrong), wrong);
		end
	end);
end);

describe("bodies", function ()
	it("of rooms", function ()
		assert.same(room_body(), fields.check(room_body(), fields.ROOM));
	end);

	it("of admissions", function ()
		local body = { role = "moderator", since = 1, ["until"] = 2, generation = 3 };
		assert.same(body, fields.check(body, fields.ADMISSION));
	end);

	it("name all fields at fault, in order", function ()
		local values, names = fields.check({ kind = "party", opens_at = "1", extra = true }, fields.ROOM);
		assert.is_nil(values);
		assert.same({ "closes_at", "extra", "generation", "kind", "opens_at" }, names);
	end);

	for what, value in pairs({
		["a fraction"] = 1.5, ["a negative number"] = -1, ["text"] = "7", ["a truth value"] = true,
		["a list"] = {}, ["infinity"] = math.huge, ["no number"] = 0 / 0, ["2^53"] = 2 ^ 53,
	}) do
		it("take no number that is " .. what, function ()
			local _, names = fields.check(room_body({ generation = value }), fields.ROOM);
			assert.same({ "generation" }, names);
		end);
	end

	it("take the largest exact number", function ()
		assert.equal(2 ^ 53 - 1, fields.check(room_body({ generation = 2 ^ 53 - 1 }), fields.ROOM).generation);
	end);

	it("round times so that their first and last second count", function ()
		assert.same(room_body({ opens_at = 10, closes_at = 11 }),
			fields.check(room_body({ opens_at = 10.9, closes_at = 10.95 }), fields.ROOM));
		assert.same({ role = "moderator", since = 1, ["until"] = 3, generation = 3 },
			fields.check({ role = "moderator", since = 1.9, ["until"] = 2.1, generation = 3.0 }, fields.ADMISSION));
	end);

	for what, value in pairs({
		["a negative number"] = -0.5, ["text"] = "7", ["infinity"] = math.huge, ["no number"] = 0 / 0, ["2^53"] = 2 ^ 53,
	}) do
		it("take no time that is " .. what, function ()
			for _, name in ipairs({ "opens_at", "closes_at" }) do
				local _, names = fields.check(room_body({ [name] = value }), fields.ROOM);
				assert.same({ name }, names);
			end
		end);
	end

	it("close after they open", function ()
		local _, names = fields.check(room_body({ closes_at = 10 }), fields.ROOM);
		assert.same({ "closes_at" }, names);
	end);

	it("survive keys that are not names", function ()
		local body = room_body();
		body[1] = "x";
		local _, names = fields.check(body, fields.ROOM);
		assert.same({ "1" }, names);
	end);
end);

describe("queries", function ()
	it("may be missing", function ()
		assert.same({}, fields.query(nil, fields.REASON));
	end);

	it("say a reason and a generation", function ()
		assert.same({ reason = "sent_back", generation = 7 }, fields.query("reason=sent_back&generation=7", fields.REASON));
	end);

	for text, word in pairs({
		["Sent-Back"] = "sent_back", ["sent%20back"] = "sent_back", ["sent+back"] = "sent_back",
		["s%65nt%5Fback"] = "sent_back", ["P2P"] = "p2p", [("a"):rep(32)] = ("a"):rep(32),
		[""] = "removed", ["%3Cb%3E"] = "removed", ["<b>"] = "removed", ["a.1"] = "removed", ["%"] = "removed",
		["%zz"] = "removed", ["%00"] = "removed", ["a=b"] = "removed", [("a"):rep(33)] = "removed",
	}) do
		it("understand the reason '" .. text .. "'", function ()
			assert.same({ reason = word }, fields.query("reason=" .. text, fields.REASON));
		end);
	end

	it("take any reason, also none and two", function ()
		assert.same({ reason = "removed" }, fields.query("reason", fields.REASON));
		assert.same({ reason = "removed", generation = 7 }, fields.query("reason=a&generation=7&reason=b", fields.REASON));
	end);

	for query, names in pairs({
		["generation=-1"] = { "generation" }, ["generation=1e3"] = { "generation" }, ["x=1"] = { "x" },
		["generation"] = { "generation" }, ["generation=1&generation=1"] = { "generation" }, ["=1"] = { "" },
	}) do
		it("refuse " .. query, function ()
			local values, wrong = fields.query(query, fields.REASON);
			assert.is_nil(values);
			assert.same(names, wrong);
		end);
	end
end);
