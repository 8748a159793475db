-- Refuses in guarded rooms whatever would store a meeting, send it elsewhere, or lead people out of
-- the server's sight: recording, streaming, transcription, calls, files, polls, breakout rooms,
-- history, and media from one client straight to another. See README.md.

local json = require "util.json";
local jid = require "util.jid";
local st = require "util.stanza";
local throttle = require "util.throttle";

module:depends("tuokio_component");

local features = module:require "features";
local hosts = module:require "tuokio/hosts";
local parties = module:require "parties";

local api = module:shared("tuokio_component/api");

local XMLNS_REFUSED = "tuokio:gate:1";

-- Before anything of Jitsi's or Prosody's sees a stanza. muc_domain_mapper, which changes addresses,
-- runs at 0, Jitsi's own filters at 0 and 1.
local BEFORE_ALL = 1000;

local SENTENCES = {
	recording = "Recording is not available in this room.";
	streaming = "Streaming is not available in this room.";
	transcription = "Transcription is not available in this room.";
	dial_out = "Calls out are not available in this room.";
	file_sharing = "Sharing files is not available in this room.";
	polls = "Polls are not available in this room.";
	breakout = "Breakout rooms are not available here.";
	metadata = "This setting is not available in this room.";
	p2p = "A direct connection is not available in this room.";
};

-- The two kinds that go from one client to another, past every component.
local BETWEEN_CLIENTS = { p2p = true, file_sharing = true };

local muc_hosts = {};
for _, host in ipairs(api.settings.muc_hosts) do
	muc_hosts[host] = true;
end

local function muc_room(room_jid)
	local host = prosody.hosts[jid.host(room_jid)];
	local muc = host and host.modules.muc;
	return muc and muc.get_room_from_jid(room_jid);
end

local who = parties.new({
	api = api;
	split = jid.split;
	bare = jid.bare;
	is_muc = function (host)
		return muc_hosts[host] or false;
	end;
	real_jid = function (occupant_jid)
		local room = muc_room(jid.bare(occupant_jid));
		local occupant = room and room:get_occupant_by_nick(occupant_jid);
		return occupant and occupant.bare_jid;
	end;
	sessions_of = function (bare_jid)
		local list = {};
		local user = prosody.bare_sessions[bare_jid];
		for resource in pairs(user and user.sessions or {}) do
			list[#list + 1] = bare_jid .. "/" .. resource;
		end
		return list;
	end;
});

-- Every request is refused, but not each is told: one is a line in the log, a write to the disk and
-- a request to the service. Somebody who asks again and again is told of twenty times in a minute.
local of_all = throttle.create(200, 60);
local of_each = setmetatable({}, { __mode = "k" });

local function worth_telling(origin)
	of_each[origin] = of_each[origin] or throttle.create(20, 60);
	return of_each[origin]:poll(1) and of_all:poll(1);
end

local function report(event, room, reason)
	if not worth_telling(event.origin) then
		return;
	end
	module:log("info", "Refused: %s", reason);
	if room ~= "" then
		module:fire_event("tuokio-report", {
			type = "refused", room = room, participant = who:participant(event), reason = reason,
		});
	end
end

local function answer(event, reason)
	local stanza = event.stanza;
	local kind = stanza.attr.type;
	-- To an error or a result there is no answer; it just ends here.
	if kind == "error" or (stanza.name == "iq" and kind == "result") then
		return;
	end
	local reply = st.error_reply(stanza, "cancel", "not-allowed", SENTENCES[reason])
		:tag("refused", { xmlns = XMLNS_REFUSED, reason = reason }):up();
	event.origin.send(reply);
end

local function refuse(event, room, reason)
	report(event, room, reason);
	answer(event, reason);
	return true;
end

local function check_stanza(event)
	local reason, named = features.find(event.stanza, json.decode);
	if not reason then
		return nil;
	end
	local room = who:room(event, named)
		or BETWEEN_CLIENTS[reason] and who:receiver_room(event.stanza);
	if not room then
		return nil;
	end
	if reason == "p2p" and (api.settings.allow_p2p or who:with_focus(event)) then
		return nil;
	end
	return refuse(event, room, reason);
end

local function calls_transcriber(stanza)
	for _, tag in ipairs(stanza.tags) do
		if features.asks_transcription(tag) then
			return true;
		end
	end
end

-- A presence that calls a transcriber loses that part. It is not refused, since the same presence
-- says who is there and what their camera does. There are many presences: the tags are looked at first.
local function check_presence(event)
	if not calls_transcriber(event.stanza) then
		return nil;
	end
	local room = who:room(event);
	if not room then
		return nil;
	end
	event.stanza:maptags(function (tag)
		if features.asks_transcription(tag) then
			return nil;
		end
		return tag;
	end);
	report(event, room, "transcription");
end

local function hook_stanzas(context, prefix)
	for _, kind in ipairs({ "bare", "full", "host" }) do
		context:hook(prefix .. "iq/" .. kind, check_stanza, BEFORE_ALL);
		context:hook(prefix .. "message/" .. kind, check_stanza, BEFORE_ALL);
	end
	context:hook(prefix .. "presence/full", check_presence, BEFORE_ALL);
end

local function in_guarded_room(event)
	return api.gated((jid.node(event.room.jid)));
end

-- Taken as handled, so that neither the room's memory nor an archive keeps the message.
local function keep_nothing(event)
	if in_guarded_room(event) then
		return true;
	end
end

-- mod_muc_mam can note who came and left. It asks nobody, but looks at this field first; focus may
-- have set it by the room's configuration, so it is set each time.
local function switch_archive_off(event)
	if in_guarded_room(event) then
		event.room._data.archiving = false;
	end
end

local function hook_history(context)
	context:hook("muc-add-history", keep_nothing, BEFORE_ALL);
	context:hook("muc-occupant-joined", switch_archive_off, BEFORE_ALL);
	context:hook("muc-occupant-left", switch_archive_off, BEFORE_ALL);
end

hosts.watch(module, function (_, kind)
	return kind == "local";
end, function (context)
	-- What a client sends, before anybody looks at it.
	hook_stanzas(context, "pre-");
end);

-- What comes from elsewhere: another server, an external component, a module of Jitsi's.
hosts.watch(module, function ()
	return true;
end, function (context)
	hook_stanzas(context, "");
	hook_history(context);
end);
