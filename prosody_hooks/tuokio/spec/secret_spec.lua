local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local secret = load_library("tuokio/secret");

local GOOD = "Rk7uPz0wXbq1mTnVd9sLc4eYhG3jA8oF";

local function module_with(options)
	return { get_option_string = function (_, name) return options[name]; end };
end

describe("secret", function ()
	it("takes 32 bytes, without the white space at its ends", function ()
		assert.equal(GOOD, secret.judge("  " .. GOOD .. "\n"));
	end);

	for given, reason in pairs({
		[""] = "missing", ["  \n"] = "missing", ["short"] = "short", [GOOD:sub(2)] = "short",
		["put-the-secret-of-the-service-here"] = "weak", ["CHANGE-ME-0123456789abcdef0123456789"] = "weak",
		[("s"):rep(40)] = "weak", [("Rk7uPz0wXbq1mTnV"):rep(2)] = "weak",
	}) do
		it("refuses " .. given, function ()
			local words, why = secret.judge(given);
			assert.is_nil(words);
			assert.equal(reason, why);
		end);
	end

	it("is missing when nothing is set", function ()
		assert.equal("missing", (select(2, secret.read(module_with({})))));
	end);

	it("comes from a file where one is named", function ()
		local path = os.tmpname();
		local file = assert(io.open(path, "w"));
		file:write(GOOD, "\n");
		file:close();
		local words = secret.read(module_with({ tuokio_secret_file = path, tuokio_secret = "other" }));
		os.remove(path);
		assert.equal(GOOD, words);
	end);

	it("says when the file cannot be read", function ()
		assert.equal("unreadable", (select(2, secret.read(module_with({ tuokio_secret_file = "/nowhere" })))));
	end);
end);
