/** A month of age from an address, 0 to 36; `undefined` when there is none or it is no such month. */
export function monthParam(params: URLSearchParams): number | undefined {
  const text = params.get('month') ?? '';
  const month = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return month <= 36 ? month : undefined;
}
