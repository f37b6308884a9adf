/** One sentence for the causes that people meet; for all others `otherwise` and what happened, as it was said. */
export function explainFailure(error: unknown, otherwise: string): string;
