local here = debug.getinfo(1, "S").source:match("^@(.*/)") or "./";
local parties = dofile(here .. "../parties.lib.lua");

local FOCUS = "focus@auth.x";
local ROOM = "tuokio-a@conference.x";

local function split(jid)
	local node, rest = jid:match("^([^@/]+)@(.*)$");
	rest = rest or jid;
	local host, resource = rest:match("^([^/]+)/(.+)$");
	return node, host or rest, resource;
end

local function bare(jid)
	return (jid:gsub("/.*$", ""));
end

local OCCUPANTS = { [ROOM .. "/focus"] = FOCUS, [ROOM .. "/aino"] = "u1@x", ["open@conference.x/focus"] = FOCUS };
local INSIDE = { ["u1@x/r1"] = "tuokio-a", ["u2@x/r2"] = "tuokio-b" };

local function new(mode, more)
	local api = {
		settings = { focus = FOCUS };
		gated = function (room)
			return type(room) == "string" and (mode == "all" or room:lower():find("^tuokio%-") ~= nil);
		end;
		room_of = function (jid) return INSIDE[jid]; end;
		token_of = function (session) return session.token; end;
	};
	for name, value in pairs(more or {}) do
		api[name] = value or nil;
	end
	return parties.new({
		api = api, split = split, bare = bare;
		is_muc = function (host) return host == "conference.x"; end;
		real_jid = function (jid) return OCCUPANTS[jid]; end;
		sessions_of = function (jid)
			return jid == "u1@x" and { "u1@x/r0", "u1@x/r1" } or {};
		end;
	});
end

local function event(from, to, token)
	return {
		origin = { type = "c2s", full_jid = from, token = token };
		stanza = { attr = { from = from, to = to } };
	};
end

local function from_host(from, to)
	return { origin = { type = "local" }, stanza = { attr = { from = from, to = to } } };
end

describe("a stanza concerns the room", function ()
	local who = new("prefix");

	it("that its sender is in", function ()
		assert.equal("tuokio-a", who:room(event("u1@x/r1", "polls.x")));
	end);

	it("that its sender has a token for", function ()
		assert.equal("tuokio-c", who:room(event("u9@x/r", "polls.x", { room = "Tuokio-C" })));
		assert.is_nil(who:room(event("u9@x/r", "polls.x", { room = "open" })));
	end);

	it("that it is sent to", function ()
		assert.equal("tuokio-a", who:room(event("u9@x/r", ROOM .. "/focus")));
		assert.equal("tuokio-a", who:room(event("u9@x/r", "Tuokio-A@conference.x/x")));
	end);

	it("that passes it on", function ()
		assert.equal("tuokio-a", who:room(from_host(ROOM .. "/aino", "u2@x/r2")));
	end);

	it("that it names", function ()
		assert.equal("tuokio-a", who:room(event(FOCUS .. "/f", "jibri@internal.x/j"), ROOM));
		assert.is_nil(who:room(event(FOCUS .. "/f", "jibri@internal.x/j"), "open@conference.x"));
	end);

	it("nowhere else", function ()
		assert.is_nil(who:room(event("u9@x/r", "polls.x")));
		assert.is_nil(who:room(event("u9@x/r", nil)));
		assert.is_nil(who:room(event("u9@x/r", "open@conference.x/focus")));
		assert.is_nil(who:room(event("u9@x/r", "tuokio-a@elsewhere.x")));
		assert.is_nil(who:room(event("u9@x/r", "conference.x")));
	end);

	it("even if it cannot be told, where every room is guarded", function ()
		local all = new("all");
		assert.equal("", all:room(event("u9@x/r", "polls.x")));
		assert.equal("open", all:room(event("u9@x/r", "open@conference.x")));
		assert.equal("tuokio-a", all:room(event("u1@x/r1", "polls.x")));
	end);

	it("without the module that knows who is inside, by its addresses", function ()
		local alone = new("prefix", { room_of = false, token_of = false });
		assert.equal("tuokio-a", alone:room(event("u1@x/r1", ROOM .. "/aino")));
		assert.is_nil(alone:room(event("u1@x/r1", "polls.x")));
	end);
end);

describe("a receiver is in the room", function ()
	local who = new("prefix");

	it("by the full real address", function ()
		assert.equal("tuokio-b", who:receiver_room({ attr = { to = "u2@x/r2" } }));
		assert.is_nil(who:receiver_room({ attr = { to = "u2@x/else" } }));
	end);

	it("by the bare one, with any session", function ()
		assert.equal("tuokio-a", who:receiver_room({ attr = { to = "u1@x" } }));
		assert.is_nil(who:receiver_room({ attr = { to = "u3@x" } }));
	end);

	it("not by a host or nothing", function ()
		assert.is_nil(who:receiver_room({ attr = { to = "x" } }));
		assert.is_nil(who:receiver_room({ attr = {} }));
	end);
end);

describe("the focus", function ()
	local who = new("prefix");

	it("is known by the address of its session", function ()
		assert.is_true(who:with_focus(event(FOCUS .. "/f", ROOM .. "/aino")));
		assert.is_true(who:with_focus(event("u1@x/r1", FOCUS .. "/f")));
	end);

	it("is known behind its name in the room", function ()
		assert.is_true(who:with_focus(event("u1@x/r1", ROOM .. "/focus")));
		assert.is_true(who:with_focus(from_host(ROOM .. "/focus", "u1@x/r1")));
	end);

	it("is nobody else, whatever they are called", function ()
		assert.is_false(who:with_focus(event("u1@x/r1", ROOM .. "/aino")));
		assert.is_false(who:with_focus(event("u1@x/r1", "tuokio-b@conference.x/focus")));
		assert.is_false(who:with_focus(event("focus@x/f", "u2@x/r2")));
		assert.is_false(who:with_focus(event("u1@x/r1", nil)));
		local forged = event("u1@x/r1", "u2@x/r2");
		forged.stanza.attr.from = FOCUS .. "/f";
		assert.is_false(who:with_focus(forged));
	end);
end);

describe("the participant", function ()
	it("is who the token names", function ()
		local who = new("prefix");
		assert.equal("p1", who:participant(event("u1@x/r1", "y", { room = "tuokio-a", participant = "p1" })));
		assert.is_nil(who:participant(event("u1@x/r1", "y")));
		assert.is_nil(who:participant(from_host(ROOM .. "/aino", "u2@x/r2")));
	end);
end);
