local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local forms = load_library("mod_tuokio_admission/forms");

-- As much of a stanza as the library looks at.
local function element(name, attr, children, text)
	local made = { name = name, attr = attr or {}, children = children or {}, text = text };
	function made:get_child(wanted, xmlns)
		for _, child in ipairs(self.children) do
			if child.name == wanted and (not xmlns or child.attr.xmlns == xmlns) then
				return child;
			end
		end
	end
	function made:get_child_text(wanted)
		local child = self:get_child(wanted);
		return child and child.text;
	end
	function made:childtags(wanted)
		local at = 0;
		return function ()
			repeat
				at = at + 1;
			until not self.children[at] or self.children[at].name == wanted;
			return self.children[at];
		end;
	end
	return made;
end

local function form(fields)
	local children = {};
	for var, value in pairs(fields) do
		local content = value ~= false and { element("value", nil, nil, value) } or {};
		children[#children + 1] = element("field", { var = var }, content);
	end
	return element("query", nil, { element("x", { xmlns = "jabber:x:data" }, children) });
end

local SECRET = "muc#roomconfig_roomsecret";
local MEMBERS = "muc#roomconfig_membersonly";
local KEEP = "muc#roomconfig_persistentroom";

describe("forms", function ()
	it("sees what would shut people out or keep the room", function ()
		assert.equal("side_door_password", forms.wish(form { [SECRET] = "x" }));
		assert.equal("side_door_lobby", forms.wish(form { [MEMBERS] = "1" }));
		assert.equal("side_door_lobby", forms.wish(form { [MEMBERS] = "true" }));
		assert.equal("side_door_persistent", forms.wish(form { [KEEP] = "1" }));
	end);

	it("lets a whole form through that switches nothing on, as focus sends it", function ()
		local harmless = { [SECRET] = false, [MEMBERS] = "0", [KEEP] = "false", ["muc#roomconfig_whois"] = "anyone" };
		assert.is_nil(forms.wish(form(harmless)));
		assert.is_nil(forms.wish(form { [SECRET] = "" }));
		assert.is_nil(forms.wish(element("query")));
	end);

	it("says what a request is about, whichever way it decides", function ()
		assert.equal("side_door_lobby", forms.topic(form { [MEMBERS] = "0" }));
		assert.equal("side_door_password", forms.topic(form { [SECRET] = false }));
		assert.equal("side_door_password", forms.topic(form { [SECRET] = "x", [MEMBERS] = "0" }));
		assert.equal("side_door_config", forms.topic(form { ["muc#roomconfig_whois"] = "anyone" }));
		assert.equal("side_door_config", forms.topic(element("query")));
		assert.equal("side_door_destroy", forms.topic(element("query", nil, { element("destroy") })));
	end);
end);
