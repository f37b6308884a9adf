import type { z } from "zod";
import type { faultSchema } from "./fault-schema";

/** Something that goes wrong, waiting for the request it is meant for. Every field may be combined with every other; see sandbox/README.md. */
export type Fault = z.infer<typeof faultSchema>;

/** Ways to spoil a good answer on its way out, after the sandbox acted. */
export type Spoil = NonNullable<Fault["spoil"]>;

export type WaitingFault = { faultId: number; fault: Fault; skipLeft: number; timesLeft: number; hits: number };
