export const ROLES = ["ADMIN", "FINANCE", "EMPLOYEE"] as const;
export type Role = (typeof ROLES)[number];

/** What a page, action or route asks for: any member, whoever does the accounting, or an admin. */
export type Clearance = "member" | "finance" | "admin";

const CLEARED: Readonly<Record<Clearance, readonly Role[]>> = {
  member: ROLES,
  finance: ["ADMIN", "FINANCE"],
  admin: ["ADMIN"],
};

export function hasClearance(role: Role, clearance: Clearance): boolean {
  return CLEARED[clearance].includes(role);
}
