/** Runs a task again and again, `everyMs` after its last end; a failure is reported and does not end it. */
export function repeat({ everyMs, task, onError }: { everyMs: number; task: () => Promise<void>; onError: (error: unknown) => void }): {
  stop: () => void;
} {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const turn = () => {
    task()
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
    },
  };
}
