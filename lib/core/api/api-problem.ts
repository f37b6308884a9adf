/** What only a script can do wrong. The rest of the refusals are those of the product (lib/core/app-error.ts). */
const PROBLEMS = {
  methodNotAllowed: 405,
  malformedJson: 400,
  bodyTooLarge: 413,
  unsupportedMediaType: 415,
  tooManyItems: 422,
  idempotencyKeyInvalid: 400,
  idempotencyKeyReused: 422,
  idempotencyKeyInUse: 409,
} as const;

export type ApiProblemCode = keyof typeof PROBLEMS;

export class ApiProblem extends Error {
  readonly status: number;

  constructor(
    readonly code: ApiProblemCode,
    readonly params: Record<string, string | number> = {},
  ) {
    super(code);
    this.name = "ApiProblem";
    this.status = PROBLEMS[code];
  }
}
