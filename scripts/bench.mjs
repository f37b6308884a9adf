// npm run bench [name …]: measures the sync against the sandbox and prints how it compares with the least that is possible.
import { handOver } from "./install/hand-over.mjs";

await handOver("scripts/bench/main.ts");
