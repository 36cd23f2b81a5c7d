import { only } from '#cms/access/by-role.ts';
import { forgetWith } from '#cms/fields/hooks/forget-with.ts';
import { text } from '#cms/fields/kit.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { LANGS } from '#domain/language/lang.ts';

export const Guardians = recorded(
  'guardians',
  { zh: '监护人', en: ['Guardian', 'Guardians'] },
  'name',
  { read: only('administrator') },
  [
    text('contact', { zh: '手机或邮箱', en: 'Phone or e-mail' }, { required: true, unique: true, index: true }),
    text('name', { zh: '姓名', en: 'Name' }),
    text('relation', { zh: '与孩子的关系', en: 'Relation' }),
    text('ground', { zh: '监护的依据', en: 'Ground of guardianship' }),
    { name: 'adult', type: 'checkbox', defaultValue: false, label: { zh: '确认为成年监护人', en: 'Confirmed adult guardian' } },
    {
      name: 'doorMessages',
      type: 'checkbox',
      defaultValue: true,
      label: { zh: '孩子到园、接走时通知', en: 'Told when a child arrives and is collected' },
    },
    text('lang', { zh: '语言', en: 'Language' }, { defaultValue: LANGS[0] }),
    text('family', { zh: '关联的家庭', en: 'Linked family' }, { index: true, admin: { hidden: true } }),
    // Who the guardian is in WeChat opens no door, and tells one person from all others: nobody reads it.
    text(
      'wechat',
      { zh: '微信里的标识', en: 'Identifier in WeChat' },
      { access: { read: () => false }, admin: { hidden: true } },
    ),
    text('linkedAt', { zh: '关联于', en: 'Linked at' }, { admin: { readOnly: true } }),
    text('inviteHash', { zh: '邀请码的摘要', en: 'Digest of the invitation' }, { index: true, admin: { hidden: true } }),
    text('inviteUntil', { zh: '邀请码有效至', en: 'Invitation ends' }, { admin: { hidden: true } }),
    text('feedHash', { zh: '日历地址的摘要', en: 'Digest of the calendar’s address' }, { index: true, admin: { hidden: true } }),
    text('feedMadeAt', { zh: '日历地址生成于', en: 'Calendar’s address made at' }, { admin: { hidden: true } }),
  ],
);

Guardians.hooks = {
  ...Guardians.hooks,
  beforeDelete: [
    forgetWith(
      'guardian',
      'family-places',
      'saved-searches',
      'waits',
      'favourites',
      'pickup-photos',
      'delegate-codes',
      'infections',
      'mandates',
      'subsidy-asks',
    ),
    forgetWith('delegate', 'mandates'),
  ],
};
