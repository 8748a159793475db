local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local fake_journal = dofile("prosody_hooks/mod_tuokio_component/spec/fake_journal.lua");
local registry = load_library("mod_tuokio_component/registry");

describe("registry", function ()
	local journal, clock, rooms;

	local function now()
		return clock;
	end

	local function reopened()
		return registry.new(journal, journal.records, now);
	end

	local function room_of(generation)
		return { kind = "meeting", opens_at = 1, closes_at = 2, generation = generation };
	end

	local function admission_of(generation, role)
		return { role = role or "participant", since = 1, ["until"] = 2, generation = generation };
	end

	before_each(function ()
		journal, clock = fake_journal(), 1000;
		rooms = registry.new(journal, {}, now);
	end);

	it("keeps rooms and admissions, also over a restart", function ()
		assert.same({ "stored", 3 }, { rooms:put_room("r", room_of(3)) });
		assert.same({ "stored", 5 }, { rooms:put_admission("r", "p", admission_of(5)) });
		for _, one in ipairs({ rooms, reopened() }) do
			assert.same(room_of(3), one:room("r"));
			assert.same(admission_of(5), one:admission("r", "p"));
			assert.is_nil(one:admission("r", "q"));
			assert.is_nil(one:admission("s", "p"));
		end
	end);

	it("takes no admission to an unknown room", function ()
		assert.same({ nil, "unknown-room" }, { rooms:put_admission("r", "p", admission_of(1)) });
	end);

	it("ignores an older generation, takes the same and a newer one", function ()
		rooms:put_room("r", room_of(3));
		assert.same({ "ignored", 3 }, { rooms:put_room("r", room_of(2)) });
		assert.same({ "stored", 3 }, { rooms:put_room("r", room_of(3)) });
		assert.same({ "stored", 4 }, { rooms:put_room("r", room_of(4)) });
		rooms:put_admission("r", "p", admission_of(3, "moderator"));
		assert.same({ "ignored", 3 }, { rooms:put_admission("r", "p", admission_of(2)) });
		assert.equal("moderator", rooms:admission("r", "p").role);
	end);

	it("keeps admissions when their room is put again", function ()
		rooms:put_room("r", room_of(1));
		rooms:put_admission("r", "p", admission_of(1));
		rooms:put_room("r", room_of(2));
		assert.is_table(reopened():admission("r", "p"));
	end);

	it("deletes, as often as asked", function ()
		rooms:put_room("r", room_of(1));
		rooms:put_admission("r", "p", admission_of(1));
		assert.equal("deleted", (rooms:delete_admission("r", "p")));
		assert.equal("deleted", (rooms:delete_admission("r", "p")));
		assert.is_nil(rooms:admission("r", "p"));
		assert.equal("deleted", (rooms:delete_room("r")));
		assert.equal("deleted", (rooms:delete_room("r")));
		assert.is_nil(reopened():room("r"));
	end);

	it("does not let an older wish bring back what was deleted", function ()
		rooms:put_room("r", room_of(5));
		rooms:put_admission("r", "p", admission_of(7));
		rooms:delete_room("r");
		for _, one in ipairs({ rooms, reopened() }) do
			assert.same({ "ignored", 5 }, { one:put_room("r", room_of(4)) });
		end
		rooms:put_room("r", room_of(6));
		assert.same({ "ignored", 7 }, { rooms:put_admission("r", "p", admission_of(6)) });
		assert.same({ "stored", 8 }, { rooms:put_admission("r", "p", admission_of(8)) });
	end);

	it("takes the same generation again after a deletion that had none", function ()
		rooms:put_room("r", room_of(5));
		rooms:put_admission("r", "p", admission_of(5));
		rooms:delete_admission("r", "p");
		assert.same({ "stored", 5 }, { reopened():put_admission("r", "p", admission_of(5)) });
		rooms:delete_room("r");
		for _, one in ipairs({ rooms, reopened() }) do
			assert.same({ "stored", 5 }, { one:put_room("r", room_of(5)) });
			assert.same({ "stored", 5 }, { one:put_admission("r", "p", admission_of(5)) });
		end
	end);

	it("lets a deletion run ahead of the wish it overtook", function ()
		rooms:delete_room("r", 5);
		assert.same({ "ignored", 5 }, { rooms:put_room("r", room_of(4)) });
		assert.same({ "stored", 6 }, { rooms:put_room("r", room_of(6)) });
		rooms:delete_admission("r", "p", 5);
		assert.same({ "ignored", 5 }, { rooms:put_admission("r", "p", admission_of(4)) });
	end);

	it("ignores a late deletion", function ()
		rooms:put_room("r", room_of(5));
		rooms:put_admission("r", "p", admission_of(5));
		assert.same({ "ignored", 5 }, { rooms:delete_admission("r", "p", 4) });
		assert.same({ "ignored", 5 }, { rooms:delete_room("r", 4) });
		assert.is_table(rooms:admission("r", "p"));
	end);

	it("forgets what was deleted after a while", function ()
		rooms:put_room("r", room_of(5));
		rooms:delete_room("r");
		clock = clock + 121;
		assert.same({ "stored", 1 }, { rooms:put_room("r", room_of(1)) });
	end);

	it("lets nobody in whom it cannot write down", function ()
		rooms:put_room("r", room_of(1));
		rooms:put_admission("r", "p", admission_of(1));
		journal.broken = true;
		assert.same({ nil, "storage" }, { rooms:put_room("s", room_of(1)) });
		assert.same({ nil, "storage" }, { rooms:put_admission("r", "p", admission_of(2)) });
		assert.is_nil(rooms:room("s"));
		assert.equal(1, rooms:admission("r", "p").generation);
	end);

	it("puts out even whom it cannot write down, and does not call it done", function ()
		rooms:put_room("r", room_of(1));
		rooms:put_admission("r", "p", admission_of(1));
		journal.broken = true;
		assert.same({ nil, "storage" }, { rooms:delete_admission("r", "p") });
		assert.is_nil(rooms:admission("r", "p"));
		assert.same({ nil, "storage" }, { rooms:delete_admission("r", "p") });
		assert.same({ nil, "storage" }, { rooms:delete_room("r", 2) });
		assert.is_nil(rooms:room("r"));
		journal.broken = false;
		assert.equal("deleted", (rooms:delete_admission("r", "p")));
		assert.equal("deleted", (rooms:delete_room("r", 2)));
	end);

	it("keeps its file short and loses nothing by it", function ()
		rooms:put_room("gone", room_of(9));
		rooms:delete_room("gone");
		rooms:put_room("r", room_of(1));
		for i = 1, 5000 do
			rooms:put_admission("r", "p" .. i % 10, admission_of(i));
		end
		assert.is_true(journal.rewrites > 0);
		assert.is_true(journal.lines < 1100);
		local again = reopened();
		assert.equal(5000, again:admission("r", "p0").generation);
		assert.same({ "ignored", 9 }, { again:put_room("gone", room_of(8)) });
	end);

	local function on_disk()
		local found = {};
		for i, line in ipairs(journal.records) do
			found[i] = ("%s %s %s"):format(line.op, line.room or line.key, line.participant or "");
		end
		table.sort(found);
		return found;
	end

	it("holds nothing outdated on disk once it is tidied", function ()
		rooms:put_room("r", room_of(1));
		rooms:put_room("r", room_of(2));
		rooms:put_admission("r", "p", admission_of(1));
		rooms:put_admission("r", "p", admission_of(2));
		rooms:put_admission("r", "q", admission_of(2));
		rooms:delete_admission("r", "q", 3);
		assert.is_true(rooms:tidy());
		assert.same({ "admission r p", "grave r/q ", "room r " }, on_disk());
		local again = reopened();
		assert.equal(2, again:admission("r", "p").generation);
		assert.same({ "ignored", 3 }, { again:put_admission("r", "q", admission_of(2)) });
	end);

	it("holds no name of what was deleted once that has no grave any more", function ()
		rooms:put_room("r", room_of(1));
		rooms:put_admission("r", "p", admission_of(1));
		rooms:delete_room("r", 2);
		rooms:delete_admission("s", "p", 1);
		rooms:tidy();
		assert.same({ "grave r ", "grave r/p ", "grave s/p " }, on_disk());
		clock = clock + 121;
		for _, one in ipairs({ reopened(), rooms }) do
			assert.is_true(one:tidy());
			assert.same({}, on_disk());
		end
	end);

	it("leaves a tidy file alone, also one with fresh graves", function ()
		rooms:put_room("r", room_of(1));
		rooms:put_admission("r", "p", admission_of(1));
		rooms:delete_room("s", 1);
		assert.is_true(rooms:tidy());
		assert.equal(0, journal.rewrites);
		journal.torn = true;
		rooms:tidy();
		assert.equal(1, journal.rewrites);
	end);

	it("says when it could not be tidied, and is the next time", function ()
		rooms:put_room("r", room_of(1));
		rooms:put_room("r", room_of(2));
		journal.broken = true;
		assert.same({ nil, "storage" }, { rooms:tidy() });
		journal.broken = false;
		assert.is_true(rooms:tidy());
		assert.same({ "room r " }, on_disk());
	end);

	it("is tidy on disk whatever was done in whatever order", function ()
		math.randomseed(7);
		for _ = 1, 3000 do
			local name, generation = ("r%d"):format(math.random(3)), math.random(5);
			local who = ("p%d"):format(math.random(3));
			local wishes = {
				function () rooms:put_room(name, room_of(generation)); end;
				function () rooms:put_admission(name, who, admission_of(generation)); end;
				function () rooms:delete_room(name, math.random(2) == 1 and generation or nil); end;
				function () rooms:delete_admission(name, who, math.random(2) == 1 and generation or nil); end;
				function () clock = clock + math.random(100); end;
			};
			wishes[math.random(#wishes)]();
			if math.random(4) == 1 then
				rooms:tidy();
				assert.same(#rooms:_lines(), #journal.records);
				for _, line in ipairs(journal.records) do
					local live = line.op == "room" and rooms:room(line.room)
						or line.op == "admission" and rooms:admission(line.room, line.participant);
					assert.is_true(live and live.generation == line.generation or line.at and line.at + 120 >= clock);
				end
			end
		end
	end);

	it("tells of each room", function ()
		rooms:put_room("r", room_of(1));
		rooms:put_admission("r", "p", admission_of(1));
		rooms:put_room("s", room_of(2));
		local found = {};
		for name, room, admissions in rooms:each() do
			found[name] = { room.generation, next(admissions) };
		end
		assert.same({ r = { 1, "p" }, s = { 2 } }, { r = { found.r[1], found.r[2] }, s = { found.s[1] } });
	end);
end);
