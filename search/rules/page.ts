/** The stretch of a list that a page shows. Numbers that make no sense give the first page, or none of it. */
export function pageRange({ page, perPage }: { page: number; perPage: number }): { from: number; size: number } {
  const size = Math.max(0, Math.trunc(perPage) || 0);
  return { from: (Math.max(1, Math.trunc(page) || 1) - 1) * size, size };
}
