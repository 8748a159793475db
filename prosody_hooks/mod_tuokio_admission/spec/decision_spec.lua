local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local decision = load_library("mod_tuokio_admission/decision");

local NOW = 1000;

-- Somebody who may enter; each test spoils one thing.
local function good()
	return {
		now = NOW;
		domain = "meet.example";
		name = "tuokio-a";
		room = { kind = "meeting", opens_at = 900, closes_at = 1100, generation = 1 };
		admission = { role = "participant", since = 950, ["until"] = 1050, generation = 1 };
		token = {
			participant = "ann", room = "tuokio-a", sub = "meet.example", jti = "j2", iat = 960, exp = 1040,
		};
		live = {};
	};
end

local function reason_of(spoil)
	local case = good();
	spoil(case);
	local verdict = decision.decide(case);
	assert.equal(verdict.reason == nil, verdict.ok == true);
	return verdict.reason;
end

local function live(changes)
	local session = { id = "s1", participant = "ann", jti = "j1", iat = 955 };
	for key, value in pairs(changes) do
		session[key] = value;
	end
	return { session };
end

describe("decision", function ()
	it("lets in whoever is admitted, with the role of the admission", function ()
		assert.same({ ok = true, role = "participant", replaces = {} }, decision.decide(good()));
		local case = good();
		case.admission.role = "moderator";
		assert.equal("moderator", decision.decide(case).role);
	end);

	local ROWS = {
		{ "unknown_room", "no such room", function (c) c.room = nil; end },
		{ "too_early", "a second before it opens", function (c) c.room.opens_at = NOW + 1; end },
		{ false, "the second it opens", function (c) c.room.opens_at = NOW; end },
		{ "room_closed", "the second it closes", function (c) c.room.closes_at = NOW; end },
		{ false, "the second before it closes", function (c) c.room.closes_at = NOW + 1; end },
		{ "room_closed", "while it is taken down", function (c) c.destroying = true; end },
		{ "no_token", "no token", function (c) c.token = nil; end },
		{ "no_expiry", "a token without an end", function (c) c.token.exp = nil; end },
		{ "token_expired", "the second the token ends", function (c) c.token.exp = NOW; end },
		{ false, "the second before the token ends", function (c) c.token.exp = NOW + 1; end },
		{ "other_room", "another room", function (c) c.token.room = "tuokio-b"; end },
		{ "other_room", "any room", function (c) c.token.room = "*"; end },
		{ "other_room", "no room", function (c) c.token.room = nil; end },
		{ "other_room", "the room in capitals", function (c) c.token.room = "TUOKIO-A"; end },
		{ "other_domain", "another domain", function (c) c.token.sub = "other.example"; end },
		{ "other_domain", "any domain", function (c) c.token.sub = "*"; end },
		{ "other_domain", "no domain", function (c) c.token.sub = nil; end },
		{ false, "the domain in capitals", function (c) c.token.sub = "Meet.Example"; end },
		{ "not_admitted", "no admission", function (c) c.admission = nil; end },
		{ "not_admitted", "a token of nobody", function (c) c.token.participant = nil; end },
		{ "too_late", "the second the admission ends", function (c) c.admission["until"] = NOW; end },
		{ false, "the second before the admission ends", function (c) c.admission["until"] = NOW + 1; end },
		{ "stale_token", "older than the admission", function (c) c.token.iat = 949; end },
		{ "stale_token", "of no time", function (c) c.token.iat = nil; end },
		{ false, "a minute ahead, as clocks may be", function (c) c.token.iat = NOW + 60; end },
		{ "stale_token", "from the future", function (c) c.token.iat = NOW + 61; end },
		{ "stale_token", "from the end of time", function (c) c.token.iat = 1e300; end },
		{ "stale_token", "from after it", function (c) c.token.iat = math.huge; end },
		{ false, "as old as the admission", function (c) c.token.iat = 950; end },
		{ "token_in_use", "a token without a name of its own", function (c) c.token.jti = nil; end },
		{ "token_in_use", "inside already", function (c) c.live = live { jti = "j2", iat = 960 }; end },
		{ "token_in_use", "inside already as somebody else", function (c)
			c.live = live { jti = "j2", participant = "bob" };
		end },
		{ "superseded", "a newer one is inside", function (c) c.live = live { iat = 961 }; end },
		{ false, "somebody else's newer one is inside", function (c)
			c.live = live { iat = 961, participant = "bob" };
		end },
	};

	for _, row in ipairs(ROWS) do
		local reason, what, spoil = row[1], row[2], row[3];
		it(("%s: %s"):format(reason or "lets in", what), function ()
			assert.equal(reason or nil, reason_of(spoil));
		end);
	end

	it("takes the place of the same participant's older session, and of nobody else's", function ()
		local case = good();
		local older, other = live({})[1], live({ id = "s2", participant = "bob" })[1];
		case.live = { older, other };
		assert.same({ older }, decision.decide(case).replaces);
		older.iat = case.token.iat;
		assert.same({ older }, decision.decide(case).replaces);
	end);

	it("names the first fault in the order of the contract", function ()
		local case = good();
		case.room, case.token, case.admission = nil, nil, nil;
		local mend = {
			{ "unknown_room", function () case.room = { opens_at = NOW + 1, closes_at = NOW }; end },
			{ "too_early", function () case.room.opens_at = NOW - 1; end },
			{ "room_closed", function () case.room.closes_at = NOW + 1; end },
			{ "no_token", function () case.token = { room = "x", sub = "x", participant = "ann" }; end },
			{ "no_expiry", function () case.token.exp = NOW; end },
			{ "token_expired", function () case.token.exp = NOW + 1; end },
			{ "other_room", function () case.token.room = case.name; end },
			{ "other_domain", function () case.token.sub = case.domain; end },
			{ "not_admitted", function () case.admission = { role = "moderator", since = 950, ["until"] = NOW }; end },
			{ "too_late", function () case.admission["until"] = NOW + 1; end },
			{ "stale_token", function () case.token.iat = 950; end },
			{ "token_in_use", function () case.token.jti, case.live = "j2", live { iat = 951 }; end },
			{ "superseded", function () case.token.iat = 951; end },
		};
		for _, step in ipairs(mend) do
			assert.equal(step[1], decision.decide(case).reason);
			step[2]();
		end
		assert.is_true(decision.decide(case).ok);
	end);

	it("asks only about the room where nobody is asked about", function ()
		local case = good();
		case.token, case.admission = nil, nil;
		assert.is_nil(decision.room(case));
		case.room = nil;
		assert.equal("unknown_room", decision.room(case));
	end);
end);
