import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
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
  await db.run(sql`ALTER TABLE \`facilities\` ADD \`open_to_public\` text DEFAULT 'unknown';`)
  await db.run(sql`ALTER TABLE \`areas\` ADD \`rural\` text DEFAULT 'unknown';`)
  await db.run(sql`ALTER TABLE \`gazetteer_places\` ADD \`reading\` text;`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`family_places_id\` text(36) REFERENCES family_places(id) ON DELETE cascade;`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`favourites_id\` text(36) REFERENCES favourites(id) ON DELETE cascade;`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`saved_searches_id\` text(36) REFERENCES saved_searches(id) ON DELETE cascade;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_family_places_id_idx\` ON \`payload_locked_documents_rels\` (\`family_places_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_favourites_id_idx\` ON \`payload_locked_documents_rels\` (\`favourites_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_saved_searches_id_idx\` ON \`payload_locked_documents_rels\` (\`saved_searches_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`facilities_languages\`;`)
  await db.run(sql`DROP TABLE \`facilities_access_features\`;`)
  await db.run(sql`DROP TABLE \`family_places\`;`)
  await db.run(sql`DROP TABLE \`favourites\`;`)
  await db.run(sql`DROP TABLE \`saved_searches\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_payload_locked_documents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`facilities_id\` text(36),
  	\`classes_id\` text(36),
  	\`staff_id\` text(36),
  	\`shifts_id\` text(36),
  	\`opening_hours_id\` text(36),
  	\`closures_id\` text(36),
  	\`price_items_id\` text(36),
  	\`credential_events_id\` text(36),
  	\`takeovers_id\` text(36),
  	\`bookings_id\` text(36),
  	\`place_claims_id\` text(36),
  	\`guardians_id\` text(36),
  	\`children_id\` text(36),
  	\`sign_in_codes_id\` text(36),
  	\`guardian_sessions_id\` text(36),
  	\`messages_id\` text(36),
  	\`contracts_id\` text(36),
  	\`payments_id\` text(36),
  	\`refunds_id\` text(36),
  	\`receipts_id\` text(36),
  	\`ledger_entries_id\` text(36),
  	\`contract_templates_id\` text(36),
  	\`refund_rules_id\` text(36),
  	\`articles_id\` text(36),
  	\`policies_id\` text(36),
  	\`activities_id\` text(36),
  	\`media_id\` text(36),
  	\`areas_id\` text(36),
  	\`area_figures_id\` text(36),
  	\`gazetteer_places_id\` text(36),
  	\`special_days_id\` text(36),
  	\`class_standards_id\` text(36),
  	\`register_doubts_id\` text(36),
  	\`users_id\` text(36),
  	\`audit_log_id\` text(36),
  	\`idempotency_keys_id\` text(36),
  	\`pretend_payments_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`facilities_id\`) REFERENCES \`facilities\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`classes_id\`) REFERENCES \`classes\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`staff_id\`) REFERENCES \`staff\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`shifts_id\`) REFERENCES \`shifts\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`opening_hours_id\`) REFERENCES \`opening_hours\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`closures_id\`) REFERENCES \`closures\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`price_items_id\`) REFERENCES \`price_items\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`credential_events_id\`) REFERENCES \`credential_events\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`takeovers_id\`) REFERENCES \`takeovers\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`bookings_id\`) REFERENCES \`bookings\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`place_claims_id\`) REFERENCES \`place_claims\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`guardians_id\`) REFERENCES \`guardians\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`children_id\`) REFERENCES \`children\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`sign_in_codes_id\`) REFERENCES \`sign_in_codes\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`guardian_sessions_id\`) REFERENCES \`guardian_sessions\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`messages_id\`) REFERENCES \`messages\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`contracts_id\`) REFERENCES \`contracts\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`payments_id\`) REFERENCES \`payments\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`refunds_id\`) REFERENCES \`refunds\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`receipts_id\`) REFERENCES \`receipts\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`ledger_entries_id\`) REFERENCES \`ledger_entries\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`contract_templates_id\`) REFERENCES \`contract_templates\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`refund_rules_id\`) REFERENCES \`refund_rules\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`articles_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`policies_id\`) REFERENCES \`policies\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`activities_id\`) REFERENCES \`activities\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`areas_id\`) REFERENCES \`areas\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`area_figures_id\`) REFERENCES \`area_figures\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`gazetteer_places_id\`) REFERENCES \`gazetteer_places\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`special_days_id\`) REFERENCES \`special_days\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`class_standards_id\`) REFERENCES \`class_standards\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`register_doubts_id\`) REFERENCES \`register_doubts\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`audit_log_id\`) REFERENCES \`audit_log\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`idempotency_keys_id\`) REFERENCES \`idempotency_keys\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`pretend_payments_id\`) REFERENCES \`pretend_payments\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "facilities_id", "classes_id", "staff_id", "shifts_id", "opening_hours_id", "closures_id", "price_items_id", "credential_events_id", "takeovers_id", "bookings_id", "place_claims_id", "guardians_id", "children_id", "sign_in_codes_id", "guardian_sessions_id", "messages_id", "contracts_id", "payments_id", "refunds_id", "receipts_id", "ledger_entries_id", "contract_templates_id", "refund_rules_id", "articles_id", "policies_id", "activities_id", "media_id", "areas_id", "area_figures_id", "gazetteer_places_id", "special_days_id", "class_standards_id", "register_doubts_id", "users_id", "audit_log_id", "idempotency_keys_id", "pretend_payments_id") SELECT "id", "order", "parent_id", "path", "facilities_id", "classes_id", "staff_id", "shifts_id", "opening_hours_id", "closures_id", "price_items_id", "credential_events_id", "takeovers_id", "bookings_id", "place_claims_id", "guardians_id", "children_id", "sign_in_codes_id", "guardian_sessions_id", "messages_id", "contracts_id", "payments_id", "refunds_id", "receipts_id", "ledger_entries_id", "contract_templates_id", "refund_rules_id", "articles_id", "policies_id", "activities_id", "media_id", "areas_id", "area_figures_id", "gazetteer_places_id", "special_days_id", "class_standards_id", "register_doubts_id", "users_id", "audit_log_id", "idempotency_keys_id", "pretend_payments_id" FROM \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_payload_locked_documents_rels\` RENAME TO \`payload_locked_documents_rels\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_facilities_id_idx\` ON \`payload_locked_documents_rels\` (\`facilities_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_classes_id_idx\` ON \`payload_locked_documents_rels\` (\`classes_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_staff_id_idx\` ON \`payload_locked_documents_rels\` (\`staff_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_shifts_id_idx\` ON \`payload_locked_documents_rels\` (\`shifts_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_opening_hours_id_idx\` ON \`payload_locked_documents_rels\` (\`opening_hours_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_closures_id_idx\` ON \`payload_locked_documents_rels\` (\`closures_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_price_items_id_idx\` ON \`payload_locked_documents_rels\` (\`price_items_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_credential_events_id_idx\` ON \`payload_locked_documents_rels\` (\`credential_events_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_takeovers_id_idx\` ON \`payload_locked_documents_rels\` (\`takeovers_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_bookings_id_idx\` ON \`payload_locked_documents_rels\` (\`bookings_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_place_claims_id_idx\` ON \`payload_locked_documents_rels\` (\`place_claims_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_guardians_id_idx\` ON \`payload_locked_documents_rels\` (\`guardians_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_children_id_idx\` ON \`payload_locked_documents_rels\` (\`children_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_sign_in_codes_id_idx\` ON \`payload_locked_documents_rels\` (\`sign_in_codes_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_guardian_sessions_id_idx\` ON \`payload_locked_documents_rels\` (\`guardian_sessions_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_messages_id_idx\` ON \`payload_locked_documents_rels\` (\`messages_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_contracts_id_idx\` ON \`payload_locked_documents_rels\` (\`contracts_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_payments_id_idx\` ON \`payload_locked_documents_rels\` (\`payments_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_refunds_id_idx\` ON \`payload_locked_documents_rels\` (\`refunds_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_receipts_id_idx\` ON \`payload_locked_documents_rels\` (\`receipts_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_ledger_entries_id_idx\` ON \`payload_locked_documents_rels\` (\`ledger_entries_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_contract_templates_id_idx\` ON \`payload_locked_documents_rels\` (\`contract_templates_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_refund_rules_id_idx\` ON \`payload_locked_documents_rels\` (\`refund_rules_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_articles_id_idx\` ON \`payload_locked_documents_rels\` (\`articles_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_policies_id_idx\` ON \`payload_locked_documents_rels\` (\`policies_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_activities_id_idx\` ON \`payload_locked_documents_rels\` (\`activities_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_areas_id_idx\` ON \`payload_locked_documents_rels\` (\`areas_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_area_figures_id_idx\` ON \`payload_locked_documents_rels\` (\`area_figures_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_gazetteer_places_id_idx\` ON \`payload_locked_documents_rels\` (\`gazetteer_places_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_special_days_id_idx\` ON \`payload_locked_documents_rels\` (\`special_days_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_class_standards_id_idx\` ON \`payload_locked_documents_rels\` (\`class_standards_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_register_doubts_id_idx\` ON \`payload_locked_documents_rels\` (\`register_doubts_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_audit_log_id_idx\` ON \`payload_locked_documents_rels\` (\`audit_log_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_idempotency_keys_id_idx\` ON \`payload_locked_documents_rels\` (\`idempotency_keys_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_pretend_payments_id_idx\` ON \`payload_locked_documents_rels\` (\`pretend_payments_id\`);`)
  await db.run(sql`ALTER TABLE \`facilities\` DROP COLUMN \`open_to_public\`;`)
  await db.run(sql`ALTER TABLE \`areas\` DROP COLUMN \`rural\`;`)
  await db.run(sql`ALTER TABLE \`gazetteer_places\` DROP COLUMN \`reading\`;`)
}
