--[[ Ids of requests that were served, so that none is served twice, not even after a restart.

	replay.new(journal, records, now) -> memory
	memory:remember(id) -> true when the id is new and now on disk; false when it was seen;
		nil and an error when it is new and cannot be written: known until the next restart

	A request's time may be 60 s off, so its signature is good for at most 120 s after it came.
	We keep ids for longer than that.
]]

local replay = {};

local KEEP = 180; -- seconds after it came
local SLACK = 1000; -- forgotten lines that may lie in the file before it is written anew

local methods = {};
local mt = { __index = methods };

function replay.new(journal, records, now)
	local self = setmetatable({ journal = journal, now = now, seen = {}, queue = {}, first = 1, last = 0 }, mt);
	for _, record in ipairs(records) do
		if type(record.id) == "string" and type(record.at) == "number" then
			self:_add(record);
		end
	end
	self:_forget();
	return self;
end

function methods:_add(record)
	self.last = self.last + 1;
	self.queue[self.last] = record;
	self.seen[record.id] = true;
end

function methods:_forget()
	local oldest = self.now() - KEEP;
	while self.first <= self.last and self.queue[self.first].at < oldest do
		self.seen[self.queue[self.first].id] = nil;
		self.queue[self.first] = nil;
		self.first = self.first + 1;
	end
end

function methods:_tidy_file()
	local kept = self.last - self.first + 1;
	if self.journal.lines <= 2 * kept + SLACK then
		return;
	end
	local records = {};
	for i = self.first, self.last do
		records[#records + 1] = self.queue[i];
	end
	self.journal:rewrite(records); -- if that fails, the longer file is as good; it is tried again
end

function methods:remember(id)
	self:_forget();
	if self.seen[id] then
		return false;
	end
	local record = { id = id, at = self.now() };
	local ok, err = self.journal:append(record);
	self:_add(record);
	if not ok then
		return nil, err;
	end
	self:_tidy_file();
	return true;
end

return replay;
