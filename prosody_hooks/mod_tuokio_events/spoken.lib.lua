--[[ A line in the log at most once in five minutes for each cause, however often it comes.

	local spoken = module:require "spoken";

	local say = spoken.new(module, now)
	say(cause, level, format, ...)
	say.again(cause): it is over; the next time is news
]]

local spoken = {};

local QUIET = 300; -- seconds

function spoken.new(context, now)
	local last = {};
	local say = {
		again = function (cause)
			last[cause] = nil;
		end;
	};
	return setmetatable(say, {
		__call = function (_, cause, level, format, ...)
			local time = now();
			if last[cause] and math.abs(time - last[cause]) < QUIET then
				return;
			end
			last[cause] = time;
			context:log(level, format, ...);
		end;
	});
end

return spoken;
