-- For tests only: does to a room what some other module might do, with a module's rights. Asked by
-- an iq with <meddle room="…" what="…" jid="…"/>; the answer comes when it is done.

local st = require "util.stanza";
local jid = require "util.jid";

local meddle = {};

function meddle.password(room)
	room:set_password("open sesame");
end

function meddle.members_only(room)
	room:set_members_only(true);
end

function meddle.persistent(room)
	room:set_persistent(true);
	room:save(true);
end

function meddle.empty_room(room)
	local name, host = jid.split(room.jid);
	local kept = prosody.hosts[host].modules.muc.create_room(jid.join(name .. "-kept", host));
	kept:set_persistent(true);
	kept:save(true);
end

function meddle.lobby(room)
	prosody.events.fire_event("create-persistent-lobby-room", { room = room });
	prosody.events.fire_event("create-lobby-room", { room = room });
end

function meddle.owner(room, target)
	room:set_affiliation(true, target, "owner");
end

function meddle.breakout(room, target)
	room._data.breakout_rooms = { [target] = "one" };
end

function meddle.reload(room)
	local host = "tuokio." .. jid.host(room.jid):match("%.(.*)$");
	assert(require "core.modulemanager".reload(host, "tuokio_admission"));
end

function meddle.forget_session(_, target)
	local session = prosody.full_sessions[target];
	session.tuokio_token, session.auth_token = nil, nil;
end

module:hook("iq-set/host/tuokio:test:meddle", function (event)
	local ask = event.stanza.tags[1];
	local muc = prosody.hosts[jid.host(ask.attr.room)].modules.muc;
	meddle[ask.attr.what](assert(muc.get_room_from_jid(ask.attr.room)), ask.attr.jid);
	event.origin.send(st.reply(event.stanza));
	return true;
end);
