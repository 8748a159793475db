local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local hosts = load_library("tuokio/hosts");

local function fake_module()
	local handlers = {};
	return {
		hook_global = function (_, event, handler, priority)
			handlers[event] = { handler = handler, priority = priority };
		end;
		context = function (_, host) return { host = host }; end;
	}, handlers;
end

local function is_component(_, kind)
	return kind == "component";
end

describe("hosts", function ()
	it("finds hosts that are there already, and only the wanted ones", function ()
		local seen = {};
		local all = { a = { type = "component" }, b = { type = "local" } };
		local active = hosts.watch(fake_module(), is_component, function (context, host)
			seen[host] = context.host;
		end, all);
		assert.same({ a = "a" }, seen);
		assert.same({ a = true }, active);
	end);

	it("finds hosts that come later, once per coming, after their modules", function ()
		local all, count = {}, 0;
		local module, handlers = fake_module();
		local active = hosts.watch(module, is_component, function () count = count + 1; end, all);
		assert.is_true(handlers["host-activated"].priority < 0);
		all.a = { type = "component" };
		handlers["host-activated"].handler("a");
		handlers["host-activated"].handler("a");
		assert.equal(1, count);
		all.a = nil;
		handlers["host-deactivated"].handler("a");
		assert.same({}, active);
		all.a = { type = "component" };
		handlers["host-activated"].handler("a");
		assert.equal(2, count);
	end);
end);
