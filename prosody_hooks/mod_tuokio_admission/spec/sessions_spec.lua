local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local sessions = load_library("mod_tuokio_admission/sessions");

local function entry(id, room, participant)
	return { id = id, jid = id .. "@host/r", room = room, participant = participant };
end

local function ids(list)
	local found = {};
	for _, item in ipairs(list) do
		found[#found + 1] = item.id;
	end
	table.sort(found);
	return found;
end

describe("sessions", function ()
	local registry, a1, a2, b;

	before_each(function ()
		a1, a2, b = entry("1", "a", "ann"), entry("2", "a", "bob"), entry("3", "b", "ann");
		registry = sessions.new { a1, a2, b };
	end);

	it("finds by id, JID, room and participant", function ()
		assert.equal(a1, registry:by_id("1"));
		assert.equal(b, registry:by_jid("3@host/r"));
		assert.same({ "1", "2" }, ids(registry:of("a")));
		assert.same({ "1" }, ids(registry:of("a", "ann")));
		assert.same({}, registry:of("c"));
		assert.same({ "1", "2", "3" }, ids(registry:all()));
	end);

	it("does not count who is on the way out as live", function ()
		a1.ending = { type = "left" };
		assert.same({ "2" }, ids(registry:live("a")));
		assert.same({ "1", "2" }, ids(registry:of("a")));
	end);

	it("forgets", function ()
		registry:remove(a1);
		registry:remove(a2);
		assert.is_nil(registry:by_id("1"));
		assert.is_nil(registry:by_jid("1@host/r"));
		assert.same({}, registry:of("a"));
		assert.is_nil(registry.rooms.a);
	end);

	it("keeps the newer session of a JID when the older one goes", function ()
		local again = entry("4", "a", "ann");
		again.jid = a1.jid;
		registry:add(again);
		registry:remove(a1);
		assert.equal(again, registry:by_jid(a1.jid));
	end);
end);
