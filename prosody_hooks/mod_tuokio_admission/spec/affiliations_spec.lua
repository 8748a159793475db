local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local fakes = dofile("prosody_hooks/mod_tuokio_admission/spec/fakes.lua");
local affiliations = load_library("mod_tuokio_admission/affiliations");
local sessions = load_library("mod_tuokio_admission/sessions");

local FOCUS = "focus@auth.example";

describe("affiliations", function ()
	local noted, registry, kind, who, room;

	before_each(function ()
		noted, registry, kind = {}, sessions.new(), "ours";
		registry:add { id = "1", jid = "x@h/1", room = "a", participant = "ann", role = "participant" };
		registry:add { id = "2", jid = "y@h/1", room = "a", participant = "bob", role = "moderator" };
		room = fakes.room("a", { ann = "x@h/1", bob = "y@h/1", stranger = "z@h/1" });
		who = affiliations.new {
			registry = registry, jid = fakes.jid, sessions = {};
			places = {
				kind = function () return kind; end;
				is_focus = function (_, jid) return fakes.jid.bare(jid) == FOCUS; end;
			};
			refusals = { note = function (_, _, reason) noted[#noted + 1] = reason; end };
		};
	end);

	local function may(jid, affiliation, actor)
		local event = { room = room, jid = jid, affiliation = affiliation, actor = actor };
		who.pre_set(event);
		return event.allowed ~= false;
	end

	it("lets be what the admission says, and nothing else", function ()
		assert.is_true(may("x@h", "member"));
		assert.is_true(may("y@h", "owner"));
		assert.is_true(may(FOCUS, "owner"));
		for _, affiliation in ipairs { "owner", "admin", "none", "outcast" } do
			assert.is_false(may("x@h", affiliation));
		end
		assert.is_false(may("y@h", "member"));
		assert.is_false(may("w@h", "member"));
		assert.is_false(may(FOCUS, "outcast"));
	end);

	it("lets go of who is not inside", function ()
		assert.is_true(may("w@h", "none"));
		assert.is_false(may("z@h", "owner"));
	end);

	it("notes what somebody tried, not what a module does at every join", function ()
		may("x@h", "owner", "y@h/1");
		may("x@h", "owner", nil);
		assert.same({ "side_door_affiliation" }, noted);
	end);

	it("keeps out of rooms that are not ours", function ()
		kind = nil;
		assert.is_true(may("x@h", "owner"));
	end);

	local function may_be(jid, role)
		local event = { room = room, occupant = { bare_jid = jid }, role = role, actor = "y@h/1" };
		who.pre_set_role(event);
		return event.allowed ~= false;
	end

	it("makes a moderator of moderators only, and lets nobody touch focus", function ()
		assert.is_false(may_be("x@h", "moderator"));
		assert.is_true(may_be("y@h", "moderator"));
		assert.is_true(may_be("x@h", nil));
		assert.is_false(may_be(FOCUS, nil));
		assert.same({ "side_door_role", "side_door_role" }, noted);
	end);

	it("takes away what it gave, unless a newer session has the same JID", function ()
		local ann = registry:by_id("1");
		assert.is_true(who.grant(room, "x@h/1", "participant"));
		registry:add { id = "3", jid = "x@h/2", room = "a", participant = "ann", role = "participant" };
		who.revoke(room, ann);
		assert.equal("member", room._affiliations["x@h"]);
		registry:remove(registry:by_id("3"));
		who.revoke(room, ann);
		assert.is_nil(room._affiliations["x@h"]);
	end);

	it("says so when Prosody sees something else in a JID, as in its administrators", function ()
		room.forced = "owner";
		assert.is_false(who.grant(room, "x@h/1", "participant"));
		assert.is_true(who.grant(room, "x@h/1", "moderator"));
	end);
end);
