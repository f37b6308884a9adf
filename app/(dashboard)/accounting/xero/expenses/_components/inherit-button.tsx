/** One click back to the inherited value, under a field whose own frame has no room for it. */
export function InheritButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className="ml-30 block text-2xs text-brand hover:underline max-md:ml-0 max-md:min-h-8" onClick={onClick}>
      {label}
    </button>
  );
}
