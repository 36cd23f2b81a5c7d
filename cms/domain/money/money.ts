/** An amount in the smallest unit of the city's currency (fen, cents). Always an integer. */
export type Fen = number;

/** `amount × numerator ÷ denominator`, rounded half up to a whole fen, so that 500.00 × 18/22 is 409.09. */
export function share(amount: Fen, numerator: number, denominator: number): Fen {
  if (denominator <= 0) throw new RangeError('denominator must be positive');
  return Math.floor((2 * amount * numerator + denominator) / (2 * denominator));
}

/** `percent` is a whole number from 0 to 100. */
export function percentOf(amount: Fen, percent: number): Fen {
  return share(amount, percent, 100);
}

/** An amount in parts as their weights are, which come to it to the fen. @example split(100, [1, 1, 1]) // [33, 34, 33] */
export function split(amount: Fen, weights: readonly number[]): Fen[] {
  const whole = sum(weights) || 1;
  let before = 0;
  return weights.map((weight) => {
    const part = share(amount, before + weight, whole) - share(amount, before, whole);
    before += weight;
    return part;
  });
}

export function sum(amounts: readonly Fen[]): Fen {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** `6240` → `'62.40'`, without a currency sign: for contracts and figures in tables. */
export function toDecimal(amount: Fen): string {
  const sign = amount < 0 ? '-' : '';
  const absolute = Math.abs(amount);
  return `${sign}${Math.floor(absolute / 100)}.${String(absolute % 100).padStart(2, '0')}`;
}
