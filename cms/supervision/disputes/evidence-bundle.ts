import { contractText, inGroups } from '#cms/contracts/documents/contract-text.ts';
import { renderPdf } from '#cms/contracts/documents/render-pdf.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { withNumbers } from '#cms/print/unprintable.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { words } from '#cms/records/words.ts';
import { actionWords, instantInFull } from '#cms/words/booking-words.ts';
import { clockWords } from '#cms/words/clock-words.ts';
import { currencyName, formatClock, formatDate, formatMoney } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { isAttendanceMark } from '#domain/booking/booking-state.ts';
import type { Block, DocumentText, Section } from '#domain/contract/document-text.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import { toDecimal } from '#domain/money/money.ts';
import { countedAmount } from '#domain/money/receipt.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';
import { doorMarks, type Evidence, type EvidenceFile, type EvidenceNeeds, evidenceOf } from './evidence-files.ts';
import type { DisputeSeen } from './read-disputes.ts';

/**
 * One PDF for 12315, a mediator or a court: first a list of what is in it with the digest of each, then the same to be read,
 * in the city's own language and then in each other. The files themselves are carried within it, as they are kept.
 */
export async function evidenceBundle(
  portal: EvidenceNeeds & Pick<Portal, 'now'>,
  seen: DisputeSeen,
): Promise<{ bytes: Buffer; pages: number; files: EvidenceFile[] }> {
  const { city, now } = portal;
  const own = langOf(city.languages[0]);
  const evidence = await evidenceOf(portal, seen, own);
  const at = now();
  const parts = city.languages.map((lang) => textOf(portal, { seen, evidence, at, lang }));
  const attached = evidence.files.map(({ name, bytes, mime, ...of }) => ({ name, bytes, mime, about: named(of, own) }));
  const { bytes, pages } = renderPdf(parts, { at, footer: seen.dispute.number, attached });
  return { bytes, pages, files: evidence.files };
}

const named = ({ kind, number }: Pick<EvidenceFile, 'kind' | 'number'>, lang: Lang) =>
  createTranslator(lang)(`evidence.kind_${kind}`, { number });

const plain = (text: string): Block => ({ kind: 'text', parts: [{ text: withNumbers(text), important: false }] });
const table = (head: string[], rows: string[][]): Block => ({ kind: 'table', caption: '', head, rows });

