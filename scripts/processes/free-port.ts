import { createServer } from "node:net";

/** A port nobody listens on at this moment, or undefined where the wished one is taken. */
export function tryPort(wished: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else if (error.code === "EACCES") reject(new Error(`Port ${wished} is kept for the administrator: choose one above 1023.`));
      else reject(error);
    });
    server.listen({ port: wished, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : undefined));
    });
  });
}

/** The wished port, or any other where it is taken. */
export async function freePort(wished = 0): Promise<number> {
  const port = (await tryPort(wished)) ?? (await tryPort(0));
  if (port === undefined) throw new Error("This machine gives out no free port.");
  return port;
}
