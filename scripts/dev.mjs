// npm run dev: the same as the demo, but reloading what is changed.
import { handOver } from "./install/hand-over.mjs";

await handOver("scripts/demo/main.ts", ["--dev", ...process.argv.slice(2)]);
