--[[ What a muc#owner request wants to change. Pure.

	forms.wish(query) -> "side_door_password", "side_door_lobby", "side_door_persistent" or nil
		query: the <query/> of the request, as a stanza. Only what would shut people out, or keep the room.
	forms.topic(query) -> reason               what the request is about, whichever way it decides
]]

local forms = {};

local XMLNS_FORM = "jabber:x:data";

local function submitted(query)
	local fields = {};
	local form = query:get_child("x", XMLNS_FORM);
	if form then
		for field in form:childtags("field") do
			if field.attr.var then
				fields[field.attr.var] = field:get_child_text("value") or "";
			end
		end
	end
	return fields;
end

local function is_yes(value)
	return value == "1" or value == "true";
end

local function is_set(value)
	return value ~= nil and value ~= "";
end

function forms.wish(query)
	local fields = submitted(query);
	if is_set(fields["muc#roomconfig_roomsecret"]) then
		return "side_door_password";
	elseif is_yes(fields["muc#roomconfig_membersonly"]) then
		return "side_door_lobby";
	elseif is_yes(fields["muc#roomconfig_persistentroom"]) then
		return "side_door_persistent";
	end
end

-- A whole form names everything; what it would switch on counts before what it mentions.
function forms.topic(query)
	local fields = submitted(query);
	local wish = forms.wish(query);
	if wish then
		return wish;
	elseif query:get_child("destroy") then
		return "side_door_destroy";
	elseif fields["muc#roomconfig_membersonly"] then
		return "side_door_lobby";
	elseif fields["muc#roomconfig_roomsecret"] then
		return "side_door_password";
	end
	return "side_door_config";
end

return forms;
