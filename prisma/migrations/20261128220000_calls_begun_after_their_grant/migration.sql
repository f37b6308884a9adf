-- When a call began in the place of another is told from the moment on at which its permit was given, and no longer back from the moment at which the
-- booking arrives: one that was slow to arrive made the call look younger than it was. Calls of the same moment then passed for older ones, which the
-- ledger had counted before, and their places in the minute were given out again.
CREATE OR REPLACE FUNCTION "useCallBudget"(
  p_organisation uuid, p_holder text, p_want int, p_ahead int, p_deadline_ms int,
  p_minute_limit int, p_minute_ms int, p_concurrency int, p_day_limit int, p_calls jsonb, p_unused bigint[]
) RETURNS TABLE ("permits" bigint[], "ahead" bigint[], "waitMs" int, "reason" text) LANGUAGE plpgsql AS $$
DECLARE
  v_now timestamptz := clock_timestamp();
  v_minute interval := p_minute_ms * interval '1 millisecond';
  -- No permit lives longer than its deadline, so whatever still counts began after this.
  v_since timestamptz := v_now - v_minute - p_deadline_ms * interval '2 milliseconds';
  v_org "Organisation"%ROWTYPE;
  v_deadline interval := p_deadline_ms * interval '1 millisecond';
  v_end record;
  v_newest int;
  v_began timestamptz;
  v_ended timestamptz;
  v_used int; v_open int; v_certain int; v_possible int;
  v_minute_left int; v_day_left int; v_free int;
  v_day_ends timestamptz;
  v_app_paused_until timestamptz;
