import { encode } from 'uqr';

/** A square picture as a path of unit squares, to be filled dark on light. */
export interface QrPicture {
  size: number;
  path: string;
}

export function drawQr(text: string): QrPicture {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { size, path };
}
