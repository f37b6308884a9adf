import type { FileNameClues } from "./file-name-clues";
import { scoreMatch, type MatchCandidate, type MatchReason, type ScoredMatch } from "./score-match";

export type Confidence = "certain" | "high" | "likely" | "possible";
export type ProposedMatch = { transactionId: string; confidence: Confidence; reasons: MatchReason[] };
/** `best` is what is proposed; nothing is, where nothing fits well enough. */
export type MatchProposal = { best: ProposedMatch | null; alternatives: ProposedMatch[] };

export type FileToMatch = {
  id: string;
  clues: FileNameClues;
  /** Transactions that hold this very file already. */ except: readonly string[];
};

const LEVELS: readonly { confidence: Confidence; from: number }[] = [
  { confidence: "certain", from: 150 },
  { confidence: "high", from: 72 },
  { confidence: "likely", from: 45 },
  { confidence: "possible", from: 18 },
];
/** Scores that lie closer together tell nothing apart. */
const ALIKE = 10;
const ALTERNATIVES = 5;

function confidenceOf(score: number): Confidence | null {
  return LEVELS.find(({ from }) => score >= from)?.confidence ?? null;
}

type Scored = { file: FileToMatch; matches: ScoredMatch[] };

/** Files share out transactions that fit them equally well: two rides at one price on one day get a receipt each. */
function shareOut(files: readonly Scored[]): Map<string, ScoredMatch> {
  const given = new Map<string, ScoredMatch>();
  const taken = new Set<string>();
  const pairs = files
    .flatMap(({ file, matches }, order) =>
      matches.filter(({ score }) => score > (matches[0]?.score ?? 0) - ALIKE).map((match) => ({ fileId: file.id, match, order })),
    )
    .sort((a, b) => b.match.score - a.match.score || a.order - b.order);
  for (const { fileId, match } of pairs) {
    if (given.has(fileId) || taken.has(match.transactionId)) continue;
    given.set(fileId, match);
    taken.add(match.transactionId);
  }
  // More files than transactions: the second photograph of one receipt.
  for (const { file, matches } of files) if (!given.has(file.id) && matches[0]) given.set(file.id, matches[0]);
  return given;
}

/** Which transaction each file belongs to, as far as their names tell. Nothing is decided here: a person confirms. */
export function proposeMatches(files: readonly FileToMatch[], candidates: readonly MatchCandidate[]): Map<string, MatchProposal> {
  const scored: Scored[] = files.map((file) => ({
    file,
    matches: candidates
      .filter(({ id }) => !file.except.includes(id))
      .map((candidate) => scoreMatch(file.clues, candidate))
      .filter(({ score }) => confidenceOf(score) !== null)
      .sort((a, b) => b.score - a.score),
  }));
  const given = shareOut(scored);
  const givenTo = new Set([...given.values()].map(({ transactionId }) => transactionId));
  return new Map(
    scored.map(({ file, matches }) => {
      const chosen = given.get(file.id);
      const rivals = matches.filter((match) => match !== chosen && chosen && match.score > chosen.score - ALIKE);
      const level = chosen ? confidenceOf(chosen.score) : null;
      const isOpen = level !== "certain" && rivals.some(({ transactionId }) => !givenTo.has(transactionId));
      const best =
        chosen && level && level !== "possible" && !isOpen
          ? { transactionId: chosen.transactionId, confidence: level, reasons: chosen.reasons }
          : null;
      const alternatives = matches
        .filter(({ transactionId }) => transactionId !== best?.transactionId)
        .slice(0, ALTERNATIVES)
        .map(({ transactionId, score, reasons }): ProposedMatch => {
          const isAlike = !best && rivals.length > 0 && score > (chosen?.score ?? 0) - ALIKE;
          return {
            transactionId,
            confidence: confidenceOf(score) ?? "possible",
            reasons: isAlike ? [...reasons, "severalAlike"] : reasons,
          };
        });
      return [file.id, { best, alternatives }];
    }),
  );
}
