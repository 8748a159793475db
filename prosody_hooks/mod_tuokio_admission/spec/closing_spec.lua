local load_library = dofile("prosody_hooks/tuokio/spec/load.lua");
local closing = load_library("mod_tuokio_admission/closing");

describe("closing", function ()
	local did;

	before_each(function ()
		did = {};
	end);

	local function fake_element(name, attr)
		local made = { name = name, attr = attr };
		function made:tag()
			return self;
		end
		function made:up()
			return self;
		end
		function made:text(text)
			self.said = text;
			return self;
		end
		return made;
	end

	local timer;
	local close = closing.new {
		later = function (_, callback)
			timer = callback;
		end;
		st = { stanza = fake_element };
		fire = function (host, event)
			did[#did + 1] = host .. " " .. event;
		end;
		destroy = function (session)
			did[#did + 1] = "destroy";
			session.destroyed = true;
		end;
	};

	local function session(destroyed_by_close, sid)
		return {
			host = "h", sid = sid;
			close = function (self, reason)
				did[#did + 1] = "close " .. (reason.said or reason.condition);
				self.destroyed = destroyed_by_close;
			end;
		};
	end

	it("closes", function ()
		close(session(true), "bye");
		assert.same({ "close bye" }, did);
	end);

	it("destroys what a close has left to be resumed, after its resumption was revoked", function ()
		close(session(nil), "bye");
		assert.same({ "close bye", "h pre-session-close", "destroy" }, did);
	end);

	it("speaks to BOSH in its own way", function ()
		close(session(true, "id"), "bye");
		assert.same({ "close policy-violation" }, did);
	end);

	it("waits for the next request of a BOSH client that has not heard the last word", function ()
		local client = session(true, "id");
		client.requests, client.send_buffer = {}, { "<presence/>" };
		close(client, "bye");
		assert.same({}, did);
		timer();
		assert.same({ "close policy-violation" }, did);
		timer();
		assert.equal(1, #did);
	end);

	it("leaves alone what is gone", function ()
		close({ destroyed = true }, "bye");
		assert.same({}, did);
	end);
end);
