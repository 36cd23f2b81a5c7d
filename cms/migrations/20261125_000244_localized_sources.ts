import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`articles_locales\` ADD \`sources\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v_locales\` ADD \`version_sources\` text;`)
  await db.run(sql`ALTER TABLE \`policies_locales\` ADD \`sources\` text;`)
  await db.run(sql`ALTER TABLE \`_policies_v_locales\` ADD \`version_sources\` text;`)
  await db.run(sql`UPDATE \`articles_locales\` SET \`sources\` = (SELECT \`articles\`.\`sources\` FROM \`articles\` WHERE \`articles\`.\`id\` = \`articles_locales\`.\`_parent_id\`);`)
  await db.run(sql`UPDATE \`_articles_v_locales\` SET \`version_sources\` = (SELECT \`_articles_v\`.\`version_sources\` FROM \`_articles_v\` WHERE \`_articles_v\`.\`id\` = \`_articles_v_locales\`.\`_parent_id\`);`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`sources\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_sources\`;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`articles\` ADD \`sources\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_sources\` text;`)
  await db.run(sql`UPDATE \`articles\` SET \`sources\` = (SELECT \`sources\` FROM \`articles_locales\` WHERE \`_parent_id\` = \`articles\`.\`id\` LIMIT 1);`)
  await db.run(sql`UPDATE \`_articles_v\` SET \`version_sources\` = (SELECT \`version_sources\` FROM \`_articles_v_locales\` WHERE \`_parent_id\` = \`_articles_v\`.\`id\` LIMIT 1);`)
  await db.run(sql`ALTER TABLE \`articles_locales\` DROP COLUMN \`sources\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v_locales\` DROP COLUMN \`version_sources\`;`)
  await db.run(sql`ALTER TABLE \`policies_locales\` DROP COLUMN \`sources\`;`)
  await db.run(sql`ALTER TABLE \`_policies_v_locales\` DROP COLUMN \`version_sources\`;`)
}
