--[[ The events that the service has not confirmed yet, oldest first, on disk and in memory.

	local outbox = module:require "outbox";

	outbox.new(journal, records, limit) -> box
		journal: see tuokio/journal; records: what its `open` gave
		limit: from so many on, refusals are not added any more (default 100 000)
	box:add(event) -> true: it is on disk
		or nil, "full": it was not added
		or nil, error: it waits in memory, and comes to the disk with the next that is added
	box:oldest() -> event or nil
	box:confirm() -> true, or nil and an error: the oldest one is done with
		After an error it may be sent once more after a restart; its id is still the same.
	box.pending: how many wait; box.faulty: the last write failed

	The journal holds each event as it is sent, and `{"done": id}` for each that was confirmed. It is
	cut as soon as nothing waits, so that no trace of a meeting stays behind.
]]

local outbox = {};

local LIMIT = 100000;

-- Rewriting the journal pays off when this many of its lines, and most of them, are done with.
local WORTH_CUTTING = 1000;

local methods = {};
local mt = { __index = methods };

local function still_pending(records)
	local done = {};
	for _, record in ipairs(records) do
		if record.done then
			done[record.done] = true;
		end
	end
	local events = {};
	for _, record in ipairs(records) do
		if record.id and not done[record.id] then
			events[#events + 1] = record;
		end
	end
	return events;
end

function outbox.new(journal, records, limit)
	local events = still_pending(records);
	return setmetatable({
		journal = journal;
		limit = limit or LIMIT;
		events = events;
		first = 1;
		last = #events;
		pending = #events;
		faulty = false;
	}, mt);
end

function methods:oldest()
	return self.events[self.first];
end

function methods:_all()
	local events = {};
	for i = self.first, self.last do
		events[#events + 1] = self.events[i];
	end
	return events;
end

-- After a failed write the file may lack events that wait in memory: it is written anew, in order.
function methods:_write(record)
	local ok, err;
	if self.faulty then
		ok, err = self.journal:rewrite(self:_all());
	else
		ok, err = self.journal:append(record);
	end
	self.faulty = not ok;
	return ok, err;
end

function methods:add(event)
	if self.pending >= self.limit and event.type == "refused" then
		return nil, "full";
	end
	self.last = self.last + 1;
	self.events[self.last] = event;
	self.pending = self.pending + 1;
	return self:_write(event);
end

function methods:confirm()
	local event = self.events[self.first];
	if not event then
		return true;
	end
	self.events[self.first] = nil;
	self.first = self.first + 1;
	self.pending = self.pending - 1;

	local done = self.journal.lines - self.pending;
	if self.pending == 0 or (done >= WORTH_CUTTING and done > self.pending) then
		local ok = self.journal:rewrite(self:_all());
		if ok then
			self.faulty = false;
			return true;
		end
	end
	return self:_write({ done = event.id });
end

return outbox;
