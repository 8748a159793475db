--[[ The side doors of a meeting room: everything by which somebody inside could let others in, keep
	them out or change who is who. All are handlers of a MUC host's events.

	doors.new{places=, refusals=, forms=, jid=, gone=} -> doors
		gone(host, name) -> boolean: there is no such room, Prosody itself will say so
]]

local doors = {};

local XMLNS_DIRECT_INVITE = "jabber:x:conference";

function doors.new(tools)
	local self = {};
	local places, refuse, jids = tools.places, tools.refusals.refuse, tools.jid;

	-- The name of our room that this stanza is for; nil: not ours.
	local function target(event)
		local name, host = jids.split(event.stanza.attr.to);
		if places.kind(name) == "ours" and not tools.gone(host, name) then
			return name;
		end
	end

	local function from_focus(event)
		return places.is_focus(event.origin, event.stanza.attr.from);
	end

	-- Focus sends a whole form when it makes a room; what would shut people out is refused to it too.
	function self.owner(event)
		local name = target(event);
		if not name then
			return;
		end
		local query = event.stanza.tags[1];
		local reason;
		if from_focus(event) then
			reason = tools.forms.wish(query);
		else
			reason = tools.forms.topic(query);
		end
		if reason then
			return refuse(event, name, reason);
		end
	end

	-- Before Prosody looks at the request: an affiliation with a reserved name would kick whoever has
	-- that name, whoever asked. A moderator's kick (role "none") goes through.
	function self.admin(event)
		local name = target(event);
		if not name or from_focus(event) then
			return;
		end
		for item in event.stanza.tags[1]:childtags("item") do
			if item.attr.affiliation then
				return refuse(event, name, "side_door_affiliation");
			elseif item.attr.role == "moderator" then
				return refuse(event, name, "side_door_role");
			end
		end
	end

	-- A reserved name could keep focus out.
	function self.register(event)
		local name = event.stanza.attr.type == "set" and target(event);
		if name then
			return refuse(event, name, "side_door_name");
		end
	end

	function self.invite(event)
		local name = jids.node(event.room.jid);
		if places.kind(name) == "ours" then
			return refuse(event, name, "side_door_invite");
		end
	end

	-- Past the room, straight to somebody in it.
	function self.message(event)
		local name = event.stanza:get_child("x", XMLNS_DIRECT_INVITE) and target(event);
		if name then
			return refuse(event, name, "side_door_invite");
		end
	end

	-- With another name one could pass for focus, or slip out of sight.
	function self.pre_change(event)
		local name = jids.node(event.room.jid);
		if places.kind(name) ~= "ours" or event.orig_occupant.nick == event.stanza.attr.to then
			return;
		end
		return refuse(event, name, "side_door_name");
	end

	return self;
end

return doors;
