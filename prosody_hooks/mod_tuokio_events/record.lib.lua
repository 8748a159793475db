--[[ What an event says, as it is kept and sent.

	local record = module:require "record";

	record.new(report, stamp) -> event
		report: {type, room?, session?, participant?, reason?}; stamp: {id, instance, seq, now}

	Some of it comes from strangers: what is not in its form is left out. An event that the service
	cannot read would hold up all that come after it.
]]

local record = {};

local MAX_ROOM, MAX_NAME, MAX_REASON = 128, 64, 32;

local function text(value, pattern, most)
	if type(value) == "string" and #value <= most and value:find(pattern) then
		return value;
	end
end

function record.new(report, stamp)
	return {
		id = stamp.id;
		instance = stamp.instance;
		seq = stamp.seq;
		-- Whole seconds, as everywhere between the two; the order is told by `seq`.
		time = math.floor(stamp.now);
		type = report.type;
		room = text(report.room, "^[a-z0-9][a-z0-9._-]*$", MAX_ROOM);
		session = text(report.session, "^[A-Za-z0-9_-]+$", MAX_NAME);
		participant = text(report.participant, "^[A-Za-z0-9][A-Za-z0-9_-]*$", MAX_NAME);
		reason = text(report.reason, "^[a-z0-9_]+$", MAX_REASON);
	};
end

return record;
