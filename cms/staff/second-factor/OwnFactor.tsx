'use client';

import { useState } from 'react';
import type { Messages } from '#cms/words/index.ts';
import { type Answer, ask } from './ask.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { Scan } from './Scan.tsx';
import { TextInput } from './TextInput.tsx';

type Doing = 'begin' | 'confirm' | 'recovery' | 'remove';

/** One's own second step: off, being set up, on. It stands in the account's form, so that its own parts are no form. */
export function OwnFactor({ isOn: was, mayRemove, words }: { isOn: boolean; mayRemove: boolean; words: Messages['factor'] }) {
  const [isOn, setIsOn] = useState(was);
  const [doing, setDoing] = useState<Doing>();
  const [typed, setTyped] = useState('');
  const [begun, setBegun] = useState<Answer>();
  const [recovery, setRecovery] = useState<string[]>();
  const [wrong, setWrong] = useState<string>();

  const open = (what?: Doing) => {
    setDoing(what);
    setTyped('');
    setWrong(undefined);
  };
  const send = async () => {
    const data = doing === 'confirm' ? { code: typed } : { password: typed };
    const answer = await ask(`/second-factor/${doing}`, data, words.failed);
    if (!answer.ok) return setWrong(answer.message);
    if (doing === 'begin') {
      setBegun(answer);
      return open('confirm');
    }
    setIsOn(doing !== 'remove');
    setRecovery(answer.recovery);
    open();
  };

  if (recovery)
    return (
      <div className="jt jt-factor">
        <RecoveryCodes codes={recovery} words={words} onKept={() => setRecovery(undefined)} />
      </div>
    );
  return (
    <div className="jt jt-factor">
      <h3>{words.title}</h3>
      <p>{isOn ? words.isOn : words.isOff}</p>
      {doing === 'confirm' && begun?.picture && <Scan picture={begun.picture} secret={begun.secret ?? ''} words={words} />}
      {wrong && (
        <p className="jt-note bad" role="alert">
          {wrong}
        </p>
      )}
      {doing ? (
        <>
          <TextInput
            name="second-factor"
            label={doing === 'confirm' ? words.code : words.ownPassword}
            type={doing === 'confirm' ? 'text' : 'password'}
            autoComplete={doing === 'confirm' ? 'one-time-code' : 'current-password'}
            required={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <p className="jt-acts">
            <button type="button" onClick={send}>
              {doing && { begin: words.setUp, confirm: words.confirm, recovery: words.renew, remove: words.remove }[doing]}
            </button>
            <button type="button" className="quiet" onClick={() => open()}>
              {words.cancel}
            </button>
          </p>
        </>
      ) : (
        <p className="jt-acts">
          {!isOn && (
            <button type="button" onClick={() => open('begin')}>
              {words.setUp}
            </button>
          )}
          {isOn && (
            <button type="button" className="quiet" onClick={() => open('recovery')}>
              {words.renew}
            </button>
          )}
          {isOn && mayRemove && (
            <button type="button" className="quiet" onClick={() => open('remove')}>
              {words.remove}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
