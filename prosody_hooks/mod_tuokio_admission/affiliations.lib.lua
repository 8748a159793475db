--[[ Who is moderator comes from the admission alone.

	affiliations.new{registry=, places=, refusals=, jid=, sessions=} -> affiliations
		jid: util.jid; sessions: prosody.full_sessions
	affiliations.grant(room, jid, role) -> boolean      false: Prosody sees something else in this JID
	affiliations.revoke(room, entry)                    nothing lingers
	affiliations.change(room, entry, role)              of somebody who is inside
	affiliations.pre_set(event), .pre_set_role(event)   handlers: everybody else's changes
]]

local affiliations = {};

local AFFILIATION = { moderator = "owner", participant = "member" };

function affiliations.new(tools)
	local self = {};
	local registry, places, jids = tools.registry, tools.places, tools.jid;

	-- Written straight into the room: room:set_affiliation() would send the real JID to everybody there,
	-- for each join and each leave, and write to disk. Other modules see the affiliation all the same.
	function self.grant(room, jid, role)
		local bare = jids.bare(jid);
		room._affiliations[bare] = AFFILIATION[role];
		return room:get_affiliation(bare) == AFFILIATION[role];
	end

	local function entry_of(name, bare, except)
		for _, entry in ipairs(registry:live(name)) do
			if entry ~= except and jids.bare(entry.jid) == bare then
				return entry;
			end
		end
	end

	-- A reconnected client can have the bare JID of the session that it takes the place of.
	function self.revoke(room, entry)
		local bare = jids.bare(entry.jid);
		if not entry_of(entry.room, bare, entry) then
			room._affiliations[bare] = nil;
			room._affiliation_data[bare] = nil;
		end
	end

	function self.change(room, entry, role)
		entry.role = role; -- first: the handlers below compare with it
		room:set_affiliation(true, jids.bare(entry.jid), AFFILIATION[role]);
		local nick = room:get_occupant_jid(entry.jid);
		if nick and room:get_role(nick) ~= role then
			room:set_role(true, nick, role);
		end
	end

	local function rightful(name, bare)
		if places.is_focus(nil, bare) then
			return "owner";
		end
		local entry = entry_of(name, bare);
		return entry and AFFILIATION[entry.role] or "none";
	end

	local function is_inside(room, bare)
		for _, occupant in room:each_occupant() do
			if occupant.bare_jid == bare then
				return true;
			end
		end
		return false;
	end

	local function may_set(room, name, bare, affiliation)
		if affiliation == rightful(name, bare) then
			return true;
		end
		-- Jitsi clears the affiliation of whoever was kicked: nothing is gained by that.
		return affiliation == "none" and not is_inside(room, bare);
	end

	local function note(actor, name, reason)
		if actor then -- without one it was another module's doing, at every join perhaps: nobody tried anything
			tools.refusals.note(tools.sessions[actor], name, reason);
		end
	end

	function self.pre_set(event)
		local name = jids.node(event.room.jid);
		if places.kind(name) ~= "ours" or may_set(event.room, name, event.jid, event.affiliation) then
			return;
		end
		event.allowed = false;
		note(event.actor, name, "side_door_affiliation");
		return true;
	end

	local function may_set_role(name, occupant, role)
		if places.is_focus(nil, occupant.bare_jid) then
			return false; -- without it the meeting is over
		end
		local entry = entry_of(name, occupant.bare_jid);
		return role ~= "moderator" or entry ~= nil and entry.role == "moderator";
	end

	function self.pre_set_role(event)
		local name = jids.node(event.room.jid);
		if places.kind(name) ~= "ours" or may_set_role(name, event.occupant, event.role) then
			return;
		end
		event.allowed, event.error, event.condition = false, "cancel", "not-allowed";
		note(event.actor, name, "side_door_role");
		return true;
	end

	return self;
end

return affiliations;
