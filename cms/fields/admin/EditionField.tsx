'use client';

import { useField, useTranslation } from '@payloadcms/ui';
import type { TextFieldClientComponent } from 'payload';
import { useEffect, useId, useState } from 'react';
import { type Edition, readEdition, type Told, writeEdition } from '#cms/fields/edition/edition.ts';
import { browserWords } from '#cms/words/browser-words.ts';
import { useKeptRefusals } from './keep-refusals.ts';
import { useLeaveWhenSaved } from './leave-when-saved.ts';

/**
 * Nothing to see, until somebody else has changed the record: then what they changed, field by field. Where both did,
 * the person chooses; what is chosen goes with the next save.
 */
export const EditionField: TextFieldClientComponent = ({ path: given }) => {
  useKeptRefusals();
  useLeaveWhenSaved();
  const { value, setValue, errorMessage } = useField<string>({ potentiallyStalePath: given });
  const [asked, setAsked] = useState<Edition>();
  useEffect(() => {
    const refused = readEdition(errorMessage);
    if (!refused) return;
    setAsked(refused);
    setValue(errorMessage);
  }, [errorMessage, setValue]);
  const held = readEdition(value);
  // A save that was taken, or a record that was read anew, brings an edition of its own.
  const open = asked && held?.take ? held : undefined;
  const told = open ? asked?.told : held?.told;
  if (!told?.length) return null;
  const take = open?.take ?? [];
  const choose = (name: string, theirs: boolean) =>
    open && setValue(writeEdition({ ...open, take: theirs ? [...take, name] : take.filter((one) => one !== name) }));
  return <Changes told={told} take={open && take} choose={choose} />;
};

function Changes({
  told,
  take,
  choose,
}: {
  told: Told[];
  /** Absent where all is saved, and nothing is asked. */
  take?: string[];
  choose(name: string, theirs: boolean): void;
}) {
  const { i18n } = useTranslation();
  const words = browserWords(i18n.language);
  const group = useId();
  return (
    <section className="jt-changes" role={take ? 'alert' : 'status'}>
      <p>{take ? words.editionAsk : words.editionKept}</p>
      <ul>
        {told.map(({ name, label, by, at, now, both }) => (
          <li key={name}>
            <strong>{label}</strong> <span className="jt-dim">{[by, at].filter(Boolean).join(' ')}</span>
            <div>{now === undefined ? words.editionChanged : words.editionNow.replace('{now}', now)}</div>
            {take && both && (
              <fieldset>
                <legend>{label}</legend>
                {([false, true] as const).map((theirs) => (
                  <label key={String(theirs)}>
                    <input
                      type="radio"
                      name={`${group}-${name}`}
                      checked={take.includes(name) === theirs}
                      onChange={() => choose(name, theirs)}
                    />
                    {theirs ? words.editionTheirs : words.editionMine}
                  </label>
                ))}
              </fieldset>
            )}
            {take && !both && <div className="jt-dim">{words.editionStays}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}
