--[[ A journal in memory. `broken = true` makes every write fail.

	local fake_journal = dofile("prosody_hooks/mod_tuokio_component/spec/fake_journal.lua")
	fake_journal() -> journal; journal.records is what would be on disk
]]

local methods = {};
local mt = { __index = methods };

function methods:append(record)
	if self.broken then
		return nil, "full";
	end
	table.insert(self.records, record);
	self.lines = #self.records;
	return true;
end

function methods:rewrite(records)
	if self.broken then
		return nil, "full";
	end
	self.records, self.lines = records, #records;
	self.rewrites = self.rewrites + 1;
	return true;
end

return function ()
	return setmetatable({ records = {}, lines = 0, rewrites = 0 }, mt);
end;
