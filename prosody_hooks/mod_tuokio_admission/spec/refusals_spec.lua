local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local refusals = load_library("mod_tuokio_admission/refusals");

local function fake_stanza()
	return {
		error_reply = function (stanza, kind, condition, text)
			local reply = { to = stanza, kind = kind, condition = condition, text = text };
			function reply:tag(name, attr)
				self[name] = attr;
				return self;
			end
			function reply:up()
				return self;
			end
			return reply;
		end;
	};
end

describe("refusals", function ()
	local told, sent, logged, bound, door;

	before_each(function ()
		told, sent, logged = {}, {}, {};
		bound = { allow = true, lost = 0 };
		function bound:allows(room)
			self.asked = room or false;
			return self.allow;
		end
		function bound:dropped()
			return self.lost;
		end
		door = refusals.new {
			st = fake_stanza(), bound = bound;
			token_of = function (session) return session.tuokio_token; end;
			report = function (event) told[#told + 1] = event; end;
			log = function (level, text, ...) logged[#logged + 1] = level .. " " .. text:format(...); end;
			known = function (room) return room == "tuokio-a"; end;
		};
	end);

	local function event(attr, token)
		return {
			stanza = { attr = attr or {} };
			origin = { tuokio_token = token, send = function (stanza) sent[#sent + 1] = stanza; end };
		};
	end

	it("tells the client why, in words and for programs", function ()
		local knock = event();
		assert.is_true(door.refuse(knock, "tuokio-a", "not_admitted"));
		assert.equal("cancel", sent[1].kind);
		assert.equal("not-allowed", sent[1].condition);
		assert.equal("You have not been let in.", sent[1].text);
		assert.same({ xmlns = "tuokio:gate:1", reason = "not_admitted" }, sent[1].refused);
		assert.equal(knock.stanza, sent[1].to);
	end);

	it("has a sentence for every reason", function ()
		door.refuse(event(), "tuokio-a", "something_new");
		assert.is_true(#sent[1].text > 10);
	end);

	it("answers neither an error nor an answer", function ()
		door.refuse(event { type = "error" }, "tuokio-a", "no_token");
		door.refuse(event { type = "result" }, "tuokio-a", "no_token");
		assert.same({}, sent);
	end);

	it("tells the service who, if the token says so", function ()
		door.refuse(event(nil, { participant = "ann" }), "tuokio-a", "no_token");
		assert.same({ type = "refused", room = "tuokio-a", participant = "ann", reason = "no_token" }, told[1]);
	end);

	it("passes no odd name of a room on", function ()
		for _, room in ipairs { ("a"):rep(129), "[x]tuokio-a", "a b", "é" } do
			door.refuse(event(), room, "unknown_room");
			assert.is_nil(table.remove(told).room);
			assert.is_false(bound.asked);
		end
	end);

	it("records no flood, but counts it without a name", function ()
		bound.allow = false;
		door.refuse(event(), "tuokio-a", "no_token");
		assert.same({}, told);
		assert.equal(1, #sent);
		bound.allow, bound.lost = true, 7;
		door.refuse(event(), "tuokio-a", "no_token");
		assert.same({ "warn 7 refusals in a flood were not recorded" }, logged);
	end);
end);
