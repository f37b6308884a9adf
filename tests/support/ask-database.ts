import pg from "pg";
import type { Product } from "./start-product";

/** One statement in the database behind a browser test, for what only time or other people would bring about. */
export async function askDatabase(product: Product, statement: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: product.databaseUrl });
  await client.connect();
  await client.query(statement, values);
  await client.end();
}
