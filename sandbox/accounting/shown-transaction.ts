import type { BankTransaction, Line, Organisation } from "../state/world";
import { instant, day } from "./msdate";
import type { JsonObject } from "./read-json";
import { accountById } from "./transaction-draft";

/** A bank transaction as the API shows it; lists that are not paged leave the lines out. */
export function shownTransaction(organisation: Organisation, transaction: BankTransaction, withLines: boolean): JsonObject {
  const bankAccount = accountById(organisation, transaction.bankAccountId);
  const contact = organisation.contacts.find((each) => each.contactId === transaction.contactId);
  return {
    BankTransactionID: transaction.transactionId,
    BankAccount: {
      AccountID: transaction.bankAccountId,
      ...(bankAccount?.code ? { Code: bankAccount.code } : {}),
      Name: bankAccount?.name ?? "",
    },
    Type: transaction.type,
    Reference: transaction.reference,
    IsReconciled: transaction.isReconciled,
    ...(bankAccount?.currency === organisation.baseCurrency ? {} : { CurrencyRate: transaction.currencyRate }),
    HasAttachments: transaction.attachments.length > 0,
    Contact: {
      ContactID: transaction.contactId,
      ...(contact ? { ContactStatus: contact.status, Name: contact.name } : {}),
      Addresses: [],
      Phones: [],
      ContactGroups: [],
      ContactPersons: [],
      HasValidationErrors: false,
    },
    DateString: `${transaction.postedOn}T00:00:00`,
    Date: day(transaction.postedOn),
    Status: transaction.status,
    LineAmountTypes: transaction.lineAmountTypes,
    LineItems: withLines ? transaction.lines.map((line) => shownLine(organisation, line)) : [],
    SubTotal: transaction.subTotal,
    TotalTax: transaction.totalTax,
    Total: transaction.total,
    UpdatedDateUTC: instant(transaction.updatedMs),
    ...(bankAccount?.currency ? { CurrencyCode: bankAccount.currency } : {}),
    ...(transaction.url === null ? {} : { Url: transaction.url }),
  };
}

function shownLine(organisation: Organisation, line: Line): JsonObject {
  const account = accountById(organisation, line.accountId);
  return {
    Description: line.description,
    UnitAmount: line.unitAmount,
    TaxType: line.taxType,
    TaxAmount: line.taxAmount,
    LineAmount: line.lineAmount,
    ...(account?.code ? { AccountCode: account.code } : {}),
    Tracking: line.tracking.map(({ categoryId, optionId }) => {
      const category = organisation.trackingCategories.find((each) => each.categoryId === categoryId);
      const option = category?.options.find((each) => each.optionId === optionId);
      return { Name: category?.name ?? "", Option: option?.name ?? "", TrackingCategoryID: categoryId, TrackingOptionID: optionId };
    }),
    Quantity: line.quantity,
    LineItemID: line.lineId,
    AccountID: line.accountId,
    ValidationErrors: [],
  };
}
