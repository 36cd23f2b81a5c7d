import { textAreaOf } from '#cms/access/in-territory.ts';
import type { StaffUser } from '#cms/access/roles.ts';
import { conflict, forbidden, notFound, type Result } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { whyNotReplacePicture } from '#domain/guidance/publishing.ts';
import { LANGS } from '#domain/language/lang.ts';

/**
 * Puts a picture that somebody else has sent in the place of one that texts show, in all of them at once, published or
 * not. What is replaced stays, shown by nothing, so that it can be put back in the same way.
 */
export const replacePicture = (
  { audit, changes, city, pictures, work }: Pick<Portal, 'audit' | 'changes' | 'city' | 'pictures' | 'work'>,
  { id, by, user }: { id: string; by: string; user: StaffUser },
): Promise<Result<{ texts: number }>> =>
  work(async (unit): Promise<Result<{ texts: number }>> => {
    const [shown, other] = [await pictures.findWhole(id, unit), await pictures.findWhole(by, unit)];
    if (!shown || !other) return notFound('picture_not_found');
    const uses = await pictures.countUses(id, unit);
    const elsewhere = await pictures.countUses(by, unit);
    const sent = await changes.listOf({ collection: 'media', id: by }, unit);
    const problem = whyNotReplacePicture({
      roles: user.roles,
      area: textAreaOf(user),
      editor: user.id,
      senders: sent.map(({ actor }) => actor),
      isSame: id === by,
      shown: uses,
      other: {
        isShown: elsewhere.texts + elsewhere.centres > 0,
        missingWords: LANGS.some((lang) => city.languages.includes(lang) && !other.alt[lang]),
      },
    });
    const isBarred = problem === 'only_a_reviewer_replaces' || problem === 'others_area';
    if (problem) return isBarred ? forbidden(`picture.${problem}`) : conflict(`picture.${problem}`);
    await pictures.exchange([id, by], unit);
    const change = { actor: user.id, action: 'update', collection: 'media' } as const;
    for (const one of [id, by]) await changes.write({ ...change, ids: [one], fields: ['filename', 'alt'] }, unit);
    await audit.write({ actor: user.id, action: 'picture.replaced', subject: `media/${id}`, detail: { by } }, unit);
    return { ok: true, texts: uses.texts };
  });
