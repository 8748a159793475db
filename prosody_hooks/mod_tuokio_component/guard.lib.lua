--[[ Who may speak to us: the checks every request passes before it is understood.

	guard.new{signer=, memory=, now=} -> check
	check(request) -> true, or nil, HTTP status and the reason
		request: {method, path (with query), body, time, id, signature}; the last three are headers or nil

	The signature comes first among the headers, so that whoever does not know the secret learns nothing
	about our clock or about ids; the id comes last, so that only a request that is good uses one up.
]]

local guard = {};

local MAX_BODY = 16 * 1024;
local MAX_CLOCK_OFFSET = 60; -- seconds

guard.MAX_BODY = MAX_BODY;

local function is_id(text)
	return #text <= 128 and text:find("^[\33-\126]+$") ~= nil; -- visible ASCII
end

local function in_time(text, now)
	local time = text:find("^%d+$") and #text <= 12 and tonumber(text);
	return time and math.abs(now - time) <= MAX_CLOCK_OFFSET;
end

function guard.new(parts)
	return function (request)
		if #request.body > MAX_BODY then
			return nil, 413, "size";
		end
		local time, id = request.time, request.id;
		if not parts.signer:matches(request.signature, time, id, request.method, request.path, request.body) then
			return nil, 401, "signature";
		end
		if not in_time(time, parts.now()) then
			return nil, 401, "time";
		end
		if not is_id(id) then
			return nil, 401, "id";
		end
		local is_new = parts.memory:remember(id);
		if is_new == false then
			return nil, 401, "replayed";
		end
		-- With a full disk nobody is let in any more; putting people out must go on.
		if is_new == nil and request.method == "PUT" then
			return nil, 503, "storage";
		end
		return true;
	end;
end

return guard;
