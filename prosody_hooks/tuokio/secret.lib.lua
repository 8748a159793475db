--[[ The secret that the service and Prosody share (the service's TUOKIO_PROSODY_SECRET).

	local secret = module:require "tuokio/secret";

	secret.read(module) -> secret, or nil and the reason
		from the option `tuokio_secret_file` if set, else from `tuokio_secret`
	secret.judge(text) -> secret, or nil and the reason
		reasons: "missing", "unreadable", "short" (under 32 bytes), "weak" (an example that everyone
		knows, or it repeats itself)

	Only mod_tuokio_component reads it; the others use `api.outgoing`.
]]

local secret = {};

local MIN_BYTES = 32;

local MIN_DISTINCT_BYTES = 6;
local MIN_UNKNOWN_CHARACTERS = 16;

-- What samples and handbooks are put together from; longer words first.
local KNOWN_WORDS = {
	"abcdefghijklmnopqrstuvwxyz", "0123456789", "1234567890", "changeme", "changeit", "password", "replace",
	"example", "default", "prosody", "service", "tuokio", "secret", "qwerty", "docker", "abcdef", "jitsi", "admin",
	"token", "test", "your", "meet", "here", "app", "key", "put", "the", "my", "of",
};
local MARKS = "[-_. \t]";

local function is_well_known(text)
	local rest = text:lower():gsub(MARKS, "");
	for _, word in ipairs(KNOWN_WORDS) do
		rest = rest:gsub(word, "");
	end
	return #rest < MIN_UNKNOWN_CHARACTERS;
end

local function repeats_itself(text)
	local seen, distinct = {}, 0;
	for byte in text:gmatch(".") do
		distinct = distinct + (seen[byte] and 0 or 1);
		seen[byte] = true;
	end
	local find_plainly = true;
	local again = (text .. text):find(text, 2, find_plainly);
	return distinct < MIN_DISTINCT_BYTES or again <= #text;
end

function secret.judge(text)
	if type(text) ~= "string" then
		return nil, "missing";
	end
	text = text:match("^%s*(.-)%s*$");
	if text == "" then
		return nil, "missing";
	end
	if #text < MIN_BYTES then
		return nil, "short";
	end
	if is_well_known(text) or repeats_itself(text) then
		return nil, "weak";
	end
	return text;
end

function secret.read(context)
	local path = context:get_option_string("tuokio_secret_file");
	if not path then
		return secret.judge(context:get_option_string("tuokio_secret"));
	end
	local file = io.open(path, "rb");
	local text = file and file:read("*a");
	if file then
		file:close();
	end
	if not text then
		return nil, "unreadable";
	end
	return secret.judge(text);
end

return secret;
