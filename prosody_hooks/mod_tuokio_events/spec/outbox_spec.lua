local here = debug.getinfo(1, "S").source:match("^@(.*/)") or "./";
local outbox = dofile(here .. "../outbox.lib.lua");
local journals = dofile(here .. "../../tuokio/journal.lib.lua");

-- Enough of a format for events of this test: name=value pairs.
local TOOLS = {
	encode = function (record)
		local parts = {};
		for name, value in pairs(record) do
			parts[#parts + 1] = name .. "=" .. value;
		end
		return table.concat(parts, " ");
	end;
	decode = function (line)
		local record;
		for name, value in line:gmatch("(%w+)=(%S+)") do
			record = record or {};
			record[name] = value;
		end
		return record;
	end;
};

describe("the outbox", function ()
	local path;

	before_each(function ()
		path = os.tmpname();
	end);

	after_each(function ()
		os.remove(path);
	end);

	local function open(limit)
		local journal, records, damaged = journals.open(path, TOOLS);
		return outbox.new(journal, records, limit), damaged;
	end

	local function ids(box)
		local list = {};
		while box:oldest() do
			list[#list + 1] = box:oldest().id;
			box:confirm();
		end
		return list;
	end

	local function content()
		local file = assert(io.open(path, "rb"));
		local text = file:read("*a");
		file:close();
		return text;
	end

	it("gives events in the order they came", function ()
		local box = open();
		for _, id in ipairs({ "a", "b", "c" }) do
			assert.is_true(box:add({ id = id }));
		end
		assert.equal(3, box.pending);
		assert.same({ "a", "b", "c" }, ids(box));
		assert.equal(0, box.pending);
		assert.is_nil(box:oldest());
	end);

	it("has them on disk when add returns", function ()
		local box = open();
		box:add({ id = "a" });
		assert.same({ "a" }, ids(open()));
	end);

	it("goes on after a restart where it was, older ones first", function ()
		local box = open();
		for _, id in ipairs({ "a", "b", "c" }) do
			box:add({ id = id });
		end
		box:confirm();
		local after = open();
		after:add({ id = "d" });
		assert.equal(3, after.pending);
		assert.same({ "b", "c", "d" }, ids(after));
	end);

	it("leaves nothing on disk when all is confirmed", function ()
		local box = open();
		box:add({ id = "a" });
		box:add({ id = "b" });
		ids(box);
		assert.equal("", content());
	end);

	it("ignores a last line that a sudden end has torn, and goes on after it", function ()
		local box = open();
		box:add({ id = "a" });
		local file = assert(io.open(path, "ab"));
		file:write("id=b typ");
		file:close();
		local after, damaged = open();
		assert.equal(0, damaged);
		after:add({ id = "c" });
		assert.same({ "a", "c" }, ids((open())));
	end);

	it("cuts a long file while events still wait", function ()
		local box = open();
		for i = 1, 1100 do
			box:add({ id = "e" .. i });
		end
		local longest = #content();
		for _ = 1, 1050 do
			box:confirm();
		end
		assert.is_true(#content() < longest / 2);
		assert.equal("e1051", open():oldest().id);
		assert.equal(50, open().pending);
	end);

	it("adds no refusals when it is full, but everything else", function ()
		local box = open(2);
		box:add({ id = "a", type = "refused" });
		box:add({ id = "b", type = "refused" });
		local ok, err = box:add({ id = "c", type = "refused" });
		assert.is_nil(ok);
		assert.equal("full", err);
		assert.is_true(box:add({ id = "d", type = "left" }));
		assert.same({ "a", "b", "d" }, ids(box));
	end);

	it("confirms nothing when there is nothing", function ()
		local box = open();
		assert.is_true(box:confirm());
		assert.equal(0, box.pending);
	end);

	describe("on a disk that fails", function ()
		local works, stored;

		local function failing_journal()
			local journal = { lines = 0 };
			function journal:append(record)
				if not works then return nil, "disk full"; end
				stored[#stored + 1] = record.id or "done " .. record.done;
				self.lines = self.lines + 1;
				return true;
			end
			function journal:rewrite(all)
				if not works then return nil, "disk full"; end
				stored = {};
				for _, record in ipairs(all) do
					stored[#stored + 1] = record.id;
				end
				self.lines = #all;
				return true;
			end
			return journal;
		end

		before_each(function ()
			works, stored = true, {};
		end);

		it("keeps the event, and writes it with the next one, in order", function ()
			local box = outbox.new(failing_journal(), {});
			box:add({ id = "a" });
			works = false;
			local ok, err = box:add({ id = "b" });
			assert.is_nil(ok);
			assert.equal("disk full", err);
			assert.is_true(box.faulty);
			works = true;
			assert.is_true(box:add({ id = "c" }));
			assert.is_false(box.faulty);
			assert.same({ "a", "b", "c" }, stored);
			assert.equal(3, box.pending);
		end);

		it("says so when a confirmation is lost, and goes on", function ()
			local box = outbox.new(failing_journal(), {});
			box:add({ id = "a" });
			box:add({ id = "b" });
			works = false;
			local ok = box:confirm();
			assert.is_nil(ok);
			assert.equal("b", box:oldest().id);
			works = true;
			assert.is_true(box:confirm());
			assert.same({}, stored);
		end);
	end);
end);
