--[[ From Prosody's HTTP server to the guard and the routes, and back.

	http.new{base=, check=, handle=, encode=, heard=, refused=} -> provider for module:provides("http", …)
		base: "/tuokio/v1"; check: see guard; handle: see routes; encode: table -> JSON text
		heard(): a request was good; refused(reason): it was not
]]

local http = {};

-- Every method has a handler, so that an unsigned request learns nothing from the method either.
local METHODS = { "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT" };

-- Prosody asks us early only about bodies over its own limit (10 MiB). Up to here we read them to
-- their end and throw them away, so that the sender hears our answer; over it we answer and hang up.
local MAX_DRAINED = 64 * 1024 * 1024;

local drain = {};
function drain:write() -- luacheck: ignore 212/self
	return true;
end

local function answer(parts, response, status, content, headers)
	response.status_code = status;
	response.headers.content_type = "application/json";
	response.headers.cache_control = "no-store";
	for name, value in pairs(headers or {}) do
		response.headers[name] = value;
	end
	response:send(parts.encode(content));
	return true;
end

local function refuse(parts, response, status, reason)
	parts.refused(reason);
	return answer(parts, response, status, { error = reason });
end

local function path_and_query(url)
	return url.query and url.path .. "?" .. url.query or url.path;
end

local function take_early(parts, event)
	local request, response = event.request, event.response;
	-- Without one, Prosody cuts the line at once and our answer is lost.
	request.body_sink = drain;
	local length = tonumber(request.headers.content_length);
	if length and length <= MAX_DRAINED then
		return true; -- comes again when all is read
	end
	response.persistent = false;
	response.headers.connection = "close";
	return refuse(parts, response, 413, "size");
end

local function serve(parts, event)
	local request, response = event.request, event.response;
	if request.partial then
		return take_early(parts, event);
	end
	if not request.body then
		return refuse(parts, response, 413, "size");
	end
	local headers = request.headers;
	local ok, status, reason = parts.check({
		method = request.method, path = path_and_query(request.url), body = request.body,
		time = headers.tuokio_time, id = headers.tuokio_id, signature = headers.tuokio_signature,
	});
	if not ok then
		return refuse(parts, response, status, reason);
	end
	parts.heard();
	-- The path as it was sent: decoded ones would give a room two spellings.
	local below = request.url.path:sub(1, #parts.base) == parts.base and request.url.path:sub(#parts.base + 1);
	local result, content, more = parts.handle(request.method, below or "", request.url.query, request.body);
	if result >= 400 then
		parts.refused(content.error);
	end
	return answer(parts, response, result, content, more);
end

function http.new(parts)
	local function handler(event)
		return serve(parts, event);
	end
	local route = {};
	for _, method in ipairs(METHODS) do
		route[method] = handler;
		route[method .. " /*"] = handler;
	end
	return {
		name = "tuokio";
		default_path = parts.base;
		route = route;
		streaming_uploads = true;
		-- No page in a browser has business here.
		cors = { enabled = false };
	};
end

return http;
