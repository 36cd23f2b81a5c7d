/** An error answer in Stripe's shape. */
export class StandInError extends Error {
  readonly status: number;
  readonly body: { error: Record<string, string> };

  constructor(status: number, error: { type?: string; code?: string; param?: string; message: string }) {
    super(error.message);
    this.status = status;
    this.body = { error: { type: 'invalid_request_error', ...error } };
  }
}

export function missing(what: string, id: string): StandInError {
  return new StandInError(404, { code: 'resource_missing', param: 'id', message: `No such ${what}: '${id}'` });
}
