local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local claims = load_library("mod_tuokio_admission/claims");
local resumption = load_library("mod_tuokio_admission/resumption");

describe("resumption", function ()
	local entry, verdict, out, handlers;

	before_each(function ()
		entry = { jid = "x@h/r", participant = "ann", jti = "j1", iat = 1 };
		verdict, out = { ok = true }, nil;
		handlers = resumption.new {
			registry = { by_jid = function (_, jid) return jid == "x@h/r" and entry or nil; end };
			judge = function () return verdict; end;
			tokens = claims.keeper { domain = "h" };
			put_out = function (who, reason) out = { who, reason }; end;
		};
	end);

	local function resume(token, jid)
		local session = {
			host = "h", full_jid = jid or "x@h/r", tuokio_token = { participant = "ann", jti = "j1", iat = 1 },
		};
		handlers.updated { session = session, from_session = { host = "h", tuokio_token = token } };
		return session;
	end

	local newer = { participant = "ann", jti = "j2", iat = 2 };

	it("goes on with the token of whoever resumed", function ()
		assert.equal(newer, resume(newer).tuokio_token);
		assert.same({ "j2", 2 }, { entry.jti, entry.iat });
		assert.is_nil(out);
	end);

	it("puts out whoever resumes another's session, or comes without a token", function ()
		resume { participant = "bob", jti = "j3", iat = 2 };
		assert.same({ entry, "other_token" }, out);
		out = nil;
		resume(nil);
		assert.same({ entry, "other_token" }, out);
	end);

	it("puts out whoever would not be let in any more", function ()
		verdict = { reason = "not_admitted" };
		resume(newer);
		assert.same({ entry, "not_admitted" }, out);
		assert.equal("j1", entry.jti);
	end);

	it("takes the new token where nobody is inside", function ()
		assert.equal(newer, resume(newer, "y@h/r").tuokio_token);
		assert.is_false(resume(nil, "y@h/r").tuokio_token);
		assert.is_nil(out);
	end);

	it("hears it from mod_smacks too, where Prosody has no event of its own", function ()
		local session = { full_jid = "x@h/r" };
		handlers.hibernation_ended { origin = { host = "h", tuokio_token = newer }, resumed = session };
		assert.equal(newer, session.tuokio_token);
		handlers.hibernation_ended { origin = { destroyed = true }, resumed = session };
		assert.is_nil(out);
	end);
end);
