import { env } from "./env";

/** next-auth reads its own address from the environment and nowhere else. */
export function tellAuthItsAddress(): void {
  process.env.NEXTAUTH_URL ??= env().APP_URL;
}
