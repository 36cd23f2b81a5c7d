import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`facilities_stops\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text,
  	\`cause\` text DEFAULT 'other' NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`facilities_stops_order_idx\` ON \`facilities_stops\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`facilities_stops_parent_id_idx\` ON \`facilities_stops\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`facilities_stops_locales\` (
  	\`reason\` text,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`facilities_stops\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`facilities_stops_locales_locale_parent_id_unique\` ON \`facilities_stops_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`facilities_photos\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`picture_id\` text(36) NOT NULL,
  	\`taken_on\` text NOT NULL,
  	\`people\` text NOT NULL,
  	\`consent_note\` text,
  	FOREIGN KEY (\`picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`facilities_photos_order_idx\` ON \`facilities_photos\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`facilities_photos_parent_id_idx\` ON \`facilities_photos\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`facilities_photos_picture_idx\` ON \`facilities_photos\` (\`picture_id\`);`)
  await db.run(sql`CREATE TABLE \`facilities_languages\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`facilities_languages_order_idx\` ON \`facilities_languages\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`facilities_languages_parent_idx\` ON \`facilities_languages\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`facilities_access_features\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`facilities_access_features_order_idx\` ON \`facilities_access_features\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`facilities_access_features_parent_idx\` ON \`facilities_access_features\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`facilities_handovers_forms\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`facilities_handovers\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`facilities_handovers_forms_order_idx\` ON \`facilities_handovers_forms\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`facilities_handovers_forms_parent_idx\` ON \`facilities_handovers_forms\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`facilities_handovers\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`act\` text NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`facilities_handovers_order_idx\` ON \`facilities_handovers\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`facilities_handovers_parent_id_idx\` ON \`facilities_handovers\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`facilities\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`slug\` text NOT NULL,
  	\`institution\` text NOT NULL,
  	\`ownership\` text,
  	\`inclusive\` text DEFAULT 'unknown' NOT NULL,
  	\`model\` integer DEFAULT false,
  	\`pays_at_centre\` integer DEFAULT false,
  	\`wechat_merchant\` text,
  	\`alipay_merchant\` text,
  	\`stripe_account\` text,
  	\`phone\` text,
  	\`website\` text,
  	\`district_code\` text,
  	\`township_code\` text,
  	\`town\` text,
  	\`lat\` numeric,
  	\`lng\` numeric,
  	\`location_note\` text,
  	\`credit_code\` text,
  	\`registration\` text,
  	\`credential_type\` text DEFAULT 'none' NOT NULL,
  	\`credential_number\` text,
  	\`credential_issued_on\` text,
  	\`credential_expires_on\` text,
  	\`credential_status\` text DEFAULT 'pending' NOT NULL,
  	\`operating\` text DEFAULT 'normal' NOT NULL,
  	\`listing\` text DEFAULT 'listed' NOT NULL,
  	\`places\` numeric,
  	\`floor\` numeric,
  	\`indoor_area\` numeric,
  	\`outdoor_area\` numeric,
  	\`hygiene_checked_on\` text,
  	\`fire_checked_on\` text,
  	\`cctv_days\` numeric,
  	\`insurance\` text DEFAULT 'unknown',
  	\`insurer\` text,
  	\`insurance_policy\` text,
  	\`insured_from\` text,
  	\`insured_to\` text,
  	\`services\` text,
  	\`menu_from\` text,
  	\`open_to_public\` text DEFAULT 'unknown',
  	\`full_day_from\` text DEFAULT '08:30',
  	\`full_day_to\` text DEFAULT '17:00',
  	\`morning_from\` text DEFAULT '08:30',
  	\`morning_to\` text DEFAULT '12:00',
  	\`afternoon_from\` text DEFAULT '13:30',
  	\`afternoon_to\` text DEFAULT '17:00',
  	\`session_max_minutes\` numeric DEFAULT 240,
  	\`notice_hours\` numeric,
  	\`gap_minutes\` numeric,
  	\`register\` text,
  	\`register_key\` text,
  	\`register_record\` text,
  	\`left_register_on\` text,
  	\`sample\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`facilities_slug_idx\` ON \`facilities\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`facilities_district_code_idx\` ON \`facilities\` (\`district_code\`);`)
  await db.run(sql`CREATE INDEX \`facilities_township_code_idx\` ON \`facilities\` (\`township_code\`);`)
  await db.run(sql`CREATE INDEX \`facilities_town_idx\` ON \`facilities\` (\`town\`);`)
  await db.run(sql`CREATE INDEX \`facilities_lat_idx\` ON \`facilities\` (\`lat\`);`)
  await db.run(sql`CREATE INDEX \`facilities_lng_idx\` ON \`facilities\` (\`lng\`);`)
  await db.run(sql`CREATE INDEX \`facilities_listing_idx\` ON \`facilities\` (\`listing\`);`)
  await db.run(sql`CREATE INDEX \`facilities_register_idx\` ON \`facilities\` (\`register\`);`)
  await db.run(sql`CREATE INDEX \`facilities_register_key_idx\` ON \`facilities\` (\`register_key\`);`)
  await db.run(sql`CREATE INDEX \`facilities_updated_at_idx\` ON \`facilities\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`facilities_created_at_idx\` ON \`facilities\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`facilities_locales\` (
  	\`name\` text NOT NULL,
  	\`summary\` text,
  	\`address\` text NOT NULL,
  	\`credential_issuer\` text,
  	\`doctor\` text,
  	\`bring\` text,
  	\`rhythm\` text,
  	\`menu\` text,
  	\`visits\` text,
  	\`ask_about\` text,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`facilities_locales_locale_parent_id_unique\` ON \`facilities_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`classes_forms\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`classes_forms_order_idx\` ON \`classes_forms\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`classes_forms_parent_idx\` ON \`classes_forms\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`classes_tour_first\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`classes_tour_first_order_idx\` ON \`classes_tour_first\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`classes_tour_first_parent_idx\` ON \`classes_tour_first\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`classes_on_request\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`classes_on_request_order_idx\` ON \`classes_on_request\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`classes_on_request_parent_idx\` ON \`classes_on_request\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`classes_handovers_forms\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`classes_handovers\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`classes_handovers_forms_order_idx\` ON \`classes_handovers_forms\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`classes_handovers_forms_parent_idx\` ON \`classes_handovers_forms\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`classes_handovers\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`act\` text NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`classes_handovers_order_idx\` ON \`classes_handovers\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`classes_handovers_parent_id_idx\` ON \`classes_handovers\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`classes_public_parts\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`from\` text NOT NULL,
  	\`places\` numeric NOT NULL,
  	\`source\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`classes_public_parts_order_idx\` ON \`classes_public_parts\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`classes_public_parts_parent_id_idx\` ON \`classes_public_parts\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`classes\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`room\` text,
  	\`type\` text NOT NULL,
  	\`bookable_days\` numeric,
  	\`notice_hours\` numeric,
  	\`gap_minutes\` numeric,
  	\`takes_turns\` integer,
  	\`age_from\` numeric NOT NULL,
  	\`age_to\` numeric NOT NULL,
  	\`places\` numeric NOT NULL,
  	\`max_size\` numeric NOT NULL,
  	\`children_per_staff\` numeric NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`classes_facility_idx\` ON \`classes\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`classes_updated_at_idx\` ON \`classes\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`classes_created_at_idx\` ON \`classes\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`classes_locales\` (
  	\`name\` text NOT NULL,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`classes_locales_locale_parent_id_unique\` ON \`classes_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`staff\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`name\` text NOT NULL,
  	\`role\` text NOT NULL,
  	\`certificate\` text,
  	\`certificate_number\` text,
  	\`certificate_expires_on\` text,
  	\`health_check_on\` text,
  	\`phone\` text,
  	\`is_namesake\` integer,
  	\`account\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`staff_facility_idx\` ON \`staff\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`staff_certificate_number_idx\` ON \`staff\` (\`certificate_number\`);`)
  await db.run(sql`CREATE INDEX \`staff_updated_at_idx\` ON \`staff\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`staff_created_at_idx\` ON \`staff\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`shifts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`staff_id\` text(36) NOT NULL,
  	\`class_id\` text(36) NOT NULL,
  	\`watches_id\` text(36),
  	\`weekdays\` text DEFAULT '12345' NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`starts_on\` text,
  	\`ends_on\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`staff_id\`) REFERENCES \`staff\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`class_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`watches_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`shifts_facility_idx\` ON \`shifts\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`shifts_staff_idx\` ON \`shifts\` (\`staff_id\`);`)
  await db.run(sql`CREATE INDEX \`shifts_class_idx\` ON \`shifts\` (\`class_id\`);`)
  await db.run(sql`CREATE INDEX \`shifts_watches_idx\` ON \`shifts\` (\`watches_id\`);`)
  await db.run(sql`CREATE INDEX \`shifts_updated_at_idx\` ON \`shifts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`shifts_created_at_idx\` ON \`shifts\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`absences\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`staff_id\` text(36) NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`staff_id\`) REFERENCES \`staff\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`absences_facility_idx\` ON \`absences\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`absences_staff_idx\` ON \`absences\` (\`staff_id\`);`)
  await db.run(sql`CREATE INDEX \`absences_updated_at_idx\` ON \`absences\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`absences_created_at_idx\` ON \`absences\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`opening_hours\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`weekdays\` text DEFAULT '12345' NOT NULL,
  	\`opens\` text NOT NULL,
  	\`closes\` text NOT NULL,
  	\`starts_on\` text,
  	\`ends_on\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`opening_hours_facility_idx\` ON \`opening_hours\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`opening_hours_updated_at_idx\` ON \`opening_hours\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`opening_hours_created_at_idx\` ON \`opening_hours\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`closures\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`tell_at\` text,
  	\`told_at\` text,
  	\`refunds\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`closures_facility_idx\` ON \`closures\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`closures_updated_at_idx\` ON \`closures\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`closures_created_at_idx\` ON \`closures\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`closures_locales\` (
  	\`reason\` text NOT NULL,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`closures\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`closures_locales_locale_parent_id_unique\` ON \`closures_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`closures_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`classes_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`closures\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`classes_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`closures_rels_order_idx\` ON \`closures_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`closures_rels_parent_idx\` ON \`closures_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`closures_rels_path_idx\` ON \`closures_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`closures_rels_classes_id_idx\` ON \`closures_rels\` (\`classes_id\`);`)
  await db.run(sql`CREATE TABLE \`tour_slots\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`weekdays\` text DEFAULT '12345' NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`families\` numeric DEFAULT 1 NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`tour_slots_facility_idx\` ON \`tour_slots\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`tour_slots_updated_at_idx\` ON \`tour_slots\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`tour_slots_created_at_idx\` ON \`tour_slots\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`price_items\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`kind\` text DEFAULT 'care' NOT NULL,
  	\`form\` text NOT NULL,
  	\`unit\` text NOT NULL,
  	\`amount\` numeric NOT NULL,
  	\`class_id\` text(36),
  	\`days_per_week\` numeric,
  	\`starts_on\` text NOT NULL,
  	\`ends_on\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`class_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`price_items_facility_idx\` ON \`price_items\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`price_items_class_idx\` ON \`price_items\` (\`class_id\`);`)
  await db.run(sql`CREATE INDEX \`price_items_updated_at_idx\` ON \`price_items\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`price_items_created_at_idx\` ON \`price_items\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`discounts_forms\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`discounts\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`discounts_forms_order_idx\` ON \`discounts_forms\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`discounts_forms_parent_idx\` ON \`discounts_forms\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`discounts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`kind\` text NOT NULL,
  	\`percent\` numeric NOT NULL,
  	\`least_months\` numeric,
  	\`name_zh\` text,
  	\`name_en\` text,
  	\`starts_on\` text NOT NULL,
  	\`ends_on\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`discounts_facility_idx\` ON \`discounts\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`discounts_updated_at_idx\` ON \`discounts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`discounts_created_at_idx\` ON \`discounts\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`employee_lists\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`name\` text NOT NULL,
  	\`code\` text,
  	\`contacts\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`employee_lists_facility_idx\` ON \`employee_lists\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`employee_lists_updated_at_idx\` ON \`employee_lists\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`employee_lists_created_at_idx\` ON \`employee_lists\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`credential_events\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`on\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`credential_events_facility_idx\` ON \`credential_events\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`credential_events_updated_at_idx\` ON \`credential_events\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`credential_events_created_at_idx\` ON \`credential_events\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`credential_events_locales\` (
  	\`what\` text NOT NULL,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`credential_events\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`credential_events_locales_locale_parent_id_unique\` ON \`credential_events_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`takeovers\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`name\` text NOT NULL,
  	\`email\` text NOT NULL,
  	\`phone\` text NOT NULL,
  	\`evidence\` text NOT NULL,
  	\`decision\` text DEFAULT 'pending' NOT NULL,
  	\`requested_at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`takeovers_facility_idx\` ON \`takeovers\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`takeovers_updated_at_idx\` ON \`takeovers\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`takeovers_created_at_idx\` ON \`takeovers\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`filed_changes\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`key\` text NOT NULL,
  	\`status\` text NOT NULL,
  	\`side\` text NOT NULL,
  	\`facts\` text NOT NULL,
  	\`before\` text,
  	\`districts\` text NOT NULL,
  	\`city_only\` integer DEFAULT false NOT NULL,
  	\`consents\` text NOT NULL,
  	\`version\` numeric NOT NULL,
  	\`proposed_by\` text NOT NULL,
  	\`proposed_at\` text NOT NULL,
  	\`changed_at\` text NOT NULL,
  	\`decided_by\` text,
  	\`decided_at\` text,
  	\`reason\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`filed_changes_facility_idx\` ON \`filed_changes\` (\`facility_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`filed_changes_key_idx\` ON \`filed_changes\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`filed_changes_status_idx\` ON \`filed_changes\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`filed_changes_decided_at_idx\` ON \`filed_changes\` (\`decided_at\`);`)
  await db.run(sql`CREATE INDEX \`filed_changes_updated_at_idx\` ON \`filed_changes\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`filed_changes_created_at_idx\` ON \`filed_changes\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`complaints\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`subject\` text NOT NULL,
  	\`facility_id\` text(36),
  	\`about\` text,
  	\`text\` text NOT NULL,
  	\`contact\` text,
  	\`lang\` text NOT NULL,
  	\`received_at\` text NOT NULL,
  	\`state\` text DEFAULT 'received' NOT NULL,
  	\`reply\` text,
  	\`answered_at\` text,
  	\`form_key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`complaints_number_idx\` ON \`complaints\` (\`number\`);`)
  await db.run(sql`CREATE INDEX \`complaints_facility_idx\` ON \`complaints\` (\`facility_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`complaints_form_key_idx\` ON \`complaints\` (\`form_key\`);`)
  await db.run(sql`CREATE INDEX \`complaints_updated_at_idx\` ON \`complaints\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`complaints_created_at_idx\` ON \`complaints\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`disputes\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`form_key\` text NOT NULL,
  	\`booking_id\` text(36) NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`guardian_id\` text(36) NOT NULL,
  	\`subject\` text NOT NULL,
  	\`asks\` text NOT NULL,
  	\`amount\` numeric,
  	\`state\` text NOT NULL,
  	\`waits_for\` text,
  	\`opened_at\` text NOT NULL,
  	\`mediation_at\` text,
  	\`mediation_by\` text,
  	\`ended_at\` text,
  	\`thread\` text NOT NULL,
  	\`changes\` numeric DEFAULT 0 NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`booking_id\`) REFERENCES \`bookings\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`disputes_number_idx\` ON \`disputes\` (\`number\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`disputes_form_key_idx\` ON \`disputes\` (\`form_key\`);`)
  await db.run(sql`CREATE INDEX \`disputes_booking_idx\` ON \`disputes\` (\`booking_id\`);`)
  await db.run(sql`CREATE INDEX \`disputes_facility_idx\` ON \`disputes\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`disputes_guardian_idx\` ON \`disputes\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`disputes_state_idx\` ON \`disputes\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`disputes_waits_for_idx\` ON \`disputes\` (\`waits_for\`);`)
  await db.run(sql`CREATE INDEX \`disputes_updated_at_idx\` ON \`disputes\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`disputes_created_at_idx\` ON \`disputes\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`contract_templates\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`version\` numeric NOT NULL,
  	\`form\` text NOT NULL,
  	\`one_stay\` integer DEFAULT false,
  	\`framework_months\` numeric,
  	\`effective_on\` text NOT NULL,
  	\`source\` text NOT NULL,
  	\`clauses\` text,
  	\`why_not_void\` text,
  	\`judged_terms\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`contract_templates_code_idx\` ON \`contract_templates\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`contract_templates_updated_at_idx\` ON \`contract_templates\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`contract_templates_created_at_idx\` ON \`contract_templates\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`contract_templates_locales\` (
  	\`title\` text NOT NULL,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`contract_templates\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`contract_templates_locales_locale_parent_id_unique\` ON \`contract_templates_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`centre_terms\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`version\` numeric NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`terms\` text,
  	\`decision\` text DEFAULT 'pending' NOT NULL,
  	\`reason\` text,
  	\`decided_by\` text,
  	\`decided_on\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`centre_terms_facility_idx\` ON \`centre_terms\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`centre_terms_decision_idx\` ON \`centre_terms\` (\`decision\`);`)
  await db.run(sql`CREATE INDEX \`centre_terms_updated_at_idx\` ON \`centre_terms\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`centre_terms_created_at_idx\` ON \`centre_terms\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`facility_version_idx\` ON \`centre_terms\` (\`facility_id\`,\`version\`);`)
  await db.run(sql`CREATE TABLE \`refund_rules\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`version\` numeric NOT NULL,
  	\`kind\` text NOT NULL,
  	\`facility_id\` text(36),
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`rule\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`refund_rules_code_idx\` ON \`refund_rules\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`refund_rules_facility_idx\` ON \`refund_rules\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`refund_rules_updated_at_idx\` ON \`refund_rules\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`refund_rules_created_at_idx\` ON \`refund_rules\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`articles\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`signs\` text,
  	\`cover_id\` text(36),
  	\`reviewer\` text,
  	\`reviewed_on\` text,
  	\`next_review_on\` text,
  	\`review\` text DEFAULT 'writing',
  	\`topic\` text,
  	\`kind\` text DEFAULT 'article',
  	\`from_month\` numeric,
  	\`to_month\` numeric,
  	\`slug\` text,
  	\`territory\` text,
  	\`organiser_id\` text(36),
  	\`minutes\` numeric DEFAULT 4,
  	\`local_review\` integer DEFAULT false,
  	\`written_by_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`cover_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`organiser_id\`) REFERENCES \`organisers\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`written_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`articles_cover_idx\` ON \`articles\` (\`cover_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`articles_slug_idx\` ON \`articles\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`articles_territory_idx\` ON \`articles\` (\`territory\`);`)
  await db.run(sql`CREATE INDEX \`articles_organiser_idx\` ON \`articles\` (\`organiser_id\`);`)
  await db.run(sql`CREATE INDEX \`articles_written_by_idx\` ON \`articles\` (\`written_by_id\`);`)
  await db.run(sql`CREATE INDEX \`articles_updated_at_idx\` ON \`articles\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`articles_created_at_idx\` ON \`articles\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`articles__status_idx\` ON \`articles\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`articles_locales\` (
  	\`title\` text,
  	\`summary\` text,
  	\`body\` text,
  	\`film\` text,
  	\`sources\` text,
  	\`author\` text,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`articles_locales_locale_parent_id_unique\` ON \`articles_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`articles_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`articles_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`articles_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`articles_rels_order_idx\` ON \`articles_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`articles_rels_parent_idx\` ON \`articles_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`articles_rels_path_idx\` ON \`articles_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`articles_rels_articles_id_idx\` ON \`articles_rels\` (\`articles_id\`);`)
  await db.run(sql`CREATE TABLE \`_articles_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_signs\` text,
  	\`version_cover_id\` text(36),
  	\`version_reviewer\` text,
  	\`version_reviewed_on\` text,
  	\`version_next_review_on\` text,
  	\`version_review\` text DEFAULT 'writing',
  	\`version_topic\` text,
  	\`version_kind\` text DEFAULT 'article',
  	\`version_from_month\` numeric,
  	\`version_to_month\` numeric,
  	\`version_slug\` text,
  	\`version_territory\` text,
  	\`version_organiser_id\` text(36),
  	\`version_minutes\` numeric DEFAULT 4,
  	\`version_local_review\` integer DEFAULT false,
  	\`version_written_by_id\` text(36),
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`snapshot\` integer,
  	\`published_locale\` text,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_cover_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_organiser_id\`) REFERENCES \`organisers\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_written_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_articles_v_parent_idx\` ON \`_articles_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_cover_idx\` ON \`_articles_v\` (\`version_cover_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_slug_idx\` ON \`_articles_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_territory_idx\` ON \`_articles_v\` (\`version_territory\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_organiser_idx\` ON \`_articles_v\` (\`version_organiser_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_written_by_idx\` ON \`_articles_v\` (\`version_written_by_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_updated_at_idx\` ON \`_articles_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_created_at_idx\` ON \`_articles_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version__status_idx\` ON \`_articles_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_created_at_idx\` ON \`_articles_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_updated_at_idx\` ON \`_articles_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_snapshot_idx\` ON \`_articles_v\` (\`snapshot\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_published_locale_idx\` ON \`_articles_v\` (\`published_locale\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_latest_idx\` ON \`_articles_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`_articles_v_locales\` (
  	\`version_title\` text,
  	\`version_summary\` text,
  	\`version_body\` text,
  	\`version_film\` text,
  	\`version_sources\` text,
  	\`version_author\` text,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_articles_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`_articles_v_locales_locale_parent_id_unique\` ON \`_articles_v_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_articles_v_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`articles_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`_articles_v\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`articles_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_articles_v_rels_order_idx\` ON \`_articles_v_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_rels_parent_idx\` ON \`_articles_v_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_rels_path_idx\` ON \`_articles_v_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_rels_articles_id_idx\` ON \`_articles_v_rels\` (\`articles_id\`);`)
  await db.run(sql`CREATE TABLE \`policies\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`slug\` text,
  	\`number\` text,
  	\`issued_on\` text,
  	\`written_by_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`written_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`policies_slug_idx\` ON \`policies\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`policies_written_by_idx\` ON \`policies\` (\`written_by_id\`);`)
  await db.run(sql`CREATE INDEX \`policies_updated_at_idx\` ON \`policies\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`policies_created_at_idx\` ON \`policies\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`policies__status_idx\` ON \`policies\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`policies_locales\` (
  	\`title\` text,
  	\`summary\` text,
  	\`issuer\` text,
  	\`body\` text,
  	\`sources\` text,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`policies\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`policies_locales_locale_parent_id_unique\` ON \`policies_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_policies_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_slug\` text,
  	\`version_number\` text,
  	\`version_issued_on\` text,
  	\`version_written_by_id\` text(36),
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`snapshot\` integer,
  	\`published_locale\` text,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`policies\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_written_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_policies_v_parent_idx\` ON \`_policies_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_policies_v_version_version_slug_idx\` ON \`_policies_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_policies_v_version_version_written_by_idx\` ON \`_policies_v\` (\`version_written_by_id\`);`)
  await db.run(sql`CREATE INDEX \`_policies_v_version_version_updated_at_idx\` ON \`_policies_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_policies_v_version_version_created_at_idx\` ON \`_policies_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_policies_v_version_version__status_idx\` ON \`_policies_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_policies_v_created_at_idx\` ON \`_policies_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_policies_v_updated_at_idx\` ON \`_policies_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_policies_v_snapshot_idx\` ON \`_policies_v\` (\`snapshot\`);`)
  await db.run(sql`CREATE INDEX \`_policies_v_published_locale_idx\` ON \`_policies_v\` (\`published_locale\`);`)
  await db.run(sql`CREATE INDEX \`_policies_v_latest_idx\` ON \`_policies_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`_policies_v_locales\` (
  	\`version_title\` text,
  	\`version_summary\` text,
  	\`version_issuer\` text,
  	\`version_body\` text,
  	\`version_sources\` text,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_policies_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`_policies_v_locales_locale_parent_id_unique\` ON \`_policies_v_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`activities\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`slug\` text NOT NULL,
  	\`township_code\` text,
  	\`date\` text NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`weeks\` numeric DEFAULT 1,
  	\`more_dates\` text,
  	\`from_month\` numeric NOT NULL,
  	\`to_month\` numeric NOT NULL,
  	\`topic\` text,
  	\`capacity\` numeric,
  	\`fee\` numeric DEFAULT 0,
  	\`online_link\` text,
  	\`cancelled\` integer DEFAULT false,
  	\`organiser_id\` text(36),
  	\`approved\` integer DEFAULT false,
  	\`review_note\` text,
  	\`district_code\` text,
  	\`last_date\` text,
  	\`most_sessions\` numeric DEFAULT 1,
  	\`cancelled_at\` text,
  	\`moves\` numeric DEFAULT 0,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`organiser_id\`) REFERENCES \`organisers\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`activities_slug_idx\` ON \`activities\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`activities_date_idx\` ON \`activities\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`activities_organiser_idx\` ON \`activities\` (\`organiser_id\`);`)
  await db.run(sql`CREATE INDEX \`activities_district_code_idx\` ON \`activities\` (\`district_code\`);`)
  await db.run(sql`CREATE INDEX \`activities_last_date_idx\` ON \`activities\` (\`last_date\`);`)
  await db.run(sql`CREATE INDEX \`activities_updated_at_idx\` ON \`activities\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`activities_created_at_idx\` ON \`activities\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`activities_locales\` (
  	\`title\` text NOT NULL,
  	\`summary\` text NOT NULL,
  	\`place\` text NOT NULL,
  	\`materials\` text,
  	\`cancel_reason\` text,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`activities\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`activities_locales_locale_parent_id_unique\` ON \`activities_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`organisers\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`kind\` text NOT NULL,
  	\`registration\` text NOT NULL,
  	\`territory\` text NOT NULL,
  	\`until\` text NOT NULL,
  	\`stopped\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`organisers_registration_idx\` ON \`organisers\` (\`registration\`);`)
  await db.run(sql`CREATE INDEX \`organisers_updated_at_idx\` ON \`organisers\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`organisers_created_at_idx\` ON \`organisers\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`organisers_locales\` (
  	\`name\` text NOT NULL,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`organisers\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`organisers_locales_locale_parent_id_unique\` ON \`organisers_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`media\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`url\` text,
  	\`thumbnail_u_r_l\` text,
  	\`filename\` text,
  	\`mime_type\` text,
  	\`filesize\` numeric,
  	\`width\` numeric,
  	\`height\` numeric,
  	\`focal_x\` numeric,
  	\`focal_y\` numeric,
  	\`sizes_page_url\` text,
  	\`sizes_page_width\` numeric,
  	\`sizes_page_height\` numeric,
  	\`sizes_page_mime_type\` text,
  	\`sizes_page_filesize\` numeric,
  	\`sizes_page_filename\` text,
  	\`sizes_phone_url\` text,
  	\`sizes_phone_width\` numeric,
  	\`sizes_phone_height\` numeric,
  	\`sizes_phone_mime_type\` text,
  	\`sizes_phone_filesize\` numeric,
  	\`sizes_phone_filename\` text
  );
  `)
  await db.run(sql`CREATE INDEX \`media_updated_at_idx\` ON \`media\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`media_created_at_idx\` ON \`media\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`media_filename_idx\` ON \`media\` (\`filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_page_sizes_page_filename_idx\` ON \`media\` (\`sizes_page_filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_phone_sizes_phone_filename_idx\` ON \`media\` (\`sizes_phone_filename\`);`)
  await db.run(sql`CREATE TABLE \`media_locales\` (
  	\`alt\` text NOT NULL,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`media_locales_locale_parent_id_unique\` ON \`media_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`family_supports\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`amount\` numeric,
  	\`until_months\` numeric NOT NULL,
  	\`needs\` text,
  	\`tax_rates\` text,
  	\`tax_percent\` numeric,
  	\`source_url\` text,
  	\`checked\` text DEFAULT 'unchecked' NOT NULL,
  	\`read_on\` text NOT NULL,
  	\`order\` numeric DEFAULT 10 NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`family_supports_code_idx\` ON \`family_supports\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`family_supports_updated_at_idx\` ON \`family_supports\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`family_supports_created_at_idx\` ON \`family_supports\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`family_supports_locales\` (
  	\`title\` text NOT NULL,
  	\`in_words\` text,
  	\`note\` text,
  	\`how\` text NOT NULL,
  	\`deadline\` text NOT NULL,
  	\`source\` text NOT NULL,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`family_supports\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`family_supports_locales_locale_parent_id_unique\` ON \`family_supports_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`growth_standards\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`source_url\` text,
  	\`effective_on\` text,
  	\`order\` numeric DEFAULT 10 NOT NULL,
  	\`table\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`growth_standards_code_idx\` ON \`growth_standards\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`growth_standards_updated_at_idx\` ON \`growth_standards\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`growth_standards_created_at_idx\` ON \`growth_standards\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`growth_standards_locales\` (
  	\`name\` text NOT NULL,
  	\`source\` text NOT NULL,
  	\`licence\` text NOT NULL,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`growth_standards\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`growth_standards_locales_locale_parent_id_unique\` ON \`growth_standards_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`schedule_entries\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`months\` text NOT NULL,
  	\`article\` text,
  	\`checked\` text DEFAULT 'unchecked' NOT NULL,
  	\`read_on\` text NOT NULL,
  	\`source_url\` text,
  	\`effective_on\` text,
  	\`until\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`schedule_entries_code_idx\` ON \`schedule_entries\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`schedule_entries_updated_at_idx\` ON \`schedule_entries\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`schedule_entries_created_at_idx\` ON \`schedule_entries\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`schedule_entries_locales\` (
  	\`what\` text NOT NULL,
  	\`note\` text NOT NULL,
  	\`source\` text NOT NULL,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`schedule_entries\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`schedule_entries_locales_locale_parent_id_unique\` ON \`schedule_entries_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`danger_signs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text,
  	\`urgency\` text,
  	\`from_month\` numeric,
  	\`to_month\` numeric,
  	\`shown_from\` numeric,
  	\`shown_to\` numeric,
  	\`order\` numeric DEFAULT 1000,
  	\`checked\` text DEFAULT 'unchecked',
  	\`read_on\` text,
  	\`source_url\` text,
  	\`written_by_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`written_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`danger_signs_key_idx\` ON \`danger_signs\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`danger_signs_written_by_idx\` ON \`danger_signs\` (\`written_by_id\`);`)
  await db.run(sql`CREATE INDEX \`danger_signs_updated_at_idx\` ON \`danger_signs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`danger_signs_created_at_idx\` ON \`danger_signs\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`danger_signs__status_idx\` ON \`danger_signs\` (\`_status\`);`)
  await db.run(sql`CREATE TABLE \`danger_signs_locales\` (
  	\`what\` text,
  	\`source\` text,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`danger_signs\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`danger_signs_locales_locale_parent_id_unique\` ON \`danger_signs_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_danger_signs_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_key\` text,
  	\`version_urgency\` text,
  	\`version_from_month\` numeric,
  	\`version_to_month\` numeric,
  	\`version_shown_from\` numeric,
  	\`version_shown_to\` numeric,
  	\`version_order\` numeric DEFAULT 1000,
  	\`version_checked\` text DEFAULT 'unchecked',
  	\`version_read_on\` text,
  	\`version_source_url\` text,
  	\`version_written_by_id\` text(36),
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`snapshot\` integer,
  	\`published_locale\` text,
  	\`latest\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`danger_signs\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_written_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`_danger_signs_v_parent_idx\` ON \`_danger_signs_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_danger_signs_v_version_version_key_idx\` ON \`_danger_signs_v\` (\`version_key\`);`)
  await db.run(sql`CREATE INDEX \`_danger_signs_v_version_version_written_by_idx\` ON \`_danger_signs_v\` (\`version_written_by_id\`);`)
  await db.run(sql`CREATE INDEX \`_danger_signs_v_version_version_updated_at_idx\` ON \`_danger_signs_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_danger_signs_v_version_version_created_at_idx\` ON \`_danger_signs_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_danger_signs_v_version_version__status_idx\` ON \`_danger_signs_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_danger_signs_v_created_at_idx\` ON \`_danger_signs_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_danger_signs_v_updated_at_idx\` ON \`_danger_signs_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_danger_signs_v_snapshot_idx\` ON \`_danger_signs_v\` (\`snapshot\`);`)
  await db.run(sql`CREATE INDEX \`_danger_signs_v_published_locale_idx\` ON \`_danger_signs_v\` (\`published_locale\`);`)
  await db.run(sql`CREATE INDEX \`_danger_signs_v_latest_idx\` ON \`_danger_signs_v\` (\`latest\`);`)
  await db.run(sql`CREATE TABLE \`_danger_signs_v_locales\` (
  	\`version_what\` text,
  	\`version_source\` text,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_danger_signs_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`_danger_signs_v_locales_locale_parent_id_unique\` ON \`_danger_signs_v_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`month_tips\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`from_month\` numeric NOT NULL,
  	\`to_month\` numeric NOT NULL,
  	\`article\` text NOT NULL,
  	\`sign\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`month_tips_updated_at_idx\` ON \`month_tips\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`month_tips_created_at_idx\` ON \`month_tips\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`month_tips_locales\` (
  	\`what\` text NOT NULL,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`month_tips\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`month_tips_locales_locale_parent_id_unique\` ON \`month_tips_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`onward_rules\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`articles\` text,
  	\`topic\` text,
  	\`from_month\` numeric NOT NULL,
  	\`to_month\` numeric NOT NULL,
  	\`lead\` text NOT NULL,
  	\`form\` text,
  	\`activity_topic\` text,
  	\`to_article\` text,
  	\`order\` numeric DEFAULT 100 NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`onward_rules_code_idx\` ON \`onward_rules\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`onward_rules_updated_at_idx\` ON \`onward_rules\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`onward_rules_created_at_idx\` ON \`onward_rules\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`onward_rules_locales\` (
  	\`words\` text NOT NULL,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`onward_rules\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`onward_rules_locales_locale_parent_id_unique\` ON \`onward_rules_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`questions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`guardian_id\` text(36),
  	\`topic\` text NOT NULL,
  	\`month\` numeric NOT NULL,
  	\`text\` text NOT NULL,
  	\`publishable\` integer DEFAULT false,
  	\`lang\` text NOT NULL,
  	\`received_at\` text NOT NULL,
  	\`state\` text DEFAULT 'received' NOT NULL,
  	\`reply\` text,
  	\`answered_at\` text,
  	\`published\` integer DEFAULT false,
  	\`form_key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`questions_guardian_idx\` ON \`questions\` (\`guardian_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`questions_form_key_idx\` ON \`questions\` (\`form_key\`);`)
  await db.run(sql`CREATE INDEX \`questions_updated_at_idx\` ON \`questions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`questions_created_at_idx\` ON \`questions\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`questions_locales\` (
  	\`public_question\` text,
  	\`public_answer\` text,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`questions\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`questions_locales_locale_parent_id_unique\` ON \`questions_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`areas\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`level\` text NOT NULL,
  	\`parent\` text,
  	\`rural\` text DEFAULT 'unknown',
  	\`lat\` numeric,
  	\`lng\` numeric,
  	\`source\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`areas_code_idx\` ON \`areas\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`areas_parent_idx\` ON \`areas\` (\`parent\`);`)
  await db.run(sql`CREATE INDEX \`areas_updated_at_idx\` ON \`areas\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`areas_created_at_idx\` ON \`areas\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`areas_locales\` (
  	\`name\` text NOT NULL,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`areas\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`areas_locales_locale_parent_id_unique\` ON \`areas_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`area_figures\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`area\` text NOT NULL,
  	\`year\` numeric NOT NULL,
  	\`population\` numeric,
  	\`target_per_thousand\` numeric,
  	\`source\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`area_figures_area_idx\` ON \`area_figures\` (\`area\`);`)
  await db.run(sql`CREATE INDEX \`area_figures_updated_at_idx\` ON \`area_figures\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`area_figures_created_at_idx\` ON \`area_figures\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`brand_names\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`brand_names_name_idx\` ON \`brand_names\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`brand_names_updated_at_idx\` ON \`brand_names\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`brand_names_created_at_idx\` ON \`brand_names\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`gazetteer_places\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`aliases\` text,
  	\`reading\` text,
  	\`kind\` text NOT NULL,
  	\`district_code\` text,
  	\`lat\` numeric NOT NULL,
  	\`lng\` numeric NOT NULL,
  	\`source\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`gazetteer_places_updated_at_idx\` ON \`gazetteer_places\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`gazetteer_places_created_at_idx\` ON \`gazetteer_places\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`gazetteer_places_locales\` (
  	\`name\` text NOT NULL,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`gazetteer_places\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`gazetteer_places_locales_locale_parent_id_unique\` ON \`gazetteer_places_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`special_days\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`date\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`source\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`special_days_date_idx\` ON \`special_days\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`special_days_updated_at_idx\` ON \`special_days\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`special_days_created_at_idx\` ON \`special_days\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`special_days_locales\` (
  	\`name\` text NOT NULL,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`special_days\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`special_days_locales_locale_parent_id_unique\` ON \`special_days_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`class_standards\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`type\` text NOT NULL,
  	\`age_from\` numeric NOT NULL,
  	\`age_to\` numeric NOT NULL,
  	\`max_size\` numeric NOT NULL,
  	\`children_per_staff\` numeric NOT NULL,
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`class_standards_updated_at_idx\` ON \`class_standards\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`class_standards_created_at_idx\` ON \`class_standards\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`staff_standards\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`need\` text NOT NULL,
  	\`accepts\` text,
  	\`valid_months\` numeric,
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`staff_standards_updated_at_idx\` ON \`staff_standards\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`staff_standards_created_at_idx\` ON \`staff_standards\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`waitlist_rules\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`rules\` text NOT NULL,
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`waitlist_rules_updated_at_idx\` ON \`waitlist_rules\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`waitlist_rules_created_at_idx\` ON \`waitlist_rules\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`request_rules\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`reply_hours\` numeric NOT NULL,
  	\`pay_hours\` numeric NOT NULL,
  	\`least_minutes\` numeric NOT NULL,
  	\`fewest\` numeric NOT NULL,
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`request_rules_updated_at_idx\` ON \`request_rules\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`request_rules_created_at_idx\` ON \`request_rules\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`booking_windows_forms\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`booking_windows\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`booking_windows_forms_order_idx\` ON \`booking_windows_forms\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`booking_windows_forms_parent_idx\` ON \`booking_windows_forms\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`booking_windows\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`days_ahead\` numeric NOT NULL,
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`booking_windows_updated_at_idx\` ON \`booking_windows\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`booking_windows_created_at_idx\` ON \`booking_windows\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`hour_quotas_forms\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`hour_quotas\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`hour_quotas_forms_order_idx\` ON \`hour_quotas_forms\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`hour_quotas_forms_parent_idx\` ON \`hour_quotas_forms\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`hour_quotas\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`hours\` numeric NOT NULL,
  	\`district_code\` text,
  	\`institution\` text,
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`ends_on\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`hour_quotas_updated_at_idx\` ON \`hour_quotas\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`hour_quotas_created_at_idx\` ON \`hour_quotas\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`centre_pay_rules\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`pay_hours\` numeric NOT NULL,
  	\`least_minutes\` numeric NOT NULL,
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`centre_pay_rules_updated_at_idx\` ON \`centre_pay_rules\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`centre_pay_rules_created_at_idx\` ON \`centre_pay_rules\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`centre_end_rules\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`ground\` text NOT NULL,
  	\`notice_days\` numeric NOT NULL,
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`centre_end_rules_updated_at_idx\` ON \`centre_end_rules\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`centre_end_rules_created_at_idx\` ON \`centre_end_rules\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`ahead_pay_rules\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`last_days_before\` numeric NOT NULL,
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`ahead_pay_rules_updated_at_idx\` ON \`ahead_pay_rules\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`ahead_pay_rules_created_at_idx\` ON \`ahead_pay_rules\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`nap_rules\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`children_per_staff\` numeric NOT NULL,
  	\`age_from\` numeric NOT NULL,
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`nap_rules_updated_at_idx\` ON \`nap_rules\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`nap_rules_created_at_idx\` ON \`nap_rules\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`place_limits\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`most\` numeric NOT NULL,
  	\`institution\` text,
  	\`facility_id\` text(36),
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`ends_on\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`place_limits_facility_idx\` ON \`place_limits\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`place_limits_updated_at_idx\` ON \`place_limits\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`place_limits_created_at_idx\` ON \`place_limits\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`price_ceilings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`kind\` text DEFAULT 'care' NOT NULL,
  	\`form\` text NOT NULL,
  	\`unit\` text NOT NULL,
  	\`amount\` numeric NOT NULL,
  	\`float_up\` numeric,
  	\`float_down\` numeric,
  	\`district_code\` text,
  	\`township_code\` text,
  	\`facility_id\` text(36),
  	\`checked\` text DEFAULT 'unchecked' NOT NULL,
  	\`read_on\` text NOT NULL,
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`price_ceilings_facility_idx\` ON \`price_ceilings\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`price_ceilings_updated_at_idx\` ON \`price_ceilings\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`price_ceilings_created_at_idx\` ON \`price_ceilings\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`charge_lists_charges\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`charge_lists\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`charge_lists_charges_order_idx\` ON \`charge_lists_charges\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`charge_lists_charges_parent_idx\` ON \`charge_lists_charges\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`charge_lists\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`district_code\` text,
  	\`township_code\` text,
  	\`facility_id\` text(36),
  	\`checked\` text DEFAULT 'unchecked' NOT NULL,
  	\`read_on\` text NOT NULL,
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`charge_lists_facility_idx\` ON \`charge_lists\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`charge_lists_updated_at_idx\` ON \`charge_lists\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`charge_lists_created_at_idx\` ON \`charge_lists\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`care_subsidies_forms\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`care_subsidies\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`care_subsidies_forms_order_idx\` ON \`care_subsidies_forms\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`care_subsidies_forms_parent_idx\` ON \`care_subsidies_forms\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`care_subsidies\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`title_zh\` text NOT NULL,
  	\`title_en\` text NOT NULL,
  	\`per\` text NOT NULL,
  	\`amount\` numeric NOT NULL,
  	\`least_days\` numeric DEFAULT 1 NOT NULL,
  	\`from_months\` numeric DEFAULT 0 NOT NULL,
  	\`until_months\` numeric DEFAULT 36 NOT NULL,
  	\`inclusive_only\` integer DEFAULT true,
  	\`ends_on\` text,
  	\`budget\` numeric,
  	\`claim_days\` numeric DEFAULT 31 NOT NULL,
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`care_subsidies_code_idx\` ON \`care_subsidies\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`care_subsidies_updated_at_idx\` ON \`care_subsidies\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`care_subsidies_created_at_idx\` ON \`care_subsidies\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`visit_rules\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`per_year\` numeric NOT NULL,
  	\`until_months\` numeric NOT NULL,
  	\`minutes\` numeric NOT NULL,
  	\`doctor_days\` numeric,
  	\`morning_from\` text NOT NULL,
  	\`afternoon_from\` text NOT NULL,
  	\`checked\` text DEFAULT 'unchecked' NOT NULL,
  	\`read_on\` text NOT NULL,
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`visit_rules_updated_at_idx\` ON \`visit_rules\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`visit_rules_created_at_idx\` ON \`visit_rules\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`visit_checks\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`from_day\` numeric DEFAULT 0 NOT NULL,
  	\`to_day\` numeric NOT NULL,
  	\`checked\` text DEFAULT 'unchecked' NOT NULL,
  	\`read_on\` text NOT NULL,
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`until\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`visit_checks_code_idx\` ON \`visit_checks\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`visit_checks_updated_at_idx\` ON \`visit_checks\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`visit_checks_created_at_idx\` ON \`visit_checks\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`visit_checks_locales\` (
  	\`what\` text NOT NULL,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`visit_checks\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`visit_checks_locales_locale_parent_id_unique\` ON \`visit_checks_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`clinics\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`phone\` text,
  	\`vaccines\` integer DEFAULT false,
  	\`townships\` text NOT NULL,
  	\`visits\` integer DEFAULT false,
  	\`doctors\` integer DEFAULT false,
  	\`lat\` numeric,
  	\`lng\` numeric,
  	\`checked\` text DEFAULT 'unchecked' NOT NULL,
  	\`read_on\` text NOT NULL,
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`clinics_updated_at_idx\` ON \`clinics\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`clinics_created_at_idx\` ON \`clinics\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`clinics_locales\` (
  	\`name\` text NOT NULL,
  	\`address\` text NOT NULL,
  	\`hours\` text,
  	\`vaccine_hours\` text,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`clinics\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`clinics_locales_locale_parent_id_unique\` ON \`clinics_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`infection_rules\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`code\` text NOT NULL,
  	\`days\` numeric NOT NULL,
  	\`proof\` integer DEFAULT true,
  	\`watch_cases\` numeric DEFAULT 2 NOT NULL,
  	\`watch_days\` numeric DEFAULT 7 NOT NULL,
  	\`tell_cases\` numeric DEFAULT 2 NOT NULL,
  	\`source_url\` text,
  	\`checked\` text DEFAULT 'unchecked' NOT NULL,
  	\`read_on\` text NOT NULL,
  	\`source\` text NOT NULL,
  	\`effective_on\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`infection_rules_code_idx\` ON \`infection_rules\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`infection_rules_updated_at_idx\` ON \`infection_rules\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`infection_rules_created_at_idx\` ON \`infection_rules\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`infection_rules_locales\` (
  	\`name\` text NOT NULL,
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`_locale\` text NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`infection_rules\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`infection_rules_locales_locale_parent_id_unique\` ON \`infection_rules_locales\` (\`_locale\`,\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`register_doubts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`register\` text NOT NULL,
  	\`question\` text NOT NULL,
  	\`facility_id\` text(36),
  	\`incoming\` text,
  	\`decision\` text DEFAULT 'pending' NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`register_doubts_key_idx\` ON \`register_doubts\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`register_doubts_register_idx\` ON \`register_doubts\` (\`register\`);`)
  await db.run(sql`CREATE INDEX \`register_doubts_facility_idx\` ON \`register_doubts\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`register_doubts_updated_at_idx\` ON \`register_doubts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`register_doubts_created_at_idx\` ON \`register_doubts\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`users_roles\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`users_roles_order_idx\` ON \`users_roles\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`users_roles_parent_idx\` ON \`users_roles\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`users_sessions\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`created_at\` text,
  	\`expires_at\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`users_sessions_order_idx\` ON \`users_sessions\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`users_sessions_parent_id_idx\` ON \`users_sessions\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`users\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`facility_id\` text(36),
  	\`organiser_id\` text(36),
  	\`language\` text,
  	\`territory\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`email\` text NOT NULL,
  	\`reset_password_token\` text,
  	\`reset_password_expiration\` text,
  	\`salt\` text,
  	\`hash\` text,
  	\`reset_password_requested_at\` text,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`organiser_id\`) REFERENCES \`organisers\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`users_facility_idx\` ON \`users\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`users_organiser_idx\` ON \`users\` (\`organiser_id\`);`)
  await db.run(sql`CREATE INDEX \`users_updated_at_idx\` ON \`users\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`users_created_at_idx\` ON \`users\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`users_email_idx\` ON \`users\` (\`email\`);`)
  await db.run(sql`CREATE TABLE \`bookings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`order\` text,
  	\`facility_id\` text(36) NOT NULL,
  	\`class_id\` text(36) NOT NULL,
  	\`guardian_id\` text(36) NOT NULL,
  	\`child_id\` text(36),
  	\`form\` text NOT NULL,
  	\`status\` text NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`starts_at\` text NOT NULL,
  	\`ends_at\` text NOT NULL,
  	\`hold_until\` text,
  	\`reply_by\` text,
  	\`pays_by\` text,
  	\`asks_by\` text,
  	\`pays_from\` text,
  	\`pays_to\` text,
  	\`next_delivery_at\` text,
  	\`next_settlement_at\` text,
  	\`remind_at\` text,
  	\`shut_told\` text,
  	\`stop_told\` text,
  	\`ask_told\` text,
  	\`grow_told\` text,
  	\`answer_by\` text,
  	\`total\` numeric NOT NULL,
  	\`request\` text,
  	\`occasions\` text,
  	\`lines\` text,
  	\`terms\` text,
  	\`had_same_service\` integer DEFAULT false,
  	\`pickups\` text,
  	\`consents\` text,
  	\`actions\` text,
  	\`contract_id\` text(36),
  	\`party\` text,
  	\`booked_by_id\` text(36),
  	\`pickup_code\` text,
  	\`revision\` numeric DEFAULT 0,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`class_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`child_id\`) REFERENCES \`children\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`contract_id\`) REFERENCES \`contracts\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`booked_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`bookings_number_idx\` ON \`bookings\` (\`number\`);`)
  await db.run(sql`CREATE INDEX \`bookings_order_idx\` ON \`bookings\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`bookings_facility_idx\` ON \`bookings\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`bookings_class_idx\` ON \`bookings\` (\`class_id\`);`)
  await db.run(sql`CREATE INDEX \`bookings_guardian_idx\` ON \`bookings\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`bookings_child_idx\` ON \`bookings\` (\`child_id\`);`)
  await db.run(sql`CREATE INDEX \`bookings_status_idx\` ON \`bookings\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`bookings_from_idx\` ON \`bookings\` (\`from\`);`)
  await db.run(sql`CREATE INDEX \`bookings_to_idx\` ON \`bookings\` (\`to\`);`)
  await db.run(sql`CREATE INDEX \`bookings_hold_until_idx\` ON \`bookings\` (\`hold_until\`);`)
  await db.run(sql`CREATE INDEX \`bookings_reply_by_idx\` ON \`bookings\` (\`reply_by\`);`)
  await db.run(sql`CREATE INDEX \`bookings_pays_by_idx\` ON \`bookings\` (\`pays_by\`);`)
  await db.run(sql`CREATE INDEX \`bookings_asks_by_idx\` ON \`bookings\` (\`asks_by\`);`)
  await db.run(sql`CREATE INDEX \`bookings_pays_from_idx\` ON \`bookings\` (\`pays_from\`);`)
  await db.run(sql`CREATE INDEX \`bookings_next_delivery_at_idx\` ON \`bookings\` (\`next_delivery_at\`);`)
  await db.run(sql`CREATE INDEX \`bookings_next_settlement_at_idx\` ON \`bookings\` (\`next_settlement_at\`);`)
  await db.run(sql`CREATE INDEX \`bookings_remind_at_idx\` ON \`bookings\` (\`remind_at\`);`)
  await db.run(sql`CREATE INDEX \`bookings_ask_told_idx\` ON \`bookings\` (\`ask_told\`);`)
  await db.run(sql`CREATE INDEX \`bookings_answer_by_idx\` ON \`bookings\` (\`answer_by\`);`)
  await db.run(sql`CREATE INDEX \`bookings_contract_idx\` ON \`bookings\` (\`contract_id\`);`)
  await db.run(sql`CREATE INDEX \`bookings_booked_by_idx\` ON \`bookings\` (\`booked_by_id\`);`)
  await db.run(sql`CREATE INDEX \`bookings_updated_at_idx\` ON \`bookings\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`bookings_created_at_idx\` ON \`bookings\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`centre_ends\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`booking_id\` text(36) NOT NULL,
  	\`ground\` text NOT NULL,
  	\`said\` text NOT NULL,
  	\`last_day\` text NOT NULL,
  	\`staff_id\` text NOT NULL,
  	\`tell_at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`booking_id\`) REFERENCES \`bookings\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`centre_ends_facility_idx\` ON \`centre_ends\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`centre_ends_booking_idx\` ON \`centre_ends\` (\`booking_id\`);`)
  await db.run(sql`CREATE INDEX \`centre_ends_tell_at_idx\` ON \`centre_ends\` (\`tell_at\`);`)
  await db.run(sql`CREATE INDEX \`centre_ends_updated_at_idx\` ON \`centre_ends\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`centre_ends_created_at_idx\` ON \`centre_ends\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`given_days\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`booking_id\` text(36) NOT NULL,
  	\`stays\` text NOT NULL,
  	\`reason\` text NOT NULL,
  	\`staff_id\` text NOT NULL,
  	\`tell_at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`booking_id\`) REFERENCES \`bookings\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`given_days_facility_idx\` ON \`given_days\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`given_days_booking_idx\` ON \`given_days\` (\`booking_id\`);`)
  await db.run(sql`CREATE INDEX \`given_days_tell_at_idx\` ON \`given_days\` (\`tell_at\`);`)
  await db.run(sql`CREATE INDEX \`given_days_updated_at_idx\` ON \`given_days\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`given_days_created_at_idx\` ON \`given_days\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`tours\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`guardian_id\` text(36) NOT NULL,
  	\`child_id\` text(36) NOT NULL,
  	\`date\` text NOT NULL,
  	\`from\` numeric NOT NULL,
  	\`to\` numeric NOT NULL,
  	\`state\` text NOT NULL,
  	\`changed_at\` text NOT NULL,
  	\`changes\` numeric NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`child_id\`) REFERENCES \`children\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`tours_facility_idx\` ON \`tours\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`tours_guardian_idx\` ON \`tours\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`tours_child_idx\` ON \`tours\` (\`child_id\`);`)
  await db.run(sql`CREATE INDEX \`tours_date_idx\` ON \`tours\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`tours_updated_at_idx\` ON \`tours\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`tours_created_at_idx\` ON \`tours\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`place_claims\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`class_id\` text(36) NOT NULL,
  	\`date\` text NOT NULL,
  	\`claims\` text,
  	\`version\` numeric DEFAULT 0 NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`class_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`place_claims_key_idx\` ON \`place_claims\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`place_claims_facility_idx\` ON \`place_claims\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`place_claims_class_idx\` ON \`place_claims\` (\`class_id\`);`)
  await db.run(sql`CREATE INDEX \`place_claims_date_idx\` ON \`place_claims\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`place_claims_updated_at_idx\` ON \`place_claims\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`place_claims_created_at_idx\` ON \`place_claims\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`enrolled_children\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`class_id\` text(36) NOT NULL,
  	\`name\` text NOT NULL,
  	\`birth_date\` text NOT NULL,
  	\`person\` text NOT NULL,
  	\`pattern\` text NOT NULL,
  	\`changes\` text,
  	\`from\` text NOT NULL,
  	\`to\` text,
  	\`last_day\` text NOT NULL,
  	\`contract_place\` text NOT NULL,
  	\`party\` text,
  	\`contact\` text,
  	\`pickups\` text,
  	\`actions\` text,
  	\`handed_over\` text,
  	\`batch\` text NOT NULL,
  	\`entered_at\` text NOT NULL,
  	\`entered_by_id\` text(36),
  	\`code_hash\` text,
  	\`code_until\` text,
  	\`guardian_id\` text(36),
  	\`child_id\` text(36),
  	\`revision\` numeric DEFAULT 0,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`class_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`entered_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`child_id\`) REFERENCES \`children\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`enrolled_children_facility_idx\` ON \`enrolled_children\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`enrolled_children_class_idx\` ON \`enrolled_children\` (\`class_id\`);`)
  await db.run(sql`CREATE INDEX \`enrolled_children_person_idx\` ON \`enrolled_children\` (\`person\`);`)
  await db.run(sql`CREATE INDEX \`enrolled_children_from_idx\` ON \`enrolled_children\` (\`from\`);`)
  await db.run(sql`CREATE INDEX \`enrolled_children_to_idx\` ON \`enrolled_children\` (\`to\`);`)
  await db.run(sql`CREATE INDEX \`enrolled_children_last_day_idx\` ON \`enrolled_children\` (\`last_day\`);`)
  await db.run(sql`CREATE INDEX \`enrolled_children_batch_idx\` ON \`enrolled_children\` (\`batch\`);`)
  await db.run(sql`CREATE INDEX \`enrolled_children_entered_by_idx\` ON \`enrolled_children\` (\`entered_by_id\`);`)
  await db.run(sql`CREATE INDEX \`enrolled_children_code_hash_idx\` ON \`enrolled_children\` (\`code_hash\`);`)
  await db.run(sql`CREATE INDEX \`enrolled_children_guardian_idx\` ON \`enrolled_children\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`enrolled_children_child_idx\` ON \`enrolled_children\` (\`child_id\`);`)
  await db.run(sql`CREATE INDEX \`enrolled_children_updated_at_idx\` ON \`enrolled_children\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`enrolled_children_created_at_idx\` ON \`enrolled_children\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`infections\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`class_id\` text(36) NOT NULL,
  	\`guardian_id\` text(36),
  	\`child\` text NOT NULL,
  	\`booking\` text NOT NULL,
  	\`disease\` text NOT NULL,
  	\`onset\` text NOT NULL,
  	\`from\` text NOT NULL,
  	\`back\` text NOT NULL,
  	\`needs_proof\` integer DEFAULT false NOT NULL,
  	\`noted_at\` text NOT NULL,
  	\`noted_by\` text NOT NULL,
  	\`days\` text,
  	\`proof_on\` text,
  	\`proof_issuer\` text,
  	\`proof_by\` text,
  	\`withdrawn_at\` text,
  	\`revision\` numeric NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`class_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`infections_facility_idx\` ON \`infections\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`infections_class_idx\` ON \`infections\` (\`class_id\`);`)
  await db.run(sql`CREATE INDEX \`infections_guardian_idx\` ON \`infections\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`infections_child_idx\` ON \`infections\` (\`child\`);`)
  await db.run(sql`CREATE INDEX \`infections_back_idx\` ON \`infections\` (\`back\`);`)
  await db.run(sql`CREATE INDEX \`infections_updated_at_idx\` ON \`infections\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`infections_created_at_idx\` ON \`infections\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`guardians\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`contact\` text NOT NULL,
  	\`name\` text,
  	\`relation\` text,
  	\`ground\` text,
  	\`adult\` integer DEFAULT false,
  	\`door_messages\` integer DEFAULT true,
  	\`lang\` text DEFAULT 'zh',
  	\`family\` text,
  	\`wechat\` text,
  	\`linked_at\` text,
  	\`invite_hash\` text,
  	\`invite_until\` text,
  	\`feed_hash\` text,
  	\`feed_made_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`guardians_contact_idx\` ON \`guardians\` (\`contact\`);`)
  await db.run(sql`CREATE INDEX \`guardians_family_idx\` ON \`guardians\` (\`family\`);`)
  await db.run(sql`CREATE INDEX \`guardians_invite_hash_idx\` ON \`guardians\` (\`invite_hash\`);`)
  await db.run(sql`CREATE INDEX \`guardians_feed_hash_idx\` ON \`guardians\` (\`feed_hash\`);`)
  await db.run(sql`CREATE INDEX \`guardians_updated_at_idx\` ON \`guardians\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`guardians_created_at_idx\` ON \`guardians\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`mandates\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`guardian_id\` text(36) NOT NULL,
  	\`delegate_id\` text(36),
  	\`called\` text NOT NULL,
  	\`relation\` text,
  	\`children\` text,
  	\`collects\` integer DEFAULT false,
  	\`books\` integer DEFAULT false,
  	\`per_stay\` numeric NOT NULL,
  	\`per_month\` numeric NOT NULL,
  	\`until\` text NOT NULL,
  	\`invite_hash\` text,
  	\`invite_until\` text,
  	\`accepted_at\` text,
  	\`ended_at\` text,
  	\`spent\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`delegate_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`mandates_guardian_idx\` ON \`mandates\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`mandates_delegate_idx\` ON \`mandates\` (\`delegate_id\`);`)
  await db.run(sql`CREATE INDEX \`mandates_invite_hash_idx\` ON \`mandates\` (\`invite_hash\`);`)
  await db.run(sql`CREATE INDEX \`mandates_updated_at_idx\` ON \`mandates\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`mandates_created_at_idx\` ON \`mandates\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`subsidy_asks\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`code\` text NOT NULL,
  	\`guardian_id\` text(36) NOT NULL,
  	\`child\` text NOT NULL,
  	\`asked_on\` text NOT NULL,
  	\`withdrawn_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`subsidy_asks_key_idx\` ON \`subsidy_asks\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`subsidy_asks_code_idx\` ON \`subsidy_asks\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`subsidy_asks_guardian_idx\` ON \`subsidy_asks\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`subsidy_asks_child_idx\` ON \`subsidy_asks\` (\`child\`);`)
  await db.run(sql`CREATE INDEX \`subsidy_asks_updated_at_idx\` ON \`subsidy_asks\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`subsidy_asks_created_at_idx\` ON \`subsidy_asks\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`subsidy_lists\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`number\` text NOT NULL,
  	\`code\` text NOT NULL,
  	\`rows\` text NOT NULL,
  	\`total\` numeric NOT NULL,
  	\`drawn_by\` text NOT NULL,
  	\`drawn_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`subsidy_lists_number_idx\` ON \`subsidy_lists\` (\`number\`);`)
  await db.run(sql`CREATE INDEX \`subsidy_lists_code_idx\` ON \`subsidy_lists\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`subsidy_lists_updated_at_idx\` ON \`subsidy_lists\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`subsidy_lists_created_at_idx\` ON \`subsidy_lists\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`children\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`guardian_id\` text(36) NOT NULL,
  	\`name\` text NOT NULL,
  	\`calendar_name\` text,
  	\`birth_date\` text NOT NULL,
  	\`family\` text NOT NULL,
  	\`merged_into\` text,
  	\`person\` text NOT NULL,
  	\`sound\` text NOT NULL,
  	\`health_notes\` text,
  	\`health_consent\` integer DEFAULT false,
  	\`pickups\` text,
  	\`growth\` text,
  	\`removed_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`children_guardian_idx\` ON \`children\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`children_family_idx\` ON \`children\` (\`family\`);`)
  await db.run(sql`CREATE INDEX \`children_merged_into_idx\` ON \`children\` (\`merged_into\`);`)
  await db.run(sql`CREATE INDEX \`children_person_idx\` ON \`children\` (\`person\`);`)
  await db.run(sql`CREATE INDEX \`children_sound_idx\` ON \`children\` (\`sound\`);`)
  await db.run(sql`CREATE INDEX \`children_updated_at_idx\` ON \`children\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`children_created_at_idx\` ON \`children\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`family_person_idx\` ON \`children\` (\`family\`,\`person\`);`)
  await db.run(sql`CREATE TABLE \`pickup_photos\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`guardian_id\` text(36) NOT NULL,
  	\`child_id\` text(36) NOT NULL,
  	\`jpeg\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`child_id\`) REFERENCES \`children\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`pickup_photos_guardian_idx\` ON \`pickup_photos\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`pickup_photos_child_idx\` ON \`pickup_photos\` (\`child_id\`);`)
  await db.run(sql`CREATE INDEX \`pickup_photos_updated_at_idx\` ON \`pickup_photos\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`pickup_photos_created_at_idx\` ON \`pickup_photos\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`delegate_codes\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`booking_id\` text(36) NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`guardian_id\` text(36) NOT NULL,
  	\`date\` text NOT NULL,
  	\`name\` text NOT NULL,
  	\`relation\` text,
  	\`phone\` text,
  	\`code_hash\` text NOT NULL,
  	\`mandate\` text,
  	\`made_at\` text NOT NULL,
  	\`withdrawn_at\` text,
  	\`used_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`booking_id\`) REFERENCES \`bookings\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`delegate_codes_booking_idx\` ON \`delegate_codes\` (\`booking_id\`);`)
  await db.run(sql`CREATE INDEX \`delegate_codes_facility_idx\` ON \`delegate_codes\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`delegate_codes_guardian_idx\` ON \`delegate_codes\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`delegate_codes_date_idx\` ON \`delegate_codes\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`delegate_codes_code_hash_idx\` ON \`delegate_codes\` (\`code_hash\`);`)
  await db.run(sql`CREATE INDEX \`delegate_codes_mandate_idx\` ON \`delegate_codes\` (\`mandate\`);`)
  await db.run(sql`CREATE INDEX \`delegate_codes_updated_at_idx\` ON \`delegate_codes\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`delegate_codes_created_at_idx\` ON \`delegate_codes\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`facility_date_codeHash_idx\` ON \`delegate_codes\` (\`facility_id\`,\`date\`,\`code_hash\`);`)
  await db.run(sql`CREATE TABLE \`door_taps\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`tap\` text NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`booking\` text NOT NULL,
  	\`date\` text NOT NULL,
  	\`what\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`by\` text NOT NULL,
  	\`name\` text,
  	\`checked\` text,
  	\`check\` text,
  	\`state\` text NOT NULL,
  	\`problem\` text,
  	\`params\` text,
  	\`decided_by\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`door_taps_facility_idx\` ON \`door_taps\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`door_taps_booking_idx\` ON \`door_taps\` (\`booking\`);`)
  await db.run(sql`CREATE INDEX \`door_taps_date_idx\` ON \`door_taps\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`door_taps_state_idx\` ON \`door_taps\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`door_taps_updated_at_idx\` ON \`door_taps\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`door_taps_created_at_idx\` ON \`door_taps\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`facility_tap_idx\` ON \`door_taps\` (\`facility_id\`,\`tap\`);`)
  await db.run(sql`CREATE TABLE \`family_places\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`guardian_id\` text(36) NOT NULL,
  	\`label\` text NOT NULL,
  	\`called\` text,
  	\`name\` text NOT NULL,
  	\`lat\` numeric NOT NULL,
  	\`lng\` numeric NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`family_places_guardian_idx\` ON \`family_places\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`family_places_updated_at_idx\` ON \`family_places\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`family_places_created_at_idx\` ON \`family_places\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`favourites\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`guardian_id\` text(36) NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`favourites_guardian_idx\` ON \`favourites\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`favourites_facility_idx\` ON \`favourites\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`favourites_updated_at_idx\` ON \`favourites\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`favourites_created_at_idx\` ON \`favourites\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`guardian_facility_idx\` ON \`favourites\` (\`guardian_id\`,\`facility_id\`);`)
  await db.run(sql`CREATE TABLE \`saved_searches\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`guardian_id\` text(36) NOT NULL,
  	\`wish\` text NOT NULL,
  	\`facility\` text,
  	\`address\` text NOT NULL,
  	\`label\` text NOT NULL,
  	\`lang\` text NOT NULL,
  	\`saved_at\` text NOT NULL,
  	\`known\` text NOT NULL,
  	\`telling\` text,
  	\`last_told_at\` text,
  	\`told_count\` numeric DEFAULT 0 NOT NULL,
  	\`stopped_at\` text,
  	\`stop_reason\` text,
  	\`stop_key\` text NOT NULL,
  	\`version\` numeric DEFAULT 1 NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`saved_searches_guardian_idx\` ON \`saved_searches\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`saved_searches_stopped_at_idx\` ON \`saved_searches\` (\`stopped_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`saved_searches_stop_key_idx\` ON \`saved_searches\` (\`stop_key\`);`)
  await db.run(sql`CREATE INDEX \`saved_searches_updated_at_idx\` ON \`saved_searches\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`saved_searches_created_at_idx\` ON \`saved_searches\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`month_messages\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`guardian_id\` text(36) NOT NULL,
  	\`child\` text NOT NULL,
  	\`pace\` text NOT NULL,
  	\`weeks\` numeric,
  	\`district\` text,
  	\`started_at\` text NOT NULL,
  	\`due_at\` text,
  	\`told\` text,
  	\`stopped_at\` text,
  	\`stop_key\` text NOT NULL,
  	\`version\` numeric DEFAULT 1 NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`month_messages_key_idx\` ON \`month_messages\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`month_messages_guardian_idx\` ON \`month_messages\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`month_messages_child_idx\` ON \`month_messages\` (\`child\`);`)
  await db.run(sql`CREATE INDEX \`month_messages_due_at_idx\` ON \`month_messages\` (\`due_at\`);`)
  await db.run(sql`CREATE INDEX \`month_messages_stopped_at_idx\` ON \`month_messages\` (\`stopped_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`month_messages_stop_key_idx\` ON \`month_messages\` (\`stop_key\`);`)
  await db.run(sql`CREATE INDEX \`month_messages_updated_at_idx\` ON \`month_messages\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`month_messages_created_at_idx\` ON \`month_messages\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`waits\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`guardian_id\` text(36) NOT NULL,
  	\`care\` text NOT NULL,
  	\`children\` text NOT NULL,
  	\`joined_at\` text NOT NULL,
  	\`party\` text,
  	\`sibling_there\` integer DEFAULT false,
  	\`raised\` text,
  	\`paused_until\` text,
  	\`status\` text NOT NULL,
  	\`offer\` text,
  	\`ended_by\` text,
  	\`ended_at\` text,
  	\`events\` text NOT NULL,
  	\`leave_key\` text NOT NULL,
  	\`version\` numeric DEFAULT 1 NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`waits_facility_idx\` ON \`waits\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`waits_guardian_idx\` ON \`waits\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`waits_status_idx\` ON \`waits\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`waits_ended_at_idx\` ON \`waits\` (\`ended_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`waits_leave_key_idx\` ON \`waits\` (\`leave_key\`);`)
  await db.run(sql`CREATE INDEX \`waits_updated_at_idx\` ON \`waits\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`waits_created_at_idx\` ON \`waits\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`sign_in_codes\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`contact\` text NOT NULL,
  	\`code_hash\` text NOT NULL,
  	\`expires_at\` text NOT NULL,
  	\`request_hash\` text,
  	\`tries\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`sign_in_codes_contact_idx\` ON \`sign_in_codes\` (\`contact\`);`)
  await db.run(sql`CREATE INDEX \`sign_in_codes_updated_at_idx\` ON \`sign_in_codes\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`sign_in_codes_created_at_idx\` ON \`sign_in_codes\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`guardian_sessions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`token_hash\` text NOT NULL,
  	\`guardian_id\` text(36) NOT NULL,
  	\`expires_at\` text NOT NULL,
  	\`device\` text NOT NULL,
  	\`begun_at\` text NOT NULL,
  	\`proven_at\` text,
  	\`seen_at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`guardian_sessions_token_hash_idx\` ON \`guardian_sessions\` (\`token_hash\`);`)
  await db.run(sql`CREATE INDEX \`guardian_sessions_guardian_idx\` ON \`guardian_sessions\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`guardian_sessions_updated_at_idx\` ON \`guardian_sessions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`guardian_sessions_created_at_idx\` ON \`guardian_sessions\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`messages\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`message_id\` text NOT NULL,
  	\`to\` text NOT NULL,
  	\`channel\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`subject\` text NOT NULL,
  	\`text\` text NOT NULL,
  	\`lang\` text,
  	\`booking\` text,
  	\`sent_at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`messages_message_id_idx\` ON \`messages\` (\`message_id\`);`)
  await db.run(sql`CREATE INDEX \`messages_to_idx\` ON \`messages\` (\`to\`);`)
  await db.run(sql`CREATE INDEX \`messages_booking_idx\` ON \`messages\` (\`booking\`);`)
  await db.run(sql`CREATE INDEX \`messages_sent_at_idx\` ON \`messages\` (\`sent_at\`);`)
  await db.run(sql`CREATE INDEX \`messages_updated_at_idx\` ON \`messages\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`messages_created_at_idx\` ON \`messages\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`review_comments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`article_id\` text(36) NOT NULL,
  	\`kind\` text NOT NULL,
  	\`lang\` text,
  	\`part\` text,
  	\`quote\` text,
  	\`text\` text NOT NULL,
  	\`version\` text,
  	\`by\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`seen_at\` text,
  	\`resolved_by\` text,
  	\`resolved_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`article_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`review_comments_article_idx\` ON \`review_comments\` (\`article_id\`);`)
  await db.run(sql`CREATE INDEX \`review_comments_resolved_at_idx\` ON \`review_comments\` (\`resolved_at\`);`)
  await db.run(sql`CREATE INDEX \`review_comments_updated_at_idx\` ON \`review_comments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`review_comments_created_at_idx\` ON \`review_comments\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`article_plans\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`article_id\` text(36) NOT NULL,
  	\`kind\` text NOT NULL,
  	\`state\` text NOT NULL,
  	\`due_at\` text NOT NULL,
  	\`by\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`version\` text NOT NULL,
  	\`writers\` text,
  	\`reason\` text,
  	\`stopped\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`article_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`article_plans_article_idx\` ON \`article_plans\` (\`article_id\`);`)
  await db.run(sql`CREATE INDEX \`article_plans_state_idx\` ON \`article_plans\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`article_plans_due_at_idx\` ON \`article_plans\` (\`due_at\`);`)
  await db.run(sql`CREATE INDEX \`article_plans_updated_at_idx\` ON \`article_plans\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`article_plans_created_at_idx\` ON \`article_plans\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`activity_signups\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`activity_id\` text(36) NOT NULL,
  	\`guardian_id\` text(36),
  	\`children\` text NOT NULL,
  	\`heads\` numeric NOT NULL,
  	\`state\` text NOT NULL,
  	\`number\` numeric NOT NULL,
  	\`changes\` numeric DEFAULT 0 NOT NULL,
  	\`joined_at\` text NOT NULL,
  	\`changed_at\` text NOT NULL,
  	\`code\` text,
  	\`remind_at\` text,
  	\`came\` text,
  	\`rating\` numeric,
  	\`remark\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`activity_id\`) REFERENCES \`activities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`activity_signups_key_idx\` ON \`activity_signups\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`activity_signups_activity_idx\` ON \`activity_signups\` (\`activity_id\`);`)
  await db.run(sql`CREATE INDEX \`activity_signups_guardian_idx\` ON \`activity_signups\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`activity_signups_state_idx\` ON \`activity_signups\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`activity_signups_code_idx\` ON \`activity_signups\` (\`code\`);`)
  await db.run(sql`CREATE INDEX \`activity_signups_remind_at_idx\` ON \`activity_signups\` (\`remind_at\`);`)
  await db.run(sql`CREATE INDEX \`activity_signups_updated_at_idx\` ON \`activity_signups\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`activity_signups_created_at_idx\` ON \`activity_signups\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`activity_sheets\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`activity\` text NOT NULL,
  	\`last\` numeric NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`activity_sheets_activity_idx\` ON \`activity_sheets\` (\`activity\`);`)
  await db.run(sql`CREATE INDEX \`activity_sheets_updated_at_idx\` ON \`activity_sheets\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`activity_sheets_created_at_idx\` ON \`activity_sheets\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`home_visits\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`form_key\` text NOT NULL,
  	\`guardian_id\` text(36),
  	\`born_on\` text,
  	\`district_code\` text NOT NULL,
  	\`township_code\` text NOT NULL,
  	\`address\` text,
  	\`lat\` numeric,
  	\`lng\` numeric,
  	\`wished\` text NOT NULL,
  	\`wish\` text,
  	\`lang\` text NOT NULL,
  	\`asked_at\` text NOT NULL,
  	\`consent_at\` text,
  	\`state\` text NOT NULL,
  	\`planned_on\` text,
  	\`half\` text,
  	\`order\` numeric,
  	\`nurse_id\` text(36),
  	\`nurse_name\` text,
  	\`checks\` text,
  	\`advice\` text,
  	\`visited_at\` text,
  	\`reason\` text,
  	\`changes\` numeric DEFAULT 0 NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`nurse_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`home_visits_form_key_idx\` ON \`home_visits\` (\`form_key\`);`)
  await db.run(sql`CREATE INDEX \`home_visits_guardian_idx\` ON \`home_visits\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`home_visits_district_code_idx\` ON \`home_visits\` (\`district_code\`);`)
  await db.run(sql`CREATE INDEX \`home_visits_township_code_idx\` ON \`home_visits\` (\`township_code\`);`)
  await db.run(sql`CREATE INDEX \`home_visits_state_idx\` ON \`home_visits\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`home_visits_planned_on_idx\` ON \`home_visits\` (\`planned_on\`);`)
  await db.run(sql`CREATE INDEX \`home_visits_nurse_idx\` ON \`home_visits\` (\`nurse_id\`);`)
  await db.run(sql`CREATE INDEX \`home_visits_updated_at_idx\` ON \`home_visits\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`home_visits_created_at_idx\` ON \`home_visits\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`doctor_requests\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`form_key\` text NOT NULL,
  	\`guardian_id\` text(36),
  	\`district_code\` text NOT NULL,
  	\`township_code\` text NOT NULL,
  	\`clinic\` text NOT NULL,
  	\`address\` text,
  	\`wish\` text,
  	\`asked_at\` text NOT NULL,
  	\`consent_at\` text,
  	\`state\` text NOT NULL,
  	\`answer\` text,
  	\`answered_by\` text,
  	\`changes\` numeric DEFAULT 0 NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`doctor_requests_form_key_idx\` ON \`doctor_requests\` (\`form_key\`);`)
  await db.run(sql`CREATE INDEX \`doctor_requests_guardian_idx\` ON \`doctor_requests\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`doctor_requests_district_code_idx\` ON \`doctor_requests\` (\`district_code\`);`)
  await db.run(sql`CREATE INDEX \`doctor_requests_township_code_idx\` ON \`doctor_requests\` (\`township_code\`);`)
  await db.run(sql`CREATE INDEX \`doctor_requests_state_idx\` ON \`doctor_requests\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`doctor_requests_updated_at_idx\` ON \`doctor_requests\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`doctor_requests_created_at_idx\` ON \`doctor_requests\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`consult_slots\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`expert_id\` text(36),
  	\`expert_name\` text NOT NULL,
  	\`date\` text NOT NULL,
  	\`from\` numeric NOT NULL,
  	\`to\` numeric NOT NULL,
  	\`starts_at\` text NOT NULL,
  	\`way\` text NOT NULL,
  	\`where\` text,
  	\`state\` text NOT NULL,
  	\`version\` numeric DEFAULT 1 NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`expert_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`consult_slots_expert_idx\` ON \`consult_slots\` (\`expert_id\`);`)
  await db.run(sql`CREATE INDEX \`consult_slots_date_idx\` ON \`consult_slots\` (\`date\`);`)
  await db.run(sql`CREATE INDEX \`consult_slots_starts_at_idx\` ON \`consult_slots\` (\`starts_at\`);`)
  await db.run(sql`CREATE INDEX \`consult_slots_state_idx\` ON \`consult_slots\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`consult_slots_updated_at_idx\` ON \`consult_slots\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`consult_slots_created_at_idx\` ON \`consult_slots\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`consults\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`slot_id\` text(36) NOT NULL,
  	\`guardian_id\` text(36),
  	\`child\` text,
  	\`wish\` text,
  	\`state\` text NOT NULL,
  	\`reason\` text,
  	\`changes\` numeric DEFAULT 0 NOT NULL,
  	\`changed_at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`slot_id\`) REFERENCES \`consult_slots\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`consults_slot_idx\` ON \`consults\` (\`slot_id\`);`)
  await db.run(sql`CREATE INDEX \`consults_guardian_idx\` ON \`consults\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`consults_child_idx\` ON \`consults\` (\`child\`);`)
  await db.run(sql`CREATE INDEX \`consults_updated_at_idx\` ON \`consults\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`consults_created_at_idx\` ON \`consults\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`contracts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`number\` text NOT NULL,
  	\`booking_id\` text(36) NOT NULL,
  	\`guardian_id\` text(36) NOT NULL,
  	\`version\` numeric NOT NULL,
  	\`snapshot\` text,
  	\`evidence\` text,
  	\`snapshot_hash\` text NOT NULL,
  	\`sha256\` text NOT NULL,
  	\`bare_hash\` text NOT NULL,
  	\`seal\` text,
  	\`file\` text NOT NULL,
  	\`framework_id\` text(36),
  	\`annex_order\` numeric,
  	\`framework_until\` text,
  	\`framework_ended_at\` text,
  	\`pages\` numeric,
  	\`signed_at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`booking_id\`) REFERENCES \`bookings\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`guardian_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`framework_id\`) REFERENCES \`contracts\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`contracts_facility_idx\` ON \`contracts\` (\`facility_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`contracts_number_idx\` ON \`contracts\` (\`number\`);`)
  await db.run(sql`CREATE INDEX \`contracts_booking_idx\` ON \`contracts\` (\`booking_id\`);`)
  await db.run(sql`CREATE INDEX \`contracts_guardian_idx\` ON \`contracts\` (\`guardian_id\`);`)
  await db.run(sql`CREATE INDEX \`contracts_snapshot_hash_idx\` ON \`contracts\` (\`snapshot_hash\`);`)
  await db.run(sql`CREATE INDEX \`contracts_sha256_idx\` ON \`contracts\` (\`sha256\`);`)
  await db.run(sql`CREATE INDEX \`contracts_bare_hash_idx\` ON \`contracts\` (\`bare_hash\`);`)
  await db.run(sql`CREATE INDEX \`contracts_framework_idx\` ON \`contracts\` (\`framework_id\`);`)
  await db.run(sql`CREATE INDEX \`contracts_framework_until_idx\` ON \`contracts\` (\`framework_until\`);`)
  await db.run(sql`CREATE INDEX \`contracts_updated_at_idx\` ON \`contracts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`contracts_created_at_idx\` ON \`contracts\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`offer_signatures\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`by\` text NOT NULL,
  	\`staff_id\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`said\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`offer_signatures_facility_idx\` ON \`offer_signatures\` (\`facility_id\`);`)
  await db.run(sql`CREATE INDEX \`offer_signatures_at_idx\` ON \`offer_signatures\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`offer_signatures_updated_at_idx\` ON \`offer_signatures\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`offer_signatures_created_at_idx\` ON \`offer_signatures\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`reference\` text NOT NULL,
  	\`checkout\` text NOT NULL,
  	\`checkout_total\` numeric NOT NULL,
  	\`booking_id\` text(36) NOT NULL,
  	\`provider\` text NOT NULL,
  	\`merchant\` text,
  	\`provider_ref\` text,
  	\`amount\` numeric NOT NULL,
  	\`currency\` text NOT NULL,
  	\`extra\` text,
  	\`description\` text,
  	\`lang\` text,
  	\`status\` text NOT NULL,
  	\`url\` text,
  	\`method\` text,
  	\`started_at\` text NOT NULL,
  	\`paid_at\` text,
  	\`received\` numeric,
  	\`received_currency\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`booking_id\`) REFERENCES \`bookings\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`payments_facility_idx\` ON \`payments\` (\`facility_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`payments_reference_idx\` ON \`payments\` (\`reference\`);`)
  await db.run(sql`CREATE INDEX \`payments_checkout_idx\` ON \`payments\` (\`checkout\`);`)
  await db.run(sql`CREATE INDEX \`payments_booking_idx\` ON \`payments\` (\`booking_id\`);`)
  await db.run(sql`CREATE INDEX \`payments_provider_ref_idx\` ON \`payments\` (\`provider_ref\`);`)
  await db.run(sql`CREATE INDEX \`payments_status_idx\` ON \`payments\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`payments_updated_at_idx\` ON \`payments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payments_created_at_idx\` ON \`payments\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`refunds\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`reference\` text NOT NULL,
  	\`booking_id\` text(36) NOT NULL,
  	\`payment_id\` text(36) NOT NULL,
  	\`amount\` numeric NOT NULL,
  	\`currency\` text NOT NULL,
  	\`lines\` text,
  	\`cause\` text NOT NULL,
  	\`status\` text NOT NULL,
  	\`refund_ref\` text,
  	\`requested_at\` text NOT NULL,
  	\`paid_back_at\` text,
  	\`arrived_at\` text,
  	\`times\` numeric DEFAULT 0 NOT NULL,
  	\`covered\` numeric DEFAULT 0 NOT NULL,
  	\`interest\` text,
  	\`request\` text,
  	\`by_hand\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`booking_id\`) REFERENCES \`bookings\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`payment_id\`) REFERENCES \`payments\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`refunds_facility_idx\` ON \`refunds\` (\`facility_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`refunds_reference_idx\` ON \`refunds\` (\`reference\`);`)
  await db.run(sql`CREATE INDEX \`refunds_booking_idx\` ON \`refunds\` (\`booking_id\`);`)
  await db.run(sql`CREATE INDEX \`refunds_payment_idx\` ON \`refunds\` (\`payment_id\`);`)
  await db.run(sql`CREATE INDEX \`refunds_status_idx\` ON \`refunds\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`refunds_updated_at_idx\` ON \`refunds\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`refunds_created_at_idx\` ON \`refunds\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`outside_returns\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`reference\` text NOT NULL,
  	\`event\` text NOT NULL,
  	\`booking_id\` text(36) NOT NULL,
  	\`payment_id\` text(36) NOT NULL,
  	\`kind\` text NOT NULL,
  	\`status\` text NOT NULL,
  	\`amount\` numeric NOT NULL,
  	\`currency\` text NOT NULL,
  	\`heard_at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`booking_id\`) REFERENCES \`bookings\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`payment_id\`) REFERENCES \`payments\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`outside_returns_facility_idx\` ON \`outside_returns\` (\`facility_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`outside_returns_reference_idx\` ON \`outside_returns\` (\`reference\`);`)
  await db.run(sql`CREATE INDEX \`outside_returns_event_idx\` ON \`outside_returns\` (\`event\`);`)
  await db.run(sql`CREATE INDEX \`outside_returns_booking_idx\` ON \`outside_returns\` (\`booking_id\`);`)
  await db.run(sql`CREATE INDEX \`outside_returns_payment_idx\` ON \`outside_returns\` (\`payment_id\`);`)
  await db.run(sql`CREATE INDEX \`outside_returns_status_idx\` ON \`outside_returns\` (\`status\`);`)
  await db.run(sql`CREATE INDEX \`outside_returns_updated_at_idx\` ON \`outside_returns\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`outside_returns_created_at_idx\` ON \`outside_returns\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`receipts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`number\` text NOT NULL,
  	\`booking_id\` text(36) NOT NULL,
  	\`kind\` text NOT NULL,
  	\`source\` text NOT NULL,
  	\`amount\` numeric NOT NULL,
  	\`lines\` text,
  	\`issued_at\` text NOT NULL,
  	\`year\` numeric NOT NULL,
  	\`sequence\` numeric NOT NULL,
  	\`payee\` text,
  	\`invoice_number\` text,
  	\`voids\` text,
  	\`reason\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`booking_id\`) REFERENCES \`bookings\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`receipts_facility_idx\` ON \`receipts\` (\`facility_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`receipts_number_idx\` ON \`receipts\` (\`number\`);`)
  await db.run(sql`CREATE INDEX \`receipts_booking_idx\` ON \`receipts\` (\`booking_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`receipts_source_idx\` ON \`receipts\` (\`source\`);`)
  await db.run(sql`CREATE INDEX \`receipts_issued_at_idx\` ON \`receipts\` (\`issued_at\`);`)
  await db.run(sql`CREATE INDEX \`receipts_invoice_number_idx\` ON \`receipts\` (\`invoice_number\`);`)
  await db.run(sql`CREATE INDEX \`receipts_voids_idx\` ON \`receipts\` (\`voids\`);`)
  await db.run(sql`CREATE INDEX \`receipts_updated_at_idx\` ON \`receipts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`receipts_created_at_idx\` ON \`receipts\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`facility_year_sequence_idx\` ON \`receipts\` (\`facility_id\`,\`year\`,\`sequence\`);`)
  await db.run(sql`CREATE TABLE \`ledger_entries\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`key\` text NOT NULL,
  	\`booking_id\` text(36) NOT NULL,
  	\`at\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`postings\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`booking_id\`) REFERENCES \`bookings\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`ledger_entries_facility_idx\` ON \`ledger_entries\` (\`facility_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`ledger_entries_key_idx\` ON \`ledger_entries\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`ledger_entries_booking_idx\` ON \`ledger_entries\` (\`booking_id\`);`)
  await db.run(sql`CREATE INDEX \`ledger_entries_at_idx\` ON \`ledger_entries\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`ledger_entries_updated_at_idx\` ON \`ledger_entries\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`ledger_entries_created_at_idx\` ON \`ledger_entries\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`till_entries\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`key\` text NOT NULL,
  	\`booking_id\` text(36) NOT NULL,
  	\`method\` text NOT NULL,
  	\`amount\` numeric NOT NULL,
  	\`at\` text NOT NULL,
  	\`by\` text NOT NULL,
  	\`proof\` text,
  	\`closing\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`booking_id\`) REFERENCES \`bookings\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`till_entries_facility_idx\` ON \`till_entries\` (\`facility_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`till_entries_key_idx\` ON \`till_entries\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`till_entries_booking_idx\` ON \`till_entries\` (\`booking_id\`);`)
  await db.run(sql`CREATE INDEX \`till_entries_closing_idx\` ON \`till_entries\` (\`closing\`);`)
  await db.run(sql`CREATE INDEX \`till_entries_updated_at_idx\` ON \`till_entries\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`till_entries_created_at_idx\` ON \`till_entries\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`daily_closings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`facility_id\` text(36) NOT NULL,
  	\`number\` text NOT NULL,
  	\`sums\` text NOT NULL,
  	\`expected\` numeric NOT NULL,
  	\`counted\` numeric NOT NULL,
  	\`difference\` numeric NOT NULL,
  	\`reason\` text,
  	\`closed_by\` text NOT NULL,
  	\`closed_at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`facility_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`daily_closings_facility_idx\` ON \`daily_closings\` (\`facility_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`daily_closings_number_idx\` ON \`daily_closings\` (\`number\`);`)
  await db.run(sql`CREATE INDEX \`daily_closings_updated_at_idx\` ON \`daily_closings\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`daily_closings_created_at_idx\` ON \`daily_closings\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`article_reads\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`article\` text NOT NULL,
  	\`day\` text NOT NULL,
  	\`times\` numeric NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`article_reads_key_idx\` ON \`article_reads\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`article_reads_article_idx\` ON \`article_reads\` (\`article\`);`)
  await db.run(sql`CREATE INDEX \`article_reads_day_idx\` ON \`article_reads\` (\`day\`);`)
  await db.run(sql`CREATE TABLE \`audit_log\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`at\` text NOT NULL,
  	\`actor\` text NOT NULL,
  	\`action\` text NOT NULL,
  	\`subject\` text NOT NULL,
  	\`detail\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`audit_log_at_idx\` ON \`audit_log\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`audit_log_actor_idx\` ON \`audit_log\` (\`actor\`);`)
  await db.run(sql`CREATE INDEX \`audit_log_action_idx\` ON \`audit_log\` (\`action\`);`)
  await db.run(sql`CREATE INDEX \`audit_log_subject_idx\` ON \`audit_log\` (\`subject\`);`)
  await db.run(sql`CREATE INDEX \`audit_log_updated_at_idx\` ON \`audit_log\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`audit_log_created_at_idx\` ON \`audit_log\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`changes\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`seq\` numeric NOT NULL,
  	\`at\` text NOT NULL,
  	\`actor\` text NOT NULL,
  	\`action\` text NOT NULL,
  	\`subject\` text NOT NULL,
  	\`document\` text,
  	\`documents\` text,
  	\`facility\` text,
  	\`slug\` text,
  	\`fields\` text
  );
  `)
  await db.run(sql`CREATE INDEX \`changes_seq_idx\` ON \`changes\` (\`seq\`);`)
  await db.run(sql`CREATE INDEX \`changes_at_idx\` ON \`changes\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`changes_actor_idx\` ON \`changes\` (\`actor\`);`)
  await db.run(sql`CREATE INDEX \`changes_subject_idx\` ON \`changes\` (\`subject\`);`)
  await db.run(sql`CREATE INDEX \`changes_document_idx\` ON \`changes\` (\`document\`);`)
  await db.run(sql`CREATE INDEX \`changes_facility_idx\` ON \`changes\` (\`facility\`);`)
  await db.run(sql`CREATE TABLE \`former_addresses\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`section\` text NOT NULL,
  	\`document\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`former_addresses_key_idx\` ON \`former_addresses\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`former_addresses_section_idx\` ON \`former_addresses\` (\`section\`);`)
  await db.run(sql`CREATE INDEX \`former_addresses_document_idx\` ON \`former_addresses\` (\`document\`);`)
  await db.run(sql`CREATE INDEX \`former_addresses_updated_at_idx\` ON \`former_addresses\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`former_addresses_created_at_idx\` ON \`former_addresses\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`idempotency_keys\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`request_hash\` text NOT NULL,
  	\`outcome\` text,
  	\`status\` numeric,
  	\`answer\` text,
  	\`at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`idempotency_keys_key_idx\` ON \`idempotency_keys\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`idempotency_keys_at_idx\` ON \`idempotency_keys\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`idempotency_keys_updated_at_idx\` ON \`idempotency_keys\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`idempotency_keys_created_at_idx\` ON \`idempotency_keys\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`letters\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`subject\` text NOT NULL,
  	\`about\` text,
  	\`request\` text,
  	\`at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`letters_key_idx\` ON \`letters\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`letters_subject_idx\` ON \`letters\` (\`subject\`);`)
  await db.run(sql`CREATE INDEX \`letters_at_idx\` ON \`letters\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`letters_updated_at_idx\` ON \`letters\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`letters_created_at_idx\` ON \`letters\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`pretend_payments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`ref\` text NOT NULL,
  	\`state\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`pretend_payments_ref_idx\` ON \`pretend_payments\` (\`ref\`);`)
  await db.run(sql`CREATE INDEX \`pretend_payments_updated_at_idx\` ON \`pretend_payments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`pretend_payments_created_at_idx\` ON \`pretend_payments\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`centre_payments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`ref\` text NOT NULL,
  	\`state\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`centre_payments_ref_idx\` ON \`centre_payments\` (\`ref\`);`)
  await db.run(sql`CREATE INDEX \`centre_payments_updated_at_idx\` ON \`centre_payments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`centre_payments_created_at_idx\` ON \`centre_payments\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`direct_payments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`ref\` text NOT NULL,
  	\`state\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`direct_payments_ref_idx\` ON \`direct_payments\` (\`ref\`);`)
  await db.run(sql`CREATE INDEX \`direct_payments_updated_at_idx\` ON \`direct_payments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`direct_payments_created_at_idx\` ON \`direct_payments\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`rate_limits\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`points\` numeric NOT NULL,
  	\`expire\` numeric
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`rate_limits_key_idx\` ON \`rate_limits\` (\`key\`);`)
  await db.run(sql`CREATE TABLE \`second_factors\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`account\` text NOT NULL,
  	\`secret\` text NOT NULL,
  	\`confirmed\` integer DEFAULT false,
  	\`last_step\` numeric DEFAULT 0,
  	\`recovery\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`second_factors_account_idx\` ON \`second_factors\` (\`account\`);`)
  await db.run(sql`CREATE INDEX \`second_factors_updated_at_idx\` ON \`second_factors\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`second_factors_created_at_idx\` ON \`second_factors\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`unmet_demand\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`day\` text NOT NULL,
  	\`area\` text,
  	\`age\` text NOT NULL,
  	\`care\` text NOT NULL,
  	\`part\` text NOT NULL,
  	\`times\` numeric NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`unmet_demand_key_idx\` ON \`unmet_demand\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`unmet_demand_day_idx\` ON \`unmet_demand\` (\`day\`);`)
  await db.run(sql`CREATE TABLE \`payload_kv\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`data\` text NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`payload_kv_key_idx\` ON \`payload_kv\` (\`key\`);`)
  await db.run(sql`CREATE TABLE \`payload_jobs_log\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`executed_at\` text NOT NULL,
  	\`completed_at\` text NOT NULL,
  	\`task_slug\` text NOT NULL,
  	\`task_i_d\` text NOT NULL,
  	\`input\` text,
  	\`output\` text,
  	\`state\` text NOT NULL,
  	\`error\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`payload_jobs\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_jobs_log_order_idx\` ON \`payload_jobs_log\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_log_parent_id_idx\` ON \`payload_jobs_log\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`payload_jobs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`input\` text,
  	\`completed_at\` text,
  	\`total_tried\` numeric DEFAULT 0,
  	\`has_error\` integer DEFAULT false,
  	\`error\` text,
  	\`task_slug\` text,
  	\`queue\` text DEFAULT 'default',
  	\`wait_until\` text,
  	\`processing\` integer DEFAULT false,
  	\`key\` text,
  	\`lease_by\` text,
  	\`lease_until\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_jobs_completed_at_idx\` ON \`payload_jobs\` (\`completed_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_total_tried_idx\` ON \`payload_jobs\` (\`total_tried\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_has_error_idx\` ON \`payload_jobs\` (\`has_error\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_task_slug_idx\` ON \`payload_jobs\` (\`task_slug\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_queue_idx\` ON \`payload_jobs\` (\`queue\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_wait_until_idx\` ON \`payload_jobs\` (\`wait_until\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_processing_idx\` ON \`payload_jobs\` (\`processing\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`payload_jobs_key_idx\` ON \`payload_jobs\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_lease_until_idx\` ON \`payload_jobs\` (\`lease_until\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_updated_at_idx\` ON \`payload_jobs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_jobs_created_at_idx\` ON \`payload_jobs\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_locked_documents\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`global_slug\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_global_slug_idx\` ON \`payload_locked_documents\` (\`global_slug\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_updated_at_idx\` ON \`payload_locked_documents\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_created_at_idx\` ON \`payload_locked_documents\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_locked_documents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`credential_events_id\` text(36),
  	\`filed_changes_id\` text(36),
  	\`bookings_id\` text(36),
  	\`place_claims_id\` text(36),
  	\`enrolled_children_id\` text(36),
  	\`infections_id\` text(36),
  	\`guardians_id\` text(36),
  	\`mandates_id\` text(36),
  	\`subsidy_asks_id\` text(36),
  	\`subsidy_lists_id\` text(36),
  	\`children_id\` text(36),
  	\`pickup_photos_id\` text(36),
  	\`delegate_codes_id\` text(36),
  	\`door_taps_id\` text(36),
  	\`family_places_id\` text(36),
  	\`favourites_id\` text(36),
  	\`saved_searches_id\` text(36),
  	\`waits_id\` text(36),
  	\`sign_in_codes_id\` text(36),
  	\`guardian_sessions_id\` text(36),
  	\`messages_id\` text(36),
  	\`review_comments_id\` text(36),
  	\`contracts_id\` text(36),
  	\`offer_signatures_id\` text(36),
  	\`payments_id\` text(36),
  	\`refunds_id\` text(36),
  	\`outside_returns_id\` text(36),
  	\`receipts_id\` text(36),
  	\`ledger_entries_id\` text(36),
  	\`till_entries_id\` text(36),
  	\`daily_closings_id\` text(36),
  	\`audit_log_id\` text(36),
  	\`idempotency_keys_id\` text(36),
  	\`letters_id\` text(36),
  	\`pretend_payments_id\` text(36),
  	\`centre_payments_id\` text(36),
  	\`direct_payments_id\` text(36),
  	\`users_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`credential_events_id\`) REFERENCES \`credential_events\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`filed_changes_id\`) REFERENCES \`filed_changes\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`bookings_id\`) REFERENCES \`bookings\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`place_claims_id\`) REFERENCES \`place_claims\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`enrolled_children_id\`) REFERENCES \`enrolled_children\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`infections_id\`) REFERENCES \`infections\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`guardians_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`mandates_id\`) REFERENCES \`mandates\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`subsidy_asks_id\`) REFERENCES \`subsidy_asks\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`subsidy_lists_id\`) REFERENCES \`subsidy_lists\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`children_id\`) REFERENCES \`children\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`pickup_photos_id\`) REFERENCES \`pickup_photos\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`delegate_codes_id\`) REFERENCES \`delegate_codes\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`door_taps_id\`) REFERENCES \`door_taps\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`family_places_id\`) REFERENCES \`family_places\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`favourites_id\`) REFERENCES \`favourites\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`saved_searches_id\`) REFERENCES \`saved_searches\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`waits_id\`) REFERENCES \`waits\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`sign_in_codes_id\`) REFERENCES \`sign_in_codes\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`guardian_sessions_id\`) REFERENCES \`guardian_sessions\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`messages_id\`) REFERENCES \`messages\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`review_comments_id\`) REFERENCES \`review_comments\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`contracts_id\`) REFERENCES \`contracts\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`offer_signatures_id\`) REFERENCES \`offer_signatures\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`payments_id\`) REFERENCES \`payments\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`refunds_id\`) REFERENCES \`refunds\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`outside_returns_id\`) REFERENCES \`outside_returns\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`receipts_id\`) REFERENCES \`receipts\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`ledger_entries_id\`) REFERENCES \`ledger_entries\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`till_entries_id\`) REFERENCES \`till_entries\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`daily_closings_id\`) REFERENCES \`daily_closings\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`audit_log_id\`) REFERENCES \`audit_log\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`idempotency_keys_id\`) REFERENCES \`idempotency_keys\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`letters_id\`) REFERENCES \`letters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`pretend_payments_id\`) REFERENCES \`pretend_payments\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`centre_payments_id\`) REFERENCES \`centre_payments\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`direct_payments_id\`) REFERENCES \`direct_payments\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_credential_events_id_idx\` ON \`payload_locked_documents_rels\` (\`credential_events_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_filed_changes_id_idx\` ON \`payload_locked_documents_rels\` (\`filed_changes_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_bookings_id_idx\` ON \`payload_locked_documents_rels\` (\`bookings_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_place_claims_id_idx\` ON \`payload_locked_documents_rels\` (\`place_claims_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_enrolled_children_id_idx\` ON \`payload_locked_documents_rels\` (\`enrolled_children_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_infections_id_idx\` ON \`payload_locked_documents_rels\` (\`infections_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_guardians_id_idx\` ON \`payload_locked_documents_rels\` (\`guardians_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_mandates_id_idx\` ON \`payload_locked_documents_rels\` (\`mandates_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_subsidy_asks_id_idx\` ON \`payload_locked_documents_rels\` (\`subsidy_asks_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_subsidy_lists_id_idx\` ON \`payload_locked_documents_rels\` (\`subsidy_lists_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_children_id_idx\` ON \`payload_locked_documents_rels\` (\`children_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_pickup_photos_id_idx\` ON \`payload_locked_documents_rels\` (\`pickup_photos_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_delegate_codes_id_idx\` ON \`payload_locked_documents_rels\` (\`delegate_codes_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_door_taps_id_idx\` ON \`payload_locked_documents_rels\` (\`door_taps_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_family_places_id_idx\` ON \`payload_locked_documents_rels\` (\`family_places_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_favourites_id_idx\` ON \`payload_locked_documents_rels\` (\`favourites_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_saved_searches_id_idx\` ON \`payload_locked_documents_rels\` (\`saved_searches_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_waits_id_idx\` ON \`payload_locked_documents_rels\` (\`waits_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_sign_in_codes_id_idx\` ON \`payload_locked_documents_rels\` (\`sign_in_codes_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_guardian_sessions_id_idx\` ON \`payload_locked_documents_rels\` (\`guardian_sessions_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_messages_id_idx\` ON \`payload_locked_documents_rels\` (\`messages_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_review_comments_id_idx\` ON \`payload_locked_documents_rels\` (\`review_comments_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_contracts_id_idx\` ON \`payload_locked_documents_rels\` (\`contracts_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_offer_signatures_id_idx\` ON \`payload_locked_documents_rels\` (\`offer_signatures_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_payments_id_idx\` ON \`payload_locked_documents_rels\` (\`payments_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_refunds_id_idx\` ON \`payload_locked_documents_rels\` (\`refunds_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_outside_returns_id_idx\` ON \`payload_locked_documents_rels\` (\`outside_returns_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_receipts_id_idx\` ON \`payload_locked_documents_rels\` (\`receipts_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_ledger_entries_id_idx\` ON \`payload_locked_documents_rels\` (\`ledger_entries_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_till_entries_id_idx\` ON \`payload_locked_documents_rels\` (\`till_entries_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_daily_closings_id_idx\` ON \`payload_locked_documents_rels\` (\`daily_closings_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_audit_log_id_idx\` ON \`payload_locked_documents_rels\` (\`audit_log_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_idempotency_keys_id_idx\` ON \`payload_locked_documents_rels\` (\`idempotency_keys_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_letters_id_idx\` ON \`payload_locked_documents_rels\` (\`letters_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_pretend_payments_id_idx\` ON \`payload_locked_documents_rels\` (\`pretend_payments_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_centre_payments_id_idx\` ON \`payload_locked_documents_rels\` (\`centre_payments_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_direct_payments_id_idx\` ON \`payload_locked_documents_rels\` (\`direct_payments_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE TABLE \`payload_preferences\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text,
  	\`value\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_preferences_key_idx\` ON \`payload_preferences\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_updated_at_idx\` ON \`payload_preferences\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_created_at_idx\` ON \`payload_preferences\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`payload_preferences_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`users_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_preferences\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_order_idx\` ON \`payload_preferences_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_parent_idx\` ON \`payload_preferences_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_path_idx\` ON \`payload_preferences_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_preferences_rels_users_id_idx\` ON \`payload_preferences_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE TABLE \`payload_migrations\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`batch\` numeric,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`payload_migrations_updated_at_idx\` ON \`payload_migrations\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`payload_migrations_created_at_idx\` ON \`payload_migrations\` (\`created_at\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`facilities_stops\`;`)
  await db.run(sql`DROP TABLE \`facilities_stops_locales\`;`)
  await db.run(sql`DROP TABLE \`facilities_photos\`;`)
  await db.run(sql`DROP TABLE \`facilities_languages\`;`)
  await db.run(sql`DROP TABLE \`facilities_access_features\`;`)
  await db.run(sql`DROP TABLE \`facilities_handovers_forms\`;`)
  await db.run(sql`DROP TABLE \`facilities_handovers\`;`)
  await db.run(sql`DROP TABLE \`facilities\`;`)
  await db.run(sql`DROP TABLE \`facilities_locales\`;`)
  await db.run(sql`DROP TABLE \`classes_forms\`;`)
  await db.run(sql`DROP TABLE \`classes_tour_first\`;`)
  await db.run(sql`DROP TABLE \`classes_on_request\`;`)
  await db.run(sql`DROP TABLE \`classes_handovers_forms\`;`)
  await db.run(sql`DROP TABLE \`classes_handovers\`;`)
  await db.run(sql`DROP TABLE \`classes_public_parts\`;`)
  await db.run(sql`DROP TABLE \`classes\`;`)
  await db.run(sql`DROP TABLE \`classes_locales\`;`)
  await db.run(sql`DROP TABLE \`staff\`;`)
  await db.run(sql`DROP TABLE \`shifts\`;`)
  await db.run(sql`DROP TABLE \`absences\`;`)
  await db.run(sql`DROP TABLE \`opening_hours\`;`)
  await db.run(sql`DROP TABLE \`closures\`;`)
  await db.run(sql`DROP TABLE \`closures_locales\`;`)
  await db.run(sql`DROP TABLE \`closures_rels\`;`)
  await db.run(sql`DROP TABLE \`tour_slots\`;`)
  await db.run(sql`DROP TABLE \`price_items\`;`)
  await db.run(sql`DROP TABLE \`discounts_forms\`;`)
  await db.run(sql`DROP TABLE \`discounts\`;`)
  await db.run(sql`DROP TABLE \`employee_lists\`;`)
  await db.run(sql`DROP TABLE \`credential_events\`;`)
  await db.run(sql`DROP TABLE \`credential_events_locales\`;`)
  await db.run(sql`DROP TABLE \`takeovers\`;`)
  await db.run(sql`DROP TABLE \`filed_changes\`;`)
  await db.run(sql`DROP TABLE \`complaints\`;`)
  await db.run(sql`DROP TABLE \`disputes\`;`)
  await db.run(sql`DROP TABLE \`contract_templates\`;`)
  await db.run(sql`DROP TABLE \`contract_templates_locales\`;`)
  await db.run(sql`DROP TABLE \`centre_terms\`;`)
  await db.run(sql`DROP TABLE \`refund_rules\`;`)
  await db.run(sql`DROP TABLE \`articles\`;`)
  await db.run(sql`DROP TABLE \`articles_locales\`;`)
  await db.run(sql`DROP TABLE \`articles_rels\`;`)
  await db.run(sql`DROP TABLE \`_articles_v\`;`)
  await db.run(sql`DROP TABLE \`_articles_v_locales\`;`)
  await db.run(sql`DROP TABLE \`_articles_v_rels\`;`)
  await db.run(sql`DROP TABLE \`policies\`;`)
  await db.run(sql`DROP TABLE \`policies_locales\`;`)
  await db.run(sql`DROP TABLE \`_policies_v\`;`)
  await db.run(sql`DROP TABLE \`_policies_v_locales\`;`)
  await db.run(sql`DROP TABLE \`activities\`;`)
  await db.run(sql`DROP TABLE \`activities_locales\`;`)
  await db.run(sql`DROP TABLE \`organisers\`;`)
  await db.run(sql`DROP TABLE \`organisers_locales\`;`)
  await db.run(sql`DROP TABLE \`media\`;`)
  await db.run(sql`DROP TABLE \`media_locales\`;`)
  await db.run(sql`DROP TABLE \`family_supports\`;`)
  await db.run(sql`DROP TABLE \`family_supports_locales\`;`)
  await db.run(sql`DROP TABLE \`growth_standards\`;`)
  await db.run(sql`DROP TABLE \`growth_standards_locales\`;`)
  await db.run(sql`DROP TABLE \`schedule_entries\`;`)
  await db.run(sql`DROP TABLE \`schedule_entries_locales\`;`)
  await db.run(sql`DROP TABLE \`danger_signs\`;`)
  await db.run(sql`DROP TABLE \`danger_signs_locales\`;`)
  await db.run(sql`DROP TABLE \`_danger_signs_v\`;`)
  await db.run(sql`DROP TABLE \`_danger_signs_v_locales\`;`)
  await db.run(sql`DROP TABLE \`month_tips\`;`)
  await db.run(sql`DROP TABLE \`month_tips_locales\`;`)
  await db.run(sql`DROP TABLE \`onward_rules\`;`)
  await db.run(sql`DROP TABLE \`onward_rules_locales\`;`)
  await db.run(sql`DROP TABLE \`questions\`;`)
  await db.run(sql`DROP TABLE \`questions_locales\`;`)
  await db.run(sql`DROP TABLE \`areas\`;`)
  await db.run(sql`DROP TABLE \`areas_locales\`;`)
  await db.run(sql`DROP TABLE \`area_figures\`;`)
  await db.run(sql`DROP TABLE \`brand_names\`;`)
  await db.run(sql`DROP TABLE \`gazetteer_places\`;`)
  await db.run(sql`DROP TABLE \`gazetteer_places_locales\`;`)
  await db.run(sql`DROP TABLE \`special_days\`;`)
  await db.run(sql`DROP TABLE \`special_days_locales\`;`)
  await db.run(sql`DROP TABLE \`class_standards\`;`)
  await db.run(sql`DROP TABLE \`staff_standards\`;`)
  await db.run(sql`DROP TABLE \`waitlist_rules\`;`)
  await db.run(sql`DROP TABLE \`request_rules\`;`)
  await db.run(sql`DROP TABLE \`booking_windows_forms\`;`)
  await db.run(sql`DROP TABLE \`booking_windows\`;`)
  await db.run(sql`DROP TABLE \`hour_quotas_forms\`;`)
  await db.run(sql`DROP TABLE \`hour_quotas\`;`)
  await db.run(sql`DROP TABLE \`centre_pay_rules\`;`)
  await db.run(sql`DROP TABLE \`centre_end_rules\`;`)
  await db.run(sql`DROP TABLE \`ahead_pay_rules\`;`)
  await db.run(sql`DROP TABLE \`nap_rules\`;`)
  await db.run(sql`DROP TABLE \`place_limits\`;`)
  await db.run(sql`DROP TABLE \`price_ceilings\`;`)
  await db.run(sql`DROP TABLE \`charge_lists_charges\`;`)
  await db.run(sql`DROP TABLE \`charge_lists\`;`)
  await db.run(sql`DROP TABLE \`care_subsidies_forms\`;`)
  await db.run(sql`DROP TABLE \`care_subsidies\`;`)
  await db.run(sql`DROP TABLE \`visit_rules\`;`)
  await db.run(sql`DROP TABLE \`visit_checks\`;`)
  await db.run(sql`DROP TABLE \`visit_checks_locales\`;`)
  await db.run(sql`DROP TABLE \`clinics\`;`)
  await db.run(sql`DROP TABLE \`clinics_locales\`;`)
  await db.run(sql`DROP TABLE \`infection_rules\`;`)
  await db.run(sql`DROP TABLE \`infection_rules_locales\`;`)
  await db.run(sql`DROP TABLE \`register_doubts\`;`)
  await db.run(sql`DROP TABLE \`users_roles\`;`)
  await db.run(sql`DROP TABLE \`users_sessions\`;`)
  await db.run(sql`DROP TABLE \`users\`;`)
  await db.run(sql`DROP TABLE \`bookings\`;`)
  await db.run(sql`DROP TABLE \`centre_ends\`;`)
  await db.run(sql`DROP TABLE \`given_days\`;`)
  await db.run(sql`DROP TABLE \`tours\`;`)
  await db.run(sql`DROP TABLE \`place_claims\`;`)
  await db.run(sql`DROP TABLE \`enrolled_children\`;`)
  await db.run(sql`DROP TABLE \`infections\`;`)
  await db.run(sql`DROP TABLE \`guardians\`;`)
  await db.run(sql`DROP TABLE \`mandates\`;`)
  await db.run(sql`DROP TABLE \`subsidy_asks\`;`)
  await db.run(sql`DROP TABLE \`subsidy_lists\`;`)
  await db.run(sql`DROP TABLE \`children\`;`)
  await db.run(sql`DROP TABLE \`pickup_photos\`;`)
  await db.run(sql`DROP TABLE \`delegate_codes\`;`)
  await db.run(sql`DROP TABLE \`door_taps\`;`)
  await db.run(sql`DROP TABLE \`family_places\`;`)
  await db.run(sql`DROP TABLE \`favourites\`;`)
  await db.run(sql`DROP TABLE \`saved_searches\`;`)
  await db.run(sql`DROP TABLE \`month_messages\`;`)
  await db.run(sql`DROP TABLE \`waits\`;`)
  await db.run(sql`DROP TABLE \`sign_in_codes\`;`)
  await db.run(sql`DROP TABLE \`guardian_sessions\`;`)
  await db.run(sql`DROP TABLE \`messages\`;`)
  await db.run(sql`DROP TABLE \`review_comments\`;`)
  await db.run(sql`DROP TABLE \`article_plans\`;`)
  await db.run(sql`DROP TABLE \`activity_signups\`;`)
  await db.run(sql`DROP TABLE \`activity_sheets\`;`)
  await db.run(sql`DROP TABLE \`home_visits\`;`)
  await db.run(sql`DROP TABLE \`doctor_requests\`;`)
  await db.run(sql`DROP TABLE \`consult_slots\`;`)
  await db.run(sql`DROP TABLE \`consults\`;`)
  await db.run(sql`DROP TABLE \`contracts\`;`)
  await db.run(sql`DROP TABLE \`offer_signatures\`;`)
  await db.run(sql`DROP TABLE \`payments\`;`)
  await db.run(sql`DROP TABLE \`refunds\`;`)
  await db.run(sql`DROP TABLE \`outside_returns\`;`)
  await db.run(sql`DROP TABLE \`receipts\`;`)
  await db.run(sql`DROP TABLE \`ledger_entries\`;`)
  await db.run(sql`DROP TABLE \`till_entries\`;`)
  await db.run(sql`DROP TABLE \`daily_closings\`;`)
  await db.run(sql`DROP TABLE \`article_reads\`;`)
  await db.run(sql`DROP TABLE \`audit_log\`;`)
  await db.run(sql`DROP TABLE \`changes\`;`)
  await db.run(sql`DROP TABLE \`former_addresses\`;`)
  await db.run(sql`DROP TABLE \`idempotency_keys\`;`)
  await db.run(sql`DROP TABLE \`letters\`;`)
  await db.run(sql`DROP TABLE \`pretend_payments\`;`)
  await db.run(sql`DROP TABLE \`centre_payments\`;`)
  await db.run(sql`DROP TABLE \`direct_payments\`;`)
  await db.run(sql`DROP TABLE \`rate_limits\`;`)
  await db.run(sql`DROP TABLE \`second_factors\`;`)
  await db.run(sql`DROP TABLE \`unmet_demand\`;`)
  await db.run(sql`DROP TABLE \`payload_kv\`;`)
  await db.run(sql`DROP TABLE \`payload_jobs_log\`;`)
  await db.run(sql`DROP TABLE \`payload_jobs\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_preferences\`;`)
  await db.run(sql`DROP TABLE \`payload_preferences_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_migrations\`;`)
}
