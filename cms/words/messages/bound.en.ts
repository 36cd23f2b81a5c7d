export const bound = {
  none: 'no carer on shift, so no places',
  staff_ratio:
    '{capacity, plural, one {{capacity} place} other {{capacity} places}}: {staff, plural, one {{staff} carer} other {{staff} carers}} × {per}',
  nap_ratio:
    '{capacity, plural, one {{capacity} place} other {{capacity} places}}: during nap {watching, plural, one {{watching} carer watches} other {{watching} carers watch}} two classes, whose children count together',
  class_size: '{capacity} at most: the class size',
  places: '{capacity, plural, one {{capacity} place} other {{capacity} places}}, as the centre has set',
  standard_size: '{capacity} at most: the standard for this age',
  filed_places: '{capacity} at most: this class’s part of the filed places',
  city_limit: '{capacity} at most: this class’s part of the limit for the whole centre',
  public_part: '{capacity, plural, one {{capacity} place} other {{capacity} places}} for the public',
  employee_part: '{capacity, plural, one {{capacity} place} other {{capacity} places}} for employees',
  withSource: '{bound} ({source})',
  gap_broken:
    '{hours}: over, with {children, plural, one {{children} child} other {{children} children}} and {staff, plural, =0 {no carer} one {{staff} carer} other {{staff} carers}} for {capacity}',
  gap_unsold:
    '{hours}: carer no. {next} is missing, so {unsold, plural, one {{unsold} place} other {{unsold} places}} cannot be sold',
};
