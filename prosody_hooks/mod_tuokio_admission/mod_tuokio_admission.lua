-- The gate of Tuokio: who is not in the table of mod_tuokio_component does not come in, and who is
-- taken out of it is out. This file only ties the parts together; README.md says why each hook has
-- its priority.

module:depends("tuokio_component");

local base64 = require "util.encodings".base64;
local destroy_session = require "core.sessionmanager".destroy_session;
local jid = require "util.jid";
local json = require "util.json";
local new_id = require "util.id".medium;
local st = require "util.stanza";

local claims = module:require "claims";
local decision = module:require "decision";
local flood = module:require "flood";
local hosts = module:require "tuokio/hosts";

local api = module:shared("tuokio_component/api");
local sessions = prosody.full_sessions;

-- Above mod_token_verification (99), which writes the whole token of whoever it refuses to the log.
local BEFORE_JITSI = 101;
-- After Jitsi's own questions (focus is there, room not full, rate), before mod_token_affiliation (-3.5),
-- lobby (-4), members only (-5) and password (-20).
local THE_DECISION = -3;
-- When all others have had their say about somebody's role.
local LAST = -1000;
-- Before anybody else acts on it, so that what we report is in order.
local FIRST = 1000;
-- A copy of the new session's fields (mod_auth_token, 1) first.
local AFTER_JITSI = -10;

local LIMITS = { room = { burst = 60, rate = 1 }, all = { burst = 600, rate = 10 } };

local function report(event)
	module:fire_event("tuokio-report", event);
end

local function log(level, ...)
	module:log(level, ...);
end

local function muc_of(host)
	local found = prosody.hosts[host];
	return found and found.modules.muc;
end

local function room_of(host, name)
	local muc = muc_of(host);
	return muc and muc.get_room_from_jid(jid.join(name, host)) or nil;
end

local meeting_hosts = {}; -- those that are active: filled below

