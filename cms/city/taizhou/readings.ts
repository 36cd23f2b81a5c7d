/** Readings of place names that differ from the commonest reading of their characters. The city edits this. */
export const readings: Record<string, string> = {
  长兴: 'chang xing',
  泰兴: 'tai xing',
  靖江: 'jing jiang',
  姜堰: 'jiang yan',
  溱潼: 'qin tong',
  沈高: 'shen gao',
  俞垛: 'yu duo',
  大垛: 'da duo',
  荻垛: 'di duo',
  戴窑: 'dai yao',
  合陈: 'he chen',
  临城: 'lin cheng',
  千垛: 'qian duo',
  垛田: 'duo tian',
  茅山: 'mao shan',
};
