--[[ Signatures of what the service and Prosody send each other.

	local signature = module:require "tuokio/signature";

	signature.new(direction, secret, tools) -> signer
		direction: signature.TO_PROSODY or signature.TO_SERVICE. Each has a key of its own, so that
			nothing the one side sent can be sent back to it.
		tools.hmac(key, text, hex): HMAC-SHA-256; util.hashes.hmac_sha256
		tools.equals(a, b): compares in constant time; util.hashes.equals
		tools.now() -> Unix seconds; tools.new_id() -> a fresh id. Only `headers` needs these two.

	signer:sign(time, id, method, path, body) -> "v1=" and 64 lower-case hexadecimal digits
		time: the text of the header `Tuokio-Time`; path: with its query, as on the request line
	signer:matches(given, time, id, method, path, body) -> boolean
	signer:headers(method, path, body) -> the three headers, with a time and an id of this moment
]]

local signature = {
	TO_PROSODY = "service-to-prosody";
	TO_SERVICE = "prosody-to-service";
};

local LABEL = "tuokio/prosody/v1/";
local VERSION = "v1=";

local signer_methods = {};
local signer_mt = { __index = signer_methods };

function signature.new(direction, secret, tools)
	local key = tools.hmac(secret, LABEL .. direction);
	return setmetatable({ key = key, tools = tools }, signer_mt);
end

function signer_methods:sign(time, id, method, path, body)
	local text = table.concat({ time, id, method, path, body }, "\n");
	return VERSION .. self.tools.hmac(self.key, text, true);
end

function signer_methods:matches(given, time, id, method, path, body)
	if type(given) ~= "string" or type(time) ~= "string" or type(id) ~= "string" then
		return false;
	end
	return self.tools.equals(given, self:sign(time, id, method, path, body));
end

function signer_methods:headers(method, path, body)
	local time = ("%d"):format(math.floor(self.tools.now()));
	local id = self.tools.new_id();
	return {
		["Tuokio-Time"] = time;
		["Tuokio-Id"] = id;
		["Tuokio-Signature"] = self:sign(time, id, method, path, body);
	};
end

return signature;
