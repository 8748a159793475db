--[[ Who is inside the gated rooms now: one entry per session, until its one end is reported. Pure.

	sessions.new(entries) -> registry          entries: what `:all()` gave before a reload of the module
	registry:add(entry)
		entry = { id, jid, host, room, participant, role, jti, iat }; jid is the full real JID
	registry:by_id(id), registry:by_jid(jid) -> entry or nil
	registry:of(room, participant) -> list     participant nil: everybody in that room
	registry:live(room) -> list                without those who are on their way out (entry.ending)
	registry:remove(entry)
	registry:all() -> list

	A token names one room, so a JID is inside one gated room at most.
]]

local sessions = {};

local methods = {};
local mt = { __index = methods };

function sessions.new(entries)
	local self = setmetatable({ ids = {}, jids = {}, rooms = {} }, mt);
	for _, entry in ipairs(entries or {}) do
		self:add(entry);
	end
	return self;
end

function methods:add(entry)
	self.ids[entry.id] = entry;
	self.jids[entry.jid] = entry;
	local room = self.rooms[entry.room];
	if not room then
		room = {};
		self.rooms[entry.room] = room;
	end
	room[entry.id] = entry;
end

function methods:by_id(id)
	return self.ids[id];
end

function methods:by_jid(jid)
	return self.jids[jid];
end

function methods:of(room, participant)
	local found = {};
	for _, entry in pairs(self.rooms[room] or {}) do
		if not participant or entry.participant == participant then
			found[#found + 1] = entry;
		end
	end
	return found;
end

function methods:live(room)
	local found = {};
	for _, entry in pairs(self.rooms[room] or {}) do
		if not entry.ending then
			found[#found + 1] = entry;
		end
	end
	return found;
end

function methods:remove(entry)
	self.ids[entry.id] = nil;
	if self.jids[entry.jid] == entry then
		self.jids[entry.jid] = nil;
	end
	local room = self.rooms[entry.room];
	if room then
		room[entry.id] = nil;
		if next(room) == nil then
			self.rooms[entry.room] = nil;
		end
	end
end

function methods:all()
	local found = {};
	for _, entry in pairs(self.ids) do
		found[#found + 1] = entry;
	end
	return found;
end

return sessions;
