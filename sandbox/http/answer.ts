/** What goes back over the wire. A file is streamed, so that large attachments never sit in memory. */
export type Answer = {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer | { filePath: string; byteSize: number };
};

export function json(value: unknown, status = 200): Answer {
  return { status, headers: { "content-type": "application/json; charset=utf-8" }, body: JSON.stringify(value) };
}

export function text(body: string, status = 200): Answer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}

export function redirect(location: string): Answer {
  return { status: 303, headers: { location }, body: "" };
}

export function empty(status: number): Answer {
  return { status, headers: {}, body: "" };
}

/** Thrown by any handler that refuses; the server sends the answer as it is. */
export class Refusal extends Error {
  constructor(readonly answer: Answer) {
    super(`refused with ${answer.status}`);
  }
}

export function notFound(): Refusal {
  return new Refusal(text("The resource you're looking for cannot be found", 404));
}
