import { keepEarlyPresses } from "./keep-early-presses";
import { SayAwake } from "./say-awake";

const AWAKE = "awake";

/** What is pressed before React has taken the page over is not lost. Has to stand before everything that can be pressed. */
export function EarlyPresses({ nonce }: { nonce: string | undefined }) {
  const script = `(${keepEarlyPresses.toString()})(${JSON.stringify(AWAKE)})`;
  return (
    <>
      {/* A browser hides the nonce from scripts, React's among them. */}
      <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />
      <SayAwake event={AWAKE} />
    </>
  );
}
