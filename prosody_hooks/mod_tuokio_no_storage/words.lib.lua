--[[ The texts in a piece of JSON, whatever reads it.

	local words = module:require "words";

	words.each(json) -> iterator of every text between quotation marks, names and values alike,
		without escapes and in lower case; what is beyond ASCII may come out as "?"

	Readers of JSON differ (in what they do with a name that comes twice, with what is not quite JSON,
	and Prosody's own knows names with a meaning). Who asks one reader can be fooled about the others; but
	no reader finds a text that does not stand in the JSON.
]]

local words = {};

-- Same length for all, and free of quotation marks and backslashes: then texts are easy to cut out.
local SAFE = {
	["\\\""] = "\\u0022", ["\\\\"] = "\\u005c", ["\\/"] = "/",
	["\\b"] = " ", ["\\f"] = " ", ["\\n"] = " ", ["\\r"] = " ", ["\\t"] = " ",
};

local function character(hex)
	local code = tonumber(hex, 16);
	return code < 128 and string.char(code) or "?";
end

function words.each(json)
	local texts = json:gsub("\\.", SAFE):gmatch("\"([^\"]*)\"");
	return function ()
		local text = texts();
		return text and text:gsub("\\u(%x%x%x%x)", character):lower();
	end;
end

return words;
