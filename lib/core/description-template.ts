/** What a business may put into the description of a line, as `{name}`. */
export const DESCRIPTION_FIELDS = ["merchant", "description", "original", "notes", "category", "cardholder", "card", "date"] as const;

export type DescriptionField = (typeof DESCRIPTION_FIELDS)[number];
export type DescriptionFacts = Record<DescriptionField, string>;

export const MAX_DESCRIPTION_LENGTH = 4000;

/** Names in the template that mean nothing, so that a misspelling is told rather than sent. */
export function unknownDescriptionFields(template: string): string[] {
  const names = Array.from(template.matchAll(/\{([^{}]*)\}/g), (match) => match[1] ?? "");
  return [...new Set(names.filter((name) => !DESCRIPTION_FIELDS.some((field) => field === name)))];
}

/** The template with its blanks filled. An empty fact leaves neither empty brackets nor a lonely separator behind. */
export function renderDescription(template: string, facts: DescriptionFacts): string {
  const filled = template.replace(/\{([^{}]*)\}/g, (blank, name: string) => {
    const field = DESCRIPTION_FIELDS.find((one) => one === name);
    return field ? facts[field].trim() : blank;
  });
  return filled
    .replace(/\(\s*\)|\[\s*\]/g, " ")
    .replace(/\s+/g, " ")
    .replace(/(?:\s[·|/–—-])+(?=\s[·|/–—-]\s)/g, "")
    .replace(/^(?:\s*[·|/–—-]\s)+|(?:\s[·|/–—-]\s*)+$/g, "")
    .trim()
    .slice(0, MAX_DESCRIPTION_LENGTH);
}
