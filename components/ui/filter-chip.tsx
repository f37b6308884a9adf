import { X } from "lucide-react";
import { Button } from "./button";

type FilterChipProps = { name: string; value: string; removeLabel: string; onRemove: () => void };

/** A filter that is set; pressing it takes it out. */
export function FilterChip({ name, value, removeLabel, onRemove }: FilterChipProps) {
  return (
    <Button size="sm" aria-label={removeLabel} onClick={onRemove}>
      <span className="text-second">{name}</span>
      <span className="max-w-40 truncate">{value}</span>
      <X aria-hidden />
    </Button>
  );
}
