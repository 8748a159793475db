-- Signs with our Lua library and Prosody's own HMAC, for test_signing.py.
-- Arguments: Prosody's folder, our library, the secret, then for each request: direction, time, id,
-- method, path and body, each in hexadecimal digits. Writes a signature per line.
local prosody, library, secret = arg[1], arg[2], arg[3];
package.cpath = prosody .. "/?.so;" .. package.cpath;
local tools = { hmac = require "util.hashes".hmac_sha256 };
local signature = dofile(library);

local function given(at)
	return (arg[at]:gsub("%x%x", function (digits) return string.char(tonumber(digits, 16)); end));
end

for at = 4, #arg, 6 do
	local signer = signature.new(given(at), secret, tools);
	print(signer:sign(given(at + 1), given(at + 2), given(at + 3), given(at + 4), given(at + 5)));
end
