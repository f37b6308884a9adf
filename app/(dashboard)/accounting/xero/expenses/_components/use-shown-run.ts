"use client";

import { useState } from "react";

/** The run that goes on, and after its end the same one still: how it ended is seen, and read out, until it is put away or another begins. */
export function useShownRun(liveRunId: string | null | undefined): string | null {
  const [shownId, setShownId] = useState<string | null>(null);
  if (liveRunId && liveRunId !== shownId) setShownId(liveRunId);
  return shownId;
}
