-- For tests only, where Jitsi's own plugins are not at hand. Reads the token that a client gives in
-- the address of its WebSocket or BOSH session, checks its signature and times, sets the session
-- fields that Jitsi's mod_auth_token documents, and fires its event (not with `tuokio_test_silent`).
-- Rooms are not looked at: that is for others to do, as with Jitsi.

local base64 = require "util.encodings".base64;
local hashes = require "util.hashes";
local json = require "util.json";
local new_id = require "util.id".medium;
local parse_query = require "util.http".formdecode;
local sasl = require "util.sasl";

local secret = module:get_option_string("app_secret");
local app_id = module:get_option_string("app_id");
local is_silent = module:get_option_boolean("tuokio_test_silent", false);

local URL_ALPHABET = { ["-"] = "+", ["_"] = "/" };

local function from_base64url(text)
	local padding = ("="):rep(-#text % 4);
	return base64.decode(text:gsub("[-_]", URL_ALPHABET) .. padding);
end

local function decoded(part)
	return json.decode(from_base64url(part) or "");
end

local function in_time(claims, now)
	local early = type(claims.nbf) == "number" and now < claims.nbf;
	local late = type(claims.exp) == "number" and now >= claims.exp;
	return not early and not late;
end

--- The claims of a token that may be used here and now, or nil and a word.
local function verify(token)
	local head, body, signature = (token or ""):match("^([%w_-]+)%.([%w_-]+)%.([%w_-]+)$");
	if not head then
		return nil, "no token";
	end
	local header, claims = decoded(head), decoded(body);
	if type(header) ~= "table" or header.typ ~= "JWT" or header.alg ~= "HS256" or type(claims) ~= "table" then
		return nil, "not a token";
	end
	if from_base64url(signature) ~= hashes.hmac_sha256(secret, head .. "." .. body) then
		return nil, "signature";
	end
	if claims.iss ~= app_id or not claims.sub or not in_time(claims, os.time()) then
		return nil, "claims";
	end
	return claims;
end

local FROM_CONTEXT = {
	user = "jitsi_meet_context_user",
	group = "jitsi_meet_context_group",
	features = "jitsi_meet_context_features",
	room = "jitsi_meet_context_room",
};

local function authenticate(session)
	local claims, fault = verify(session.auth_token);
	if not claims then
		session.auth_token = nil;
		return false, "not-allowed", fault;
	end
	session.jitsi_meet_room = claims.room;
	session.jitsi_meet_domain = claims.sub;
	session.jitsi_meet_auth_issuer = claims.iss;
	for name, field in pairs(FROM_CONTEXT) do
		session[field] = claims.context and claims.context[name];
	end
	if not is_silent then
		prosody.events.fire_event("jitsi-authentication-token-verified", { session = session, claims = claims });
	end
	return true;
end

-- As upstream: whoever names the session that they want to resume gets its name again; smacks
-- resumes only within one name.
local function name_of_resumed(previd)
	for _, session in pairs(previd and prosody.full_sessions or {}) do
		if session.resumption_token == previd then
			return session.username;
		end
	end
end

-- As upstream: Prosody's own mechanism would try for ever where the answer is no.
sasl.registerMechanism("ANONYMOUS", { "anonymous" }, function (self)
	local username = new_id():lower();
	local allowed, condition, text = self.profile.anonymous(self, username, self.realm);
	if not allowed then
		return "failure", condition, text;
	end
	self.username = self.username or username;
	return "success";
end);

local function read_address(event)
	local session, request = event.session, event.request;
	local given = parse_query(request.url.query or "") or {};
	session.auth_token = given.token;
	session.jitsi_web_query_room = given.room;
	session.jitsi_web_query_prefix = given.prefix or "";
	session.previd = given.previd;
end

module:hook_global("bosh-session", read_address, 1);
module:hook_global("websocket-session", read_address, 1);

local COPIED = {
	"auth_token", "jitsi_meet_room", "jitsi_meet_domain", "jitsi_meet_auth_issuer",
	"jitsi_meet_context_user", "jitsi_meet_context_group", "jitsi_meet_context_features",
	"jitsi_meet_context_room",
};

-- Prosody 13 tells when a resumed session goes on over a new connection; upstream copies the same.
module:hook_global("c2s-session-updated", function (event)
	if not event.from_session.auth_token then
		return;
	end
	for _, field in ipairs(COPIED) do
		event.session[field] = event.from_session[field];
	end
end, 1);

local provider = {};

function provider.get_sasl_handler(session)
	return sasl.new(module.host, {
		anonymous = function (self)
			self.username = name_of_resumed(session.previd);
			return authenticate(session);
		end,
	});
end

function provider.user_exists()
	return nil;
end

function provider.test_password()
	return nil, "no passwords here";
end

module:provides("auth", provider);
