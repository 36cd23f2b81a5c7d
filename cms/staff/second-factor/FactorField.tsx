import type { UIFieldServerComponent } from 'payload';
import { hasRole, staffOf } from '#cms/access/roles.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { wordsOf } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';
import { FactorReset } from './FactorReset.tsx';
import { needsFactor } from './keep-factor.ts';
import { OwnFactor } from './OwnFactor.tsx';

/** The second step on an account's page: its owner sets it up, another administrator can clear it. */
export const FactorField: UIFieldServerComponent = async ({ id, i18n, req }) => {
  const user = staffOf(req);
  if (!id || !user) return null;
  const words = wordsOf(langOf(i18n.language), 'factor');
  const { environment, secondFactors } = await getPortal();
  const isOn = (await secondFactors.find(String(id)))?.confirmed ?? false;
  if (user.id === id) return <OwnFactor isOn={isOn} mayRemove={!needsFactor(user, environment)} words={words} />;
  return isOn && hasRole(user, 'administrator') ? <FactorReset id={String(id)} words={words} /> : null;
};
