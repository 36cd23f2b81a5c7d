import { randomUUID } from 'node:crypto';
import type { Problem } from '#cms/core/problem.ts';
import { words } from '#cms/records/words.ts';
import { complain, MOST } from '#cms/supervision/complain.ts';
import { type FollowedComplaint, followComplaint } from '#cms/supervision/follow-complaint.ts';
import type { PageContext } from '../ui/page-context.ts';

export interface ComplaintView {
  fields: { formKey: string; subject: string; about: string; text: string; contact: string };
  /** The centre whose page this was begun from. */
  centre?: { slug: string; name: string };
  /** Of the complaint that has just been sent. */
  sent?: string;
  /** As typed, where somebody follows one. */
  number: string;
  followed?: FollowedComplaint;
  problem?: Problem;
}

/** What the page shows, after doing what its form asked for, if one was sent. */
export async function complaintView(
  context: PageContext,
  { form, slug, from }: { form?: FormData; slug?: string; from: string },
): Promise<ComplaintView> {
  const { portal, lang } = context;
  const text = (name: string, most: number) => String(form?.get(name) ?? '').slice(0, most + 1);
  const asked = text('facility', 120) || slug;
  const doc = asked ? await portal.facilities.find(asked) : undefined;
  const view: ComplaintView = {
    fields: {
      formKey: text('formKey', 40) || randomUUID(),
      subject: text('subject', 20),
      about: text('about', MOST.about),
      text: text('text', MOST.text),
      contact: text('contact', MOST.contact),
    },
    ...(doc && { centre: { slug: doc.slug, name: words(doc.name)[lang] } }),
    number: text('number', 40),
  };
  if (!form) return view;
  if (form.has('number')) {
    const followed = await followComplaint(portal, { number: view.number, from });
    return followed.ok ? { ...view, followed: followed.complaint } : { ...view, problem: followed };
  }
  const sent = await complain(portal, { ...view.fields, slug: view.centre?.slug, from, lang });
  return sent.ok ? { ...view, sent: sent.complaint.number } : { ...view, problem: sent };
}
