import type { Prisma } from "../generated/client";

/** Plain data as the database takes it; fields that are undefined are left out. */
export function toJson(value: object): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject;
}
