import { only } from '#cms/access/by-role.ts';
import { forgetWith } from '#cms/fields/hooks/forget-with.ts';
import { text } from '#cms/fields/kit.ts';
import { label } from '#cms/fields/label.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { LANGS } from '#domain/language/lang.ts';

export const Guardians = recorded('guardians', ['监护人', 'Guardian', 'Guardians'], 'name', { read: only('administrator') }, [
  text('contact', '手机或邮箱', 'Phone or e-mail', { required: true, unique: true, index: true }),
  text('name', '姓名', 'Name'),
  text('relation', '与孩子的关系', 'Relation'),
  text('ground', '监护的依据', 'Ground of guardianship'),
  { name: 'adult', type: 'checkbox', defaultValue: false, label: label('确认为成年监护人', 'Confirmed adult guardian') },
  text('lang', '语言', 'Language', { defaultValue: LANGS[0] }),
  text('family', '关联的家庭', 'Linked family', { index: true, admin: { hidden: true } }),
  text('linkedAt', '关联于', 'Linked at', { admin: { readOnly: true } }),
  text('inviteHash', '邀请码的摘要', 'Digest of the invitation', { index: true, admin: { hidden: true } }),
  text('inviteUntil', '邀请码有效至', 'Invitation ends', { admin: { hidden: true } }),
  text('feedHash', '日历地址的摘要', 'Digest of the calendar’s address', { index: true, admin: { hidden: true } }),
  text('feedMadeAt', '日历地址生成于', 'Calendar’s address made at', { admin: { hidden: true } }),
]);

Guardians.hooks = {
  ...Guardians.hooks,
  beforeDelete: [forgetWith('guardian', 'family-places', 'saved-searches', 'waits', 'favourites', 'pickup-photos')],
};
