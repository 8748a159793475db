--[[ Whom a stanza concerns: which guarded room, and is it jicofo's?

	local parties = module:require "parties";

	parties.new(tools) -> parties
		tools.api: the shared table (tuokio/README.md); tools.split(jid), tools.bare(jid): util.jid
		tools.is_muc(host) -> boolean: a host of meeting rooms
		tools.real_jid(occupant_jid) -> the real address of who is in a room under that one, or nil
		tools.sessions_of(bare_jid) -> list of full addresses
	parties:sender_room(event) -> room or nil: the sender is in it, or holds a token for it
	parties:room(event, named) -> room or nil: of the sender, of the addressee, or `named` in the stanza
	parties:receiver_room(stanza) -> room or nil: somebody in it is addressed by their real address
	parties:participant(event) -> as the sender's token says, or nil
	parties:with_focus(event) -> boolean: jicofo sends it, or gets it

	Where every room is guarded and none can be told, the room is "".
]]

local parties = {};

local methods = {};
local mt = { __index = methods };

function parties.new(tools)
	return setmetatable({ tools = tools, api = tools.api }, mt);
end

function methods:_guarded(room)
	return room and self.api.gated(room) and room:lower() or nil;
end

function methods:_room_at(jid)
	if not jid then
		return nil;
	end
	local node, host = self.tools.split(jid);
	return node and self.tools.is_muc(host) and self:_guarded(node) or nil;
end

-- Set by mod_tuokio_admission, which is loaded in the same moment as this module.
function methods:_room_of(full_jid)
	local room_of = self.api.room_of;
	return full_jid and room_of and room_of(full_jid) or nil;
end

function methods:_token(event)
	local token_of = self.api.token_of;
	return event.origin.type == "c2s" and token_of and token_of(event.origin) or nil;
end

-- A message that the room passes on comes from an address in the room.
function methods:sender_room(event)
	local token = self:_token(event);
	return self:_room_of(event.origin.full_jid)
		or self:_room_at(event.stanza.attr.from)
		or token and self:_guarded(token.room);
end

function methods:room(event, named)
	local room = self:sender_room(event)
		or self:_room_at(event.stanza.attr.to)
		or self:_room_at(named);
	if not room and self.api.gated("") then
		return "";
	end
	return room;
end

function methods:receiver_room(stanza)
	local to = stanza.attr.to;
	if not to then
		return nil;
	end
	local node, _, resource = self.tools.split(to);
	if resource then
		return self:_room_of(to);
	end
	for _, full_jid in ipairs(node and self.tools.sessions_of(to) or {}) do
		local room = self:_room_of(full_jid);
		if room then
			return room;
		end
	end
end

function methods:participant(event)
	local token = self:_token(event);
	return token and token.participant;
end

function methods:_is_focus(jid)
	if not jid then
		return false;
	end
	local _, host = self.tools.split(jid);
	local real = self.tools.is_muc(host) and self.tools.real_jid(jid) or jid;
	return self.tools.bare(real) == self.api.settings.focus;
end

-- The address a client gives itself counts for nothing; the one its session has does.
function methods:with_focus(event)
	return self:_is_focus(event.origin.full_jid or event.stanza.attr.from)
		or self:_is_focus(event.stanza.attr.to);
end

return parties;
