local load = dofile("prosody_hooks/tuokio/spec/load.lua");
local record = load("mod_tuokio_events/record");

local STAMP = { id = "e1", instance = "life", seq = 3, now = 12.9 };

local function of(report)
	report.type = "refused";
	return record.new(report, STAMP);
end

describe("an event", function ()
	it("says what was reported, and when in whole seconds", function ()
		assert.same({
			id = "e1", instance = "life", seq = 3, time = 12, type = "refused",
			room = "tuokio-a.b_c", session = "s_1-A", participant = "P-1_a", reason = "no_token",
		}, of({ room = "tuokio-a.b_c", session = "s_1-A", participant = "P-1_a", reason = "no_token" }));
	end);

	it("takes names as long as they may be, and no longer", function ()
		assert.equal(("a"):rep(128), of({ room = ("a"):rep(128) }).room);
		assert.is_nil(of({ room = ("a"):rep(129) }).room);
		assert.equal(("a"):rep(64), of({ participant = ("a"):rep(64) }).participant);
		assert.is_nil(of({ participant = ("a"):rep(65) }).participant);
		assert.is_nil(of({ session = ("a"):rep(65) }).session);
		assert.is_nil(of({ reason = ("a"):rep(33) }).reason);
	end);

	it("leaves out what a stranger has made up", function ()
		for _, odd in ipairs({ "", "tuokio-\n", "Tuokio-a", "tuokio-a b", "-a", "tuokio-\195\164", "a\0" }) do
			assert.is_nil(of({ room = odd }).room);
		end
		for _, odd in ipairs({ "", "a b", "a\n", "-a", "a.b" }) do
			assert.is_nil(of({ participant = odd }).participant);
		end
		assert.is_nil(of({ room = 7 }).room);
		assert.is_nil(of({ reason = "No" }).reason);
		assert.equal("p2p", of({ reason = "p2p" }).reason);
	end);
end);
