import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import { noFeeds } from "../seed/new-world";
import type { World } from "./world";

/** Keeps the world in one file: written a moment after a change, whole or not at all, and once more on the way out. */
export class StateFile {
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> | null = null;
  private isChanged = false;
  private lastWriteMs = 0;

  constructor(
    private readonly path: string,
    private readonly world: () => World,
  ) {}

  static in(dataDir: string, world: () => World): StateFile {
    mkdirSync(dataDir, { recursive: true });
    return new StateFile(join(dataDir, "state.json"), world);
  }

  read(): World | null {
    try {
      const world = JSON.parse(readFileSync(this.path, "utf8")) as Omit<World, "bankFeeds"> & Partial<World>;
      // Files of before there were bank feeds have none.
      return world.version === 1 ? { ...world, bankFeeds: world.bankFeeds ?? noFeeds() } : null;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw new Error(`The sandbox's state file ${this.path} cannot be read; move it away to start over`, { cause: error });
    }
  }

  changed(): void {
    this.isChanged = true;
    // A large world takes long to write; it is then written less often, so that answers stay fast.
    this.timer ??= setTimeout(() => void this.write(), Math.max(500, this.lastWriteMs * 20));
  }

  private async write(): Promise<void> {
    await this.writing;
    this.timer = null;
    if (!this.isChanged) return;
    this.isChanged = false;
    const startedMs = performance.now();
    const content = JSON.stringify(this.world());
    this.lastWriteMs = performance.now() - startedMs;
    this.writing = this.replace(content).finally(() => {
      this.writing = null;
    });
    await this.writing;
  }

  private async replace(content: string): Promise<void> {
    const draft = `${this.path}.draft`;
    const file = await open(draft, "w");
    await file.writeFile(content);
    await file.sync();
    await file.close();
    await rename(draft, this.path);
  }

  /** On exit: nothing may run afterwards, so it blocks. */
  writeNow(): void {
    if (this.timer) clearTimeout(this.timer);
    const draft = `${this.path}.last`;
    writeFileSync(draft, JSON.stringify(this.world()));
    renameSync(draft, this.path);
  }
}
