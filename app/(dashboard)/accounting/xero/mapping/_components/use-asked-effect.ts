"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { MappingEffect } from "@/lib/core/mapping-effect";
import { effectKey, fetchEffect, type AskedEffect } from "../queries";

/** Long enough that passing over options asks nothing, short enough to be there when one rests on one. */
const REST_MS = 150;

/** What the change under the pointer would do. Undefined while it is looked at, null where nothing is asked or no answer came. */
export function useAskedEffect(asked: AskedEffect | null): MappingEffect | undefined | null {
  const key = JSON.stringify(asked);
  const [restedKey, setRestedKey] = useState("null");
  useEffect(() => {
    const timer = setTimeout(() => setRestedKey(key), REST_MS);
    return () => clearTimeout(timer);
  }, [key]);
  const isResting = asked !== null && restedKey === key;
  const { data, isError } = useQuery({
    queryKey: effectKey(asked),
    queryFn: () => (asked ? fetchEffect(asked) : null),
    enabled: isResting,
  });
  return asked === null || isError ? null : (data ?? undefined);
}
