// npm test: everything, on a fresh clone as well. The last line is "N passed, N failed".
import { handOver } from "./install/hand-over.mjs";

// A build of its own: a demo that runs meanwhile keeps what it serves.
process.env.NEXT_DIST_DIR ??= ".next-test";

await handOver("scripts/test/main.ts");
