import { outsideRequests, signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const SHOWN: Record<string, RegExp> = {
  author: /育儿指导/,
  reviewer: /育儿指导/,
  head: /班级[\s\S]*开放时间[\s\S]*收费项目[\s\S]*预约/,
  counter: /预约/,
  nurse: /育儿指导/,
  organiser: /育儿指导[\s\S]*亲子活动/,
  legal: /合同范本[\s\S]*退费规则|退费规则[\s\S]*合同范本/,
  district: /托育机构[\s\S]*资质变动[\s\S]*认领申请/,
  city: /托育机构[\s\S]*资质变动[\s\S]*认领申请/,
  admin: /工作人员账号[\s\S]*操作日志/,
};
const HIDDEN: Record<string, RegExp> = {
  author: /班级|预约|合同|孩子|账号|日志/,
  reviewer: /班级|预约|合同|孩子|账号|日志/,
  head: /育儿指导|孩子|账号|日志|地名/,
  counter: /班级|育儿指导|孩子|账号|日志|地名/,
  nurse: /班级|预约|合同|账号|日志|地名/,
  organiser: /班级|预约|合同|孩子|账号|日志|地名/,
  legal: /班级|育儿指导|孩子|账号|日志|地名/,
  district: /预约|合同|育儿指导|孩子|账号|日志|地名/,
  city: /预约|合同|育儿指导|孩子|账号|日志|地名/,
  admin: /验证码/,
};
/** Where somebody’s first list may be empty: one that is not. */
const OWN: Record<string, string> = { organiser: '/admin/collections/activities' };
/** Four see between them every list there is. */
const SEES_ALL = ['author', 'head', 'district', 'admin'];

test.describe('every sign-in', { tag: '@desktop' }, () => {
  for (const [who, shown] of Object.entries(SHOWN)) {
    test(`${who} finds what is their work and nothing broken`, async ({ page, origin }) => {
      const outside = outsideRequests(page, origin);
      const broken: string[] = [];
      page.on('pageerror', (error) => broken.push(error.message));
      page.on('response', (answer) => answer.status() >= 400 && broken.push(`${answer.status()} ${answer.url()}`));
      await signInStaff(page, { origin, who });
      await page.goto('/admin');
      await page.click('.jt-shell-records summary');
      const groups = page.locator('.jt-groups');
      await groups.waitFor();
      expect(await groups.innerText()).toMatch(shown);
      expect(await groups.innerText()).not.toMatch(HIDDEN[who] as RegExp);
      const links = await groups.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
      for (const link of SEES_ALL.includes(who) ? links : []) {
        const answer = await page.request.get(link);
        expect(await answer.text(), link).toContain('collection-list');
      }
      await page.goto(OWN[who] ?? links[0] ?? '');
      await page.waitForSelector('.collection-list tbody tr');
      await page.goto('/admin/account');
      await page.waitForSelector('#field-email');
      expect(broken).toEqual([]);
      expect(outside).toEqual([]);
    });
  }
});
