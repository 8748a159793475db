local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local places = load_library("mod_tuokio_admission/places");

local function split(jid)
	local rest = jid:match("^([^/]*)");
	local node, host = rest:match("^([^@]+)@(.+)$");
	return node, host or rest;
end

local function with(gated)
	return places.new({ gated = gated, settings = { focus = "focus@auth.example" } }, split);
end

describe("places", function ()
	it("knows our rooms where only some are guarded", function ()
		local some = with(function (name) return name:find("^tuokio%-") ~= nil; end);
		assert.equal("ours", some.kind("tuokio-a"));
		assert.is_nil(some.kind("standup"));
		assert.is_nil(some.kind("__jicofo-health-check-1"));
		assert.is_nil(some.kind(nil));
	end);

	it("knows health checks where every room is guarded", function ()
		local all = with(function () return true; end);
		assert.equal("ours", all.kind("standup"));
		assert.equal("health", all.kind("__jicofo-health-check-1"));
	end);

	it("knows focus by its account, never by another server's word", function ()
		local one = with(function () return true; end);
		assert.is_true(one.is_focus({ type = "c2s" }, "focus@auth.example/abc"));
		assert.is_true(one.is_focus(nil, "focus@auth.example"));
		assert.is_false(one.is_focus({ type = "c2s" }, "focus@example/abc"));
		assert.is_false(one.is_focus({ type = "c2s" }, "auth.example/focus"));
		assert.is_false(one.is_focus({ type = "s2sin" }, "focus@auth.example/abc"));
	end);
end);
