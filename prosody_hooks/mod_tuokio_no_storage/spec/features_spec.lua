local here = debug.getinfo(1, "S").source:match("^@(.*/)") or "./";

local function library(name)
	return dofile(here .. "../" .. name .. ".lib.lua");
end

-- Prosody gives each library a `module`.
_G.module = { require = function (_, name) return library(name); end };

local features = library("features");
local metadata = library("metadata");
local words = library("words");

-- An element as util.stanza makes it: children and text in the array part.
local function element(name, attr, ...)
	return { name = name, attr = attr or {}, ... };
end

-- Reads what these tests write; a real reader is asked in tests/prosody.
local function decode(text)
	local key = text:match("^{\"key\":\"([^\"]*)\"");
	if not key then
		error("not JSON");
	end
	return { key = key };
end

local function found(...)
	return (features.find(element("iq", {}, ...), decode));
end

describe("a request is known", function ()
	local JIBRI = "http://jitsi.org/protocol/jibri";
	local RAYO = "urn:xmpp:rayo:1";
	local JITMEET = "http://jitsi.org/jitmeet";

	local cases = {
		{ "recording", element("jibri", { xmlns = JIBRI, action = "start", recording_mode = "file" }) },
		{ "recording", element("jibri", { xmlns = JIBRI, action = "stop" }) },
		{ "recording", element("jibri", { xmlns = JIBRI, action = "status" }) },
		{ "recording", element("JiBrI", { xmlns = JIBRI:upper(), Action = "START", recording_mode = "FILE" }) },
		{ "recording", element("other", { xmlns = "HTTP://jitsi.org/Protocol/Jibri" }) },
		{ "recording", element("jibri", {}) },
		{ "recording", element("recording", { xmlns = "http://jitsi.org/protocol/jirecon", action = "start" }) },
		{ "streaming", element("jibri", { xmlns = JIBRI, action = "start", recording_mode = "stream" }) },
		{ "streaming", element("jibri", { xmlns = JIBRI, action = "start", recording_mode = "Stream" }) },
		{ "streaming", element("jibri", { xmlns = JIBRI, action = "start", streamid = "key" }) },
		{ "dial_out", element("jibri", { xmlns = JIBRI, action = "start", sipaddress = "a@b" }) },
		{ "dial_out", element("dial", { xmlns = RAYO, to = "+358401234567", from = "fromnumber" }) },
		{ "dial_out", element("DIAL", { xmlns = "URN:XMPP:RAYO:1", TO = "+358401234567" }) },
		{ "dial_out", element("hangup", { xmlns = RAYO }) },
		{ "transcription", element("dial", { xmlns = RAYO, to = "jitsi_meet_transcribe" }) },
		{ "transcription", element("Dial", { xmlns = RAYO, to = "Jitsi_Meet_TRANSCRIBE" }) },
		{ "transcription", element("audio-translation", { xmlns = JITMEET }, "{\"a1b2c3d4\":\"en\"}") },
		{ "transcription", element("x", { xmlns = "http://jitsi.org/protocol/jigasi" }) },
		{ "file_sharing", element("file-sharing", { xmlns = JITMEET, type = "add" }, "{\"fileId\":\"1\"}") },
		{ "file_sharing", element("File-Sharing", { type = "remove", fileId = "1" }) },
		{ "file_sharing", element("request", { xmlns = "urn:xmpp:http:upload:0" }) },
		{ "file_sharing", element("open", { xmlns = "http://jabber.org/protocol/ibb" }) },
		{ "polls", element("json-message", { xmlns = JITMEET }, "{\"type\":\"polls\",\"command\":\"new-poll\"}") },
		{ "polls", element("json-message", {}, "{\"command\":\"answer-poll\"}") },
		{ "polls", element("JSON-Message", {}, "{\"command\":\"New-Poll\"}") },
		{ "polls", element("json-message", {}, "{\"command\":\"new\\u002dpoll\"}") },
		{ "polls", element("json-message", {}, "{\"command\":", "\"new-", "poll\"}") },
		{ "polls", element("json-message", {}, "{\"command\":\"new-poll\",\"__hash\":[\"command\",\"hello\"]}") },
		{ "polls", element("json-message", {}, "not JSON \"new-poll\"") },
		{ "file_sharing", element("json-message", {}, "{\"type\":\"file-sharing\",\"event\":\"add\"}") },
		{ "breakout", element("json-message", {}, "{\"type\":\"breakout_rooms\"}") },
		{ "transcription", element("json-message", {}, "{\"type\":\"transcription-result\"}") },
		{ "breakout", element("breakout_rooms", { type = "features/breakout-rooms/add", subject = "s" }) },
		{ "breakout", element("Breakout-Rooms", { xmlns = JITMEET, type = "features/breakout-rooms/remove" }) },
		{ "metadata", element("room_metadata", { xmlns = JITMEET }, "{\"key\":\"recording\",\"data\":{}}") },
		{ "metadata", element("room_metadata", { xmlns = JITMEET }, "") },
		{ "p2p", element("jingle", { xmlns = "urn:xmpp:jingle:1", action = "session-initiate" }) },
		{ "p2p", element("JINGLE", { xmlns = "URN:XMPP:JINGLE:1" }) },
		{ "p2p", element("propose", { xmlns = "urn:xmpp:jingle-message:0", id = "1" }) },
	};

	for i, case in ipairs(cases) do
		it(("%s, case %d: %s"):format(case[1], i, case[2].name), function ()
			assert.equal(case[1], found(case[2]));
			assert.equal(case[1], found(element("forwarded", {}, element("message", {}, case[2]))));
			assert.equal(case[1], found(element("body", {}, "hello"), case[2]));
		end);
	end

	it("by the room it names", function ()
		local _, room = features.find(element("iq", {}, element("jibri", { xmlns = JIBRI, Room = "a@b" })), decode);
		assert.equal("a@b", room);
		local header = element("header", { xmlns = RAYO, name = "JvbRoomName", value = "c@d" });
		_, room = features.find(element("iq", {}, element("dial", { xmlns = RAYO, to = "x" }, header)), decode);
		assert.equal("c@d", room);
		local text = "{\"key\":\"recording\",\"data\":{}}";
		_, room = features.find(element("message", {}, element("room_metadata", { room = "e@f" }, text)), decode);
		assert.equal("e@f", room);
	end);
end);

