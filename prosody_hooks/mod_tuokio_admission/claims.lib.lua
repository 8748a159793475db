--[[ What the gate keeps of a verified token.

	claims.read(claims) -> { participant, room, sub, jti, iat, exp }
		Each field is there only if it is well-formed, so that nothing odd gets any further.
	claims.participant(id) -> id if it is well-formed, else nil

	claims.keeper{domain=, from_base64=, from_json=} -> keeper
		domain: the meeting's own VirtualHost; from_…(text) -> what it says, or nil
	keeper.keep(session, claims)               the claims of a token that was just verified
	keeper.of(session) -> what read gave, or nil
		Only for sessions of the meeting's own VirtualHost: another host may trust another secret.
	keeper.replace(session, token)             a resumed session goes on with this one, or with none
]]

local claims = {};

local MAX_PARTICIPANT = 64;
local MAX_TEXT = 255;
local URL_ALPHABET = { ["-"] = "+", ["_"] = "/" };
-- Signed in. A session that resumes another one never gets a resource of its own.
local SIGNED_IN = { c2s = true, c2s_unbound = true };

local function text(value)
	if type(value) == "string" and value ~= "" and #value <= MAX_TEXT then
		return value;
	end
end

local function time(value)
	local is_finite = type(value) == "number" and value == value and value > -math.huge and value < math.huge;
	return is_finite and value or nil;
end

function claims.participant(id)
	if type(id) == "string" and #id <= MAX_PARTICIPANT and id:find("^%w[%w_-]*$") then
		return id;
	end
end

local function user_id(given)
	local context = given.context;
	local user = type(context) == "table" and context.user;
	return type(user) == "table" and claims.participant(user.id) or nil;
end

function claims.read(given)
	if type(given) ~= "table" then
		return {};
	end
	return {
		participant = user_id(given);
		room = text(given.room);
		sub = text(given.sub);
		jti = text(given.jti);
		iat = time(given.iat);
		exp = time(given.exp);
	};
end

local function names_room(payload, room)
	return type(payload.room) == "string" and (payload.room == room or payload.room:lower() == room);
end

local function names_user(payload, id)
	local context = payload.context;
	local user = type(context) == "table" and context.user;
	return type(user) == "table" and user.id == id;
end

function claims.keeper(tools)
	local self = {};

	local function payload_of(token)
		local body = token:match("^[%w_-]+%.([%w_-]+)%.[%w_-]+$");
		local written = body and tools.from_base64(body:gsub("[-_]", URL_ALPHABET) .. ("="):rep(-#body % 4));
		local payload = written and tools.from_json(written);
		return type(payload) == "table" and payload or nil;
	end

	-- Where an authentication module fires no event. It has set these fields only after it had verified
	-- this very token; that the token says the same as the fields shows that it is this one.
	local function unannounced(session)
		local user, token, room = session.jitsi_meet_context_user, session.auth_token, session.jitsi_meet_room;
		if not SIGNED_IN[session.type] or type(token) ~= "string" or type(room) ~= "string"
			or type(user) ~= "table" or user.id == nil then
			return nil;
		end
		local payload = payload_of(token);
		if payload and names_room(payload, room) and names_user(payload, user.id) then
			return claims.read(payload);
		end
	end

	function self.keep(session, given)
		if session.host == tools.domain then
			session.tuokio_token = claims.read(given);
		end
	end

	function self.of(session)
		if not session or session.host ~= tools.domain then
			return nil;
		elseif session.tuokio_token == nil then
			session.tuokio_token = unannounced(session);
		end
		return session.tuokio_token or nil;
	end

	-- Not nil: its fields may still be those of the token that it began with.
	function self.replace(session, token)
		session.tuokio_token = token or false;
	end

	return self;
end

return claims;
