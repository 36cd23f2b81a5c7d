/** A label or description in the staff surface's two languages. */
export const label = (zh: string, en: string) => ({ zh, en });

/** A collection's singular and plural names; Chinese does not tell them apart. */
export const labels = (zh: string, singular: string, plural: string) => ({
  singular: label(zh, singular),
  plural: label(zh, plural),
});

/** The groups of the admin's navigation. */
export const GROUP = {
  centre: label('托育机构', 'Centres'),
  families: label('家庭与预约', 'Families and bookings'),
  money: label('合同与账目', 'Contracts and accounts'),
  guidance: label('指导与政策', 'Guidance and policy'),
  city: label('城市数据', 'City data'),
  system: label('系统', 'System'),
};

/** A list of codes as select options, each with its words in Chinese and in English. */
export function optionsOf<const Code extends string>(
  codes: readonly Code[],
  words: Record<Code, readonly [zh: string, en: string]>,
) {
  return codes.map((value) => {
    const [zh, en]: readonly [string, string] = words[value];
    return { value, label: label(zh, en) };
  });
}
