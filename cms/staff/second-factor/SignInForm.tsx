'use client';

import { type FormEvent, useState } from 'react';
import type { Messages } from '#cms/words/index.ts';
import { type Answer, ask } from './ask.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { Scan } from './Scan.tsx';
import { TextInput } from './TextInput.tsx';

interface Props {
  words: Messages['factor'];
  /** Where to go once signed in. */
  onward: string;
}

/** Name and password, then the code of the second step, or the second step's setting up where it has to be. */
export function SignInForm({ words, onward }: Props) {
  const [known, setKnown] = useState({ email: '', password: '' });
  const [answer, setAnswer] = useState<Answer>();
  const [step, setStep] = useState<'password' | 'code' | 'setUp'>('password');
  const [begun, setBegun] = useState<Answer>();
  const [recovery, setRecovery] = useState<string[]>();
  const [waits, setWaits] = useState(false);

  const done = () => window.location.assign(onward);
  const signIn = async (form: FormData) => {
    const typed = step === 'password' ? { email: String(form.get('email')), password: String(form.get('password')) } : known;
    const code = step === 'password' ? undefined : String(form.get('code'));
    setKnown(typed);
    const signedIn = await ask('/login', { ...typed, code }, words.failed);
    if (signedIn.ok && step === 'setUp') {
      const { recovery: codes } = await ask('/second-factor/recovery', typed, words.failed);
      return codes ? setRecovery(codes) : done();
    }
    if (signedIn.ok) return done();
    if (step === 'password' && signedIn.why === 'code') return setStep('code');
    if (step === 'password' && signedIn.why === 'setUp') return beginSetUp(typed);
    setAnswer(signedIn);
  };
  const beginSetUp = async (typed: object) => {
    const first = await ask('/second-factor/begin', typed, words.failed);
    setBegun(first);
    if (first.ok) setStep('setUp');
    else setAnswer(first);
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setWaits(true);
    setAnswer(undefined);
    await signIn(new FormData(event.currentTarget));
    setWaits(false);
  };

  if (recovery) return <RecoveryCodes codes={recovery} words={words} onKept={done} />;
  return (
    <form className="login__form jt-sign-in" key={step} method="post" onSubmit={submit}>
      {step === 'code' && (
        <>
          <h2>{words.codeTitle}</h2>
          <p>{words.codeNote}</p>
        </>
      )}
      {step === 'setUp' && begun?.picture && (
        <>
          <h2>{words.setUpTitle}</h2>
          <p>{words.setUpNote}</p>
          <Scan picture={begun.picture} secret={begun.secret ?? ''} words={words} />
        </>
      )}
      {answer?.message && (
        <p className="jt-note bad" role="alert">
          {answer.message}
        </p>
      )}
      {step === 'password' ? (
        <>
          <TextInput name="email" type="email" label={words.email} autoComplete="username" autoFocus />
          <TextInput name="password" type="password" label={words.password} autoComplete="current-password" />
          <p>
            <a href="/admin/forgot">{words.forgot}</a>
          </p>
        </>
      ) : (
        <TextInput name="code" label={words.code} autoComplete="one-time-code" maxLength={20} autoFocus />
      )}
      <button type="submit" disabled={waits}>
        {step === 'setUp' ? words.confirm : words.signIn}
      </button>
      {step !== 'password' && (
        <p>
          <a href="/admin/login">{words.back}</a>
        </p>
      )}
    </form>
  );
}
