local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local journal = load_library("tuokio/journal");

local tools = {
	encode = function (record) return "=" .. record.value; end;
	decode = function (text)
		local value = text:match("^=(.*)$");
		return value and { value = value };
	end;
};

describe("journal", function ()
	local path;

	before_each(function ()
		path = os.tmpname();
		os.remove(path);
	end);

	after_each(function ()
		os.remove(path);
		os.remove(path .. "~");
	end);

	local function write_raw(text)
		local file = assert(io.open(path, "wb"));
		file:write(text);
		file:close();
	end

	local function read_raw()
		local file = assert(io.open(path, "rb"));
		local text = file:read("*a");
		file:close();
		return text;
	end

	local function values()
		local opened, records, damaged = assert(journal.open(path, tools));
		opened:close();
		local list = {};
		for i, record in ipairs(records) do
			list[i] = record.value;
		end
		return table.concat(list, " "), damaged;
	end

	it("begins empty", function ()
		local opened, records, damaged = journal.open(path, tools);
		opened:close();
		assert.same({}, records);
		assert.equal(0, damaged);
		assert.equal(0, opened.lines);
	end);

	it("has on disk what was appended, before it is closed", function ()
		local opened = journal.open(path, tools);
		assert.is_true(opened:append({ value = "a" }));
		assert.is_true(opened:append({ value = "b" }, { value = "c" }));
		assert.equal("=a\n=b\n=c\n", read_raw());
		assert.equal(3, opened.lines);
		opened:close();
		assert.equal("a b c", (values()));
	end);

	it("replaces everything at once", function ()
		local opened = journal.open(path, tools);
		opened:append({ value = "a" }, { value = "b" });
		assert.is_true(opened:rewrite({ { value = "c" } }));
		assert.is_true(opened:append({ value = "d" }));
		assert.equal(2, opened.lines);
		opened:close();
		assert.equal("c d", (values()));
	end);

	it("ignores a torn last line, and so do later starts", function ()
		write_raw("=a\n=b");
		local text, damaged = values();
		assert.equal("a", text);
		assert.equal(0, damaged);
		local opened = journal.open(path, tools);
		opened:append({ value = "c" });
		opened:close();
		text, damaged = values();
		assert.equal("a c", text);
		assert.equal(0, damaged);
	end);

	for cut = 0, 8 do
		it("keeps every whole line of a file cut after byte " .. cut, function ()
			write_raw(("=aa\n=bb\n"):sub(1, cut));
			local text, damaged = values();
			assert.equal(cut == 8 and "aa bb" or cut >= 4 and "aa" or "", text);
			assert.equal(0, damaged);
		end);
	end

	it("counts whole lines that cannot be read", function ()
		write_raw("=a\nrubbish\n=b\n");
		local text, damaged = values();
		assert.equal("a b", text);
		assert.equal(1, damaged);
	end);

	it("survives a decoder that throws", function ()
		write_raw("=a\n");
		local opened, records, damaged = journal.open(path, { encode = tools.encode, decode = error });
		opened:close();
		assert.same({}, records);
		assert.equal(1, damaged);
	end);

	it("voids a write that failed half way", function ()
		local opened = journal.open(path, tools);
		opened:append({ value = "a" });
		local real = opened.file;
		opened.file = {
			write = function (_, void, text)
				real:write(void, text:sub(1, 2)); -- the disk is full
				return nil, "full";
			end;
		};
		assert.is_nil((opened:append({ value = "lost" })));
		assert.equal(1, opened.lines);
		opened.file = real;
		assert.is_true(opened:append({ value = "b" }));
		opened:close();
		local text, damaged = values();
		assert.equal("a b", text);
		assert.equal(0, damaged);
	end);

	it("counts its lines as they are in the file", function ()
		write_raw("=a\n=b");
		local opened = journal.open(path, tools);
		assert.is_true(opened.torn);
		assert.equal(1, opened.lines);
		opened:append({ value = "c" });
		assert.is_false(opened.torn);
		assert.equal(3, opened.lines);
		opened:close();
		opened = journal.open(path, tools);
		assert.equal(3, opened.lines);
		opened:close();
	end);

	it("leaves nothing beside it, neither after a rewrite that failed nor after one that was cut short", function ()
		local function aside()
			return io.open(path .. "~", "rb");
		end
		assert(io.open(path .. "~", "wb")):close();
		local opened = journal.open(path, tools);
		assert.is_nil(aside());
		local rename = os.rename;
		os.rename = function () return nil, "no"; end; -- luacheck: ignore 122
		assert.is_nil((opened:rewrite({ { value = "a" } })));
		os.rename = rename; -- luacheck: ignore 122
		opened:close();
		assert.is_nil(aside());
	end);

	it("says why it cannot be opened", function ()
		local opened, err = journal.open("/nowhere/at/all", tools);
		assert.is_nil(opened);
		assert.is_string(err);
	end);
end);
