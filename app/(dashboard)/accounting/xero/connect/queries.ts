// What the island of this page is given.
export type { OrganisationChoice } from "@/lib/usecases/choose-organisation";
