/** Labels of a row's fields: seen on narrow screens, where there are no column heads; for screen readers everywhere. */
export const FIELD_LABEL = "lg:[&_label]:sr-only";
