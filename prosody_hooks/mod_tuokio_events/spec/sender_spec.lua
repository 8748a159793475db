local here = debug.getinfo(1, "S").source:match("^@(.*/)") or "./";
local sender = dofile(here .. "../sender.lib.lua");

local function box_of(...)
	local events = { ... };
	return {
		events = events;
		oldest = function () return events[1]; end;
		confirm = function () table.remove(events, 1); return true; end;
	};
end

-- A clock that only moves when told to; timers and answers come when the test says so.
local function world()
	local self = { time = 1000, posted = {}, timers = {}, told = {} };
	self.tools = {
		now = function () return self.time; end;
		random = function () return 0; end;
		post = function (event, callback)
			assert(not self.answer, "a second try while one is under way");
			self.posted[#self.posted + 1] = event;
			self.answer = function (...)
				self.answer = nil;
				callback(...);
			end;
		end;
		after = function (seconds, callback)
			local timer = { at = self.time + seconds, callback = callback };
			function timer.stop() timer.stopped = true; end
			self.timers[#self.timers + 1] = timer;
			return timer;
		end;
		taken = function () self.told[#self.told + 1] = "taken"; end;
		failed = function (reason) self.told[#self.told + 1] = reason; end;
	};
	function self.waiting()
		local found;
		for _, timer in ipairs(self.timers) do
			if not timer.stopped and not timer.rang then
				assert(not found, "two timers at once");
				found = timer;
			end
		end
		return found;
	end
	function self.pass(seconds)
		self.time = self.time + seconds;
		local timer = self.waiting();
		if timer and timer.at <= self.time then
			timer.rang = true;
			timer.callback();
		end
	end
	return self;
end

describe("the sender", function ()
	it("sends one at a time, in order, and rests when all are taken", function ()
		local w = world();
		local s = sender.new(box_of("a", "b"), w.tools);
		s:wake();
		s:wake();
		assert.same({ "a" }, w.posted);
		w.answer(true);
		assert.same({ "a", "b" }, w.posted);
		w.answer(true);
		assert.same({ "a", "b" }, w.posted);
		assert.is_nil(w.waiting());
		assert.same({ "taken", "taken" }, w.told);
	end);

	it("does nothing without events", function ()
		local w = world();
		sender.new(box_of(), w.tools):wake();
		assert.same({}, w.posted);
	end);

	it("sends the same event again after a failure, and skips none", function ()
		local w = world();
		local s = sender.new(box_of("a", "b"), w.tools);
		s:wake();
		w.answer(false, "503");
		assert.same({ "a" }, w.posted);
		w.pass(0.5);
		assert.same({ "a", "a" }, w.posted);
		w.answer(true);
		assert.same({ "a", "a", "b" }, w.posted);
		assert.same({ "503", "taken" }, w.told);
	end);

	it("waits longer each time, up to half a minute", function ()
		local w = world();
		local s = sender.new(box_of("a"), w.tools);
		s:wake();
		local waits = {};
		for _ = 1, 9 do
			w.answer(false, "unreachable");
			local wait = w.waiting().at - w.time;
			waits[#waits + 1] = wait;
			w.pass(wait);
		end
		assert.same({ 0.5, 1, 2, 4, 8, 16, 30, 30, 30 }, waits);
	end);

	it("takes up to a quarter off a wait by chance", function ()
		assert.equal(30, sender.wait_after(20, 0));
		assert.equal(22.5, sender.wait_after(20, 1));
		assert.equal(0.4375, sender.wait_after(1, 0.5));
	end);

	it("begins with short waits again after a success", function ()
		local w = world();
		local s = sender.new(box_of("a", "b"), w.tools);
		s:wake();
		for _ = 1, 4 do
			w.answer(false, "503");
			w.pass(30);
		end
		w.answer(true);
		w.answer(false, "503");
		assert.equal(0.5, w.waiting().at - w.time);
	end);

	it("is woken from a long wait by a new event, at once", function ()
		local w = world();
		local s = sender.new(box_of("a"), w.tools);
		s:wake();
		for _ = 1, 6 do
			w.answer(false, "503");
			w.pass(w.waiting().at - w.time);
		end
		w.answer(false, "503");
		w.pass(1);
		assert.equal(7, #w.posted);
		s:wake();
		assert.equal(8, #w.posted);
		assert.is_nil(w.waiting());
	end);

	it("does not knock faster than twice a second, however many events come", function ()
		local w = world();
		local s = sender.new(box_of("a"), w.tools);
		s:wake();
		w.answer(false, "503");
		for _ = 1, 10 do
			s:wake();
		end
		assert.equal(1, #w.posted);
		w.pass(0.5);
		assert.equal(2, #w.posted);
	end);

	it("waits no longer than that when the clock was set back", function ()
		local w = world();
		local s = sender.new(box_of("a"), w.tools);
		s:wake();
		w.answer(false, "503");
		w.time = w.time - 3600;
		s:wake();
		assert.equal(0.5, w.waiting().at - w.time);
	end);

	it("tries at once when the service is heard of", function ()
		local w = world();
		local s = sender.new(box_of("a"), w.tools);
		s:wake();
		for _ = 1, 6 do
			w.answer(false, "503");
			w.pass(w.waiting().at - w.time);
		end
		w.answer(false, "503");
		s:hurry();
		assert.equal(8, #w.posted);
		w.answer(false, "503");
		assert.equal(0.5, w.waiting().at - w.time);
	end);

	it("tries again soon when the service is heard of during a try that fails", function ()
		local w = world();
		local s = sender.new(box_of("a"), w.tools);
		s:wake();
		for _ = 1, 6 do
			w.answer(false, "timeout");
			w.pass(w.waiting().at - w.time);
		end
		s:hurry();
		w.answer(false, "timeout");
		assert.equal(0.5, w.waiting().at - w.time);
		w.pass(0.5);
		w.answer(false, "timeout");
		assert.is_true(w.waiting().at - w.time > 1);
	end);

	it("forgets that it heard of the service when the try succeeds", function ()
		local w = world();
		local s = sender.new(box_of("a", "b"), w.tools);
		s:wake();
		s:hurry();
		w.answer(true);
		w.answer(false, "503");
		w.pass(0.5);
		w.answer(false, "503");
		assert.equal(1, w.waiting().at - w.time);
	end);

	it("stops for good", function ()
		local w = world();
		local s = sender.new(box_of("a", "b"), w.tools);
		s:wake();
		s:stop();
		w.answer(true);
		s:wake();
		s:hurry();
		assert.same({ "a" }, w.posted);
		assert.is_nil(w.waiting());
	end);

	it("stops its timer too", function ()
		local w = world();
		local s = sender.new(box_of("a"), w.tools);
		s:wake();
		w.answer(false, "503");
		s:stop();
		assert.is_nil(w.waiting());
	end);
end);
