--[[ Bounds how many refusals are recorded: per room, and in all. Pure.

	Anybody can knock as often as they like; each recorded refusal is a write to disk and a request to
	the service. A burst is let through in full, a lasting flood is thinned.

	flood.new(now, limits) -> bound
		now() -> seconds; limits = { room = { burst, rate }, all = { burst, rate } }, rate per second
	bound:allows(room) -> boolean              room nil: names that are not registered share one bucket
	bound:dropped() -> count since last asked
]]

local flood = {};

local KEEP_BUCKETS = 256;
local UNREGISTERED = {};

local methods = {};
local mt = { __index = methods };

function flood.new(now, limits)
	local self = setmetatable({ now = now, limits = limits, rooms = {}, count = 0, lost = 0 }, mt);
	self.whole = { level = limits.all.burst, at = now() };
	return self;
end

local function refill(bucket, limit, now)
	bucket.level = math.min(limit.burst, bucket.level + math.max(0, now - bucket.at) * limit.rate);
	bucket.at = now;
	return bucket.level;
end

-- A full bucket holds no memory of anything, so it may go.
function methods:forget_full(now)
	for key, bucket in pairs(self.rooms) do
		if refill(bucket, self.limits.room, now) >= self.limits.room.burst then
			self.rooms[key] = nil;
			self.count = self.count - 1;
		end
	end
end

function methods:bucket(key, now)
	local bucket = self.rooms[key];
	if bucket then
		return bucket;
	end
	if self.count >= KEEP_BUCKETS then
		self:forget_full(now);
	end
	bucket = { level = self.limits.room.burst, at = now };
	self.rooms[key] = bucket;
	self.count = self.count + 1;
	return bucket;
end

function methods:allows(room)
	local now = self.now();
	local bucket = self:bucket(room or UNREGISTERED, now);
	local of_room = refill(bucket, self.limits.room, now);
	local of_all = refill(self.whole, self.limits.all, now);
	if of_room < 1 or of_all < 1 then
		self.lost = self.lost + 1;
		return false;
	end
	bucket.level = of_room - 1;
	self.whole.level = of_all - 1;
	return true;
end

function methods:dropped()
	local lost = self.lost;
	self.lost = 0;
	return lost;
end

return flood;
