--[[ What a request may say: names in its path, its query, the fields of its body.

	fields.room(text), fields.participant(text) -> boolean
	fields.check(body, rules) -> values, or nil and the names of all fields at fault
	fields.query(text, rules) -> values, or nil and names; every rule of a query is optional. What is
		said twice counts as empty
	fields.ROOM, fields.ADMISSION: rules of the two bodies; fields.GENERATION, fields.REASON: queries
	fields.NO_REASON: the word for an eviction whose reason is missing or does not fit
]]

local fields = { NO_REASON = "removed" };

local MAX_ROOM, MAX_PARTICIPANT = 128, 64;
-- Every whole number below this is exact in JSON readers of all kinds.
local LIMIT = 2 ^ 53;

function fields.room(text)
	return #text <= MAX_ROOM and text:find("^[a-z0-9][a-z0-9._-]*$") ~= nil;
end

function fields.participant(text)
	return #text <= MAX_PARTICIPANT and text:find("^[A-Za-z0-9][A-Za-z0-9_-]*$") ~= nil;
end

local function is_number(value)
	-- Asked what it is, not what it is not: 0/0 is neither below 0 nor above anything.
	return type(value) == "number" and value >= 0 and value < LIMIT;
end

-- Of a time that begins something: its first second counts as well. Rounding also leaves a number
-- that is written without a decimal point from here on.
local function rounded_down(value)
	return is_number(value) and math.floor(value) or nil;
end

-- Of a time that ends something: its last second counts as well.
local function rounded_up(value)
	return is_number(value) and math.ceil(value) or nil;
end

local function whole_number(value)
	local whole = rounded_down(value);
	return whole == value and whole or nil;
end

local function number_in_text(value)
	return value:find("^%d+$") and whole_number(tonumber(value));
end

local function percent_decoded(text)
	return (text:gsub("%%(%x%x)", function (digits) return string.char(tonumber(digits, 16)); end));
end

-- Whoever is to be put out is put out: a word that does not fit is replaced, never refused.
local function reason(value)
	local word = percent_decoded((value:gsub("+", " "))):lower():gsub("[- ]", "_");
	return word:find("^[a-z0-9_]+$") and #word <= 32 and word or fields.NO_REASON;
end

local function one_of(...)
	local allowed = {};
	for _, word in ipairs({ ... }) do
		allowed[word] = word;
	end
	return function (value)
		return type(value) == "string" and allowed[value] or nil;
	end;
end

fields.ROOM = {
	kind = one_of("meeting", "check", "group", "private");
	opens_at = rounded_down;
	closes_at = rounded_up;
	generation = whole_number;
};
fields.ADMISSION = {
	role = one_of("moderator", "participant");
	since = rounded_down;
	["until"] = rounded_up;
	generation = whole_number;
};
fields.GENERATION = { generation = number_in_text };
fields.REASON = { generation = number_in_text, reason = reason };

local function sorted(names)
	local list = {};
	for name in pairs(names) do
		list[#list + 1] = name;
	end
	table.sort(list);
	return list;
end

local function judged(given, rules, values, wrong)
	for name, value in pairs(given) do
		local rule = rules[name];
		values[name] = rule and rule(value) or nil;
		if values[name] == nil then
			wrong[tostring(name)] = true;
		end
	end
end

function fields.check(body, rules)
	local values, wrong = {}, {};
	judged(body, rules, values, wrong);
	for name in pairs(rules) do
		if values[name] == nil then
			wrong[name] = true;
		end
	end
	if values.opens_at and values.closes_at and values.opens_at >= values.closes_at then
		wrong.closes_at = true;
	end
	if next(wrong) ~= nil then
		return nil, sorted(wrong);
	end
	return values;
end

function fields.query(text, rules)
	local given = {};
	for part in (text or ""):gmatch("[^&]+") do
		local name, value = part:match("^([^=]*)=?(.*)$");
		given[name] = given[name] and "" or value;
	end
	local values, wrong = {}, {};
	judged(given, rules, values, wrong);
	if next(wrong) ~= nil then
		return nil, sorted(wrong);
	end
	return values;
end

return fields;
