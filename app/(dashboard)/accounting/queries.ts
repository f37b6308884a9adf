export type ConnectionState = "CONNECTED" | "ACCESS_REMOVED" | null;

export const connectionKey = ["connection"] as const;

export async function fetchConnectionState(): Promise<ConnectionState> {
  const response = await fetch("/api/xero/connection", { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`The connection's state answered ${response.status}`);
  return ((await response.json()) as { state: ConnectionState }).state;
}
