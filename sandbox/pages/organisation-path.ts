import type { Organisation } from "../state/world";

export function organisationPath(organisation: Organisation): string {
  return `/organisations/${encodeURIComponent(organisation.shortCode)}`;
}
