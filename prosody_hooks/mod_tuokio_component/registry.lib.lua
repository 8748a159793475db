--[[ The rooms and admissions that the service has told us, on disk before they count.

	registry.new(journal, records, now) -> registry
	registry:room(name), registry:admission(name, participant) -> a record or nil
	registry:each() -> iterator of name, room, admissions
	registry:put_room(name, values), registry:put_admission(name, participant, values)
		-> "stored" | "ignored", generation     or nil, "unknown-room" | "storage"
	registry:delete_room(name, generation or nil), registry:delete_admission(name, participant, generation or nil)
		-> "deleted" | "ignored", generation    or nil, "storage": gone, though the file still has it
	registry:tidy() -> true, or nil and "storage"
		Rids the file of all that no longer counts. Call it often: until then, names stay in it.

	Every wish of the service has a generation; an older one that comes late changes nothing. What was
	deleted leaves its generation behind for a while, so that an older wish cannot bring it back.
]]

local registry = {};

local REMEMBER_DELETED = 120; -- seconds; twice what a signed request can be late
local SLACK = 1000; -- outdated lines that may lie in the file before it is written anew

local methods = {};
local mt = { __index = methods };

-- How each kind of line in the file changes the tables.
local apply = {};

function apply.room(self, line)
	local admissions = self.admissions[line.room] or {};
	self.rooms[line.room] = {
		kind = line.kind, opens_at = line.opens_at, closes_at = line.closes_at, generation = line.generation,
	};
	self.admissions[line.room] = admissions;
end

function apply.admission(self, line)
	local admissions = self.admissions[line.room];
	if admissions then
		admissions[line.participant] = {
			role = line.role, since = line.since, ["until"] = line["until"], generation = line.generation,
		};
	end
end

function apply.no_room(self, line)
	self:_bury(line.room, line.generation, line.at);
	for participant, admission in pairs(self.admissions[line.room] or {}) do
		self:_bury(line.room .. "/" .. participant, admission.generation, line.at);
	end
	self.rooms[line.room] = nil;
	self.admissions[line.room] = nil;
end

function apply.no_admission(self, line)
	self:_bury(line.room .. "/" .. line.participant, line.generation, line.at);
	if self.admissions[line.room] then
		self.admissions[line.room][line.participant] = nil;
	end
end

-- Only in a file written anew: what a deleted room or admission has left behind.
function apply.grave(self, line)
	self:_bury(line.key, line.generation, line.at);
end

function registry.new(journal, records, now)
	local self = setmetatable({ journal = journal, now = now, rooms = {}, admissions = {}, graves = {} }, mt);
	for _, line in ipairs(records) do
		local change = apply[line.op];
		if change then
			change(self, line);
		end
	end
	return self;
end

function methods:_bury(key, generation, at)
	local grave = self.graves[key];
	if grave and grave.at + REMEMBER_DELETED >= at then
		generation = math.max(generation, grave.generation);
	end
	self.graves[key] = { generation = generation, at = at };
end

function methods:_generation_of_deleted(key)
	local grave = self.graves[key];
	if grave and grave.at + REMEMBER_DELETED >= self.now() then
		return grave.generation;
	end
	self.graves[key] = nil;
end

local function new_line(op, room, participant, values)
	local line = { op = op, room = room, participant = participant };
	for name, value in pairs(values) do
		line[name] = value;
	end
	return line;
end

function methods:_lines()
	local lines = {};
	for key in pairs(self.graves) do
		local generation = self:_generation_of_deleted(key);
		if generation then
			lines[#lines + 1] = { op = "grave", key = key, generation = generation, at = self.graves[key].at };
		end
	end
	for name, room in pairs(self.rooms) do
		lines[#lines + 1] = new_line("room", name, nil, room);
		for participant, admission in pairs(self.admissions[name]) do
			lines[#lines + 1] = new_line("admission", name, participant, admission);
		end
	end
	return lines;
end

function methods:_write(line)
	if not self.journal:append(line) then
		return nil, "storage";
	end
	apply[line.op](self, line);
	self.size = self.size or #self:_lines();
	if self.journal.lines > 2 * self.size + SLACK then
		self:tidy(); -- if that fails, the longer file is as good; it is tried again
	end
	return true;
end

function methods:tidy()
	local lines = self:_lines();
	self.size = #lines;
	-- Everything that counts has a line of its own in the file, so more lines than needed means that
	-- some are outdated. Deleting a room buries those admitted as well, but their own lines, and that
	-- of the room, are in the file then.
	if self.journal.lines == #lines and not self.journal.torn and not self.unsaved then
		return true;
	end
	if not self.journal:rewrite(lines) then
		return nil, "storage";
	end
	self.unsaved = false;
	return true;
end

function methods:room(name)
	return self.rooms[name];
end

function methods:admission(name, participant)
	return self.admissions[name] and self.admissions[name][participant];
end

function methods:each()
	local name, room;
	return function ()
		name, room = next(self.rooms, name);
		return name, room, self.admissions[name];
	end;
end

function methods:_put(key, old, line)
	local deleted = self:_generation_of_deleted(key);
	if deleted and line.generation < deleted then
		return "ignored", deleted;
	end
	if old and line.generation < old.generation then
		return "ignored", old.generation;
	end
	local ok, err = self:_write(line);
	if not ok then
		return nil, err;
	end
	return "stored", line.generation;
end

function methods:put_room(name, values)
	return self:_put(name, self:room(name), new_line("room", name, nil, values));
end

function methods:put_admission(name, participant, values)
	if not self:room(name) then
		return nil, "unknown-room";
	end
	local line = new_line("admission", name, participant, values);
	return self:_put(name .. "/" .. participant, self:admission(name, participant), line);
end

-- It was not there, and nothing needs to be remembered; but the file may still have it.
function methods:_already_gone()
	if self.unsaved and not self:tidy() then
		return nil, "storage";
	end
	return "deleted";
end

function methods:_delete(op, old, name, participant, generation)
	if old and generation and generation < old.generation then
		return "ignored", old.generation;
	end
	generation = generation or old and old.generation;
	if not generation then
		return self:_already_gone();
	end
	local line = { op = op, room = name, participant = participant, generation = generation, at = self.now() };
	local ok, err = self:_write(line);
	if not ok then
		-- Whoever is to be out is out, whatever the disk says. It is not confirmed, so it comes again.
		apply[op](self, line);
		self.unsaved = true;
		return nil, err;
	end
	return "deleted", generation;
end

function methods:delete_room(name, generation)
	return self:_delete("no_room", self:room(name), name, nil, generation);
end

function methods:delete_admission(name, participant, generation)
	return self:_delete("no_admission", self:admission(name, participant), name, participant, generation);
end

return registry;
