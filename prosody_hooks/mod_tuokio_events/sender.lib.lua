--[[ Sends what is in the outbox: one at a time, oldest first, the same one again until it is taken.

	local sender = module:require "sender";

	sender.new(box, tools) -> sender
		tools.post(event, callback): tries once, and calls back exactly once with `true`, or with
			`false` and a word on what went wrong; never during the call itself
		tools.after(seconds, callback) -> timer with :stop()
		tools.now() -> seconds; tools.random() -> number in [0, 1)
		tools.taken(err or nil), tools.failed(reason, failures): told after each try
	sender:wake(): there is something new to send
	sender:hurry(): the service is heard of, so it is back
	sender:stop(): for good

	Waits grow from half a second to half a minute, each with up to a quarter less by chance, so that
	several servers do not knock at the same moment.
]]

local sender = {};

local FIRST_WAIT, LONGEST_WAIT = 0.5, 30;

-- New events may come many times a second; a service that is down is not asked that often.
local LEAST_WAIT = 0.5;

local methods = {};
local mt = { __index = methods };

function sender.new(box, tools)
	return setmetatable({ box = box, tools = tools, failures = 0 }, mt);
end

function sender.wait_after(failures, chance)
	local wait = math.min(LONGEST_WAIT, FIRST_WAIT * 2 ^ (failures - 1));
	return wait * (1 - chance / 4);
end

function methods:_try()
	self:_wake_up();
	local event = self.box:oldest();
	if self.stopped or not event then
		return;
	end
	self.busy = true;
	self.tools.post(event, function (taken, reason)
		self.busy = false;
		if self.stopped then
			return;
		end
		if taken then
			self:_taken();
		else
			self:_failed(reason);
		end
	end);
end

function methods:_taken()
	self.failures = 0;
	self.heard = nil;
	local _, err = self.box:confirm();
	self.tools.taken(err);
	self:_try();
end

function methods:_failed(reason)
	self.failures = self.failures + 1;
	self.failed_at = self.tools.now();
	self.tools.failed(reason, self.failures);
	if self.heard then
		-- It answered us while this try was under way: this failure may be an old one.
		self.heard = nil;
		self:_sleep(LEAST_WAIT);
		return;
	end
	self:_sleep(sender.wait_after(self.failures, self.tools.random()));
end

function methods:_sleep(wait)
	self:_wake_up();
	self.timer = self.tools.after(wait, function ()
		self.timer = nil;
		self:_try();
	end);
end

function methods:_wake_up()
	if self.timer then
		self.timer:stop();
		self.timer = nil;
	end
end

function methods:wake()
	if self.busy or self.stopped then
		return;
	end
	local rest = self.failures > 0 and self.failed_at + LEAST_WAIT - self.tools.now() or 0;
	if rest <= 0 then
		self:_try();
	elseif rest <= LEAST_WAIT then
		self:_sleep(rest);
	else
		-- The clock was set back.
		self:_sleep(LEAST_WAIT);
	end
end

function methods:hurry()
	if self.stopped then
		return;
	end
	if self.busy then
		self.heard = true;
		return;
	end
	self.failures = 0;
	self:_try();
end

function methods:stop()
	self.stopped = true;
	self:_wake_up();
end

return sender;
