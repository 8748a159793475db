--[[ How a refusal is told: to the client by a stanza error, to the service by an event.

	refusals.new{st=, report=, log=, known=, bound=, token_of=} -> refusals
		st: util.stanza; report(event); log(level, text, ...); known(room) -> boolean; bound: see flood
		token_of(session): see claims
	refusals.refuse(event, room, reason) -> true
		event: of Prosody, with `origin` and `stanza`
	refusals.note(session, room, reason)       only the event; whoever calls answers the client
	refusals.error(stanza, reason) -> stanza

	The error is `not-allowed`: Jitsi's client shows "not allowed" for it, while `not-authorized` would
	make it ask for a password.
]]

local refusals = {};

local XMLNS = "tuokio:gate:1";
local MAX_ROOM = 128;

local SENTENCES = {
	unknown_room = "There is no such meeting.";
	too_early = "This meeting is not open yet.";
	room_closed = "This meeting is closed.";
	no_conference = "This meeting has not been started yet.";
	no_token = "You need a personal pass to come in.";
	no_expiry = "Your pass has no end, so it does not count.";
	token_expired = "Your pass has run out.";
	other_room = "Your pass is for another room.";
	other_domain = "Your pass is for another server.";
	not_admitted = "You have not been let in.";
	too_late = "Your time in this meeting is over.";
	stale_token = "Your pass was not made in the time of your admission.";
	token_in_use = "Your pass is in use already.";
	superseded = "You have come in with a newer pass.";
	name_in_use = "This name is in use in the room already.";
	side_door_affiliation = "Only the service decides who is who in this meeting.";
	side_door_role = "Only the service decides who leads this meeting.";
	side_door_password = "This meeting has no password: the service lets people in.";
	side_door_lobby = "This meeting has no lobby: the service lets people in.";
	side_door_invite = "Nobody can be invited here: the service lets people in.";
	side_door_breakout = "This meeting has no breakout rooms.";
	side_door_visitors = "This meeting has no visitors.";
	side_door_internal = "This place is for the servers of the meetings.";
};
local OTHERWISE = "This is not possible in this meeting.";

-- What is not a name of ours is not passed on: it may be anything, and of any length.
local function room_name(room)
	if room and #room <= MAX_ROOM and room:find("^[a-z0-9][a-z0-9._-]*$") then
		return room;
	end
end

function refusals.new(tools)
	local self = {};
	local st = tools.st;

	function self.error(stanza, reason)
		local sentence = SENTENCES[reason] or OTHERWISE;
		return st.error_reply(stanza, "cancel", "not-allowed", sentence)
			:tag("refused", { xmlns = XMLNS, reason = reason }):up();
	end

	function self.note(session, room, reason)
		if not tools.bound:allows(tools.known(room) and room or nil) then
			return;
		end
		local lost = tools.bound:dropped();
		if lost > 0 then
			tools.log("warn", "%d refusals in a flood were not recorded", lost);
		end
		local token = tools.token_of(session);
		tools.report({
			type = "refused", room = room_name(room), participant = token and token.participant, reason = reason,
		});
	end

	function self.refuse(event, room, reason)
		local origin, stanza = event.origin, event.stanza;
		self.note(origin, room, reason);
		if stanza.attr.type ~= "error" and stanza.attr.type ~= "result" then
			origin.send(self.error(stanza, reason));
		end
		return true;
	end

	return self;
end

return refusals;
