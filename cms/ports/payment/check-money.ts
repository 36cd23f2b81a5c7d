/** Minor units are whole and more than nothing. */
export function checkMoney(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new RangeError(`not an amount in minor units: ${amount}`);
}
