import { stableId } from "../state/stable-id";
import type { TrackingCategory } from "../state/world";

export function tracking(country: string, regions: string[]): TrackingCategory[] {
  return [
    category(country, "Region", regions, "Old region"),
    category(country, "Team", ["Engineering", "Finance", "Marketing", "Operations", "Sales"], null),
  ];
}

function category(country: string, name: string, options: string[], archived: string | null): TrackingCategory {
  const option = (optionName: string, status: "ACTIVE" | "ARCHIVED") => ({
    optionId: stableId(`${country} tracking ${name} ${optionName}`),
    name: optionName,
    status,
  });
  return {
    categoryId: stableId(`${country} tracking ${name}`),
    name,
    status: "ACTIVE",
    options: [...options.map((each) => option(each, "ACTIVE")), ...(archived === null ? [] : [option(archived, "ARCHIVED")])],
  };
}
