import { EditionField as EditionField_6a2b6877e5e6c9cefff94f12142c40d2 } from '../../fields/admin/EditionField.tsx'
import { ProposedField as ProposedField_b6fa6f01b9d0b44ecbe8847dc23b6b4e } from '../../registry/admin/ProposedField.tsx'
import { NoField as NoField_eaef9ba7de2fa8c2c0497468be3fe336 } from '../../fields/admin/NoField.tsx'
import { PlacesCell as PlacesCell_36a16165d77a85b9e0182b6747d4154d } from '../../registry/admin/FacilityCells.tsx'
import { UseCell as UseCell_36a16165d77a85b9e0182b6747d4154d } from '../../registry/admin/FacilityCells.tsx'
import { StandingCell as StandingCell_36a16165d77a85b9e0182b6747d4154d } from '../../registry/admin/FacilityCells.tsx'
import { AreaCell as AreaCell_36a16165d77a85b9e0182b6747d4154d } from '../../registry/admin/FacilityCells.tsx'
import { AreaField as AreaField_83ce7954dcbad63a9dbfc997922d9930 } from '../../registry/admin/AreaField.tsx'
import { DateField as DateField_edeec806760d41fde50b964d8c741666 } from '../../fields/admin/DateField.tsx'
import { JsonField as JsonField_e34b425d23436ade13ce4172eb636f9c } from '../../fields/admin/JsonField.tsx'
import { TimeField as TimeField_47ada283778fa482cc506abb77bc4ff4 } from '../../fields/admin/TimeField.tsx'
import { ListMarks as ListMarks_c5caedd09e19f74bcf8a67af3d52ac99 } from '../../staff/lists/ListMarks.tsx'
import { FacilityField as FacilityField_767446a2127f9b57abd878f4284f19e3 } from '../../fields/admin/FacilityField.tsx'
import { PlainTitle as PlainTitle_76f378af62076cae7c980500fa022d3a } from '../../fields/admin/PlainTitle.tsx'
import { WeekdaysCell as WeekdaysCell_66a7634edef0a20ac4a067be05f43c9e } from '../../fields/admin/WeekdaysCell.tsx'
import { WeekdaysField as WeekdaysField_3fee2bf3728289547d910676d746f102 } from '../../fields/admin/WeekdaysField.tsx'
import { InstantCell as InstantCell_3906267b58b40663fdeeccb1f535ec1f } from '../../staff/lists/InstantCell.tsx'
import { InstantField as InstantField_6e467ca65f9ab187f34259f65a806dbf } from '../../staff/lists/InstantField.tsx'
import { MoneyCell as MoneyCell_85d47cbd792c2970a15e21c6221203c0 } from '../../fields/admin/MoneyField.tsx'
import { MoneyField as MoneyField_85d47cbd792c2970a15e21c6221203c0 } from '../../fields/admin/MoneyField.tsx'
import { ClausesInWords as ClausesInWords_9166ea4a7f3f0186e951ddcc564253de } from '../../contracts/admin/ClausesInWords.tsx'
import { SchemaField as SchemaField_425ba6e28bb06bbdbe6b35f27db3afb5 } from '../../fields/admin/SchemaField.tsx'
import { ClauseCheck as ClauseCheck_b46da692b29785e6acf85b16b14aee41 } from '../../contracts/admin/ClauseCheck.tsx'
import { OwnTermCheck as OwnTermCheck_b46da692b29785e6acf85b16b14aee41 } from '../../contracts/admin/ClauseCheck.tsx'
import { RuleInWords as RuleInWords_16c3735e94853e9357e5bf9c5b9724b6 } from '../../contracts/admin/RuleInWords.tsx'
import { RuleKindCell as RuleKindCell_3229ac7391d7cb1f05bcc18230282189 } from '../../contracts/admin/RuleKindCell.tsx'
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
import { TerritoryField as TerritoryField_c0f40d02c1b01f733db2307fcb349477 } from '../../staff/TerritoryField.tsx'
import { ReviewLink as ReviewLink_747ca4500f14c95fa6a13d5451e5b146 } from '../../guidance/admin/ReviewLink.tsx'
import { MissingWords as MissingWords_3679144dfa7d442ccf209991287439ea } from '../../guidance/admin/MissingWords.tsx'
import { PublishButton as PublishButton_0159871132ea8d985688a0e9e154dbd1 } from '../../guidance/admin/PublishButton.tsx'
import { PictureLink as PictureLink_747ca4500f14c95fa6a13d5451e5b146 } from '../../guidance/admin/ReviewLink.tsx'
import { CurrentPasswordField as CurrentPasswordField_f34d48c6dd5bf5ba0da3e29d5396a124 } from '../../staff/CurrentPasswordField.tsx'
import { FactorField as FactorField_0bcf19b9dfc29061f4587ab4a0920975 } from '../../staff/second-factor/FactorField.tsx'
import { BookingFacts as BookingFacts_5a26e07f5632dcfa438242a6ad11e6c3 } from '../../booking/admin/BookingFacts.tsx'
import { ClassCell as ClassCell_ce4cdf4031d56f6d74dab7533076b5d0 } from '../../booking/admin/BookingCells.tsx'
import { FamilyCell as FamilyCell_ce4cdf4031d56f6d74dab7533076b5d0 } from '../../booking/admin/BookingCells.tsx'
import { ChildCell as ChildCell_ce4cdf4031d56f6d74dab7533076b5d0 } from '../../booking/admin/BookingCells.tsx'
import { WhenCell as WhenCell_ce4cdf4031d56f6d74dab7533076b5d0 } from '../../booking/admin/BookingCells.tsx'
import { RecordTitle as RecordTitle_1956edd106ef872982035501a8bf602e } from '../../payments/admin/RecordTitle.tsx'
import { ContractPaper as ContractPaper_acb31ff15a8ba6a33eb0d0e0099a633b } from '../../contracts/admin/ContractPapers.tsx'
import { StatusCell as StatusCell_9e82250c89c6f5fee7a238a6042aba6a } from '../../payments/admin/StatusCell.tsx'
import { StatusField as StatusField_a478e302ee3eed119e32460fc5d3ea7d } from '../../payments/admin/StatusField.tsx'
import { Shell as Shell_42a34002bd0209674c7f1beff9b0d726 } from '../../staff/shell/Shell.tsx'
import { Icon as Icon_0557195dcea0b6aae68051ad16a8667a } from '../../staff/brand/Drawing.tsx'
import { Logo as Logo_26bc89a462970ea40996baf733998c64 } from '../../staff/brand/Logo.tsx'
import { ReadSince as ReadSince_b1d43abef53c0fb9fd8021206d4a2212 } from '../../fields/admin/ReadSince.tsx'
import { SignIn as SignIn_7b19a90334200a8269e87040a34fa173 } from '../../staff/second-factor/SignIn.tsx'
import { Today as Today_78a6e5d97f21c164b2d41f93d8c7518c } from '../../places/admin/Today.tsx'
import { Roster as Roster_0a2c5a62e0d22dfbb8283d6203073da1 } from '../../places/admin/Roster.tsx'
import { Occupancy as Occupancy_6731f0bde46fceb556258a7b493f4dbd } from '../../places/admin/Occupancy.tsx'
import { InfectionsPage as InfectionsPage_a16e25c942289bf225a66d432fbc00f8 } from '../../booking/admin/infections/InfectionsPage.tsx'
import { EnrolledPage as EnrolledPage_d05740449af200eb16bbfc8c9f4198f9 } from '../../places/admin/enrolled/EnrolledPage.tsx'
import { DuePage as DuePage_f0d03f511950cfdd715dbd437e529b7e } from '../../guidance/publication/DuePage.tsx'
import { ReviewPage as ReviewPage_e91f06f1148b7e2db09a1dc468ef3af6 } from '../../guidance/review/ReviewPage.tsx'
import { PicturePage as PicturePage_6c0d82eb46bdac16e01a2b887340d279 } from '../../guidance/pictures/PicturePage.tsx'
import { DoorPage as DoorPage_be88be3ba314b490c5f77d02bb2a1159 } from '../../guidance/door/DoorPage.tsx'
import { VisitsPage as VisitsPage_78b31b726da021f037650ecca72ba1e6 } from '../../guidance/visits/VisitsPage.tsx'
import { ConsultsPage as ConsultsPage_2c035aca0f77e5b5787c5be58b9557e5 } from '../../guidance/consults/ConsultsPage.tsx'
import { DoctorsPage as DoctorsPage_ad3cac3c22707839b30215108b3a99ba } from '../../guidance/doctors/DoctorsPage.tsx'
import { FiguresPage as FiguresPage_df3aef8f27b0b85d9f621abd63b1cda3 } from '../../guidance/figures/FiguresPage.tsx'
import { FactsPage as FactsPage_3392cdb0b5ed4c71ba147dbb20f72a19 } from '../../guidance/facts/FactsPage.tsx'
import { DutyPage as DutyPage_ec4adecdc9502ba65a0084e69b261096 } from '../../guidance/admin/DutyPage.tsx'
import { FiledPage as FiledPage_f721be679346c0ad40b4b940d5027d65 } from '../../registry/admin/FiledPage.tsx'
import { OfferPage as OfferPage_d271c864f42d3881d7e22feaf0b13c6a } from '../../contracts/admin/OfferPage.tsx'
import { DisputesPage as DisputesPage_15f80bf376c1b7e41e30382ba0ac9202 } from '../../supervision/admin/DisputesPage.tsx'
import { SubsidiesPage as SubsidiesPage_1ffd130aee2564c9b40e22e3038033c7 } from '../../supervision/admin/SubsidiesPage.tsx'
import { NearCap as NearCap_13eddd5a362070e75fb040ee661e8789 } from '../../supervision/admin/NearCap.tsx'
import { UnmetPage as UnmetPage_55123b637c9a03710751f51e20acd9fe } from '../../supervision/admin/UnmetPage.tsx'
import { WaitingMoney as WaitingMoney_e54420f3dd0d3cacb761470db5f9f94b } from '../../payments/admin/WaitingMoney.tsx'
import { Books as Books_fc85fece7b67c852451c53d0afddeebc } from '../../payments/admin/Books.tsx'
import { TillPage as TillPage_300dccdfd39c6e7c0d0fb6eb5a9e966d } from '../../payments/admin/TillPage.tsx'
import { ReceiptsPage as ReceiptsPage_4bb27363d150b897744d7d00d8093c2d } from '../../payments/admin/ReceiptsPage.tsx'
import { ReconcilePage as ReconcilePage_9f6d88702f018bb5aa33c9735fd02268 } from '../../contracts/admin/ReconcilePage.tsx'
import { Prepaid as Prepaid_c6e62fc38b64d2ec6862b16906b3c726 } from '../../payments/admin/Prepaid.tsx'
import { Asked as Asked_d80f6229b79af98c81c6def6baaf612a } from '../../booking/admin/Asked.tsx'
import { ToursPage as ToursPage_67925036c446b1300fa8bb8a8cf2dfab } from '../../booking/admin/ToursPage.tsx'
import { PlannerPage as PlannerPage_21aa711da5fbcacdd0110d882e94c995 } from '../../booking/admin/planner/PlannerPage.tsx'
import { OpenDayPage as OpenDayPage_36c9d700450f64d462d9b3a61a4ddf4a } from '../../booking/admin/planner/OpenDayPage.tsx'
import { Counter as Counter_260c21c93f2f179c63542fdc7fe96651 } from '../../booking/admin/Counter.tsx'
import { Stays as Stays_1dd1ab44fc4310aa587bead909a9276b } from '../../booking/admin/Stays.tsx'
import { WeekOfShifts as WeekOfShifts_ef066fad0532bc22f0cd1f578d01c5ec } from '../../places/admin/rota/WeekOfShifts.tsx'
import { CloseDays as CloseDays_29c563a3603f29281cc26762ac9279ac } from '../../booking/admin/CloseDays.tsx'
import { EndCare as EndCare_557e5df89e6b0b59b1ce01a3b9fdbc7e } from '../../booking/admin/EndCare.tsx'
import { RefundMore as RefundMore_c254c536820dd3ba421dd1af558028c4 } from '../../booking/admin/RefundMore.tsx'
import { GiveDays as GiveDays_b25c9133704b1493753676cf31e11932 } from '../../booking/admin/GiveDays.tsx'
import { ContactChange as ContactChange_c45b3e9d81f4c78f10a488bb0c273812 } from '../../booking/admin/ContactChange.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/fields/admin/EditionField.tsx#EditionField": EditionField_6a2b6877e5e6c9cefff94f12142c40d2,
  "/registry/admin/ProposedField.tsx#ProposedField": ProposedField_b6fa6f01b9d0b44ecbe8847dc23b6b4e,
  "/fields/admin/NoField.tsx#NoField": NoField_eaef9ba7de2fa8c2c0497468be3fe336,
  "/registry/admin/FacilityCells.tsx#PlacesCell": PlacesCell_36a16165d77a85b9e0182b6747d4154d,
  "/registry/admin/FacilityCells.tsx#UseCell": UseCell_36a16165d77a85b9e0182b6747d4154d,
  "/registry/admin/FacilityCells.tsx#StandingCell": StandingCell_36a16165d77a85b9e0182b6747d4154d,
  "/registry/admin/FacilityCells.tsx#AreaCell": AreaCell_36a16165d77a85b9e0182b6747d4154d,
  "/registry/admin/AreaField.tsx#AreaField": AreaField_83ce7954dcbad63a9dbfc997922d9930,
  "/fields/admin/DateField.tsx#DateField": DateField_edeec806760d41fde50b964d8c741666,
  "/fields/admin/JsonField.tsx#JsonField": JsonField_e34b425d23436ade13ce4172eb636f9c,
  "/fields/admin/TimeField.tsx#TimeField": TimeField_47ada283778fa482cc506abb77bc4ff4,
  "/staff/lists/ListMarks.tsx#ListMarks": ListMarks_c5caedd09e19f74bcf8a67af3d52ac99,
  "/fields/admin/FacilityField.tsx#FacilityField": FacilityField_767446a2127f9b57abd878f4284f19e3,
  "/fields/admin/PlainTitle.tsx#PlainTitle": PlainTitle_76f378af62076cae7c980500fa022d3a,
  "/fields/admin/WeekdaysCell.tsx#WeekdaysCell": WeekdaysCell_66a7634edef0a20ac4a067be05f43c9e,
  "/fields/admin/WeekdaysField.tsx#WeekdaysField": WeekdaysField_3fee2bf3728289547d910676d746f102,
  "/staff/lists/InstantCell.tsx#InstantCell": InstantCell_3906267b58b40663fdeeccb1f535ec1f,
  "/staff/lists/InstantField.tsx#InstantField": InstantField_6e467ca65f9ab187f34259f65a806dbf,
  "/fields/admin/MoneyField.tsx#MoneyCell": MoneyCell_85d47cbd792c2970a15e21c6221203c0,
  "/fields/admin/MoneyField.tsx#MoneyField": MoneyField_85d47cbd792c2970a15e21c6221203c0,
  "/contracts/admin/ClausesInWords.tsx#ClausesInWords": ClausesInWords_9166ea4a7f3f0186e951ddcc564253de,
  "/fields/admin/SchemaField.tsx#SchemaField": SchemaField_425ba6e28bb06bbdbe6b35f27db3afb5,
  "/contracts/admin/ClauseCheck.tsx#ClauseCheck": ClauseCheck_b46da692b29785e6acf85b16b14aee41,
  "/contracts/admin/ClauseCheck.tsx#OwnTermCheck": OwnTermCheck_b46da692b29785e6acf85b16b14aee41,
  "/contracts/admin/RuleInWords.tsx#RuleInWords": RuleInWords_16c3735e94853e9357e5bf9c5b9724b6,
  "/contracts/admin/RuleKindCell.tsx#RuleKindCell": RuleKindCell_3229ac7391d7cb1f05bcc18230282189,
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
  "/staff/TerritoryField.tsx#TerritoryField": TerritoryField_c0f40d02c1b01f733db2307fcb349477,
  "/guidance/admin/ReviewLink.tsx#ReviewLink": ReviewLink_747ca4500f14c95fa6a13d5451e5b146,
  "/guidance/admin/MissingWords.tsx#MissingWords": MissingWords_3679144dfa7d442ccf209991287439ea,
  "/guidance/admin/PublishButton.tsx#PublishButton": PublishButton_0159871132ea8d985688a0e9e154dbd1,
  "/guidance/admin/ReviewLink.tsx#PictureLink": PictureLink_747ca4500f14c95fa6a13d5451e5b146,
  "/staff/CurrentPasswordField.tsx#CurrentPasswordField": CurrentPasswordField_f34d48c6dd5bf5ba0da3e29d5396a124,
  "/staff/second-factor/FactorField.tsx#FactorField": FactorField_0bcf19b9dfc29061f4587ab4a0920975,
  "/booking/admin/BookingFacts.tsx#BookingFacts": BookingFacts_5a26e07f5632dcfa438242a6ad11e6c3,
  "/booking/admin/BookingCells.tsx#ClassCell": ClassCell_ce4cdf4031d56f6d74dab7533076b5d0,
  "/booking/admin/BookingCells.tsx#FamilyCell": FamilyCell_ce4cdf4031d56f6d74dab7533076b5d0,
  "/booking/admin/BookingCells.tsx#ChildCell": ChildCell_ce4cdf4031d56f6d74dab7533076b5d0,
  "/booking/admin/BookingCells.tsx#WhenCell": WhenCell_ce4cdf4031d56f6d74dab7533076b5d0,
  "/payments/admin/RecordTitle.tsx#RecordTitle": RecordTitle_1956edd106ef872982035501a8bf602e,
  "/contracts/admin/ContractPapers.tsx#ContractPaper": ContractPaper_acb31ff15a8ba6a33eb0d0e0099a633b,
  "/payments/admin/StatusCell.tsx#StatusCell": StatusCell_9e82250c89c6f5fee7a238a6042aba6a,
  "/payments/admin/StatusField.tsx#StatusField": StatusField_a478e302ee3eed119e32460fc5d3ea7d,
  "/staff/shell/Shell.tsx#Shell": Shell_42a34002bd0209674c7f1beff9b0d726,
  "/staff/brand/Drawing.tsx#Icon": Icon_0557195dcea0b6aae68051ad16a8667a,
  "/staff/brand/Logo.tsx#Logo": Logo_26bc89a462970ea40996baf733998c64,
  "/fields/admin/ReadSince.tsx#ReadSince": ReadSince_b1d43abef53c0fb9fd8021206d4a2212,
  "/staff/second-factor/SignIn.tsx#SignIn": SignIn_7b19a90334200a8269e87040a34fa173,
  "/places/admin/Today.tsx#Today": Today_78a6e5d97f21c164b2d41f93d8c7518c,
  "/places/admin/Roster.tsx#Roster": Roster_0a2c5a62e0d22dfbb8283d6203073da1,
  "/places/admin/Occupancy.tsx#Occupancy": Occupancy_6731f0bde46fceb556258a7b493f4dbd,
  "/booking/admin/infections/InfectionsPage.tsx#InfectionsPage": InfectionsPage_a16e25c942289bf225a66d432fbc00f8,
  "/places/admin/enrolled/EnrolledPage.tsx#EnrolledPage": EnrolledPage_d05740449af200eb16bbfc8c9f4198f9,
  "/guidance/publication/DuePage.tsx#DuePage": DuePage_f0d03f511950cfdd715dbd437e529b7e,
  "/guidance/review/ReviewPage.tsx#ReviewPage": ReviewPage_e91f06f1148b7e2db09a1dc468ef3af6,
  "/guidance/pictures/PicturePage.tsx#PicturePage": PicturePage_6c0d82eb46bdac16e01a2b887340d279,
  "/guidance/door/DoorPage.tsx#DoorPage": DoorPage_be88be3ba314b490c5f77d02bb2a1159,
  "/guidance/visits/VisitsPage.tsx#VisitsPage": VisitsPage_78b31b726da021f037650ecca72ba1e6,
  "/guidance/consults/ConsultsPage.tsx#ConsultsPage": ConsultsPage_2c035aca0f77e5b5787c5be58b9557e5,
  "/guidance/doctors/DoctorsPage.tsx#DoctorsPage": DoctorsPage_ad3cac3c22707839b30215108b3a99ba,
  "/guidance/figures/FiguresPage.tsx#FiguresPage": FiguresPage_df3aef8f27b0b85d9f621abd63b1cda3,
  "/guidance/facts/FactsPage.tsx#FactsPage": FactsPage_3392cdb0b5ed4c71ba147dbb20f72a19,
  "/guidance/admin/DutyPage.tsx#DutyPage": DutyPage_ec4adecdc9502ba65a0084e69b261096,
  "/registry/admin/FiledPage.tsx#FiledPage": FiledPage_f721be679346c0ad40b4b940d5027d65,
  "/contracts/admin/OfferPage.tsx#OfferPage": OfferPage_d271c864f42d3881d7e22feaf0b13c6a,
  "/supervision/admin/DisputesPage.tsx#DisputesPage": DisputesPage_15f80bf376c1b7e41e30382ba0ac9202,
  "/supervision/admin/SubsidiesPage.tsx#SubsidiesPage": SubsidiesPage_1ffd130aee2564c9b40e22e3038033c7,
  "/supervision/admin/NearCap.tsx#NearCap": NearCap_13eddd5a362070e75fb040ee661e8789,
  "/supervision/admin/UnmetPage.tsx#UnmetPage": UnmetPage_55123b637c9a03710751f51e20acd9fe,
  "/payments/admin/WaitingMoney.tsx#WaitingMoney": WaitingMoney_e54420f3dd0d3cacb761470db5f9f94b,
  "/payments/admin/Books.tsx#Books": Books_fc85fece7b67c852451c53d0afddeebc,
  "/payments/admin/TillPage.tsx#TillPage": TillPage_300dccdfd39c6e7c0d0fb6eb5a9e966d,
  "/payments/admin/ReceiptsPage.tsx#ReceiptsPage": ReceiptsPage_4bb27363d150b897744d7d00d8093c2d,
  "/contracts/admin/ReconcilePage.tsx#ReconcilePage": ReconcilePage_9f6d88702f018bb5aa33c9735fd02268,
  "/payments/admin/Prepaid.tsx#Prepaid": Prepaid_c6e62fc38b64d2ec6862b16906b3c726,
  "/booking/admin/Asked.tsx#Asked": Asked_d80f6229b79af98c81c6def6baaf612a,
  "/booking/admin/ToursPage.tsx#ToursPage": ToursPage_67925036c446b1300fa8bb8a8cf2dfab,
  "/booking/admin/planner/PlannerPage.tsx#PlannerPage": PlannerPage_21aa711da5fbcacdd0110d882e94c995,
  "/booking/admin/planner/OpenDayPage.tsx#OpenDayPage": OpenDayPage_36c9d700450f64d462d9b3a61a4ddf4a,
  "/booking/admin/Counter.tsx#Counter": Counter_260c21c93f2f179c63542fdc7fe96651,
  "/booking/admin/Stays.tsx#Stays": Stays_1dd1ab44fc4310aa587bead909a9276b,
  "/places/admin/rota/WeekOfShifts.tsx#WeekOfShifts": WeekOfShifts_ef066fad0532bc22f0cd1f578d01c5ec,
  "/booking/admin/CloseDays.tsx#CloseDays": CloseDays_29c563a3603f29281cc26762ac9279ac,
  "/booking/admin/EndCare.tsx#EndCare": EndCare_557e5df89e6b0b59b1ce01a3b9fdbc7e,
  "/booking/admin/RefundMore.tsx#RefundMore": RefundMore_c254c536820dd3ba421dd1af558028c4,
  "/booking/admin/GiveDays.tsx#GiveDays": GiveDays_b25c9133704b1493753676cf31e11932,
  "/booking/admin/ContactChange.tsx#ContactChange": ContactChange_c45b3e9d81f4c78f10a488bb0c273812,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
