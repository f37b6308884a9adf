import { FeedConnections } from "xero-node/dist/gen/model/bankfeeds/feedConnections.js";
import { Statements } from "xero-node/dist/gen/model/bankfeeds/statements.js";
import type { BankFeeds } from "@/lib/core/bank-feeds";
import * as read from "./from-xero-feeds";
import { keyOf } from "./idempotency-key";
import { pageOf, readPages } from "./read-pages";
import { encodeConnection, encodeStatement } from "./to-xero-feeds";
import type { XeroCaller } from "./xero-caller";

const PAGE_SIZE = 100;

/** Xero's bank feeds API, version 1, through the same door as its accounting API. */
export function xeroBankFeeds(call: XeroCaller): BankFeeds {
  return {
    encodeConnection,
    createConnection: (session, body, options) =>
      call(session, {
        effect: "write",
        stillMine: options.stillMine,
        body,
        feeds: (api, tenantId) => api.createFeedConnections(tenantId, new FeedConnections(), keyOf(options)),
        read: read.readFeedAnswer,
        readRefusal: read.refusalOf(read.readFeedAnswer),
      }),
    listConnections: (session) =>
      readPages((page) =>
        call(session, {
          effect: "read",
          feeds: (api, tenantId) => api.getFeedConnections(tenantId, page, PAGE_SIZE),
          read: (data) => pageOf(data, page, read.readFeeds(data)),
        }),
      ),
    readConnection: (session, feedConnectionId) =>
      call(session, {
        effect: "read",
        feeds: (api, tenantId) => api.getFeedConnection(tenantId, feedConnectionId),
        read: read.readFeed,
        whenMissing: { value: null },
      }),
    deleteConnection: (session, feedConnectionId, options) =>
      call(session, {
        effect: "write",
        stillMine: options.stillMine,
        body: JSON.stringify({ items: [{ id: feedConnectionId }] }),
        feeds: (api, tenantId) => api.deleteFeedConnections(tenantId, new FeedConnections(), keyOf(options)),
        read: read.readDeletion,
        readRefusal: read.refusalOf(read.readDeletion),
      }),

    encodeStatement,
    createStatement: (session, body, options) => {
      // The answer to a posting has no amounts that count: its currency does not matter.
      const answer = read.readStatementAnswer("USD");
      return call(session, {
        effect: "write",
        stillMine: options.stillMine,
        body,
        feeds: (api, tenantId) => api.createStatements(tenantId, new Statements(), keyOf(options)),
        read: answer,
        readRefusal: read.refusalOf(answer),
      });
    },
    listStatements: (session, currency) =>
      readPages((page) =>
        call(session, {
          effect: "read",
          feeds: (api, tenantId) => api.getStatements(tenantId, page, PAGE_SIZE),
          read: (data) => pageOf(data, page, read.readStatements(currency)(data)),
        }),
      ),
    readStatement: (session, ledgerStatementId, currency) =>
      call(session, {
        effect: "read",
        feeds: (api, tenantId) => api.getStatement(tenantId, ledgerStatementId),
        read: read.readStatement(currency),
        whenMissing: { value: null },
      }),
  };
}
