local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local fakes = dofile("prosody_hooks/mod_tuokio_admission/spec/fakes.lua");
local annexes = load_library("mod_tuokio_admission/annexes");
local places = load_library("mod_tuokio_admission/places");

describe("annexes", function ()
	local refused, inside, rooms, doors;

	before_each(function ()
		refused, inside, rooms = {}, {}, {};
		local api = {
			settings = { domain = "h", focus = "focus@auth.example" };
			gated = function (name) return name:find("^tuokio") ~= nil; end;
			room_of = function (jid) return inside[jid]; end;
		};
		doors = annexes.new {
			api = api, jid = fakes.jid, places = places.new(api, fakes.jid.split);
			refusals = { refuse = function (_, name, reason)
				refused[#refused + 1] = name .. " " .. reason;
				return true;
			end };
			token_of = fakes.token_of;
			live_rooms = function () return rooms; end;
		};
	end);

	local function knock(room, from, token)
		return {
			room = fakes.room(room), stanza = { attr = { from = from or "x@h/1" } };
			origin = { type = "c2s", tuokio_token = token };
		};
	end

	it("shut the rooms of the bridges to whoever signs in with a token or with nothing", function ()
		assert.is_true(doors.internal_join(knock("jvbbrewery", "x@h/1", { room = "tuokio-a" })));
		assert.is_true(doors.internal_join(knock("jvbbrewery", "x@h/1", { room = "choir" })));
		assert.is_true(doors.internal_join(knock("jvbbrewery", "x@guest.h/1")));
		assert.same({
			"tuokio-a side_door_internal", "jvbbrewery side_door_internal", "jvbbrewery side_door_internal",
		}, refused);
	end);

	it("leave the rooms of the bridges open to the accounts of servers", function ()
		for _, jid in ipairs { "jvb@auth.h/1", "focus@auth.h/1", "jibri@recorder.h/1", "jigasi@hidden.h/1" } do
			assert.is_nil(doors.internal_join(knock("jvbbrewery", jid)));
		end
	end);

	it("shut the lobby of a room of ours, not of others", function ()
		assert.is_true(doors.lobby_join(knock("tuokio-a")));
		assert.is_nil(doors.lobby_join(knock("choir")));
		assert.is_nil(doors.lobby_join(knock("tuokio-a", "focus@auth.example/1")));
		assert.same({ "tuokio-a side_door_lobby" }, refused);
		assert.is_true(doors.lobby_made { room = fakes.room("tuokio-a") });
		assert.is_nil(doors.lobby_made { room = fakes.room("choir") });
	end);

	it("know a breakout room by who comes", function ()
		assert.is_nil(doors.breakout_join(knock("b1")));
		assert.is_nil(doors.breakout_join(knock("b1", nil, { room = "choir" })));
		assert.is_true(doors.breakout_join(knock("b1", nil, { room = "tuokio-a" })));
		inside["x@h/1"] = "tuokio-b";
		assert.is_true(doors.breakout_join(knock("b1")));
		assert.is_true(doors.breakout_join(knock("tuokio-c", "y@h/1")));
		assert.same({
			"tuokio-a side_door_breakout", "tuokio-b side_door_breakout", "tuokio-c side_door_breakout",
		}, refused);
	end);

	it("know a breakout room by the meeting room that lists it", function ()
		local main, choir = fakes.room("tuokio-a"), fakes.room("choir");
		main._data.breakout_rooms = { ["b1@muc.example"] = "one" };
		choir._data.breakout_rooms = { ["b2@muc.example"] = "two" };
		rooms = { main, choir };
		assert.is_true(doors.breakout_join(knock("b1", "focus@auth.example/1")));
		assert.is_nil(doors.breakout_join(knock("b2")));
	end);
end);
