// Writes the programs that run outside Next as plain JavaScript: node --import tsx scripts/bundle.ts
import { bundlePrograms } from "./processes/bundle";

await bundlePrograms();
