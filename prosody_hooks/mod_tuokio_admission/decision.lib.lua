--[[ Who may enter. Pure: no Prosody, no clock, no state.

	decision.decide(case) -> { ok = true, role, replaces } or { reason = code }

	case.now         Unix seconds
	case.domain      the XMPP domain that `sub` must name
	case.name        the room's name (local part, lower case)
	case.room        what the service registered: { opens_at, closes_at }, or nil
	case.destroying  true while the room is being taken down
	case.admission   the participant's admission to this room: { role, since, until }, or nil
	case.token       what claims.read kept, or nil
	case.live        who is inside now: a list of { id, participant, jti, iat }

	replaces: the live sessions of the same participant that this one takes the place of.

	decision.room(case) -> code or nil
		Only the part about the room, for those who need no admission (focus).

	decision.is_ahead(iat, now) -> boolean     further in the future than clocks differ

	The order of the checks is part of the contract: the first that fails names the reason. Room first,
	because a closed room says nothing about a person; then the token; then the admission.
]]

local decision = {};

-- Seconds by which the service's clock and this one may differ.
local CLOCKS_DIFFER = 60;

function decision.is_ahead(iat, now)
	return iat > now + CLOCKS_DIFFER;
end

function decision.room(case)
	local room = case.room;
	if not room then
		return "unknown_room";
	elseif case.now < room.opens_at then
		return "too_early";
	elseif case.destroying or case.now >= room.closes_at then
		return "room_closed";
	end
end

local function token_fault(case)
	local token = case.token;
	if not token then
		return "no_token";
	elseif not token.exp then
		return "no_expiry";
	elseif case.now >= token.exp then
		return "token_expired";
	elseif token.room ~= case.name then
		return "other_room";
	elseif not token.sub or token.sub:lower() ~= case.domain:lower() then
		return "other_domain";
	end
end

local function admission_fault(case)
	local admission, token = case.admission, case.token;
	if not admission or not token.participant then
		return "not_admitted";
	elseif case.now >= admission["until"] then
		return "too_late";
	elseif not token.iat or token.iat < admission.since or decision.is_ahead(token.iat, case.now) then
		return "stale_token";
	end
end

local function session_fault(case)
	local token = case.token;
	if not token.jti then
		return "token_in_use";
	end
	for _, session in ipairs(case.live) do
		if session.jti == token.jti then
			return "token_in_use";
		end
	end
	for _, session in ipairs(case.live) do
		if session.participant == token.participant and session.iat > token.iat then
			return "superseded";
		end
	end
end

local function older_sessions(case)
	local older = {};
	for _, session in ipairs(case.live) do
		if session.participant == case.token.participant then
			older[#older + 1] = session;
		end
	end
	return older;
end

function decision.decide(case)
	local reason = decision.room(case) or token_fault(case) or admission_fault(case) or session_fault(case);
	if reason then
		return { reason = reason };
	end
	return { ok = true, role = case.admission.role, replaces = older_sessions(case) };
end

return decision;