BEGIN
  -- Losing the last moment of this in a crash of the database is harmless, the ledger's own count is believed; waiting for the disk at each call is not.
  PERFORM set_config('synchronous_commit', 'off', true);
  SELECT * INTO STRICT v_org FROM "Organisation" WHERE "id" = p_organisation FOR UPDATE;

  DELETE FROM "CallPermit" WHERE "CallPermit"."id" = ANY(p_unused) AND "isAhead";
  -- What the newest answer says of the minute holds for the older ones too.
  SELECT min("endedMs") INTO v_newest FROM jsonb_to_recordset(p_calls) AS c("endedMs" int, "minuteRemaining" int) WHERE "minuteRemaining" IS NOT NULL;
  FOR v_end IN SELECT * FROM jsonb_to_recordset(p_calls)
    AS c("id" bigint, "begunMs" int, "endedMs" int, "minuteRemaining" int, "dayRemaining" int, "pauseMs" int, "pauseReason" text) ORDER BY "endedMs" DESC
  LOOP
    v_ended := v_now - v_end."endedMs" * interval '1 millisecond';
    UPDATE "CallPermit" SET "isAhead" = false, "startedAt" = "startedAt" + v_end."begunMs" * interval '1 millisecond',
      "expiresAt" = "expiresAt" + v_end."begunMs" * interval '1 millisecond' WHERE "CallPermit"."id" = v_end."id" AND "isAhead";
    CONTINUE WHEN v_ended IS NULL;
    UPDATE "CallPermit" SET "endedAt" = greatest(v_ended, "startedAt") WHERE "CallPermit"."id" = v_end."id" RETURNING "startedAt" INTO v_began;
    CONTINUE WHEN v_began IS NULL;
    -- More left than the setting allows at all: the setting is the stricter one, and our own count serves it.
    IF v_end."minuteRemaining" < p_minute_limit AND v_end."endedMs" = v_newest THEN
      v_used := p_minute_limit - v_end."minuteRemaining";
      -- What the ledger had certainly counted before this answer, and all that it can have counted of ours.
      SELECT count(*) FILTER (WHERE "endedAt" < v_began AND "endedAt" > v_ended - v_minute AND NOT "isForgiven"),
             count(*) FILTER (WHERE "startedAt" <= v_ended AND coalesce("endedAt", v_now) >= v_began - v_minute)
        INTO v_certain, v_possible FROM "CallPermit" WHERE "organisationId" = p_organisation AND "startedAt" > v_since;
      IF v_certain > v_used - 1 THEN
        UPDATE "CallPermit" SET "isForgiven" = true WHERE "CallPermit"."id" IN (
          SELECT p."id" FROM "CallPermit" p WHERE p."organisationId" = p_organisation AND p."startedAt" > v_since AND p."endedAt" < v_began
            AND p."endedAt" > v_ended - v_minute AND NOT p."isForgiven" ORDER BY p."endedAt" LIMIT v_certain - v_used + 1);
      END IF;
      v_org."foreignCalls" := greatest(v_used - v_possible, 0);
      v_org."foreignUntil" := v_ended + v_minute;
    END IF;
    -- Calls that follow each other leave ever less of a day: where more is left, a new one began between them. No day is longer than 24 hours.
    IF v_end."dayRemaining" IS NOT NULL AND v_end."pauseMs" IS NULL AND (v_org."dayMarkAt" IS NULL OR v_began > v_org."dayMarkAt") THEN
      v_org."isDayKnown" := v_org."isDayKnown" OR coalesce(v_end."dayRemaining" > v_org."dayMarkLeft", false);
      IF v_org."daySince" IS NULL OR v_end."dayRemaining" > v_org."dayMarkLeft" OR v_org."daySince" < v_began - interval '24 hours' THEN
        v_org."daySince" := v_began;
      END IF;
      v_org."dayMarkLeft" := v_end."dayRemaining"; v_org."dayMarkAt" := v_ended;
    END IF;
    v_org."minuteRemaining" := coalesce(v_end."minuteRemaining", v_org."minuteRemaining");
    v_org."remainingSeenAt" := CASE WHEN v_end."dayRemaining" IS NULL THEN v_org."remainingSeenAt" ELSE v_began END;
    v_org."dayRemaining" := coalesce(v_end."dayRemaining", v_org."dayRemaining");
    IF v_end."pauseMs" IS NOT NULL THEN
      v_org."pauseReason" := CASE WHEN v_org."pausedUntil" > v_now + v_end."pauseMs" * interval '1 millisecond' THEN v_org."pauseReason" ELSE v_end."pauseReason" END;
      v_org."pausedUntil" := greatest(v_org."pausedUntil", v_now + v_end."pauseMs" * interval '1 millisecond');
    END IF;
  END LOOP;
  IF v_org."pausedUntil" <= v_now THEN
    -- A day that was waited for is a new day: nothing is known of it yet.
    IF v_org."pauseReason" = 'day' THEN
      v_org."dayRemaining" := NULL; v_org."remainingSeenAt" := v_now;
      v_org."daySince" := v_org."pausedUntil"; v_org."isDayKnown" := true; v_org."dayMarkLeft" := NULL; v_org."dayMarkAt" := v_org."pausedUntil";
    END IF;
    v_org."pausedUntil" := NULL; v_org."pauseReason" := NULL;
  END IF;
  IF jsonb_array_length(p_calls) > 0 OR v_org."pausedUntil" IS NULL THEN
    UPDATE "Organisation" SET "minuteRemaining" = v_org."minuteRemaining", "dayRemaining" = v_org."dayRemaining", "remainingSeenAt" = v_org."remainingSeenAt",
      "pausedUntil" = v_org."pausedUntil", "pauseReason" = v_org."pauseReason", "foreignCalls" = v_org."foreignCalls", "foreignUntil" = v_org."foreignUntil",
      "daySince" = v_org."daySince", "isDayKnown" = v_org."isDayKnown", "dayMarkLeft" = v_org."dayMarkLeft", "dayMarkAt" = v_org."dayMarkAt"
      WHERE "Organisation"."id" = p_organisation;
  END IF;

  "permits" := '{}'; "ahead" := '{}'; "waitMs" := 0; "reason" := NULL;
  IF p_want = 0 AND p_ahead = 0 THEN RETURN NEXT; RETURN; END IF;
  -- What the app as a whole used up, whichever organisation was told of it, none of the others has either.
  SELECT max(o."pausedUntil") INTO v_app_paused_until FROM "Organisation" o
    WHERE o."provider" = v_org."provider" AND o."pauseReason" = 'app' AND o."pausedUntil" > v_now;
  IF v_app_paused_until > coalesce(v_org."pausedUntil", v_now) THEN
    v_org."pausedUntil" := v_app_paused_until; v_org."pauseReason" := 'app';
  END IF;
  IF v_org."pausedUntil" IS NOT NULL THEN
    "waitMs" := ceil(extract(epoch FROM v_org."pausedUntil" - v_now) * 1000); "reason" := v_org."pauseReason";
    RETURN NEXT; RETURN;
  END IF;

  -- A dead process holds no place in the queue of five: its heartbeat stopped, or its own deadline has passed for certain.
  SELECT count(*) FILTER (WHERE NOT "isForgiven" AND coalesce("endedAt", greatest("expiresAt", v_now)) > v_now - v_minute),
         count(*) FILTER (WHERE "endedAt" IS NULL AND NOT "isAhead" AND "expiresAt" > v_now AND NOT EXISTS (
           SELECT 1 FROM "WorkerHeartbeat" h WHERE h."id" = p."holder" AND (h."stoppedAt" IS NOT NULL OR h."seenAt" < v_now - interval '15 seconds')))
    INTO v_used, v_open FROM "CallPermit" p WHERE "organisationId" = p_organisation AND "startedAt" > v_since;
  IF v_org."foreignUntil" > v_now THEN v_used := v_used + v_org."foreignCalls"; END IF;
  v_minute_left := p_minute_limit - v_used;

  IF v_org."dayRemaining" IS NOT NULL AND v_org."remainingSeenAt" > v_now - interval '24 hours' THEN
    -- All that may not have been counted when the ledger said so; the call that brought the number is one of them.
    SELECT v_org."dayRemaining" - greatest(count(*) - 1, 0) INTO v_day_left FROM "CallPermit" WHERE "organisationId" = p_organisation
      AND "startedAt" > v_org."remainingSeenAt" - p_deadline_ms * interval '1 millisecond' AND coalesce("endedAt", v_now) > v_org."remainingSeenAt";
    IF v_day_left <= 0 THEN
      -- A day whose beginning was seen is over 24 hours later, for certain. Of another nobody says when it ends until a call is refused: that
      -- is asked once an hour, and the answer names the time. One call at a time, until more is known.
      v_day_ends := v_org."remainingSeenAt" + 60 * v_minute;
      IF v_org."isDayKnown" THEN v_day_ends := greatest(v_org."daySince" + interval '24 hours', v_org."remainingSeenAt"); END IF;
      IF v_day_ends <= v_now AND v_open = 0 THEN v_day_left := 1; END IF;
    END IF;
  ELSE
    SELECT p_day_limit - count(*) INTO v_day_left FROM "CallPermit" WHERE "organisationId" = p_organisation
      AND "startedAt" > greatest(v_now - interval '24 hours', v_org."remainingSeenAt");
  END IF;

  v_free := least(p_want, p_concurrency - v_open, v_minute_left, v_day_left);
  IF v_free > 0 THEN
    WITH given AS (
      INSERT INTO "CallPermit" ("organisationId", "holder", "startedAt", "expiresAt")
      SELECT p_organisation, p_holder, v_now, v_now + v_deadline FROM generate_series(1, v_free) RETURNING "CallPermit"."id"
    ) SELECT array_agg(given."id") INTO "permits" FROM given;
  END IF;
  IF v_free > 0 OR p_want = 0 THEN
    -- A share of what is left, for the calls that follow in the places of others. Near a limit there is none.
    WITH given AS (
      INSERT INTO "CallPermit" ("organisationId", "holder", "startedAt", "expiresAt", "isAhead")
      SELECT p_organisation, p_holder, v_now, v_now + v_deadline, true
      FROM generate_series(1, least(p_ahead, (least(v_minute_left, v_day_left) - greatest(v_free, 0)) / 8)) RETURNING "CallPermit"."id"
    ) SELECT coalesce(array_agg(given."id"), '{}') INTO "ahead" FROM given;
  ELSIF v_day_left <= 0 THEN
    "reason" := 'day';
    SELECT ceil(extract(epoch FROM coalesce(min("startedAt"), v_now) + interval '24 hours' - v_now) * 1000) INTO "waitMs"
      FROM "CallPermit" WHERE "organisationId" = p_organisation AND "startedAt" > v_now - interval '24 hours';
    IF v_day_ends > v_now THEN "waitMs" := ceil(extract(epoch FROM v_day_ends - v_now) * 1000);
    ELSIF v_day_ends IS NOT NULL AND v_open > 0 THEN "reason" := 'concurrent'; "waitMs" := 50; END IF;
  ELSIF v_minute_left <= 0 THEN
    "reason" := 'minute';
    SELECT ceil(extract(epoch FROM coalesce(min(x."leaves"), v_now) - v_now) * 1000) INTO "waitMs" FROM (
      SELECT "endedAt" + v_minute AS "leaves" FROM "CallPermit" WHERE "organisationId" = p_organisation AND "startedAt" > v_since
        AND "endedAt" > v_now - v_minute AND NOT "isForgiven"
      UNION ALL SELECT v_org."foreignUntil" WHERE v_org."foreignCalls" > 0 AND v_org."foreignUntil" > v_now) x;
    "waitMs" := greatest("waitMs", 1);
  ELSE
    "reason" := 'concurrent'; "waitMs" := 25;
  END IF;
  RETURN NEXT;
END $$;
