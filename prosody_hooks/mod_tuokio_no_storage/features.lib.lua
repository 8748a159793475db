--[[ Does a stanza ask for something that a guarded room does not have?

	local features = module:require "features";

	features.find(stanza, decode) -> reason, room address in it or nil; or nil
		for messages and IQs; decode: see metadata.harmless
		reasons: "recording", "streaming", "transcription", "dial_out", "file_sharing", "polls",
			"breakout", "metadata", "p2p"
	features.asks_transcription(element) -> boolean: the part of a presence that calls a transcriber

	Components have other addresses on every server, and programs differ in how they read letters, `-`
	and `_`. So a request is known by the names in it, without regard to these, and not by where it goes.
	Jitsi reads only the first level of a stanza; we look deeper, so that no wrapping helps.
]]

local metadata = module:require "metadata";
local words = module:require "words";

local features = {};

local DEEP_ENOUGH = 6;

local function plain(name)
	return (name:lower():gsub("[-_.]", ""));
end

local function text_of(element)
	local parts = {};
	for _, child in ipairs(element) do
		if type(child) == "string" then
			parts[#parts + 1] = child;
		end
	end
	return table.concat(parts);
end

local function attribute(element, wanted)
	for name, value in pairs(element.attr) do
		if plain(name) == wanted then
			return value;
		end
	end
end

-- Jicofo starts all three by the same element.
local function jibri(element)
	local room = attribute(element, "room");
	if attribute(element, "sipaddress") then
		return "dial_out", room;
	end
	local mode = attribute(element, "recordingmode") or "";
	if mode:lower():find("stream", 1, true) or attribute(element, "streamid") then
		return "streaming", room;
	end
	return "recording", room;
end

-- A transcriber is called like a telephone, by a name of its own.
local function rayo(element)
	local room;
	for _, child in ipairs(element) do
		if type(child) == "table" and plain(child.attr.name or "") == "jvbroomname" then
			room = child.attr.value;
		end
	end
	local callee = attribute(element, "to") or "";
	return callee:lower():find("transcri", 1, true) and "transcription" or "dial_out", room;
end

-- Texts by which Jitsi's components and clients know a message, however it is wrapped in JSON.
local JSON_TEXTS = {
	["new-poll"] = "polls", ["answer-poll"] = "polls", ["old-polls"] = "polls", ["polls"] = "polls",
	["file-sharing"] = "file_sharing", ["breakout_rooms"] = "breakout",
	["transcription-result"] = "transcription", ["translation-result"] = "transcription",
};

local function json_message(element)
	for word in words.each(text_of(element)) do
		if JSON_TEXTS[word] then
			return JSON_TEXTS[word];
		end
	end
end

local function room_metadata(element, decode)
	if not metadata.harmless(text_of(element), decode) then
		return "metadata", attribute(element, "room");
	end
end

local function always(reason)
	return function () return reason; end;
end

local BY_NAME = {
	jibri = jibri, recording = always("recording"),
	dial = rayo, jigasi = always("transcription"), audiotranslation = always("transcription"),
	filesharing = always("file_sharing"),
	poll = always("polls"), polls = always("polls"),
	breakoutrooms = always("breakout"),
	roommetadata = room_metadata, jsonmessage = json_message,
	jingle = always("p2p"),
};

-- By how the namespace begins. Two that carry files from one client to another are among them.
local BY_NAMESPACE = {
	["http://jitsi.org/protocol/jibri"] = jibri,
	["http://jitsi.org/protocol/jirecon"] = always("recording"),
	["http://jitsi.org/protocol/jigasi"] = always("transcription"),
	["urn:xmpp:rayo:"] = rayo,
	-- Not all of `urn:xmpp:jingle`: jicofo and the bridge use parts of it in stanzas of their own.
	["urn:xmpp:jingle:1"] = always("p2p"),
	["urn:xmpp:jingle-message"] = always("p2p"),
	["urn:xmpp:http:upload"] = always("file_sharing"),
	["http://jabber.org/protocol/ibb"] = always("file_sharing"),
	["http://jabber.org/protocol/bytestreams"] = always("file_sharing"),
};

local function judge_for(element)
	local by_name = BY_NAME[plain(element.name)];
	if by_name then
		return by_name;
	end
	local namespace = element.attr.xmlns;
	if not namespace then
		return nil;
	end
	namespace = namespace:lower();
	for start, judge in pairs(BY_NAMESPACE) do
		if namespace:sub(1, #start) == start then
			return judge;
		end
	end
end

local function search(element, decode, depth)
	for _, child in ipairs(element) do
		if type(child) == "table" then
			local judge = judge_for(child);
			local reason, room;
			if judge then
				reason, room = judge(child, decode);
			end
			if not reason and depth < DEEP_ENOUGH then
				reason, room = search(child, decode, depth + 1);
			end
			if reason then
				return reason, room;
			end
		end
	end
end

function features.find(stanza, decode)
	return search(stanza, decode, 1);
end

function features.asks_transcription(element)
	return plain(element.name) == "jitsiparticipantrequestingtranscription"
		and text_of(element):lower() ~= "false";
end

return features;
