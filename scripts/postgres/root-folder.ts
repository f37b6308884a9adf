/** Where root keeps what the account of Postgres must reach when the project lies in a folder that lets nobody else in. */
export const ROOT_FOLDER = "/var/lib/sinkron";
