-- As much of Prosody as the handlers of the gate look at.

local fakes = {};

fakes.jid = {};

function fakes.jid.split(jid)
	local bare, resource = (jid or ""):match("^([^/]*)/?(.*)$");
	local node, host = bare:match("^([^@]+)@(.+)$");
	return node, host or bare, resource ~= "" and resource or nil;
end

function fakes.jid.bare(jid)
	return (jid:gsub("/.*$", ""));
end

function fakes.jid.node(jid)
	return (fakes.jid.split(jid));
end

function fakes.jid.resource(jid)
	return select(3, fakes.jid.split(jid));
end

local room_methods = {};

function room_methods:each_occupant()
	return next, self.occupants;
end

function room_methods:get_affiliation(bare)
	return self.forced or self._affiliations[bare];
end

function room_methods:get_occupant_jid(jid)
	for nick, occupant in pairs(self.occupants) do
		if occupant.jid == jid then
			return nick;
		end
	end
end

function room_methods:set_role(_, nick, role)
	self.kicked[#self.kicked + 1] = role == nil and nick or nil;
end

function room_methods:get_occupant_by_nick(nick)
	return self.occupants[nick];
end

local function nothing() end
room_methods.set_members_only, room_methods.set_password, room_methods.set_persistent = nothing, nothing, nothing;

--- A MUC room of that name with these occupants: { [nick] = real JID }.
function fakes.room(name, inside)
	local room = setmetatable({
		jid = name .. "@muc.example", occupants = {}, kicked = {}, _affiliations = {}, _affiliation_data = {}, _data = {},
	}, { __index = room_methods });
	for nick, jid in pairs(inside or {}) do
		room.occupants[room.jid .. "/" .. nick] = fakes.occupant(jid, room.jid .. "/" .. nick);
	end
	return room;
end

--- Whatever claims.keeper would say.
function fakes.token_of(session)
	return session and session.tuokio_token or nil;
end

function fakes.occupant(jid, nick)
	return {
		jid = jid, bare_jid = fakes.jid.bare(jid), nick = nick;
		each_session = function () return next, { [jid] = true }; end;
	};
end

return fakes;
