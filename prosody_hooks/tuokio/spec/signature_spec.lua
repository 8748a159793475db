local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local signature = load_library("tuokio/signature");

-- Not a real HMAC: shows what goes into it. The real one is tested with a real Prosody.
local tools = {
	hmac = function (key, text, hex) return (hex and "hex" or "raw") .. "<" .. key .. "|" .. text .. ">"; end;
	equals = function (a, b) return a == b; end;
	now = function () return 1700000000.9; end;
	new_id = function () return "an-id"; end;
};

describe("signature", function ()
	local inward = signature.new(signature.TO_PROSODY, "secret", tools);
	local outward = signature.new(signature.TO_SERVICE, "secret", tools);

	it("signs time, id, method, path and body, each on its line", function ()
		local key = "raw<secret|tuokio/prosody/v1/service-to-prosody>";
		assert.equal("v1=hex<" .. key .. "|1\nid\nPUT\n/a?b\n{}>", inward:sign("1", "id", "PUT", "/a?b", "{}"));
	end);

	it("has a key for each direction", function ()
		assert.not_equal(inward:sign("1", "id", "GET", "/", ""), outward:sign("1", "id", "GET", "/", ""));
	end);

	it("matches what it signed and nothing else", function ()
		local given = inward:sign("1", "id", "GET", "/", "");
		assert.is_true(inward:matches(given, "1", "id", "GET", "/", ""));
		assert.is_false(inward:matches(given, "2", "id", "GET", "/", ""));
		assert.is_false(inward:matches(given, "1", "it", "GET", "/", ""));
		assert.is_false(inward:matches(given, "1", "id", "PUT", "/", ""));
		assert.is_false(inward:matches(given, "1", "id", "GET", "/x", ""));
		assert.is_false(inward:matches(given, "1", "id", "GET", "/", "x"));
		assert.is_false(outward:matches(given, "1", "id", "GET", "/", ""));
	end);

	it("does not match when a header is missing", function ()
		assert.is_false(inward:matches(nil, "1", "id", "GET", "/", ""));
		assert.is_false(inward:matches("v1=", nil, "id", "GET", "/", ""));
		assert.is_false(inward:matches("v1=", "1", nil, "GET", "/", ""));
	end);

	it("makes headers with whole seconds", function ()
		local headers = outward:headers("POST", "/events", "{}");
		assert.equal("1700000000", headers["Tuokio-Time"]);
		assert.equal("an-id", headers["Tuokio-Id"]);
		assert.is_true(outward:matches(headers["Tuokio-Signature"], "1700000000", "an-id", "POST", "/events", "{}"));
	end);
end);
