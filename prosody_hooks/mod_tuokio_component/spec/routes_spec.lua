local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local routes = load_library("mod_tuokio_component/routes");

describe("routes", function ()
	local fired, registry, known;

	local handle = routes.new({
		registry = setmetatable({}, { __index = function (_, name) return registry[name]; end }),
		gated = function (room) return room:find("^tuokio%-") ~= nil; end;
		fire = function (event, data)
			fired[#fired + 1] = { event, data };
			data.evicted = data.evicted and 1;
		end;
		rooms_state = function () return { rooms = {} }; end;
		health = function () return { status = "ok" }; end;
		decode = function (text) return known[text]; end;
	});

	local ROOM = "/rooms/tuokio-a";
	local ADMISSION = ROOM .. "/admissions/p";

	before_each(function ()
		fired = {};
		known = {
			["{room}"] = { kind = "group", opens_at = 1, closes_at = 2, generation = 3 };
			["{admission}"] = { role = "moderator", since = 10, ["until"] = 20, generation = 3 };
			["{other}"] = { kind = 1 };
		};
		registry = {
			admission = function () return nil; end;
			put_room = function () return "stored", 3; end;
			put_admission = function () return "stored", 3; end;
			delete_room = function () return "deleted", 3; end;
			delete_admission = function () return "deleted", 3; end;
		};
	end);

	local function status_of(...)
		return (handle(...));
	end

	it("give the state", function ()
		assert.equal(200, status_of("GET", "/rooms", nil, ""));
		assert.equal(200, status_of("GET", "/health", nil, ""));
	end);

	it("know no other paths", function ()
		for _, path in ipairs({
			"", "/", "/x", "/rooms/", "/rooms/a/", "/rooms/a/b", ADMISSION .. "/x", "/rooms/a/admissions/",
		}) do
			assert.equal(404, status_of("GET", path, nil, ""), path);
		end
	end);

	it("say which methods a path knows", function ()
		local status, _, headers = handle("POST", ROOM, nil, "");
		assert.equal(405, status);
		assert.equal("DELETE, PUT", headers.Allow);
		assert.equal("GET", (select(3, handle("PUT", "/rooms", nil, ""))).Allow);
	end);

	it("put a room", function ()
		assert.same({ 200, { generation = 3 } }, { handle("PUT", ROOM, nil, "{room}") });
		assert.same({}, fired);
	end);

	it("refuse bodies that are not what they should be", function ()
		for _, body in ipairs({ "", "[]", "null", "{", "x{room}" }) do
			assert.same({ 400, { error = "json" } }, { handle("PUT", ROOM, nil, body) });
		end
		local status, answer = handle("PUT", ROOM, nil, "{other}");
		assert.equal(422, status);
		assert.same({ "closes_at", "generation", "kind", "opens_at" }, answer.fields);
	end);

	it("refuse rooms that are not guarded, in every method", function ()
		for _, method in ipairs({ "PUT", "DELETE" }) do
			assert.same({ 422, { error = "fields", fields = { "room" } } }, { handle(method, "/rooms/standup", nil, "{room}") });
		end
		assert.same({}, fired);
	end);

	it("name a wrong participant and a wrong room together", function ()
		local _, answer = handle("PUT", "/rooms/x/admissions/-", nil, "{admission}");
		assert.same({ "participant", "room" }, answer.fields);
	end);

	it("say when an older generation was ignored, and do nothing then", function ()
		for _, name in ipairs({ "put_room", "put_admission", "delete_room", "delete_admission" }) do
			registry[name] = function () return "ignored", 9; end;
		end
		for _, request in ipairs({
			{ "PUT", ROOM, "{room}" }, { "DELETE", ROOM, "" }, { "PUT", ADMISSION, "{admission}" }, { "DELETE", ADMISSION, "" },
		}) do
			assert.same({ 200, { ignored = true, generation = 9 } }, { handle(request[1], request[2], nil, request[3]) });
		end
		assert.same({}, fired);
	end);

	it("fail when nothing can be written, but put people out all the same", function ()
		for _, name in ipairs({ "put_room", "put_admission", "delete_room", "delete_admission" }) do
			registry[name] = function () return nil, "storage"; end;
		end
		assert.equal(503, status_of("PUT", ROOM, nil, "{room}"));
		assert.same({}, fired);
		assert.equal(503, status_of("DELETE", ADMISSION, nil, ""));
		assert.equal("tuokio-evict", fired[1][1]);
		assert.equal(503, status_of("DELETE", ROOM, nil, ""));
		assert.equal("tuokio-close", fired[2][1]);
	end);

	it("know no admission to an unknown room", function ()
		registry.put_admission = function () return nil, "unknown-room"; end;
		assert.same({ 404, { error = "unknown-room" } }, { handle("PUT", ADMISSION, nil, "{admission}") });
	end);

	it("close the room that is deleted", function ()
		assert.same({ 200, { evicted = 1 } }, { handle("DELETE", ROOM, "generation=4", "") });
		assert.equal("tuokio-close", fired[1][1]);
		assert.equal("tuokio-a", fired[1][2].room);
	end);

	it("evict whose admission is deleted", function ()
		assert.same({ 200, { evicted = 1 } }, { handle("DELETE", ADMISSION, "reason=sent_back", "") });
		assert.equal("tuokio-evict", fired[1][1]);
		assert.equal("p", fired[1][2].participant);
		assert.equal("sent_back", fired[1][2].reason);
		handle("DELETE", ADMISSION, nil, "");
		assert.equal("removed", fired[2][2].reason);
	end);

	it("evict whatever the reason", function ()
		assert.same({ 200, { evicted = 1 } }, { handle("DELETE", ADMISSION, "reason=<b>", "") });
		assert.equal("removed", fired[1][2].reason);
	end);

	it("refuse an odd generation before anything is changed", function ()
		registry.delete_admission = function () error("must not be called"); end;
		assert.equal(422, status_of("DELETE", ADMISSION, "reason=removed&generation=x", ""));
	end);

	it("evict sessions older than a new admission", function ()
		handle("PUT", ADMISSION, nil, "{admission}");
		assert.equal("tuokio-evict", fired[1][1]);
		assert.equal(10, fired[1][2].before);
		assert.equal("readmitted", fired[1][2].reason);
	end);

	it("change a role only when it is another", function ()
		registry.admission = function () return { role = "moderator" }; end;
		handle("PUT", ADMISSION, nil, "{admission}");
		assert.equal(1, #fired);
		registry.admission = function () return { role = "participant" }; end;
		handle("PUT", ADMISSION, nil, "{admission}");
		assert.equal("tuokio-role", fired[3][1]);
		assert.equal("moderator", fired[3][2].role);
	end);
end);
