import { bookedFirst, kept, row, time, weekdaysField } from './kept-by-centre.ts';

export const OpeningHours = kept(
  'opening-hours',
  ['开放时间', 'Opening hours', 'Opening hours'],
  {
    title: 'weekdays',
    columns: ['weekdays', 'opens', 'closes'],
    help: ['法定节假日自动休息，调休上班日照常开', 'Public holidays are closed and make-up working days open by themselves'],
    hooks: bookedFirst,
  },
  [weekdaysField, row(time('opens', '开门', 'Opens'), time('closes', '关门', 'Closes', 'opens'))],
);
