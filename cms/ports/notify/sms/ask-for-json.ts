/** What the other side answered; nothing where there was no answer, or none that is JSON. */
export interface Asked {
  body?: unknown;
  /** Why there is none, for the log. */
  away: string;
}

export interface Question {
  headers: Record<string, string>;
  body?: string;
  method?: 'GET' | 'POST';
}

/** Posts, or asks for, and reads the answer, all within so many milliseconds. */
export async function askForJson(url: URL, { headers, body, method = 'POST' }: Question, timeout: number): Promise<Asked> {
  try {
    const signal = AbortSignal.timeout(timeout);
    const response = await fetch(url, { method, headers, body, redirect: 'error', signal });
    const text = await response.text();
    try {
      return { body: JSON.parse(text), away: '' };
    } catch {
      return { away: `answered ${response.status} without JSON` };
    }
  } catch (error) {
    // The address has the number and the code in it: it must not reach the log.
    const { name, cause } = error as Error & { cause?: { code?: string } };
    return { away: cause?.code ?? name };
  }
}
