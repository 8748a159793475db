local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local presence = load_library("mod_tuokio_admission/presence");
local sessions = load_library("mod_tuokio_admission/sessions");

describe("presence", function ()
	local told, people, registry;

	before_each(function ()
		told = {};
		registry = sessions.new();
		local count = 0;
		people = presence.new {
			registry = registry;
			report = function (event) told[#told + 1] = event; end;
			new_id = function ()
				count = count + 1;
				return "s" .. count;
			end;
		};
	end);

	local function ann()
		return people.began { jid = "x@host/r", room = "a", participant = "ann" };
	end

	it("tells of a join and of exactly one end", function ()
		local entry = ann();
		people.ending(entry, "left");
		people.ended(entry);
		people.ended(entry);
		assert.same({
			{ type = "joined", room = "a", session = "s1", participant = "ann" },
			{ type = "left", room = "a", session = "s1", participant = "ann" },
		}, told);
		assert.same({}, registry:all());
	end);

	it("keeps the first word about how it ends", function ()
		local entry = ann();
		people.ending(entry, "evicted", "removed");
		people.ending(entry, "unavailable");
		people.ended(entry);
		assert.equal("evicted", told[2].type);
		assert.equal("removed", told[2].reason);
	end);

	it("calls an end of which nothing was said a lost line", function ()
		people.ended(ann());
		assert.equal("unavailable", told[2].type);
	end);

	it("ends what was unfinished before the same JID begins anew", function ()
		local first = ann();
		people.ending(first, "left");
		local second = ann();
		assert.same({ "joined s1", "left s1", "joined s2" }, {
			told[1].type .. " " .. told[1].session,
			told[2].type .. " " .. told[2].session,
			told[3].type .. " " .. told[3].session,
		});
		people.ended(first);
		assert.equal(3, #told);
		assert.equal(second, registry:by_jid("x@host/r"));
	end);
end);
