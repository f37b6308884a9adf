import { randomUUID } from "node:crypto";
import { hostname } from "node:os";

/** This process, told apart from every other on every machine: the holder of leases, call permits and heartbeats. */
export const PROCESS_ID = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`;
