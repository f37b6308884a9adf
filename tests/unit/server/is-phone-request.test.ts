import { expect, test } from "vitest";
import { isPhoneRequest } from "@/lib/server/is-phone-request";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1";
const DESK = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15";

test("a page is laid out for a phone where the browser says it is one, by its hint before its name", () => {
  const isPhone = (head: Record<string, string>) => isPhoneRequest(new Headers(head));
  expect(isPhone({ "user-agent": IPHONE })).toBe(true);
  expect(isPhone({ "user-agent": DESK })).toBe(false);
  expect(isPhone({ "sec-ch-ua-mobile": "?1", "user-agent": DESK })).toBe(true);
  expect(isPhone({ "sec-ch-ua-mobile": "?0", "user-agent": IPHONE })).toBe(false);
  expect(isPhone({})).toBe(false);
});
