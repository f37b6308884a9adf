import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import { parseEnv } from "@/lib/config/env";
import { s3Storage } from "@/lib/adapters/storage/s3-storage";

const BUCKET = "sinkron-test";

/** A store on this machine that speaks like Amazon's S3, and what the settings have to say to use it. */
export async function startS3() {
  const directory = mkdtempSync(join(tmpdir(), "sinkron-s3-"));
  const server = new S3rver({ address: "127.0.0.1", port: 0, silent: true, directory, configureBuckets: [{ name: BUCKET, configs: [] }] });
  const { port } = await server.run();
  const settings = {
    STORAGE_S3_BUCKET: BUCKET,
    STORAGE_S3_ENDPOINT: `http://127.0.0.1:${port}`,
    STORAGE_S3_ACCESS_KEY_ID: "S3RVER",
    STORAGE_S3_SECRET_ACCESS_KEY: "S3RVER",
    STORAGE_S3_PREFIX: "sinkron/files/",
  };
  return {
    settings,
    directory,
    stop: async () => {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The bucket as a process with these settings would open it. */
export function openS3(settings: Record<string, string>) {
  return s3Storage(parseEnv({ DATABASE_URL: "postgres://localhost/none", XERO_API_URL: "http://localhost:1", ...settings }));
}