describe("nothing is found", function ()
	local cases = {
		element("query", { xmlns = "http://jabber.org/protocol/disco#info" },
			element("feature", { var = "urn:xmpp:jingle:1" })),
		element("ping", { xmlns = "urn:xmpp:ping" }),
		element("conference", { xmlns = "http://jitsi.org/protocol/focus", room = "a@b" }),
		element("conference-modify", { xmlns = "jitsi:colibri2" },
			element("transport", { xmlns = "urn:xmpp:jingle:transports:ice-udp:1" }),
			element("payload-type", { xmlns = "urn:xmpp:jingle:apps:rtp:1" })),
		element("body", {}, "a new poll? recording, jingle, dial"),
		element("json-message", {}, "{\"type\":\"e2ee\",\"text\":\"I answer the poll\"}"),
		element("json-message", {}, ""),
		element("room_metadata", {}, "{\"key\":\"startMuted\",\"data\":{\"audio\":true}}"),
		element("mute", { xmlns = "http://jitsi.org/jitmeet/audio" }, "true"),
		element("services", { xmlns = "urn:xmpp:extdisco:2" }),
	};

	for i, case in ipairs(cases) do
		it(("in what is needed, case %d: %s"):format(i, case.name), function ()
			assert.is_nil(found(case));
		end);
	end

	it("in a stanza without content", function ()
		assert.is_nil(found());
	end);
end);

describe("metadata is harmless", function ()
	it("with names that are known, and only with them", function ()
		assert.is_true(metadata.harmless("{\"key\":\"startMuted\",\"data\":{\"audio\":true,\"video\":false}}", decode));
		assert.is_true(metadata.harmless("{\"key\":\"permissions\",\"data\":{\"groupChatRestricted\":true}}", decode));
	end);

	for _, text in ipairs({
		"{\"key\":\"recording\",\"data\":{\"isTranscribingEnabled\":true}}",
		"{\"key\":\"Recording\",\"data\":{}}",
		"{\"key\":\"STARTMUTED\",\"data\":{}}",
		"{\"key\":\"asyncTranscription\",\"data\":true}",
		"{\"key\":\"transcriberType\",\"data\":\"x\"}",
		"{\"key\":\"audioTranslation\",\"data\":{\"enabled\":true}}",
		"{\"key\":\"whiteboard\",\"data\":{}}",
		"{\"key\":\"somethingNew\",\"data\":{}}",
		"{\"key\":\"startMuted\",\"data\":{\"a\":{\"isTranscribingEnabled\":true}}}",
		"{\"key\":\"startMuted\",\"data\":{\"a\":[{\"ISTRANSCRIBINGENABLED\":true}]}}",
		"{\"key\":\"startMuted\",\"data\":{\"\\u0069sTranscribingEnabled\":true}}",
		"{\"key\":\"startMuted\",\"__hash\":[\"key\",\"recording\"],\"data\":{}}",
		"{\"key\":\"startMuted\",\"key\":\"recording\",\"data\":{}}",
		"{\"key\":\"\",\"data\":{}}",
		"not JSON", "", "[]", "{",
	}) do
		it("not with " .. text, function ()
			assert.is_false(metadata.harmless(text, decode));
		end);
	end

	it("not where the reader gives no object", function ()
		for _, value in ipairs({ "startMuted", 1, true }) do
			assert.is_false(metadata.harmless("x", function () return value; end));
		end
		assert.is_false(metadata.harmless("x", function () return nil; end));
	end);
end);

describe("a call for a transcriber", function ()
	local NAME = "jitsi_participant_requestingTranscription";

	it("is known in a presence, in any letters", function ()
		assert.is_true(features.asks_transcription(element(NAME, {}, "true")));
		assert.is_true(features.asks_transcription(element(NAME:upper(), {}, "TRUE")));
		assert.is_true(features.asks_transcription(element(NAME, {}, "yes")));
	end);

	it("is not the word that nobody asks", function ()
		assert.is_false(features.asks_transcription(element(NAME, {}, "false")));
		assert.is_false(features.asks_transcription(element("jitsi_participant_region", {}, "true")));
	end);
end);

describe("the words of a piece of JSON", function ()
	local function all(json)
		local list = {};
		for word in words.each(json) do
			list[#list + 1] = word;
		end
		return list;
	end

	it("are names and values, without escapes, in lower case", function ()
		assert.same({ "a", "b c", "d" }, all("{\"A\":[\"B c\",1,true],\"d\":null}"));
		assert.same({ "new-poll" }, all("\"\\u006eew-p\\u006Fll\""));
		assert.same({ "a\"b\\c/d e" }, all("\"a\\\"b\\\\c\\/d\\ne\""));
		assert.same({ "?x" }, all("\"\\u00e4x\""));
	end);

	it("are not put together across an escaped backslash", function ()
		assert.same({ "\\u0041" }, all("\"\\\\u0041\""));
	end);

	it("are none in what has none", function ()
		assert.same({}, all(""));
		assert.same({}, all("12"));
		assert.same({}, all("\"open"));
	end);
end);
