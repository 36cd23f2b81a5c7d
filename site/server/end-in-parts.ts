/** What a process does at its end, and the longest that may take. */
interface Part {
  work: () => Promise<void>;
  mostMs: number;
}

/** Does one part after the other; where one takes too long, whatever is still open ends with the process. Each has its own time. */
export async function endInParts(parts: readonly Part[], exit: () => void = () => process.exit(0)): Promise<void> {
  for (const { work, mostMs } of parts) {
    const late = setTimeout(exit, mostMs);
    await work();
    clearTimeout(late);
  }
  exit();
}
