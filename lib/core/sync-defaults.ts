import { z } from "zod";
import { MAX_DESCRIPTION_LENGTH, unknownDescriptionFields } from "./description-template";

/** What holds for every expense of a business that says nothing else. The same schema checks the form and the action. */
export const syncDefaultsSchema = z
  .object({
    contactPolicy: z.enum(["MATCH_OR_CREATE", "MATCH_ONLY", "DEFAULT_CONTACT"]),
    defaultContactId: z.string().min(1).nullable(),
    lineAmountTypes: z.enum(["INCLUSIVE", "EXCLUSIVE", "NO_TAX"]),
    descriptionTemplate: z
      .string()
      .trim()
      .min(1, "required")
      .max(MAX_DESCRIPTION_LENGTH, "tooLong")
      .refine((template) => unknownDescriptionFields(template).length === 0, "unknownField"),
  })
  .refine((defaults) => defaults.contactPolicy !== "DEFAULT_CONTACT" || defaults.defaultContactId !== null, {
    path: ["defaultContactId"],
    message: "required",
  });

export type SyncDefaults = z.output<typeof syncDefaultsSchema>;
