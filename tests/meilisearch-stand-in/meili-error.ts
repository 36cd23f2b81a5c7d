/** A refusal in Meilisearch's shape. */
export class MeiliError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  get body(): object {
    const type = this.status === 401 || this.status === 403 ? 'auth' : this.status >= 500 ? 'internal' : 'invalid_request';
    return { message: this.message, code: this.code, type, link: `https://docs.meilisearch.com/errors#${this.code}` };
  }
}

export function indexNotFound(uid: string): MeiliError {
  return new MeiliError(404, 'index_not_found', `Index \`${uid}\` not found.`);
}
