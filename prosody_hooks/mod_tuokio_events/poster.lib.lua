--[[ One try to hand one event to the service. Nothing here waits: Prosody goes on meanwhile.

	local poster = module:require "poster";

	poster.address(service_url) -> {url, path} of the service's door for events, or nil
		path: as on the request line, which is what gets signed
	poster.new(parts) -> post
		parts.address: as above; parts.signer() -> signer (tuokio/signature) or nil
		parts.timeout: seconds to wait for an answer; parts.http: net.http
		parts.encode(event) -> JSON; parts.after(seconds, callback) -> timer with :stop()
	post(event, callback): calls callback(true), or callback(false, reason), exactly once and later;
		reasons: "no-secret", "unreachable", "timeout", or the status, such as "503"
]]

local poster = {};

local DOOR = "/prosody/v1/events";

-- Opening a connection has time limits of its own inside Prosody; this one is for when they fail.
local LONGEST_CONNECT = 120; -- seconds

function poster.address(service_url)
	local origin, base = tostring(service_url):match("^(https?://[^/?#]+)([^?#]*)$");
	if not origin then
		return nil;
	end
	local path = base:gsub("/+$", "") .. DOOR;
	return { url = origin .. path, path = path };
end

-- A request whose connection still opens cannot be called back, and would arrive late, as a second
-- copy. So the clock of the answer starts when the connection stands.
local function watch(parts, request, finish)
	local waited = 0;
	local timer;
	local function check()
		waited = waited + parts.timeout;
		if not request.conn and waited < LONGEST_CONNECT then
			timer = parts.after(parts.timeout, check);
			return;
		end
		parts.http.destroy_request(request);
		finish(false, "timeout");
	end
	timer = parts.after(parts.timeout, check);
	return function ()
		timer:stop();
	end;
end

local function verdict(code)
	if type(code) ~= "number" or code == 0 then
		return false, "unreachable";
	end
	if code >= 200 and code < 300 then
		return true;
	end
	return false, ("%d"):format(code);
end

function poster.new(parts)
	return function (event, callback)
		local finished, stop_watching;
		local function finish(...)
			if finished then return; end
			finished = true;
			if stop_watching then
				stop_watching();
			end
			local taken, reason = ...;
			-- Later, as promised: some failures are known before the call has returned.
			parts.after(0, function ()
				callback(taken, reason);
			end);
		end

		local signer = parts.signer();
		if not signer then
			return finish(false, "no-secret");
		end
		local body = parts.encode(event);
		local headers = signer:headers("POST", parts.address.path, body);
		headers["Content-Type"] = "application/json";
		local options = { method = "POST", headers = headers, body = body, suppress_errors = true };
		local request = parts.http.request(parts.address.url, options, function (_, code)
			finish(verdict(code));
		end);
		if request and not finished then
			stop_watching = watch(parts, request, finish);
		end
	end;
end

return poster;
