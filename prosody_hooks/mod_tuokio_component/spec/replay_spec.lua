local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local fake_journal = dofile("prosody_hooks/mod_tuokio_component/spec/fake_journal.lua");
local replay = load_library("mod_tuokio_component/replay");

describe("replay memory", function ()
	local journal, clock, memory;

	local function now()
		return clock;
	end

	before_each(function ()
		journal, clock = fake_journal(), 1000;
		memory = replay.new(journal, {}, now);
	end);

	it("knows an id that was served", function ()
		assert.is_true(memory:remember("a"));
		assert.is_false(memory:remember("a"));
		assert.is_true(memory:remember("b"));
	end);

	it("knows it after a restart", function ()
		memory:remember("a");
		assert.is_false(replay.new(journal, journal.records, now):remember("a"));
	end);

	it("knows it for as long as its signature can be good, then forgets", function ()
		memory:remember("a");
		clock = 1000 + 120;
		assert.is_false(memory:remember("a"));
		clock = 1000 + 181;
		assert.is_true(memory:remember("a"));
	end);

	it("says what it cannot write down, and knows it all the same", function ()
		journal.broken = true;
		assert.is_nil((memory:remember("a")));
		assert.is_false(memory:remember("a"));
		journal.broken = false;
		assert.is_false(memory:remember("a"));
		assert.is_true(memory:remember("b"));
	end);

	it("keeps its file short", function ()
		for i = 1, 5000 do
			clock = 1000 + i;
			memory:remember("id" .. i);
		end
		assert.is_true(journal.lines < 1500);
		assert.is_false(replay.new(journal, journal.records, now):remember("id4900"));
	end);

	it("ignores lines that are not its own", function ()
		memory = replay.new(journal, { { id = 7, at = 1000 }, { id = "a" }, {} }, now);
		assert.is_true(memory:remember("a"));
	end);
end);
