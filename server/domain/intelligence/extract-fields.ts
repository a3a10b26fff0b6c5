import { findAmounts, likeliestAmount } from "@/server/domain/intelligence/extract-amounts";
import { findIban } from "@/server/domain/intelligence/extract-iban";
import { type Labelled, labelledPieces } from "@/server/domain/intelligence/extract-labelled";
import { namesOf } from "@/server/domain/intelligence/extract-names";
import { type Found, type Piece, pieceOf } from "@/server/domain/intelligence/extract-text";
import {
  findBoolean,
  findEmails,
  findIdentifier,
  findText,
} from "@/server/domain/intelligence/extract-words";
import type { ExtractField } from "@/server/domain/intelligence/provider";

/** Longest input that the rules read; what lies behind is not looked at. */
export const MOST_CHARACTERS = 20_000;

export interface ExtractedField {
  found: Found | null;
  /** Other values that were there to take, in order of their place in the text. */
  others: Found[];
}

/** Dates in a piece, as `YYYY-MM-DD`; given from outside because reading dates needs a library. */
export type DateFinder = (piece: Piece) => Found[];

/**
 * Reads fields from a text by rules alone: behind a label ("Total due EUR 4,280.00"), else, for dates, e-mail
 * addresses and amounts, where only one such value is left in the whole text that no other field's label
 * claims. What is not clear stays empty.
 */
export function extractFields(
  input: string,
  fields: readonly ExtractField[],
  findDates: DateFinder,
): Map<string, ExtractedField> {
  const text = input.slice(0, MOST_CHARACTERS);
  const labelled = fields.map((field) => behindLabels(text, field, findDates));
  const free = new Map<ExtractField["type"], Found[]>();
  const claimed = new Set(labelled.flatMap((values) => (values[0] ? [values[0].start] : [])));
  return new Map(
    fields.map((field, i): [string, ExtractedField] => {
      const [first, ...rest] = labelled[i] ?? [];
      if (first) return [field.key, { found: first, others: different(rest, first) }];
      const found = free.get(field.type) ?? unlabelled(pieceOf(text, 0, text.length), field.type, findDates);
      free.set(field.type, found);
      const [only, ...more] = different(found.filter((value) => !claimed.has(value.start)));
      if (!only) return [field.key, { found: null, others: [] }];
      return [
        field.key,
        more.length === 0 ? { found: only, others: [] } : { found: null, others: [only, ...more] },
      ];
    }),
  );
}

/** Values behind the field's labels, best first. */
function behindLabels(text: string, field: ExtractField, findDates: DateFinder): Found[] {
  const { names, code } = namesOf(field);
  return labelledPieces(text, names).flatMap((place) => readLabelled(place, field.type, code, findDates));
}

function readLabelled(
  place: Labelled,
  type: ExtractField["type"],
  code: boolean,
  findDates: DateFinder,
): Found[] {
  const { piece } = place;
  switch (type) {
    case "number":
      return some(likeliestAmount(findAmounts(piece)));
    case "date": {
      const dates = findDates(piece);
      return dates.filter((date) => date.start === dates[0]?.start);
    }
    case "email":
      return findEmails(piece).slice(0, 1);
    case "boolean":
      return some(findBoolean(piece));
    case "text":
      if (code) return some(findIban(piece) ?? findIdentifier(firstWords(piece, place.explicit ? 3 : 1)));
      return place.explicit ? some(findText(place.atLineStart ? piece : firstClause(piece))) : [];
  }
}

function some(found: Found | undefined): Found[] {
  return found ? [found] : [];
}

function unlabelled(piece: Piece, type: ExtractField["type"], findDates: DateFinder): Found[] {
  if (type === "email") return findEmails(piece);
  if (type === "date") return findDates(piece);
  if (type === "number") return findAmounts(piece).filter((amount) => amount.currency);
  return [];
}

/** The first few words, so that a code is not taken from the end of a sentence. */
function firstWords(piece: Piece, count: number): Piece {
  let end = 0;
  for (let i = 0; i < count; i++) end += /^\s*\S+/.exec(piece.text.slice(end))?.[0].length ?? 0;
  return { text: piece.text.slice(0, end), start: piece.start, end: piece.start + end };
}

/** In the middle of a sentence a value ends with the clause. */
function firstClause(piece: Piece): Piece {
  const end = /[,;]|\.\s/.exec(piece.text)?.index ?? piece.text.length;
  return { text: piece.text.slice(0, end), start: piece.start, end: piece.start + end };
}

/** One of each value, without the given one. */
function different(found: readonly Found[], except?: Found): Found[] {
  const seen = new Set(except ? [except.value] : []);
  return found.filter((one) => !seen.has(one.value) && seen.add(one.value));
}
