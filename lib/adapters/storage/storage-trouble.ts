import { logger } from "@/lib/config/logger";
import { AppError } from "@/lib/core/app-error";

/** The place itself is in trouble: nothing is known about the file, and later it may work. */
export class StorageUnavailable extends AppError {
  constructor(cause: unknown) {
    super("storageUnavailable");
    this.cause = cause;
  }
}

/** The place answers, and has nothing under the key. */
export class FileMissing extends AppError {
  constructor(cause?: unknown) {
    super("fileMissing");
    this.cause = cause;
  }
}

/** A refusal is not reported by those who answer it, so the operator is told here. */
export function storageUnavailable(cause: unknown): StorageUnavailable {
  logger().error({ err: cause }, "The storage of files is in trouble");
  return new StorageUnavailable(cause);
}
