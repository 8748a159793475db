--[[ Rooms beside the meeting room: lobby, breakout rooms, visitors. None of them belongs to ours.
	And the rooms where focus meets its bridges.

	annexes.new{api=, places=, refusals=, jid=, token_of=, live_rooms=} -> annexes
		token_of(session): see claims; live_rooms() -> list of the MUC rooms of the meeting hosts
	Handlers:
	annexes.lobby_join(event), annexes.breakout_join(event)     joining or making a room there
	annexes.internal_join(event)                                where bridges and recorders report to focus
	annexes.lobby_made(event)                                   another module is about to make a lobby
	annexes.visitors_iq(event), annexes.visitors_made(event)    meetings mirrored to other servers
]]

local annexes = {};

local XMLNS_VISITORS = "jitsi:visitors";

function annexes.new(tools)
	local self = {};
	local api, places, refuse, jids = tools.api, tools.places, tools.refusals.refuse, tools.jid;

	local function is_ours(room)
		return places.kind(jids.node(room.jid)) == "ours";
	end

	-- A lobby has the name of its meeting room.
	function self.lobby_join(event)
		local name = jids.node(event.room.jid);
		if places.kind(name) == "ours" and not places.is_focus(event.origin, event.stanza.attr.from) then
			return refuse(event, name, "side_door_lobby");
		end
	end

	local function named_by_token(session)
		local token = tools.token_of(session);
		return token and token.room and api.gated(token.room) and token.room or nil;
	end

	-- A breakout room has a name of its own: it is known by who comes, or by the meeting room that lists it.
	local function main_room_of(event)
		local inside = api.room_of(event.stanza.attr.from);
		local named = inside or named_by_token(event.origin);
		if named then
			return named;
		end
		for _, room in ipairs(tools.live_rooms()) do
			local listed = room._data.breakout_rooms;
			if is_ours(room) and listed and listed[event.room.jid] then
				return jids.node(room.jid);
			end
		end
		local name = jids.node(event.room.jid);
		return places.kind(name) == "ours" and name or nil;
	end

	function self.breakout_join(event)
		local name = main_room_of(event);
		if name then
			return refuse(event, name, "side_door_breakout");
		end
	end

	-- Whoever is in there passes for a bridge, and is given the keys of every meeting, guarded or not.
	-- Bridges, recorders and gateways have accounts, which are on other hosts.
	function self.internal_join(event)
		local _, host = jids.split(event.stanza.attr.from);
		local domain = api.settings.domain;
		if host == domain or host == "guest." .. domain then
			local name = named_by_token(event.origin) or jids.node(event.room.jid);
			return refuse(event, name, "side_door_internal");
		end
	end

	function self.lobby_made(event)
		if event.room and is_ours(event.room) then
			return true;
		end
	end

	function self.visitors_iq(event)
		local visitors = event.stanza:get_child("visitors", XMLNS_VISITORS);
		local name = visitors and visitors.attr.room and jids.node(visitors.attr.room);
		if places.kind(name) == "ours" then
			return refuse(event, name, "side_door_visitors");
		end
	end

	self.visitors_made = self.lobby_made;

	return self;
end

return annexes;
