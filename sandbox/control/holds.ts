/** Requests parked at a named place until a test lets them go on. */
export class Holds {
  private readonly parked = new Map<string, (() => void)[]>();

  wait(name: string): Promise<void> {
    return new Promise((resolve) => {
      this.parked.set(name, [...(this.parked.get(name) ?? []), resolve]);
    });
  }

  counts(): Record<string, number> {
    return Object.fromEntries([...this.parked].map(([name, waiting]) => [name, waiting.length]));
  }

  /** Lets everyone at `name` go on, or everyone everywhere; says how many. */
  release(name: string | null): number {
    const names = name === null ? [...this.parked.keys()] : [name];
    let released = 0;
    for (const each of names) {
      for (const goOn of this.parked.get(each) ?? []) {
        goOn();
        released += 1;
      }
      this.parked.delete(each);
    }
    return released;
  }
}
