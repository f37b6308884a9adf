import "@/tests/support/sync-settings";
import { describeDyingWorkers } from "@/tests/support/dying-workers";

describeDyingWorkers(3);
