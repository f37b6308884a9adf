// What the islands of this page are given.
export type { HomeAccount } from "@/lib/usecases/read-accounting-home";
