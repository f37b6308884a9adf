// What the islands of this page are given.
export type { MappingRow, MappingView } from "@/lib/usecases/read-mapping";
