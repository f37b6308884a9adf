// npm test: everything, on a fresh clone as well. The last line is "N passed, N failed".
import { handOver } from "./install/hand-over.mjs";

await handOver("scripts/test/main.ts");
