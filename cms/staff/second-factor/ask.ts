import type { QrPicture } from '#cms/drawings/qr.ts';

/** What the server answers: what was asked for, or why not. */
export interface Answer {
  ok: boolean;
  /** What is missing for signing in. */
  why?: string;
  message?: string;
  secret?: string;
  picture?: QrPicture;
  recovery?: string[];
}

interface Body extends Omit<Answer, 'ok'> {
  errors?: { message: string; data?: { why?: string; errors?: { message: string }[] } | null }[];
}

/** Asks for something about the accounts of staff; `failed` is said where there is no answer. */
export async function ask(path: string, data: object, failed: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  try {
    const answer = await fetch(`/admin/api/users${path}`, { method: 'POST', headers, body: JSON.stringify(data) });
    const { errors, ...body } = (await answer.json()) as Body;
    if (answer.ok) return { ...body, ok: true };
    const [error] = errors ?? [];
    return { ok: false, why: error?.data?.why, message: error?.data?.errors?.[0]?.message ?? error?.message ?? failed };
  } catch {
    return { ok: false, message: failed };
  }
}
