import { getTranslations } from "next-intl/server";
import { hasClearance } from "@/lib/core/role";
import { cardFeedStatus } from "@/lib/server/card-feed";
import { database } from "@/lib/server/database";
import { requireMember } from "@/lib/server/session-gate";
import { readTransactionChoices } from "@/lib/usecases/list-transactions";
import { TransactionsScreen } from "./_components/transactions-screen";

export async function generateMetadata() {
  const t = await getTranslations("transactions");
  return { title: t("title") };
}

export default async function TransactionsPage() {
  const member = await requireMember();
  const isFinance = hasClearance(member.role, "finance");
  const [{ accounts, categories, cardholders }, feed] = await Promise.all([
    readTransactionChoices(database(), member.scope),
    isFinance ? cardFeedStatus(database(), member.scope) : null,
  ]);
  // Balances and the other accounts are none of a cardholder's business.
  const rights = { isFinance, canSync: isFinance && member.business.countryCode !== "HK" };
  const choices = isFinance ? { accounts, categories, cardholders } : { accounts: [], categories, cardholders: [] };
  return <TransactionsScreen choices={choices} rights={rights} feed={feed} />;
}
