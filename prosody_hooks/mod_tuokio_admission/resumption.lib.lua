--[[ A dropped line comes back (XEP-0198): judged like a join.

	resumption.new{registry=, judge=, put_out=, tokens=} -> resumption
		tokens: see claims.keeper
		judge(entry, token) -> verdict of decision.decide, the session itself not counted as live
	resumption.updated(event)                  c2s-session-updated, from Prosody 13 on
	resumption.hibernation_ended(event)        smacks-hibernation-end, for 0.12

	The resumed session keeps its JID and its place in the room, but whoever resumes it has signed in
	with a token of their own.
]]

local resumption = {};

function resumption.new(tools)
	local self = {};

	local function resumed(session, token)
		local entry = tools.registry:by_jid(session.full_jid);
		if not entry then
			return tools.tokens.replace(session, token);
		end
		if not token or token.participant ~= entry.participant then
			return tools.put_out(entry, "other_token");
		end
		local verdict = tools.judge(entry, token);
		if not verdict.ok then
			return tools.put_out(entry, verdict.reason);
		end
		tools.tokens.replace(session, token);
		entry.jti, entry.iat = token.jti, token.iat;
	end

	function self.updated(event)
		resumed(event.session, tools.tokens.of(event.from_session));
	end

	function self.hibernation_ended(event)
		if event.origin.destroyed then
			return; -- Prosody 13: handled above, and nothing is left of that session
		end
		resumed(event.resumed, tools.tokens.of(event.origin));
	end

	return self;
end

return resumption;
