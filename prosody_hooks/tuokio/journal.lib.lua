--[[ A file of records, one per line, that a sudden end of Prosody cannot spoil.

	local journal = module:require "tuokio/journal";     (with a path of your own; see tuokio/store)

	journal.open(path, tools) -> journal, records, damaged     or nil, error
		tools.encode(record) -> text without line breaks; tools.decode(text) -> record or nil
		records: all of them, oldest first; damaged: how many whole lines could not be read
	journal:append(record, ...) -> true, or nil and an error
		All records go in one write; they are on disk (handed to the system) when it returns.
		After an error none of them counts, neither now nor after a restart.
	journal:rewrite(records) -> true, or nil and an error
		Replaces everything: written aside, then renamed, so that either the old or the new file stands.
	journal.lines, journal.torn: number of lines in the file, and whether there is a piece of one at its
		end; to judge when to rewrite
	journal:close()

	A line is whole only with its line break. What a kill, a power cut or a full disk left behind
	without one was never confirmed to anybody: the next append marks it as void and starts a new line.
]]

local journal = {};

local VOID = "#void";
local ASIDE = "~";

local methods = {};
local mt = { __index = methods };

local function read_all(path)
	local file, err, errno = io.open(path, "rb");
	if not file then
		local ENOENT = 2;
		if errno == ENOENT then
			return "";
		end
		return nil, err;
	end
	local text, read_err = file:read("*a");
	file:close();
	return text, read_err;
end

local function parse(text, decode)
	local records, damaged, lines = {}, 0, 0;
	for line in text:gmatch("([^\n]*)\n") do
		lines = lines + 1;
		local void = line:sub(-#VOID) == VOID;
		local ok, record = pcall(decode, line);
		if not void and ok and type(record) == "table" then
			records[#records + 1] = record;
		elseif not void then
			damaged = damaged + 1;
		end
	end
	return records, damaged, lines;
end

function journal.open(path, tools)
	local text, err = read_all(path);
	if not text then
		return nil, err;
	end
	local records, damaged, lines = parse(text, tools.decode);
	local self = setmetatable({ path = path, tools = tools, lines = lines }, mt);
	self.torn = text ~= "" and text:sub(-1) ~= "\n";
	os.remove(path .. ASIDE); -- of a rewrite that was cut short
	local ok, open_err = self:_reopen();
	if not ok then
		return nil, open_err;
	end
	return self, records, damaged;
end

function methods:_reopen()
	if self.file then
		return true;
	end
	local file, err = io.open(self.path, "ab");
	if not file then
		return nil, err;
	end
	-- Without a buffer, a write that failed cannot reach the file later by surprise.
	file:setvbuf("no");
	self.file = file;
	return true;
end

function methods:_write(text, count)
	local ok, err = self:_reopen();
	if not ok then
		return nil, err;
	end
	ok, err = self.file:write(self.torn and VOID .. "\n" or "", text);
	if ok then
		ok, err = self.file:flush();
	end
	if not ok then
		self.torn = true;
		return nil, err;
	end
	self.lines = self.lines + count + (self.torn and 1 or 0);
	self.torn = false;
	return true;
end

function methods:append(...)
	local lines = { ... };
	for i, record in ipairs(lines) do
		lines[i] = self.tools.encode(record) .. "\n";
	end
	return self:_write(table.concat(lines), #lines);
end

local function write_aside(path, records, encode)
	local file, err = io.open(path, "wb");
	if not file then
		return nil, err;
	end
	local ok = true;
	for _, record in ipairs(records) do
		ok, err = file:write(encode(record), "\n");
		if not ok then break; end
	end
	local closed, close_err = file:close();
	if not (ok and closed) then
		return nil, err or close_err;
	end
	return true;
end

function methods:rewrite(records)
	local aside = self.path .. ASIDE;
	local ok, err = write_aside(aside, records, self.tools.encode);
	if ok then
		ok, err = os.rename(aside, self.path);
	end
	if not ok then
		os.remove(aside);
		return nil, err;
	end
	self:close();
	self.torn = false;
	self.lines = #records;
	return self:_reopen();
end

function methods:close()
	if self.file then
		self.file:close();
		self.file = nil;
	end
end

return journal;
