import { Sandbox } from "./sandbox";
import { makeServer } from "./server";
import { settingsFrom } from "./settings";

const settings = settingsFrom(process.env);
const sandbox = new Sandbox(settings);
const server = makeServer(sandbox);

server.on("error", (error: NodeJS.ErrnoException) => {
  process.stderr.write(
    error.code === "EADDRINUSE"
      ? `The sandbox cannot start: port ${settings.port} is taken.\n`
      : `The sandbox cannot start: ${error.message}\n`,
  );
  process.exit(1);
});
server.listen(settings.port, settings.host, () => {
  process.stdout.write(`The sandbox listens on http://localhost:${settings.port}\n`);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    sandbox.close();
    process.exit(0);
  });
}