function textOf(
  { city }: Pick<Portal, 'city'>,
  { seen, evidence, at, lang }: { seen: DisputeSeen; evidence: Evidence; at: Instant; lang: Lang },
): DocumentText {
  const { dispute, booking, facility, clocks } = seen;
  const t = createTranslator(lang);
  const { currency, timeZone } = city;
  const speech = { t, lang, currency, timeZone };
  const money = (fen: number) => formatMoney(fen, { currency, lang });
  const counted = { currency: currencyName(currency, lang) };
  const amountHead = t('evidence.amount', counted);
  const inFull = (instant: Instant) => instantInFull(speech, instant);
  const day = (date: string) => formatDate(date, { lang, year: true });
  const [latest] = evidence.contracts.toReversed();
  const changed = evidence.files.filter(({ unchanged }) => unchanged === false);
  return {
    lang,
    title: t('evidence.title'),
    lines: [t('dispute.number', { number: dispute.number }), t('evidence.madeAt', { at: inFull(at) })],
    sections: [
      {
        heading: t('evidence.list'),
        blocks: [
          plain(t('evidence.listNote', { count: evidence.files.length })),
          ...changed.map((file) => plain(t('evidence.changed', { what: named(file, lang) }))),
          table(
            [t('evidence.what'), t('evidence.digest'), t('evidence.size')],
            evidence.files.map((file) => [
              `${named(file, lang)}\n${file.name}`,
              inGroups(file.sha256),
              t('evidence.bytes', { count: file.bytes.length }),
            ]),
          ),
        ],
      },
      {
        heading: t('evidence.matter'),
        blocks: [
          plain(t('evidence.centre', { name: words(facility.name)[lang], code: latest?.snapshot.facility.creditCode ?? '—' })),
          plain(t('evidence.family', { name: latest?.snapshot.guardian.name ?? '—', child: latest?.snapshot.child.name ?? '—' })),
          plain(t('evidence.booking', { number: booking.number, contract: latest?.number ?? '—' })),
          plain(t('dispute.about', { subject: t(`dispute.subject_${dispute.subject}`) })),
          plain(
            t('dispute.asked', { asks: t(`dispute.asks_${dispute.asks}`), amount: dispute.amount ? money(dispute.amount) : '' }),
          ),
          plain(t('dispute.stands', { state: t(`dispute.state_${dispute.state}`), at: inFull(dispute.openedAt) })),
          ...clocks.map((one) => plain(clockWords(t, one).text)),
        ],
      },
      {
        heading: t('evidence.thread'),
        blocks: dispute.thread.flatMap(({ at: said, by, name, step, text }) => [
          {
            kind: 'text' as const,
            parts: [{ text: [inFull(said), t(`dispute.side_${by}`), name ?? ''].filter(Boolean).join(' · '), important: true }],
          },
          ...(step === 'say' ? [] : [plain(t(`dispute.step_${step}`))]),
          ...text.split('\n').filter(Boolean).map(plain),
        ]),
      },
      ...(latest ? contractsOf(evidence, lang) : []),
      {
        heading: t('evidence.ledger'),
        blocks: [
          table(
            [t('books.when'), t('books.what'), t('books.head_account'), amountHead],
            evidence.entries.flatMap(({ at: booked, kind, postings }) =>
              postings.map(({ account, amount }) => [
                day(toLocal(booked, timeZone).date),
                t(`books.kind_${kind}`),
                t(`books.account_${account}`),
                toDecimal(amount),
              ]),
            ),
          ),
          plain(t('evidence.ledgerNote', counted)),
        ],
      },
      {
        heading: t('evidence.receipts'),
        blocks: [
          table(
            [t('evidence.receipt'), t('books.what'), t('books.when'), amountHead],
            evidence.receipts.map((one) => [
              one.number,
              t(`receipts.kind_${one.kind}`),
              day(toLocal(one.issuedAt, timeZone).date),
              toDecimal(countedAmount(one)),
            ]),
          ),
        ],
      },
      { heading: t('evidence.attendance'), blocks: attendanceOf(booking, { lang, timeZone }) },
      {
        heading: t('evidence.letters'),
        blocks: [
          plain(t(evidence.letters.length > 0 ? 'evidence.lettersNote' : 'evidence.lettersNone')),
          ...evidence.letters.flatMap(({ to, sentAt, subject, text }): Block[] => [
            { kind: 'text', parts: [{ text: [inFull(sentAt), to, withNumbers(subject)].join(' · '), important: true }] },
            ...text.split('\n').filter(Boolean).map(plain),
          ]),
        ],
      },
      {
        heading: t('evidence.course'),
        blocks: booking.actions
          .filter(({ type }) => !isAttendanceMark(type))
          .map((action) => plain(`${inFull(action.at)} · ${actionWords(speech, action)}`)),
      },
    ],
    closing: [t('evidence.closing', { verify: '/verify' })],
  };
}

/** What holds now is printed in full; older versions are carried as files. */
function contractsOf({ contracts }: Evidence, lang: Lang): Section[] {
  const t = createTranslator(lang);
  const latest = contracts.at(-1);
  const under = contracts.find(({ id }) => id === latest?.frameworkId);
  return [under, latest].flatMap((one): Section[] => {
    if (!one) return [];
    const { sections, closing } = contractText(one.snapshot, lang);
    const heading = t('evidence.contract', { number: one.number, version: one.version });
    return [{ heading, blocks: closing.map(plain) }, ...sections];
  });
}

function attendanceOf(booking: BookingRecord, { lang, timeZone }: { lang: Lang; timeZone: string }): Block[] {
  const t = createTranslator(lang);
  const marks = doorMarks(booking);
  if (marks.length === 0) return [plain(t('evidence.noAttendance'))];
  const clock = (at: Instant) => {
    const local = toLocal(at, timeZone);
    return `${formatDate(local.date, { lang, year: true })} ${formatClock(local.minute)}`;
  };
  const head = [t('evidence.day'), t('evidence.mark'), t('evidence.notedAt')];
  return [
    table(
      head,
      marks.map(({ at, date, mark }) => [formatDate(date, { lang, year: true }), t(`evidence.mark_${mark}`), clock(at)]),
    ),
  ];
}
