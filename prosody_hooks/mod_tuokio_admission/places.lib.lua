--[[ Which rooms are ours to guard, and who is the focus.

	places.new(api, split) -> places           split: util.jid.split
	places.kind(name) -> "ours", "health" or nil
		name: a room's local part. "health" only where every room is guarded; elsewhere it is not ours.
	places.is_focus(origin, jid) -> boolean    jid: the sender's real JID
]]

local places = {};

local HEALTH_CHECK = "__jicofo-health-check";

function places.new(api, split)
	local self = {};

	function self.kind(name)
		if not name or not api.gated(name) then
			return nil;
		end
		return name:sub(1, #HEALTH_CHECK) == HEALTH_CHECK and "health" or "ours";
	end

	-- By the real bare JID: anybody may call themselves "focus" in a room. Never over federation,
	-- where the account is only as safe as the other server.
	function self.is_focus(origin, jid)
		if origin and (origin.type == "s2sin" or origin.type == "s2sout") then
			return false;
		end
		local node, host = split(jid);
		return node ~= nil and node .. "@" .. host == api.settings.focus;
	end

	return self;
end

return places;
