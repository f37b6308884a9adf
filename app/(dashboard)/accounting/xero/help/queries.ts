// What the parts of this page are given.
export type { Troubleshooting } from "@/lib/usecases/read-troubleshooting";
