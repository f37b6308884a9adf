import { describe, expect, it } from "vitest";
import { bucketAddress } from "@/lib/adapters/storage/s3-storage";
import { parseEnv } from "@/lib/config/env";

const key = (byte: number) => Buffer.alloc(32, byte).toString("base64");
const enough = { DATABASE_URL: "postgres://localhost/sinkron", XERO_API_URL: "http://localhost:4000" };
const production = { ...enough, NODE_ENV: "production", NEXTAUTH_SECRET: "x".repeat(32), ENCRYPTION_KEY: `a:${key(1)}` };

describe("settings", () => {
  it("have a default for everything a developer need not choose", () => {
    expect(parseEnv(enough)).toMatchObject({
      PORT: 3000,
      XERO_MINUTE_LIMIT: 60,
      XERO_CONCURRENCY: 5,
      XERO_DAY_LIMIT: 5000,
      XERO_BANK_FEEDS: false,
    });
  });

  it("take an empty value as absent", () => {
    expect(parseEnv({ ...enough, PORT: "" }).PORT).toBe(3000);
  });

  it("name each wrong setting in one message and repeat no value", () => {
    const wrong = { ...enough, PORT: "eighty", XERO_BANK_FEEDS: "yes", DATABASE_URL: "mysql://secret@host" };
    expect(() => parseEnv(wrong)).toThrow(/PORT must be a whole number/);
    expect(() => parseEnv(wrong)).toThrow(/XERO_BANK_FEEDS must be true or false/);
    expect(() => parseEnv(wrong)).toThrow(/DATABASE_URL must be an address that begins with postgres/);
    expect(() => parseEnv(wrong)).not.toThrow(/secret@host/);
  });

  it("say which one is missing", () => {
    expect(() => parseEnv({ NODE_ENV: "test" })).toThrow(/DATABASE_URL must be set/);
  });

  it("refuse production without secrets of its own", () => {
    expect(() => parseEnv({ ...enough, NODE_ENV: "production" })).toThrow(
      /NEXTAUTH_SECRET must be set in production[\s\S]*ENCRYPTION_KEY must be set in production/,
    );
    expect(parseEnv(production).ENCRYPTION_KEY).toHaveLength(1);
  });

  it("want an app of one's own where Xero is the real one", () => {
    expect(() => parseEnv({ ...enough, XERO_API_URL: "https://api.xero.com/" })).toThrow(
      /XERO_CLIENT_ID must be set where XERO_API_URL is/,
    );
  });

  it("keep older encryption keys behind the one that seals", () => {
    const keys = parseEnv({ ...production, ENCRYPTION_KEY: `new:${key(2)}, old:${key(1)}` }).ENCRYPTION_KEY;
    expect(keys.map(({ id }) => id)).toEqual(["new", "old"]);
    expect(keys[0]?.key).toEqual(Buffer.alloc(32, 2));
  });

  it.each(["no-colon", `a:${key(1)},a:${key(2)}`, "a:dG9vIHNob3J0", `a b:${key(1)}`])("refuse the encryption key %s", (text) => {
    expect(() => parseEnv({ ...production, ENCRYPTION_KEY: text })).toThrow(/ENCRYPTION_KEY must be id:base64 of 32 bytes/);
  });

  it("want a bucket whole or not at all", () => {
    const bucket = { ...enough, STORAGE_S3_BUCKET: "receipts" };
    expect(() => parseEnv(bucket)).toThrow(/STORAGE_S3_ACCESS_KEY_ID must be set where STORAGE_S3_BUCKET is set/);
    expect(() => parseEnv({ ...enough, STORAGE_S3_REGION: "ap-southeast-1" })).toThrow(
      /STORAGE_S3_BUCKET must be set where STORAGE_S3_REGION is set/,
    );
    expect(() => parseEnv({ ...bucket, STORAGE_S3_PREFIX: "../up" })).toThrow(/STORAGE_S3_PREFIX must be folders that end with a slash/);
    expect(() => parseEnv({ ...enough, STORAGE_S3_BUCKET: "Not A Bucket" })).toThrow(/STORAGE_S3_BUCKET must be the name of a bucket/);
  });

  it("say where a bucket is, at Amazon and elsewhere", () => {
    const keys = { STORAGE_S3_BUCKET: "receipts", STORAGE_S3_ACCESS_KEY_ID: "a", STORAGE_S3_SECRET_ACCESS_KEY: "b" };
    const address = (more: Record<string, string>) => bucketAddress(parseEnv({ ...enough, ...keys, ...more }));
    expect(address({ STORAGE_S3_REGION: "ap-southeast-1" })).toBe("https://receipts.s3.ap-southeast-1.amazonaws.com");
    expect(address({ STORAGE_S3_ENDPOINT: "https://store.example.com/" })).toBe("https://store.example.com/receipts");
    expect(address({ STORAGE_S3_ENDPOINT: "https://store.example.com", STORAGE_S3_PATH_STYLE: "false" })).toBe(
      "https://receipts.store.example.com",
    );
  });
});