local function mucs()
	local found = {};
	for host in pairs(meeting_hosts) do
		found[#found + 1] = host;
	end
	table.sort(found);
	return found;
end

-- By Prosody itself; or by mod_token_verification, to which a room that focus has not made does not exist.
local function is_restricted(host)
	local option = module:context(host):get_option("restrict_room_creation");
	return option or prosody.hosts[host].modules.token_verification ~= nil;
end

local function live_rooms_of(host)
	local muc, found = muc_of(host), {};
	if muc then
		for room in muc.live_rooms() do
			found[#found + 1] = room;
		end
	end
	return found;
end

local function live_rooms()
	local found = {};
	for _, host in ipairs(mucs()) do
		for _, room in ipairs(live_rooms_of(host)) do
			found[#found + 1] = room;
		end
	end
	return found;
end

local tokens = claims.keeper {
	domain = api.settings.domain, from_base64 = base64.decode, from_json = json.decode,
};
local registry = module:require "sessions".new(module.saved_state);
local places = module:require "places".new(api, jid.split);
local refusals = module:require "refusals".new {
	st = st, report = report, log = log, bound = flood.new(api.now, LIMITS),
	known = function (name) return api.room(name) ~= nil; end, token_of = tokens.of,
};
local presence = module:require "presence".new { registry = registry, report = report, new_id = new_id };
local affiliations = module:require "affiliations".new {
	registry = registry, places = places, refusals = refusals, jid = jid, sessions = sessions,
};
local evictions = module:require "evictions".new {
	registry = registry, presence = presence, affiliations = affiliations, sessions = sessions,
	rooms = room_of, mucs = mucs, token_of = tokens.of,
	is_ahead = function (iat) return decision.is_ahead(iat, api.now()); end,
	close = module:require "closing".new {
		st = st, destroy = destroy_session,
		fire = function (host, event, data) module:context(host):fire_event(event, data); end,
		later = function (seconds, callback) module:add_timer(seconds, callback); end,
	},
};
local gate = module:require "gate".new {
	api = api, places = places, registry = registry, presence = presence, affiliations = affiliations,
	refusals = refusals, evictions = evictions, report = report, jid = jid, sessions = sessions,
	decide = decision, token_of = tokens.of,
	is_restricted = is_restricted,
};
local doors = module:require "doors".new {
	places = places, refusals = refusals, forms = module:require "forms", jid = jid,
	gone = function (host, name) return not room_of(host, name); end,
};
local annexes = module:require "annexes".new {
	api = api, places = places, refusals = refusals, jid = jid, token_of = tokens.of, live_rooms = live_rooms,
};
local resumption = module:require "resumption".new {
	registry = registry, judge = gate.judge_again, put_out = evictions.put_out, tokens = tokens,
};

function api.room_of(full_jid)
	local entry = registry:by_jid(full_jid);
	return entry and not entry.ending and entry.room or nil;
end

api.token_of = tokens.of;

-- Everything that happens to a meeting room.
local function guard_meeting(context, host)
	context:hook("muc-room-pre-create", gate.pre_create, BEFORE_JITSI);
	context:hook("muc-occupant-pre-join", gate.pre_join_early, BEFORE_JITSI);
	context:hook("muc-occupant-pre-join", gate.pre_join, THE_DECISION);
	context:hook("muc-occupant-pre-join", gate.pre_join_last, LAST);
	context:hook("muc-occupant-joined", gate.joined, FIRST);
	context:hook("muc-occupant-pre-leave", gate.pre_leave, FIRST);
	context:hook("muc-broadcast-presence", gate.broadcast, FIRST);
	context:hook("muc-occupant-left", gate.left, FIRST);
	context:hook("muc-room-created", gate.created, FIRST);
	context:hook("muc-room-destroyed", gate.destroyed, FIRST);
	context:hook("muc-room-restored", function (event) gate.sweep(event.room); end, FIRST);

	context:hook("muc-pre-set-affiliation", affiliations.pre_set, FIRST);
	context:hook("muc-pre-set-role", affiliations.pre_set_role, FIRST);

	context:hook("iq-set/bare/http://jabber.org/protocol/muc#owner:query", doors.owner, BEFORE_JITSI);
	context:hook("iq-set/bare/http://jabber.org/protocol/muc#admin:query", doors.admin, BEFORE_JITSI);
	context:hook("iq/bare/jabber:iq:register:query", doors.register, BEFORE_JITSI);
	context:hook("muc-pre-invite", doors.invite, BEFORE_JITSI);
	context:hook("message/bare", doors.message, BEFORE_JITSI);
	context:hook("message/full", doors.message, BEFORE_JITSI);
	context:hook("muc-occupant-pre-change", doors.pre_change, BEFORE_JITSI);

	-- Somebody may be inside already, if this module is loaded into a running Prosody.
	for _, room in ipairs(live_rooms_of(host)) do
		gate.sweep(room);
	end
end

local function set_of(list)
	local set = {};
	for _, item in ipairs(list) do
		set[item] = true;
	end
	return set;
end

local domain = api.settings.domain;
local main = module:context(domain);
local meetings = set_of(api.settings.muc_hosts);
local lobby = main:get_option_string("lobby_muc", "lobby." .. domain);
local breakout = main:get_option_string("breakout_rooms_muc", "breakout." .. domain);
local visitors = "visitors." .. domain;
-- Where the bridges are: the first name is Debian's, the second Docker's.
local internals = set_of { "internal.auth." .. domain, "internal-muc." .. domain };

meeting_hosts = hosts.watch(module, function (host) return meetings[host]; end, guard_meeting);

hosts.watch(module, function (host) return host == lobby; end, function (context)
	context:hook("muc-room-pre-create", annexes.lobby_join, BEFORE_JITSI);
	context:hook("muc-occupant-pre-join", annexes.lobby_join, BEFORE_JITSI);
end);

hosts.watch(module, function (host) return host == breakout; end, function (context)
	context:hook("muc-room-pre-create", annexes.breakout_join, BEFORE_JITSI);
	context:hook("muc-occupant-pre-join", annexes.breakout_join, BEFORE_JITSI);
end);

hosts.watch(module, function (host) return internals[host]; end, function (context)
	context:hook("muc-room-pre-create", annexes.internal_join, BEFORE_JITSI);
	context:hook("muc-occupant-pre-join", annexes.internal_join, BEFORE_JITSI);
end);

hosts.watch(module, function (host) return host == visitors; end, function (context)
	context:hook("iq/host", annexes.visitors_iq, BEFORE_JITSI);
end);

hosts.watch(module, function (_, kind) return kind == "local"; end, function (context, host)
	context:hook("smacks-hibernation-end", resumption.hibernation_ended);
	if host == domain then
		context:hook("jitsi-connect-vnode", annexes.visitors_made, BEFORE_JITSI);
	end
end);

module:hook_global("create-lobby-room", annexes.lobby_made, FIRST);
module:hook_global("create-persistent-lobby-room", annexes.lobby_made, FIRST);
module:hook_global("c2s-session-updated", resumption.updated, AFTER_JITSI);
module:hook_global("jitsi-authentication-token-verified", function (event)
	tokens.keep(event.session, event.claims);
end);

module:hook("tuokio-evict", evictions.evict);
module:hook("tuokio-close", evictions.close_room);
module:hook("tuokio-role", evictions.change_role);
module:hook("tuokio-sessions", evictions.list);
module:hook("tuokio-health", function (event)
	event.muc = mucs();
end);

function module.save()
	return registry:all();
end
