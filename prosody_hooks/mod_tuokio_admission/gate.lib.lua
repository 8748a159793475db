--[[ The door of the meeting rooms, as handlers of a MUC host's events.

	gate.new{api=, places=, registry=, presence=, affiliations=, refusals=, evictions=, decide=, jid=, sessions=,
		token_of=, is_restricted=} -> gate
		decide: see decision; sessions: prosody.full_sessions; token_of(session): see claims
		is_restricted(host) -> boolean: not everybody may make rooms on that MUC host
	gate.judge_again(entry, token) -> verdict      for somebody who is inside already
	gate.sweep(room)                               out with everybody of whom we know nothing
	All other functions are handlers; mod_tuokio_admission says which of what, and when.
]]

local gate = {};

local function without(list, entry)
	local rest = {};
	for _, other in ipairs(list) do
		if other ~= entry then
			rest[#rest + 1] = other;
		end
	end
	return rest;
end

function gate.new(tools)
	local self = {};
	local api, places, registry, presence = tools.api, tools.places, tools.registry, tools.presence;
	local jids, decide, token_of = tools.jid, tools.decide, tools.token_of;

	local function case_of(name, token, destroying)
		local participant = token and token.participant;
		return {
			now = api.now(), domain = api.settings.domain, name = name, room = api.room(name),
			destroying = destroying, token = token, live = registry:live(name),
			admission = participant and api.admission(name, participant),
		};
	end

	local function place_of(room)
		local name, host = jids.split(room.jid);
		return name, places.kind(name), host;
	end

	function self.judge_again(entry, token)
		local case = case_of(entry.room, token);
		case.live = without(case.live, entry);
		return decide.decide(case);
	end

	local function is_focus(event)
		return places.is_focus(event.origin, event.stanza.attr.from);
	end

	-- A room that is not ours refuses whoever has a pass for one of ours; Jitsi would do so too, and write
	-- the whole token to the log.
	local function strayed_from(event)
		local token = token_of(event.origin);
		return token and token.room and api.gated(token.room) and token.room or nil;
	end

	-- A room is made by focus, when the service has registered it and its time has come. Where the host
	-- lets nobody else make one it would say so to the admitted too, after Jitsi has logged the token.
	local function creation_fault(event, name, kind, host)
		if kind == "health" then
			return not is_focus(event) and "not_admitted" or nil;
		elseif is_focus(event) then
			return decide.room(case_of(name));
		end
		local verdict = decide.decide(case_of(name, token_of(event.origin)));
		return verdict.reason or tools.is_restricted(host) and "no_conference" or nil;
	end

	local function refuse_strayed(event)
		local room = strayed_from(event);
		return room and tools.refusals.refuse(event, room, "other_room");
	end

	function self.pre_create(event)
		local name, kind, host = place_of(event.room);
		if not kind then
			return refuse_strayed(event);
		end
		local reason = creation_fault(event, name, kind, host);
		if reason then
			return tools.refusals.refuse(event, name, reason);
		end
	end

	-- Whether all who are there under this name are sessions that are about to be put out.
	local function is_ghost(occupant, replaces)
		local leaving = {};
		for _, older in ipairs(replaces) do
			leaving[older.jid] = true;
		end
		for jid in occupant:each_session() do
			if not leaving[jid] then
				return false;
			end
		end
		return true;
	end

	-- One session, one occupant, one name: what Jitsi's clients do anyway, and without it a bare JID's
	-- affiliation or a shared name would count for two.
	local function name_fault(event, name, token, replaces)
		local nick = jids.resource(event.occupant.nick) or "";
		local is_taken = event.is_first_session == false and not is_ghost(event.occupant, replaces);
		if is_taken or nick:lower() == "focus" then
			return "name_in_use";
		end
		local bare = jids.bare(event.stanza.attr.from);
		for _, entry in ipairs(registry:live(name)) do
			if jids.bare(entry.jid) == bare and entry.participant ~= token.participant then
				return "name_in_use";
			end
		end
	end

	local function judge(event)
		local name, kind = place_of(event.room);
		if not kind then
			return nil;
		elseif is_focus(event) then
			return { ok = true, focus = true, reason = kind == "ours" and not api.room(name) and "unknown_room" or nil };
		elseif kind == "health" then
			return { reason = "not_admitted" };
		end
		local token = token_of(event.origin);
		local verdict = decide.decide(case_of(name, token, event.room.destroying));
		verdict.reason = verdict.reason or name_fault(event, name, token, verdict.replaces);
		return verdict;
	end

	-- Lets nobody in; only keeps out early who will be kept out anyway.
	function self.pre_join_early(event)
		local verdict = judge(event);
		if not verdict then
			return refuse_strayed(event);
		elseif verdict.reason then
			return tools.refusals.refuse(event, (place_of(event.room)), verdict.reason);
		end
	end

	-- Whatever another module has set: who is admitted is not kept out by it, and the room goes when empty.
	local function open_wide(room)
		room:set_members_only(false);
		room:set_password(nil);
		room:set_persistent(false);
	end

	-- Prosody has looked up who sits there before it asked us, and would seat both: it has to look again.
	local function take_seat(event, verdict)
		local room, nick = event.room, event.occupant.nick;
		for _, older in ipairs(verdict.replaces) do
			tools.evictions.put_out(older, "replaced");
		end
		if room.destroying or room:get_occupant_by_nick(nick) then
			return tools.refusals.refuse(event, (place_of(room)), room.destroying and "room_closed" or "name_in_use");
		end
		room:handle_normal_presence(event.origin, event.stanza);
		return true;
	end

	local function admit(event, verdict)
		local token = token_of(event.origin);
		if not tools.affiliations.grant(event.room, event.stanza.attr.from, verdict.role) then
			return tools.refusals.refuse(event, (place_of(event.room)), "not_admitted");
		end
		event.occupant.role = verdict.role;
		-- The same occupant arrives at muc-occupant-joined.
		event.occupant.tuokio_pass = {
			participant = token.participant, role = verdict.role, jti = token.jti, iat = token.iat,
			replaces = verdict.replaces,
		};
	end

	function self.pre_join(event)
		local verdict = judge(event);
		if not verdict then
			return;
		elseif verdict.reason then
			return tools.refusals.refuse(event, (place_of(event.room)), verdict.reason);
		end
		open_wide(event.room);
		if verdict.focus then
			return;
		elseif event.is_first_session == false then
			return take_seat(event, verdict);
		end
		return admit(event, verdict);
	end

	-- mod_token_affiliation has made a moderator of whoever's token says so.
	function self.pre_join_last(event)
		local pass = event.occupant.tuokio_pass;
		if not pass then
			return;
		elseif not tools.affiliations.grant(event.room, event.stanza.attr.from, pass.role) then
			return tools.refusals.refuse(event, (place_of(event.room)), "not_admitted");
		end
		event.occupant.role = pass.role;
	end

	function self.joined(event)
		local name, kind, host = place_of(event.room);
		if kind ~= "ours" or is_focus(event) then
			return;
		end
		local pass = event.occupant.tuokio_pass;
		if not pass then
			return self.sweep(event.room);
		end
		local entry = presence.began({
			jid = event.stanza.attr.from, host = host, room = name,
			participant = pass.participant, role = pass.role, jti = pass.jti, iat = pass.iat,
		});
		event.occupant.tuokio_session = entry.id;
		for _, older in ipairs(pass.replaces) do
			tools.evictions.put_out(older, "replaced");
		end
	end

	function self.sweep(room)
		if select(2, place_of(room)) ~= "ours" then
			return;
		end
		local strangers = {};
		for nick, occupant in room:each_occupant() do
			local session = tools.sessions[occupant.jid];
			local is_known = session and (registry:by_jid(occupant.jid) or places.is_focus(session, occupant.jid));
			strangers[#strangers + 1] = not is_known and nick or nil;
		end
		for _, nick in ipairs(strangers) do
			room:set_role(true, nick, nil);
		end
	end

	local function entry_of(occupant)
		if occupant.tuokio_session then
			return registry:by_id(occupant.tuokio_session);
		end
		for jid in occupant:each_session() do
			local entry = registry:by_jid(jid);
			if entry then
				return entry;
			end
		end
	end

	-- mod_presence speaks for a session that has ended; by then it is marked as destroyed.
	function self.pre_leave(event)
		local entry = registry:by_jid(event.stanza.attr.from);
		if entry then
			presence.ending(entry, event.origin.destroyed and "unavailable" or "left");
			event.occupant.tuokio_session = entry.id;
		end
	end

	local function has_status(x, code)
		for status in x:childtags("status") do
			if status.attr.code == code then
				return true;
			end
		end
	end

	-- The only place that tells a kick by a moderator (307) from a line that bounced.
	function self.broadcast(event)
		if not has_status(event.x, "307") then
			return;
		end
		local entry = entry_of(event.occupant);
		if entry then
			presence.ending(entry, "left", "kicked");
		end
	end

	function self.left(event)
		local _, kind = place_of(event.room);
		if kind ~= "ours" then
			return;
		end
		event.room:set_persistent(false);
		local entry = entry_of(event.occupant);
		if entry then
			if event.room.destroying then
				presence.ending(entry, "left", "room_destroyed");
			end
			tools.affiliations.revoke(event.room, entry);
			presence.ended(entry);
		end
	end

	function self.created(event)
		local name, kind = place_of(event.room);
		if kind == "ours" then
			open_wide(event.room);
			tools.report({ type = "room_created", room = name });
		end
	end

	-- Whoever destroyed it: a room that is persistent leaves a tombstone, which blocks its name for a month.
	function self.destroyed(event)
		local name, kind, host = place_of(event.room);
		if kind ~= "ours" then
			return;
		end
		event.room:set_persistent(false);
		-- mod_muc_rate_limit forgets the leaves that it has put off.
		for _, entry in ipairs(registry:of(name)) do
			if entry.host == host then
				presence.ending(entry, "left", "room_destroyed");
				presence.ended(entry);
			end
		end
		tools.report({ type = "room_destroyed", room = name });
	end

	return self;
end

return gate;
