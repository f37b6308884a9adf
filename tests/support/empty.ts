// Stands in for "server-only", which refuses to be loaded outside Next.
export {};
