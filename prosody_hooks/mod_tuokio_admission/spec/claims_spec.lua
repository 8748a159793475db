local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local claims = load_library("mod_tuokio_admission/claims");

local function token(changes)
	local given = {
		room = "tuokio-a", sub = "meet.example", jti = "j", iat = 1, exp = 2, aud = "x",
		context = { user = { id = "p-1_A", name = "Ann" } },
	};
	for key, value in pairs(changes or {}) do
		given[key] = value;
	end
	return claims.read(given);
end

describe("claims", function ()
	it("keeps what the gate needs and nothing about the person", function ()
		assert.same({
			participant = "p-1_A", room = "tuokio-a", sub = "meet.example", jti = "j", iat = 1, exp = 2,
		}, token());
	end);

	it("drops what is not well-formed", function ()
		for _, id in ipairs { "", "-a", "a b", "a\nb", "ä", ("a"):rep(65), 7, {}, true } do
			assert.is_nil(token({ context = { user = { id = id } } }).participant);
		end
		for _, context in ipairs { "text", {}, { user = "x" }, 5 } do
			assert.is_nil(token({ context = context }).participant);
		end
		for _, value in ipairs { "5", 0 / 0, math.huge, -math.huge, {}, true } do
			assert.is_nil(token({ exp = value }).exp);
			assert.is_nil(token({ iat = value }).iat);
		end
		for _, value in ipairs { "", 5, {}, ("a"):rep(256) } do
			assert.is_nil(token({ jti = value }).jti);
			assert.is_nil(token({ room = value }).room);
		end
	end);

	describe("of a session", function ()
		local PAYLOAD = {
			room = "Tuokio-A", sub = "meet.example", jti = "j", iat = 1, exp = 2, context = { user = { id = "ann" } },
		};
		local seen, payload, keeper;

		before_each(function ()
			seen, payload = {}, PAYLOAD;
			keeper = claims.keeper {
				domain = "meet.example";
				from_base64 = function (text)
					seen[#seen + 1] = text;
					return "json";
				end;
				from_json = function () return payload; end;
			};
		end);

		-- What Jitsi's authentication leaves behind in a session.
		local function session(changes)
			local made = {
				host = "meet.example", type = "c2s", auth_token = "aa.b-_cd.ee",
				jitsi_meet_room = "tuokio-a", jitsi_meet_context_user = { id = "ann" },
			};
			for key, value in pairs(changes or {}) do
				made[key] = value;
			end
			return made;
		end

		it("are those that were told, on the meeting's own host only", function ()
			local own, other = session(), session { host = "other.example" };
			keeper.keep(own, { room = "tuokio-b" });
			keeper.keep(other, { room = "tuokio-b" });
			assert.same({ room = "tuokio-b" }, keeper.of(own));
			assert.is_nil(other.tuokio_token);
			own.host = "other.example";
			assert.is_nil(keeper.of(own));
			assert.is_nil(keeper.of(nil));
			assert.same({}, seen);
		end);

		it("are read from the token itself where nothing was told, once", function ()
			local quiet = session();
			assert.same(claims.read(PAYLOAD), keeper.of(quiet));
			assert.equal(keeper.of(quiet), keeper.of(quiet));
			assert.same({ "b+/cd===" }, seen);
			assert.equal("ann", keeper.of(session { type = "c2s_unbound" }).participant);
			assert.equal("ann", keeper.of(session { jitsi_meet_room = "Tuokio-A" }).participant);
		end);

		it("are none unless the session was signed in and says the same", function ()
			local ODD = {
				{ host = "other.example" }, { type = "c2s_unauthed" }, { type = "s2sin" },
				{ auth_token = false }, { auth_token = 5 }, { auth_token = "aa.bb" }, { auth_token = "a.b.c.d" },
				{ jitsi_meet_room = false }, { jitsi_meet_room = "TUOKIO-A" }, { jitsi_meet_room = "tuokio-b" },
				{ jitsi_meet_context_user = "ann" }, { jitsi_meet_context_user = {} },
				{ jitsi_meet_context_user = { id = "bob" } },
			};
			for _, changes in ipairs(ODD) do
				assert.is_nil(keeper.of(session(changes)));
			end
			for _, odd in ipairs { "text", {}, { room = 5 }, { room = "tuokio-a", context = "x" } } do
				payload = odd;
				assert.is_nil(keeper.of(session()));
			end
			payload = nil;
			assert.is_nil(keeper.of(session()));
		end);

		it("are none after a resumption without a token, whatever its fields say", function ()
			local resumed = session();
			keeper.replace(resumed, nil);
			assert.is_nil(keeper.of(resumed));
			keeper.replace(resumed, { participant = "bob" });
			assert.same({ participant = "bob" }, keeper.of(resumed));
		end);
	end);

	it("keeps nothing of what is no table", function ()
		assert.same({}, claims.read(nil));
		assert.same({}, claims.read("x"));
	end);
end);
