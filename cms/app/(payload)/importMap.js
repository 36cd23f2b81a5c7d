import { DateField as DateField_542a70bfb7b008710d93d4accd6dbe45 } from '../../admin/fields/DateField.tsx'
import { JsonField as JsonField_1f941b2df7a75bbfe15acb7ae88dbd26 } from '../../admin/fields/JsonField.tsx'
import { TimeField as TimeField_3a7ab3e67009ec377fbe1cffaf15ab3f } from '../../admin/fields/TimeField.tsx'
import { FacilityField as FacilityField_3bf1c706a731fd2fccfc1815855e8828 } from '../../admin/fields/FacilityField.tsx'
import { PlainTitle as PlainTitle_4bf154e57772daecaaaa671405f7f89e } from '../../admin/fields/PlainTitle.tsx'
import { WeekdaysCell as WeekdaysCell_e598734ebbc3204f9e3f2f7f1500aa31 } from '../../admin/fields/WeekdaysCell.tsx'
import { WeekdaysField as WeekdaysField_320b860ee76f545a29973c3d2b80efa7 } from '../../admin/fields/WeekdaysField.tsx'
import { MoneyCell as MoneyCell_6ebd2f0ac50f9821a39a52c5d5caf800 } from '../../admin/fields/MoneyCell.tsx'
import { MoneyField as MoneyField_ca72c96ffe1c235eb95c5d6fe45edefe } from '../../admin/fields/MoneyField.tsx'
import { BookingFacts as BookingFacts_01c301873b2b42366692bb7d944f5146 } from '../../admin/bookings/BookingFacts.tsx'
import { NoField as NoField_130a1ea7d107e7f65a2cd544d49a246b } from '../../admin/fields/NoField.tsx'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ChecklistFeatureClient as ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { PublishButton as PublishButton_07d441c64cc7744cf6c253c9e5418e44 } from '../../admin/articles/PublishButton.tsx'
import { Icon as Icon_b57624fa74229ae0fe4320599a3e511a } from '../../admin/brand/Icon.tsx'
import { Logo as Logo_630d135cac888c7b37941a74e2c3701b } from '../../admin/brand/Logo.tsx'
import { StaffNav as StaffNav_0f9d1efd2ba0c57eeaf3736aa34a8089 } from '../../admin/StaffNav.tsx'
import { Home as Home_fc2452465f593d344beb14e262429bcd } from '../../admin/home/Home.tsx'
import { Roster as Roster_c5d567d8e8138d91a8c30180dcbcc4c3 } from '../../admin/views/Roster.tsx'
import { Occupancy as Occupancy_2979deffc2734e8631005c6d9094a992 } from '../../admin/views/Occupancy.tsx'
import { Counter as Counter_ba561252c7aee635707e68a3edc017e7 } from '../../admin/views/Counter.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/admin/fields/DateField.tsx#DateField": DateField_542a70bfb7b008710d93d4accd6dbe45,
  "/admin/fields/JsonField.tsx#JsonField": JsonField_1f941b2df7a75bbfe15acb7ae88dbd26,
  "/admin/fields/TimeField.tsx#TimeField": TimeField_3a7ab3e67009ec377fbe1cffaf15ab3f,
  "/admin/fields/FacilityField.tsx#FacilityField": FacilityField_3bf1c706a731fd2fccfc1815855e8828,
  "/admin/fields/PlainTitle.tsx#PlainTitle": PlainTitle_4bf154e57772daecaaaa671405f7f89e,
  "/admin/fields/WeekdaysCell.tsx#WeekdaysCell": WeekdaysCell_e598734ebbc3204f9e3f2f7f1500aa31,
  "/admin/fields/WeekdaysField.tsx#WeekdaysField": WeekdaysField_320b860ee76f545a29973c3d2b80efa7,
  "/admin/fields/MoneyCell.tsx#MoneyCell": MoneyCell_6ebd2f0ac50f9821a39a52c5d5caf800,
  "/admin/fields/MoneyField.tsx#MoneyField": MoneyField_ca72c96ffe1c235eb95c5d6fe45edefe,
  "/admin/bookings/BookingFacts.tsx#BookingFacts": BookingFacts_01c301873b2b42366692bb7d944f5146,
  "/admin/fields/NoField.tsx#NoField": NoField_130a1ea7d107e7f65a2cd544d49a246b,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ChecklistFeatureClient": ChecklistFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/admin/articles/PublishButton.tsx#PublishButton": PublishButton_07d441c64cc7744cf6c253c9e5418e44,
  "/admin/brand/Icon.tsx#Icon": Icon_b57624fa74229ae0fe4320599a3e511a,
  "/admin/brand/Logo.tsx#Logo": Logo_630d135cac888c7b37941a74e2c3701b,
  "/admin/StaffNav.tsx#StaffNav": StaffNav_0f9d1efd2ba0c57eeaf3736aa34a8089,
  "/admin/home/Home.tsx#Home": Home_fc2452465f593d344beb14e262429bcd,
  "/admin/views/Roster.tsx#Roster": Roster_c5d567d8e8138d91a8c30180dcbcc4c3,
  "/admin/views/Occupancy.tsx#Occupancy": Occupancy_2979deffc2734e8631005c6d9094a992,
  "/admin/views/Counter.tsx#Counter": Counter_ba561252c7aee635707e68a3edc017e7,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
