--[[ What may be said in a room's metadata: only what is known to store nothing and send nothing out.

	local metadata = module:require "metadata";

	metadata.harmless(text, decode) -> boolean
		text: `{"key": …, "data": …}`, as Jitsi's clients send it
		decode(text) -> value or nil; the same reader as Jitsi's component uses (util.json)
]]

local words = module:require "words";

local metadata = {};

-- Who starts muted, and who may write in the chat. Jitsi reads these names to the letter.
local HARMLESS = { startMuted = true, permissions = true };

-- Beginnings and middles of words that name what we refuse, wherever they stand.
local TELLING = {
	"record", "transcri", "translat", "caption", "subtitle", "stream", "jibri", "jigasi", "dial", "whiteboard",
};

local function telling(word)
	for _, part in ipairs(TELLING) do
		if word:find(part, 1, true) then
			return true;
		end
	end
	return false;
end

function metadata.harmless(text, decode)
	local ok, message = pcall(decode, text);
	if not ok or type(message) ~= "table" or not HARMLESS[message.key] then
		return false;
	end
	for word in words.each(text) do
		if telling(word) then
			return false;
		end
	end
	return true;
end

return metadata;
