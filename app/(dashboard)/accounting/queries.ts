import { readJson } from "@/components/read-json";

export type ConnectionState = "CONNECTED" | "ACCESS_REMOVED" | null;

export const connectionKey = ["connection"] as const;

export async function fetchConnectionState(): Promise<ConnectionState> {
  return (await readJson<{ state: ConnectionState }>("/api/xero/connection")).state;
}
