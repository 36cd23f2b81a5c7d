/** A code of fewer letters and numbers could be guessed. */
export const SHORTEST_EMPLOYEE_CODE = 8;

/**
 * A code as it is compared: full-width or small letters, spaces and strokes make no difference.
 *
 * @example normalEmployeeCode('ｋ7qm-3xpa 82') // 'K7QM3XPA82'
 */
export function normalEmployeeCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
