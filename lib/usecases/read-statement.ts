import { findConnection } from "@/lib/adapters/db/connections";
import type { Database } from "@/lib/adapters/db/client";
import { readOrganisationFacts } from "@/lib/adapters/db/reference-data";
import { findStatementAccount, listMovements, sumBefore, type StatementAccount } from "@/lib/adapters/db/statements/account-lines";
import { AppError } from "@/lib/core/app-error";
import type { BusinessScope } from "@/lib/core/business-scope";
import { cutStatement, type StatementPart } from "@/lib/core/statement/cut-statement";
import { toStatementLine } from "@/lib/core/statement/statement-line";

/** As many lines as are written at once: 50 files. Who wants more asks for two periods. */
const MOST_LINES = 50_000;

export type WholeStatement = {
  account: StatementAccount;
  /** Of the books that the file is for: the connected organisation's, else the business's own. */
  countryCode: string;
  parts: StatementPart[];
};

/** An account's statement for a period, in parts that can be imported one after the other. Needs no connection. */
export async function readStatement(
  db: Database,
  scope: BusinessScope,
  asked: { accountId: string; fromOn: string; toOn: string; countryCode: string },
): Promise<WholeStatement> {
  const { accountId, fromOn, toOn } = asked;
  if (fromOn > toOn) throw new AppError("invalidInput", { field: "toOn" });
  return db.$transaction(
    async (tx) => {
      const account = await findStatementAccount(tx, scope, accountId);
      if (!account) throw new AppError("notFound");
      const before = await sumBefore(tx, accountId, fromOn);
      const movements = await listMovements(tx, accountId, { fromOn, toOn, limit: MOST_LINES + 1 });
      if (movements.length > MOST_LINES) throw new AppError("statementTooLong", { count: MOST_LINES });
      const connection = await findConnection(tx, scope);
      const facts = connection && (await readOrganisationFacts(tx, connection.organisationId));
      const lines = movements.map((movement) => toStatementLine(accountId, movement));
      return {
        account,
        countryCode: facts?.countryCode ?? asked.countryCode,
        parts: cutStatement({ fromOn, toOn, openingMinor: account.openingBalanceMinor + before, lines }),
      };
    },
    { isolationLevel: "RepeatableRead" }, // balance and lines of the same moment
  );
}
