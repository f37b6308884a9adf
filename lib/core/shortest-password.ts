export const SHORTEST_PASSWORD = 12;
