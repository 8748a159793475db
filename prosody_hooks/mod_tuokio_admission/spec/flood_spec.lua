local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local flood = load_library("mod_tuokio_admission/flood");

describe("flood", function ()
	local now, bound;

	before_each(function ()
		now = 100;
		bound = flood.new(function () return now; end, { room = { burst = 3, rate = 1 }, all = { burst = 5, rate = 2 } });
	end);

	local function let_through(room, count)
		local passed = 0;
		for _ = 1, count do
			passed = passed + (bound:allows(room) and 1 or 0);
		end
		return passed;
	end

	it("bounds each room, and lets it go on with time", function ()
		assert.equal(3, let_through("a", 10));
		now = now + 2;
		assert.equal(2, let_through("a", 10));
	end);

	it("bounds all rooms together", function ()
		assert.equal(3, let_through("a", 10));
		assert.equal(2, let_through("b", 10));
		assert.equal(0, let_through("c", 10));
	end);

	it("takes names that are not registered as one", function ()
		assert.equal(3, let_through(nil, 10));
	end);

	it("counts what it held back, once", function ()
		let_through("a", 10);
		assert.equal(7, bound:dropped());
		assert.equal(0, bound:dropped());
	end);

	it("is not confused by a clock set back", function ()
		let_through("a", 3);
		now = now - 50;
		assert.equal(0, let_through("a", 3));
	end);

	it("does not grow without end", function ()
		for i = 1, 1000 do
			now = now + 10;
			bound:allows("room" .. i);
		end
		local count = 0;
		for _ in pairs(bound.rooms) do
			count = count + 1;
		end
		assert.is_true(count <= 257);
		assert.equal(count, bound.count);
	end);
end);
