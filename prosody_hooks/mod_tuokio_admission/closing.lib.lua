--[[ Ends an XMPP session for good, whatever it is carried by.

	closing.new{st=, fire=, destroy=, later=} -> close(session, text)
		st: util.stanza; fire(host, event, data); destroy: core.sessionmanager.destroy_session
		later(seconds, callback): a timer

	session:close() alone is not enough: over BOSH it leaves the session to be resumed, and in 0.12 a
	WebSocket session whose line has dropped is not destroyed at all.
]]

local closing = {};

local XMLNS_STREAMS = "http://etherx.jabber.org/streams";
local STREAM_ERRORS = { xmlns = "urn:ietf:params:xml:ns:xmpp-streams" };
local CONDITION = "policy-violation";
-- Within the second in which somebody is to be gone. They are out of the room already.
local NEXT_REQUEST = 0.5;

function closing.new(tools)
	-- Prosody 13 writes a stream error to a WebSocket without declaring its prefix, which no browser can
	-- read; a ready-made element is written as it is. BOSH takes such an element for its own envelope.
	local function reason_for(session, text)
		local is_bosh = session.sid ~= nil;
		if is_bosh then
			return { condition = CONDITION, text = text };
		end
		return tools.st.stanza("stream:error", { ["xmlns:stream"] = XMLNS_STREAMS })
			:tag(CONDITION, STREAM_ERRORS):up()
			:tag("text", STREAM_ERRORS):text(text):up();
	end

	local function close(session, text)
		if session.destroyed then
			return;
		end
		local reason = reason_for(session, text);
		session:close(reason);
		if session.destroyed then
			return;
		end
		-- mod_smacks forgets its resumption token at this event; then nothing holds the session any more.
		tools.fire(session.host, "pre-session-close", { session = session, reason = reason });
		tools.destroy(session, text);
	end

	-- Between two requests of a BOSH client nothing can be said to it, and what was said last would be lost.
	local function is_out_of_reach(session)
		return session.sid ~= nil and session.requests and session.requests[1] == nil and session.send_buffer[1] ~= nil;
	end

	return function (session, text)
		if session.destroyed or not is_out_of_reach(session) then
			return close(session, text);
		end
		tools.later(NEXT_REQUEST, function () close(session, text); end);
	end;
end

return closing;
