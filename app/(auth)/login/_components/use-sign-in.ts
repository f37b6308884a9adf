"use client";

import { signIn } from "next-auth/react";
import { useEffect, useState } from "react";

type SignInState = "idle" | "busy" | "wrong" | "slowed" | "failed";

/** Signs in and goes on to `returnTo`; counts down the seconds after too many tries. */
export function useSignIn(returnTo: string) {
  const [state, setState] = useState<SignInState>("idle");
  const [secondsLeft, setSecondsLeft] = useState(0);

  useEffect(() => {
    if (secondsLeft <= 0) return;
    const timer = setTimeout(() => setSecondsLeft(secondsLeft - 1), 1000);
    return () => clearTimeout(timer);
  }, [secondsLeft]);

  const submit = async (credentials: { email: string; password: string }) => {
    setState("busy");
    const answer = await signIn("credentials", { ...credentials, redirect: false }).catch(() => undefined);
    if (answer?.ok && !answer.error) {
      // A whole new page: nothing of a former member's may be left in memory.
      window.location.assign(returnTo);
      return;
    }
    const slowed = /^slowDown (\d+)$/.exec(answer?.error ?? "");
    if (slowed) setSecondsLeft(Number(slowed[1]));
    setState(slowed ? "slowed" : answer?.error === "CredentialsSignin" ? "wrong" : "failed");
  };

  return { state, secondsLeft, submit };
}
