--[[ What each request does. It came through the guard: it is signed, in time and new.

	routes.new{registry=, gated=, fire=, rooms_state=, health=, decode=} -> handle
	handle(method, path, query, body) -> HTTP status, table to answer with, headers or nil
		path: below /tuokio/v1; query: text or nil; fire(event, data); decode: JSON text -> table or nil

	The registry is written first and the effect follows, so that a kill between the two leaves the
	stricter state on disk; a kill also ends every session. Effects are fired on a repeat too.
]]

local fields = module:require "fields";

local routes = {};

local function wrong_fields(names)
	return 422, { error = "fields", fields = names };
end

local function ignored(generation)
	return 200, { ignored = true, generation = generation };
end

local function read_body(self, text, rules)
	local body = text:find("^%s*{") and self.decode(text);
	if not body then
		return nil, 400, { error = "json" };
	end
	local values, names = fields.check(body, rules);
	if not values then
		return nil, wrong_fields(names);
	end
	return values;
end

local FAILURE_STATUS = { ["unknown-room"] = 404, storage = 503 };

local function failed(reason)
	return FAILURE_STATUS[reason], { error = reason };
end

local function put_room(self, target, _, text)
	local values, status, answer = read_body(self, text, fields.ROOM);
	if not values then
		return status, answer;
	end
	local outcome, detail = self.registry:put_room(target.room, values);
	if not outcome then
		return failed(detail);
	elseif outcome == "ignored" then
		return ignored(detail);
	end
	return 200, { generation = detail };
end

-- Done even where it could not be written down; but then it is not confirmed, and asked for again.
local function deleted(outcome, detail, evicted)
	if not outcome then
		return failed(detail);
	end
	return 200, { evicted = evicted };
end

local function delete_room(self, target, query)
	local options, names = fields.query(query, fields.GENERATION);
	if not options then
		return wrong_fields(names);
	end
	local outcome, detail = self.registry:delete_room(target.room, options.generation);
	if outcome == "ignored" then
		return ignored(detail);
	end
	local closing = { room = target.room, reason = "room_closed", evicted = 0 };
	self.fire("tuokio-close", closing);
	return deleted(outcome, detail, closing.evicted);
end

-- What a new admission changes for somebody who is already inside.
local function apply_to_session(self, target, old, values)
	self.fire("tuokio-evict", {
		room = target.room, participant = target.participant,
		reason = "readmitted", before = values.since, evicted = 0,
	});
	if not old or old.role ~= values.role then
		self.fire("tuokio-role", { room = target.room, participant = target.participant, role = values.role });
	end
end

local function put_admission(self, target, _, text)
	local values, status, answer = read_body(self, text, fields.ADMISSION);
	if not values then
		return status, answer;
	end
	local old = self.registry:admission(target.room, target.participant);
	local outcome, detail = self.registry:put_admission(target.room, target.participant, values);
	if not outcome then
		return failed(detail);
	elseif outcome == "ignored" then
		return ignored(detail);
	end
	apply_to_session(self, target, old, values);
	return 200, { generation = detail };
end

local function delete_admission(self, target, query)
	local options, names = fields.query(query, fields.REASON);
	if not options then
		return wrong_fields(names);
	end
	local outcome, detail = self.registry:delete_admission(target.room, target.participant, options.generation);
	if outcome == "ignored" then
		return ignored(detail);
	end
	local eviction = {
		room = target.room, participant = target.participant,
		reason = options.reason or fields.NO_REASON, evicted = 0,
	};
	self.fire("tuokio-evict", eviction);
	return deleted(outcome, detail, eviction.evicted);
end

local RESOURCES = {
	{ pattern = "^/health$", GET = function (self) return 200, self.health(); end },
	{ pattern = "^/rooms$", GET = function (self) return 200, self.rooms_state(); end },
	{ pattern = "^/rooms/([^/]+)$", PUT = put_room, DELETE = delete_room },
	{ pattern = "^/rooms/([^/]+)/admissions/([^/]+)$", PUT = put_admission, DELETE = delete_admission },
};
local METHODS = { "DELETE", "GET", "PUT" };

local function find(path)
	for _, resource in ipairs(RESOURCES) do
		local first, second = path:match(resource.pattern);
		if first then
			return resource, { room = resource.GET == nil and first or nil, participant = second };
		end
	end
end

local function not_allowed(resource)
	local allowed = {};
	for _, method in ipairs(METHODS) do
		allowed[#allowed + 1] = resource[method] and method;
	end
	return 405, { error = "method" }, { Allow = table.concat(allowed, ", ") };
end

-- Names that cannot be ours are refused whatever is asked of them, deleting included: nobody may
-- close the organisation's other meetings through us.
local function wrong_names(self, target)
	local wrong = {};
	if target.participant and not fields.participant(target.participant) then
		wrong[1] = "participant";
	end
	if target.room and not (fields.room(target.room) and self.gated(target.room)) then
		wrong[#wrong + 1] = "room";
	end
	return wrong[1] and wrong;
end

function routes.new(self)
	return function (method, path, query, body)
		local resource, target = find(path);
		if not resource then
			return 404, { error = "not-found" };
		end
		if not resource[method] then
			return not_allowed(resource);
		end
		local wrong = wrong_names(self, target);
		if wrong then
			return wrong_fields(wrong);
		end
		return resource[method](self, target, query, body);
	end;
end

return routes;
