/** The migrated, empty database that every test file's own database is a copy of. */
export const TEMPLATE_DATABASE = "sinkron_template";
