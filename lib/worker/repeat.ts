/** Runs a task again and again, `everyMs` after its last end; a failure is reported and does not end it. `stop` waits for one that is under way. */
export function repeat({ everyMs, task, onError }: { everyMs: number; task: () => Promise<void>; onError: (error: unknown) => void }): {
  stop: () => Promise<void>;
} {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const turn = () => {
    running = task()
      .catch(onError)
      .finally(() => {
        if (!isStopped) timer = setTimeout(turn, everyMs);
      });
  };
  turn();
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}
