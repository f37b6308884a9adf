import { readFileSync } from "node:fs";
import { expect, test as base } from "@playwright/test";
import { signInAs } from "./sign-in-as";
import { startProduct, type Product } from "./start-product";

export type Login = { key?: string; email: string; password: string; role: string; business: string };
export type DemoFile = { logins: Login[]; apiKey: string };
type Who = { role: "ADMIN" | "FINANCE" | "EMPLOYEE"; business?: string };

type Fixtures = {
  /** What this test file runs against: started for its first test, shared by the others. */
  product: Product;
  demo: DemoFile;
  /** Signs in as somebody of the demo, and stays on the page that is open. */
  login: (who: Who) => Promise<Login>;
  /** Speaks to the sandbox's test controls (sandbox/README.md). */
  sandbox: { url: string; control: <Answer = unknown>(path: string, body?: unknown) => Promise<Answer> };
  /** Text that the browser's console may show in this test without failing it. */
  expectedConsole: RegExp[];
  quietConsole: undefined;
};

/** One product at a time: another test file gets a new one. */
class ProductOfFile {
  private current: { file: string; product: Product } | undefined;

  async of(file: string): Promise<Product> {
    if (this.current?.file !== file) {
      await this.stop();
      this.current = { file, product: await startProduct() };
    }
    return this.current.product;
  }

  async stop(): Promise<void> {
    await this.current?.product.stop();
    this.current = undefined;
  }
}

/** What every test in a browser builds on. An error in the browser's console that nobody expected fails the test. */
export const test = base.extend<Fixtures, { products: ProductOfFile }>({
  products: [
    async ({}, use) => {
      const products = new ProductOfFile();
      await use(products);
      await products.stop();
    },
    { scope: "worker" },
  ],

  product: [async ({ products }, use, { file }) => use(await products.of(file)), { timeout: 60_000 }],

  baseURL: async ({ product }, use) => use(product.appUrl),

  demo: async ({ product }, use) => use(JSON.parse(readFileSync(product.demoFile, "utf8")) as DemoFile),

  login: async ({ page, demo }, use) => {
    await use(async ({ role, business }) => {
      const login = demo.logins.find((each) => each.role === role && (business === undefined || each.business === business));
      if (!login) throw new Error(`The demo has no ${role} at ${business ?? "any business"}.`);
      await signInAs(page, login);
      return login;
    });
  },

  sandbox: async ({ product }, use) => {
    const url = product.sandboxUrl;
    const control = async <Answer = unknown>(path: string, body?: unknown) => {
      const init =
        body === undefined ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
      const response = await fetch(`${url}/control/${path}`, init);
      if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}`);
      return (await response.json()) as Answer;
    };
    await use({ url, control });
  },

  expectedConsole: async ({}, use) => use([]),

  quietConsole: [
    async ({ page, expectedConsole }, use) => {
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
      });
      await use(undefined);
      const unexpected = complaints.filter((text) => !expectedConsole.some((pattern) => pattern.test(text)));
      expect(unexpected, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
