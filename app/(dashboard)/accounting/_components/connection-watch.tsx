"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { connectionKey, fetchConnectionState, type ConnectionState } from "../queries";

const LOOK_AGAIN_MS = 30_000;

/** The frame around the pages stays while one goes from page to page: what happens to the connection meanwhile is looked for here. */
export function ConnectionWatch({ shown }: { shown: ConnectionState }) {
  const router = useRouter();
  const { data = shown } = useQuery({ queryKey: connectionKey, queryFn: fetchConnectionState, refetchInterval: LOOK_AGAIN_MS });
  useEffect(() => {
    if (data !== shown) router.refresh();
  }, [data, shown, router]);
  return null;
}
