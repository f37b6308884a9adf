// npm run demo [-- --reset]: everything on this machine, from a fresh clone to a signed-in browser.
import { handOver } from "./install/hand-over.mjs";

await handOver("scripts/demo/main.ts");
