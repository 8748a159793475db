-- The same examples that the service's side is held to. The HMAC is openssl's, so that this runs under
-- any Lua; Prosody's own is tested with a real Prosody.

local json = require "dkjson";
local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local signature = load_library("tuokio/signature");

local function read_all(path)
	local file = assert(io.open(path, "rb"));
	local content = file:read("*a");
	file:close();
	return content;
end

local function to_hex(bytes)
	return (bytes:gsub(".", function (char) return ("%02x"):format(char:byte()); end));
end

local function to_bytes(hex)
	return (hex:gsub("%x%x", function (digits) return string.char(tonumber(digits, 16)); end));
end

local function hmac(key, text, hex)
	local path = os.tmpname();
	local file = assert(io.open(path, "wb"));
	file:write(text);
	file:close();
	local command = "openssl dgst -sha256 -r -mac HMAC -macopt hexkey:%s %s";
	local pipe = assert(io.popen(command:format(to_hex(key), path)));
	local digest = pipe:read("*a"):match("^%x+");
	pipe:close();
	os.remove(path);
	assert(digest and #digest == 64, "openssl gave no digest");
	return hex and digest or to_bytes(digest);
end

local vectors = json.decode(read_all("tests/tuokio/jitsi/signing_vectors.json"));
local tools = { hmac = hmac, equals = function (a, b) return a == b; end };

local signers = {};
for _, direction in ipairs({ signature.TO_PROSODY, signature.TO_SERVICE }) do
	signers[direction] = signature.new(direction, vectors.secret, tools);
end

describe("signature, by the shared examples,", function ()
	for _, v in ipairs(vectors.good) do
		it("makes and accepts that of " .. v.what, function ()
			local signer = signers[v.direction];
			assert.equal(v.signature, signer:sign(v.time, v.id, v.method, v.path, v.body));
			assert.is_true(signer:matches(v.signature, v.time, v.id, v.method, v.path, v.body));
		end);
	end

	for _, v in ipairs(vectors.bad) do
		it("refuses " .. v.what, function ()
			assert.is_false(signers[v.direction]:matches(v.signature, v.time, v.id, v.method, v.path, v.body));
		end);
	end
end);
