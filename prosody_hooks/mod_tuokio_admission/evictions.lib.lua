--[[ Putting people out, and taking rooms down.

	evictions.new{registry=, presence=, affiliations=, sessions=, token_of=, is_ahead=, rooms=, mucs=, close=}
		-> evictions
		sessions: prosody.full_sessions; token_of(session) -> see claims; is_ahead(iat) -> see decision
		rooms(host, name) -> MUC room or nil; mucs() -> list of MUC hosts
		close(session, text): ends an XMPP session for good
	evictions.put_out(entry, reason)           one session: kicked, and its connection closed
	evictions.evict(event)                     tuokio-evict
	evictions.close_room(event)                tuokio-close
	evictions.change_role(event)               tuokio-role
	evictions.list(event)                      tuokio-sessions

	The connection is closed too, because a client that keeps its connection could resume it later
	(XEP-0198) and find itself where it was.
]]

local evictions = {};

local SENTENCES = {
	replaced = "You have come in again from elsewhere.";
	room_closed = "The meeting has ended.";
};
local OTHERWISE = "You have been taken out of this meeting.";

function evictions.new(tools)
	local self = {};
	local registry, presence = tools.registry, tools.presence;

	local function sentence(reason)
		return SENTENCES[reason] or OTHERWISE;
	end

	local function kick(entry, reason)
		local room = tools.rooms(entry.host, entry.room);
		local nick = room and room:get_occupant_jid(entry.jid);
		if nick then
			room:set_role(true, nick, nil, sentence(reason));
		end
		presence.ended(entry); -- if the kick itself has not done so: the occupant was gone already
	end

	function self.put_out(entry, reason)
		presence.ending(entry, "evicted", reason);
		kick(entry, reason);
		local session = tools.sessions[entry.jid];
		if session then
			tools.close(session, sentence(reason));
		end
	end

	-- A time that cannot be true is not newer than anything.
	local function is_older(iat, before)
		return before == nil or iat == nil or iat < before or tools.is_ahead(iat);
	end

	-- Connected with a token for this room but not inside: a join may be on its way, held in a queue.
	local function close_outside(event)
		local found = {};
		for _, session in pairs(tools.sessions) do
			local token = tools.token_of(session);
			if token and token.room == event.room and is_older(token.iat, event.before)
				and (event.participant == nil or token.participant == event.participant) then
				found[#found + 1] = session;
			end
		end
		for _, session in ipairs(found) do
			tools.close(session, sentence(event.reason));
		end
	end

	function self.evict(event)
		for _, entry in ipairs(registry:of(event.room, event.participant)) do
			if is_older(entry.iat, event.before) then
				self.put_out(entry, event.reason);
				event.evicted = event.evicted + 1;
			end
		end
		close_outside(event);
	end

	local function destroy(host, name, reason)
		local room = tools.rooms(host, name);
		if room then
			room:destroy(nil, sentence(reason));
		end
	end

	function self.close_room(event)
		local entries = registry:of(event.room);
		for _, entry in ipairs(entries) do
			presence.ending(entry, "evicted", event.reason);
		end
		event.evicted = event.evicted + #entries;
		for _, host in ipairs(tools.mucs()) do
			destroy(host, event.room, event.reason);
		end
		for _, entry in ipairs(entries) do -- whoever is left: another module may have kept the room
			kick(entry, event.reason);
		end
	end

	function self.change_role(event)
		for _, entry in ipairs(registry:of(event.room, event.participant)) do
			local room = tools.rooms(entry.host, entry.room);
			if room and not entry.ending then
				tools.affiliations.change(room, entry, event.role);
			end
		end
	end

	function self.list(event)
		for _, entry in ipairs(registry:all()) do
			if not entry.ending then
				local list = event.rooms[entry.room] or {};
				list[#list + 1] = { session = entry.id, participant = entry.participant };
				event.rooms[entry.room] = list;
			end
		end
	end

	return self;
end

return evictions;
