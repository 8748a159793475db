local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local fakes = dofile("prosody_hooks/mod_tuokio_admission/spec/fakes.lua");
local gate = load_library("mod_tuokio_admission/gate");
local decision = load_library("mod_tuokio_admission/decision");
local places = load_library("mod_tuokio_admission/places");
local presence = load_library("mod_tuokio_admission/presence");
local sessions = load_library("mod_tuokio_admission/sessions");

local ROOM = { opens_at = 0, closes_at = 1000 };
local ADMISSION = { role = "participant", since = 0, ["until"] = 1000 };

-- Only what no client can bring about on a real Prosody: the rest is in tests/prosody.
describe("gate", function ()
	local told, refused, granted, out, may_grant, registry, online, door, restricted;

	before_each(function ()
		told, refused, granted, out, may_grant, online = {}, {}, {}, {}, true, {};
		registry, restricted = sessions.new(), true;
		local count = 0;
		local function report(event)
			told[#told + 1] = event.type .. (event.reason and " " .. event.reason or "");
		end
		local api = {
			settings = { domain = "example", focus = "focus@auth.example" };
			gated = function (name) return name:find("^tuokio") ~= nil; end;
			room = function () return ROOM; end;
			admission = function () return ADMISSION; end;
			now = function () return 100; end;
		};
		door = gate.new {
			api = api, registry = registry, jid = fakes.jid, sessions = online, decide = decision, report = report;
			places = places.new(api, fakes.jid.split);
			token_of = fakes.token_of;
			is_restricted = function () return restricted; end;
			presence = presence.new {
				registry = registry, report = report;
				new_id = function ()
					count = count + 1;
					return "s" .. count;
				end;
			};
			affiliations = {
				grant = function (_, jid, role)
					granted[#granted + 1] = jid .. " " .. role;
					return may_grant;
				end;
				revoke = function () end;
			};
			refusals = { refuse = function (_, name, reason)
				refused[#refused + 1] = (name == "tuokio-a" and "" or tostring(name) .. " ") .. reason;
				return true;
			end };
			evictions = { put_out = function (entry, reason) out[#out + 1] = entry.id .. " " .. reason; end };
		};
	end);

	local function knock(room, changes)
		local jid = changes and changes.jid or "x@example/1";
		local token = {
			participant = "ann", room = "tuokio-a", sub = "example", jti = "j1", iat = 50, exp = 200,
		};
		for key, value in pairs(changes or {}) do
			token[key] = value;
		end
		return {
			room = room, is_first_session = true;
			stanza = { attr = { from = jid, to = room.jid .. "/anna" } };
			origin = { type = "c2s", tuokio_token = token };
			occupant = fakes.occupant(jid, room.jid .. "/anna");
		};
	end

	local function come_in(room, changes)
		local event = knock(room, changes);
		assert.is_nil(door.pre_join_early(event));
		assert.is_nil(door.pre_join(event));
		assert.is_nil(door.pre_join_last(event));
		door.joined(event);
		return event;
	end

	it("lets one JID in for one person only", function ()
		local room = fakes.room("tuokio-a");
		come_in(room);
		door.pre_join(knock(room, { jid = "x@example/2", participant = "bob", jti = "j2" }));
		assert.same({ "name_in_use" }, refused);
		come_in(room, { jid = "x@example/3", jti = "j3" });
		assert.same({ "s1 replaced" }, out);
	end);

	it("refuses whom Prosody takes for somebody else", function ()
		may_grant = false;
		local event = knock(fakes.room("tuokio-a"));
		assert.is_true(door.pre_join(event));
		assert.same({ "not_admitted" }, refused);
		assert.is_nil(event.occupant.tuokio_pass);
	end);

	it("sets the role again when all others have had their say", function ()
		local event = knock(fakes.room("tuokio-a"));
		door.pre_join(event);
		event.occupant.role = "moderator";
		door.pre_join_last(event);
		assert.equal("participant", event.occupant.role);
		assert.same({ "x@example/1 participant", "x@example/1 participant" }, granted);
	end);

	it("throws out who is in a room without having come through the door", function ()
		local room = fakes.room("tuokio-a", { anna = "x@example/1", ghost = "y@example/1", focus = "focus@auth.example/2" });
		online["x@example/1"], online["focus@auth.example/2"] = {}, {};
		door.joined(knock(room));
		table.sort(room.kicked);
		assert.same({ room.jid .. "/anna", room.jid .. "/ghost" }, room.kicked);
		assert.same({}, told);
	end);

	it("leaves alone who came through the door, and rooms that are not ours", function ()
		local room = fakes.room("tuokio-a", { anna = "x@example/1" });
		online["x@example/1"] = {};
		come_in(room);
		door.sweep(room);
		assert.same({}, room.kicked);
		local choir = fakes.room("choir", { anna = "z@example/1" });
		door.sweep(choir);
		assert.same({}, choir.kicked);
	end);

	it("counts nobody as live whose leave another module has put off", function ()
		local room = fakes.room("tuokio-a");
		local event = come_in(room);
		door.pre_leave(event);
		event.origin.destroyed = true; -- the connection ends before the leave is carried out
		local again = come_in(room);
		door.left { room = room, occupant = event.occupant };
		assert.same({ "joined", "left", "joined" }, told);
		door.left { room = room, occupant = again.occupant };
		assert.same({ "joined", "left", "joined", "unavailable" }, told);
	end);

	it("ends everybody with the room, once, whose leave another module has forgotten", function ()
		local room = fakes.room("tuokio-a");
		local event = come_in(room);
		come_in(room, { jid = "y@example/1", participant = "bob", jti = "j2" });
		registry:add { id = "elsewhere", jid = "z@example/1", host = "other.example", room = "tuokio-a" };
		door.pre_leave(event);
		door.destroyed { room = room };
		door.left { room = room, occupant = event.occupant };
		table.sort(told);
		assert.same({ "joined", "joined", "left", "left room_destroyed", "room_destroyed" }, told);
		assert.equal(1, #registry:all());
	end);

	it("turns away from other rooms whoever has a pass for one of ours", function ()
		local choir = fakes.room("choir");
		assert.is_true(door.pre_create(knock(choir)));
		assert.is_true(door.pre_join_early(knock(choir)));
		assert.same({ "other_room", "other_room" }, refused);
		assert.is_nil(door.pre_join(knock(choir)));
		assert.is_nil(door.pre_join_early(knock(choir, { room = "choir" })));
		local event = knock(choir);
		event.origin.tuokio_token = nil;
		assert.is_nil(door.pre_create(event));
	end);

	it("lets the admitted make the room where the host lets everybody", function ()
		assert.is_true(door.pre_create(knock(fakes.room("tuokio-a"))));
		restricted = false;
		assert.is_nil(door.pre_create(knock(fakes.room("tuokio-a"))));
		assert.is_true(door.pre_create(knock(fakes.room("tuokio-a"), { iat = -1 })));
		assert.same({ "no_conference", "stale_token" }, refused);
	end);

	describe("asked for a name under which somebody sits", function ()
		local room, event, seated;

		before_each(function ()
			room, seated = fakes.room("tuokio-a", { anna = "x@example/1" }), 0;
			come_in(room);
			room.handle_normal_presence = function () seated = seated + 1; end;
			event = knock(room, { jid = "x@example/2", jti = "j2" });
			event.is_first_session, event.occupant = false, room.occupants[room.jid .. "/anna"];
		end);

		local function empty()
			room.occupants[room.jid .. "/anna"] = nil;
		end

		it("puts out the ghost of whoever comes, and lets Prosody look again", function ()
			assert.is_nil(door.pre_join_early(event));
			empty();
			assert.is_true(door.pre_join(event));
			assert.same({ "s1 replaced" }, out);
			assert.same({}, refused);
			assert.equal(1, seated);
		end);

		it("refuses if the seat cannot be freed, or the room goes with it", function ()
			assert.is_true(door.pre_join(event));
			empty();
			door.pre_join(event);
			assert.equal(1, seated);
			room.destroying = true;
			door.pre_join(event);
			assert.same({ "name_in_use", "room_closed" }, refused);
			assert.equal(1, seated);
		end);

		it("puts out nobody if somebody else sits there too", function ()
			event.occupant.each_session = function () return next, { ["x@example/1"] = true, ["y@example/1"] = true }; end;
			assert.is_true(door.pre_join_early(event));
			assert.is_true(door.pre_join(event));
			assert.same({ "name_in_use", "name_in_use" }, refused);
			assert.same({}, out);
		end);
	end);

	it("lets in nobody into a room that is being taken down", function ()
		local room = fakes.room("tuokio-a");
		room.destroying = true;
		door.pre_join(knock(room));
		assert.same({ "room_closed" }, refused);
	end);
end);
