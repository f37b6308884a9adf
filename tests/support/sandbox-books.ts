type SandboxTransaction = {
  reference: string;
  type: string;
  status: string;
  total: number;
  lines: { description: string }[];
  attachments: { fileName: string; sha256: string }[];
};
type SandboxState = { organisations: { name: string; transactions: SandboxTransaction[] }[] };
type Control = { control: <Answer = unknown>(path: string, body?: unknown) => Promise<Answer> };

/** The live bank transactions of one organisation that carry one of our references. */
export async function sandboxTransactions({ control }: Control, organisation: string): Promise<SandboxTransaction[]> {
  const { organisations } = await control<SandboxState>(`state?organisation=${encodeURIComponent(organisation)}`);
  const found = organisations.find(({ name }) => name === organisation);
  return (found?.transactions ?? []).filter(({ status, reference }) => status !== "DELETED" && /^EX-/.test(reference));
}

/** The sandbox's totals have two digits in every currency. */
export function minorOf(total: number): number {
  return Math.round(total * 100);
}
