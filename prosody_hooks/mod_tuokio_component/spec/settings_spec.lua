local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local settings = load_library("mod_tuokio_component/settings");

local function module_with(options, host)
	local module = { host = host or "tuokio.meet.example" };
	function module.get_option_string(_, name, default)
		return options[name] or default;
	end
	function module.get_option_array(_, name)
		local value = options[name];
		return type(value) == "string" and { value } or value;
	end
	function module.get_option_boolean(_, name, default)
		if options[name] == nil then
			return default;
		end
		return options[name];
	end
	return module;
end

describe("settings", function ()
	it("have sound defaults", function ()
		local found, faults = settings.read(module_with({ tuokio_service_url = "http://127.0.0.1:8080/" }));
		assert.same({
			domain = "meet.example", focus = "focus@auth.meet.example", rooms = "prefix", allow_p2p = false,
			muc_hosts = { "conference.meet.example", "muc.meet.example" }, service_url = "http://127.0.0.1:8080",
		}, found);
		assert.same({}, faults);
	end);

	it("may all be said", function ()
		local found = settings.read(module_with({
			tuokio_domain = "Meet.Jitsi", tuokio_focus = "Boss@auth.meet.jitsi", tuokio_muc = "Rooms.meet.jitsi",
			tuokio_rooms = "ALL", tuokio_allow_p2p = true, tuokio_service_url = "https://service.example",
		}));
		assert.equal("meet.jitsi", found.domain);
		assert.equal("boss@auth.meet.jitsi", found.focus);
		assert.same({ "rooms.meet.jitsi" }, found.muc_hosts);
		assert.equal("all", found.rooms);
		assert.is_true(found.allow_p2p);
	end);

	it("guard every room when the word is unknown", function ()
		local found, faults = settings.read(module_with({ tuokio_rooms = "prefx", tuokio_service_url = "http://a" }));
		assert.equal("all", found.rooms);
		assert.same({ "rooms_option" }, faults);
	end);

	it("say that the address of the service is missing or odd", function ()
		for _, url in ipairs({ "", "ftp://a", "http://", "service.example" }) do
			local found, faults = settings.read(module_with({ tuokio_service_url = url }));
			assert.is_nil(found.service_url);
			assert.same({ "service_url_option" }, faults);
		end
	end);
end);

describe("guarded rooms", function ()
	it("by prefix, whatever the letter case", function ()
		local gated = settings.gated("prefix");
		for _, room in ipairs({ "tuokio-a", "TUOKIO-a", "[tenant]tuokio-a" }) do
			assert.is_true(gated(room), room);
		end
		for _, room in ipairs({ "", "standup", "my-tuokio-a", "tuokio", "[tuokio-]a" }) do
			assert.is_false(gated(room), room);
		end
		assert.is_false(gated(nil));
	end);

	it("all of them", function ()
		assert.is_true(settings.gated("all")("standup"));
		assert.is_false(settings.gated("all")(nil));
	end);
end);
