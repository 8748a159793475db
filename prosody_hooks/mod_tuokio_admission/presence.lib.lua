--[[ Sessions begin and end, and each tells the service so exactly once.

	presence.new{registry=, report=, new_id=} -> presence
	presence.began(entry) -> entry             gets its id; an unfinished end of the same JID goes first
	presence.ending(entry, type, reason)       how it will end; the first word counts
	presence.ended(entry)                      reports that end: left, unavailable or evicted

	How a session ends is known earlier (a kick, a lost line) than it has ended: other modules may put
	a leave off. In between the entry does not count as live any more.
]]

local presence = {};

function presence.new(tools)
	local self = {};
	local registry = tools.registry;

	function self.began(entry)
		local unfinished = registry:by_jid(entry.jid);
		if unfinished then
			self.ended(unfinished);
		end
		entry.id = tools.new_id();
		registry:add(entry);
		tools.report({ type = "joined", room = entry.room, session = entry.id, participant = entry.participant });
		return entry;
	end

	function self.ending(entry, type, reason)
		entry.ending = entry.ending or { type = type, reason = reason };
	end

	function self.ended(entry)
		if not registry:by_id(entry.id) then
			return;
		end
		registry:remove(entry);
		local ending = entry.ending or { type = "unavailable" };
		tools.report({
			type = ending.type, room = entry.room, session = entry.id, participant = entry.participant,
			reason = ending.reason,
		});
	end

	return self;
end

return presence;
