import type { LocalDate } from '../../../domain/ids.ts';
import type { Attribute, ReadingContext } from './attribute.ts';
import type { DateReader } from './date-reader.ts';
import { MONTH_SOURCE } from './date-pattern.ts';
import { parseDuration } from './duration.ts';
import type { Facts } from './facts.ts';
import { DATE, WORK, type ItemText } from './item-text.ts';
import { readTags } from './labelled.ts';
import { NAME } from './name-book.ts';
import { parsePriority } from './priority.ts';

const START = '(?<![\\p{L}\\p{N}])';
const MENTION = '@\\p{L}[\\p{L}\\p{N}_-]*(?:\\.\\p{L}[\\p{L}\\p{N}_-]*)*';
const STOP = '(?=\\s*(?:$|[.,;:!?)\\]|\\u0001]|[–—]|\\s-\\s))';

const LABELLED_TAGS =
  /(?<![\p{L}\p{N}])(?:tags?|labels?)\s*[:=]\s*(#?\p{L}[\p{L}\p{N}_-]*(?:\s*,\s*#?(?!after\b|due\b|by\b|owner\b|depends\b|est)\p{L}[\p{L}\p{N}_-]*(?!\s*[:\p{L}\p{N}]))*)/giu;
const HASHTAG = /(?<![\p{L}\p{N}&/#@.])#(\p{L}[\p{L}\p{N}_/-]{0,49})/gu;
const LABELLED_PERSON = new RegExp(
  `${START}(?:[Oo]wners?|[Aa]ssignees?|[Rr]esponsible|DRI|[Ww]ho|[Ll]ead|[Aa]ssigned|[Rr]esource)\\s*[:=]\\s*((?:${MENTION}|${NAME}|\\p{Ll}+(?=\\s*(?:$|[,;.)\\]|\\u0001])))(?:\\s*(?:,|&|\\+|/|\\band\\b)\\s*(?:${MENTION}|${NAME}))*)`,
  'gu',
);
const ASSIGNED_TO = new RegExp(
  `${START}(?:is\\s+|to\\s+be\\s+)?(?:[Aa]ssigned\\s+to|[Aa]ssign(?:ee)?\\s+(?:to\\s+)?|[Oo]wned\\s+by|[Ll]ed\\s+by|[Hh]andled\\s+by|[Oo]wner(?:\\s+is)?)\\s*:?\\s*((?:${MENTION}|${NAME})(?:\\s*(?:,|&|\\+|/|\\band\\b)\\s*(?:${MENTION}|${NAME}))*)`,
  'gu',
);
const MENTIONS = new RegExp(
  `(?:\\s(by|for|owner|to|with|from|ask|via|see|of|and|tell|help|helps|support|than)\\s+)?(?<![\\p{L}\\p{N}.])${MENTION}(?:(?:\\s*[,&+/]\\s*|\\s+and\\s+|\\s+)${MENTION})*`,
  'gu',
);
/** Words before a mention that give the work to the one mentioned. */
const OWNING = /^(?:by|for|owner|to)$/u;
const BY_PERSON = new RegExp(`(?<=(\\p{L}+)\\s+)by\\s+(${NAME})\\s*\\.?\\s*(?=$|\\u0001|[,;])`, 'gu');

const MARKED_PRIORITY =
  /(?<![\p{L}\p{N}!])!(?:critical|urgent|highest|high|medium|normal|low|lowest|backlog|p[0-4]|[0-4])(?![\p{L}\p{N}])|(?<=\s)!{2,3}(?=\s|$)|(?<=\s)asap(?=[\s!.\u0001]*$)|(?<=[\s\u0001])p[0-4](?=[\s\u0001.]*$)/giu;
const LABELLED_PRIORITY =
  /(?<![\p{L}\p{N}])(?:priority|prio|severity)\s*[:=]\s*([\p{L}-]+|[0-4]|p[0-4])(?![\p{L}\p{N}])|[,;–—-]?\s*(?<![\p{L}\p{N}])(critical|urgent|highest|high|medium|low|lowest|top)[ -](?:priority|prio)(?=[\s\u0001.]*$)/giu;

const APPROXIMATE = new RegExp(`(?<![\\p{L}\\p{N}])[~≈]\\s?(${WORK})`, 'gu');
const LABELLED_ESTIMATE = new RegExp(
  `${START}(?:(?:time\\s+)?est(?:imate[ds]?|imation|\\.)?(?:\\s+(?:time|effort|duration))?|effort|duration|time needed)\\s*(?:[:=]|\\s(?:of|at|is|to|be|take|about|around)\\b)*\\s*((?:~|≈|about\\s|around\\s|approx\\.?\\s|roughly\\s)?\\s*${WORK})`,
  'giu',
);
const SPOKEN_ESTIMATE = new RegExp(
  `${START}(?:(?:(?:it|this)\\s+)?(?:(?:will|should|would|might|may|could|can)\\s+)?(?:probably\\s+)?takes?|taking|(?<=(?:^|[,;(–—.]|\\bit|\\bthis)\\s*)needs|allow|budget|approx\\.?|approximately|roughly|about|around|maybe|estimated)\\s+(?:(?:about|around|roughly|approx\\.?|approximately|up to|maybe|probably|some|me|us|at)\\s+)*~?(${WORK})(?:\\s+(?:of\\s+work|of\\s+effort|to\\s+complete|to\\s+do|in\\s+total|work|effort))?${STOP}`,
  'giu',
);
const WORK_ESTIMATE = new RegExp(`${START}(${WORK})\\s+(?:of\\s+)?(?:work|effort|estimated?|est\\.?)${STOP}`, 'giu');
const TRAILING_ESTIMATE = new RegExp(
  `(?<=(?<!\\S)(\\S+?)[,:]?\\s+)(${WORK})(?=\\s*(?:[.!]?\\s*$|\\u0001|[;|,]|\\s[–—-]\\s|\\s+(after|once|before)\\b|\\s+(?:by|due|until|deadline|starting|starts|start|from|depends|blocked|needs|requires|on)\\b|\\s*[([@#!]|\\s+P[0-4]\\b))`,
  'giu',
);
const NO_ESTIMATE_AFTER =
  /^(?:for|in|within|every|of|after|before|last|next|first|per|than|to|over|at|least|most|by|the|and|or|from|until|since|is|be|x|past|previous|phase|step|version|level|chapter|part|stage|sprint|room|section|unit|iso|episode|with|all|final|top)$/iu;

const DUE_WORDS =
  '(?:(?:to|must|should|needs\\s+to|has\\s+to)\\s+(?:be\\s+)?(?:done|finish(?:ed)?|complete(?:d)?|ready|delivered|submitted|live|end|happen|ship(?:ped)?)\\s+)?(?:(?:is\\s+|are\\s+)?due(?:\\s+(?:date|on|by|before))?|by(?:\\s+(?:the\\s+)?latest)?|until|till|no\\s+later\\s+than|not\\s+later\\s+than|bis(?:\\s+(?:zum|spätestens))?|spätestens(?:\\s+(?:am|bis))?|before|deadline(?:\\s+is)?|(?<!\\d\\s?)am|on(?:\\s+or\\s+before)?|ends?(?:\\s+on)?|end\\s+date|target(?:\\s+date)?|eta|@)';
const START_WORDS =
  '(?:start(?:s|ing)?(?:\\s+(?:on|from|by|date))?|begin(?:s|ning)?(?:\\s+on)?|from|not\\s+before|no\\s+earlier\\s+than|earliest)';
const RANGE = new RegExp(
  `(?:${START}(?:from|between|runs?|running|scheduled(?:\\s+for)?|on|in)\\s+)?(?<!\\d)(${DATE})(?:\\s*(?:-|–|—|\\bto\\b|\\buntil\\b|\\btill\\b|\\bthrough\\b|\\band\\b)\\s*(${DATE}))?`,
  'giu',
);
const DUE = new RegExp(
  `${START}${DUE_WORDS}\\s*[:=]?\\s*(${DATE})(?=(\\s*(?:$|[.,;:!?)\\]|\\u0001]|[–—]|\\s-\\s|@|#|!)|\\s+(?:at|with|in|for|and|to|by|after|before|if|when|once|so|from)\\b)?)`,
  'giu',
);
const DUE_MONTH = new RegExp(`${START}(?:due|by|until|deadline)\\s+(?:in\\s+)?(${MONTH_SOURCE})${STOP}`, 'giu');
const BEGIN = new RegExp(`${START}${START_WORDS}\\s*[:=]?\\s*(${DATE})`, 'giu');
const TRAILING_DATE = new RegExp(
  `(?<=([\\p{L}\\p{N})"']+)[,:]?\\s+)(${DATE})(?=[\\s.\\u0001]*$|\\s*[([,;\\u0001])`,
  'gu',
);
const IN_PART = new RegExp(`${START}in\\s+(${DATE})${STOP}`, 'giu');
const NO_DATE_AFTER =
  /^(?:requires?|requiring|needs?|see|step|steps|section|article|task|item|point|chapter|clause|§|for|of|since|from|to|after|until|and|the|in|at|as|than|is|was|dated|version|per)$/iu;

/** Reads what is understood wherever it stands in a sentence: `@ana`, `#tag`, `~2d`, `by 3 March`. */
export function readPhrases(text: ItemText, facts: Facts, context: ReadingContext): void {
  readDates(text, facts, context);
  readEstimates(text, facts);
  text.take(MARKED_PRIORITY, ([mark]) => addPriority(facts, mark.replace(/^!(?=[0-4])/u, 'priority ')));
  text.take(LABELLED_PRIORITY, ([, value, word]) =>
    addPriority(
      facts,
      /^[0-4]$/u.test(value ?? '') ? `priority ${value}` : (value ?? word ?? '').replace(/^top$/iu, 'highest'),
    ),
  );
  text.take(HASHTAG, ([, tag]) => facts.add({ kind: 'tags', tags: [tag!] }));
  readPeople(text, facts, context);
}

/** Reads lists behind a label, before anything splits them at their commas. */
export function readLabelledLists(text: ItemText, facts: Facts, context: ReadingContext): void {
  text.take(LABELLED_TAGS, ([, list]) => facts.add({ kind: 'tags', tags: readTags(list!) }));
  for (const pattern of [LABELLED_PERSON, ASSIGNED_TO]) {
    text.take(pattern, ([, list]) => {
      const names = context.names.allNamed(list!);
      return names.length > 0 && facts.add({ kind: 'people', names });
    });
  }
}

function addPriority(facts: Facts, words: string): boolean {
  const priority = parsePriority(words);
  return priority !== null && facts.add({ kind: 'priority', priority });
}

/** Reads the dates in a text: ranges, starts, ends. */
export function readDates(text: ItemText, facts: Facts, { dates }: ReadingContext): void {
  const due = (date: LocalDate | null): boolean =>
    date !== null && facts.add({ kind: 'dates', start: null, due: date });
  text.take(RANGE, ([words, first, last]) => {
    if (last === undefined && /^\s*on\b/iu.test(words)) return false;
    const range = dates.parseRange(text.restore(last === undefined ? first! : `${first} to ${last}`));
    return range !== null && facts.add({ kind: 'dates', start: range.start, due: range.end });
  });
  text.take(BEGIN, ([, words]) => {
    const date = dates.parse(text.restore(words!), 'start');
    return date !== null && facts.add({ kind: 'dates', start: date, due: null });
  });
  text.take(DUE, ([phrase, mark, stop]) => {
    const words = text.restore(mark!);
    // "Decide on Sunday opening hours" names no day to be done by.
    if (/^(?:on|am|@)/iu.test(phrase) && stop === undefined && !/\d/u.test(words)) return false;
    return due(dates.parse(words));
  });
  // "Tasting in mid-March" says when; "figures in Q1 2027" may say which.
  text.take(IN_PART, ([, mark]) => {
    const words = text.restore(mark!);
    return /^(?:the\s+)?(?:mid|early|late|end)(?![\p{L}\p{N}])/iu.test(words) && due(dates.parse(words));
  });
  text.take(DUE_MONTH, ([, month]) => /^\p{Lu}/u.test(month!) && due(dates.parseMonth(month!)));
  text.take(
    TRAILING_DATE,
    ([, before, words]) => !NO_DATE_AFTER.test(before!) && due(parseAtEnd(dates, text.restore(words!))),
  );
}

/** At the end of a text a full date needs no word before it; "EOD Friday" is as plain. */
function parseAtEnd(dates: DateReader, words: string): LocalDate | null {
  return /^(?:(?:eod|cob|end of day)\s|(?:mid|early|late)[\s-])/iu.test(words)
    ? dates.parse(words)
    : dates.parseFull(words);
}

function readEstimates(text: ItemText, facts: Facts): void {
  const estimate = (words: string): boolean => {
    const duration = parseDuration(words);
    const attribute: Attribute | null = duration && { kind: 'estimate', ...duration };
    return attribute !== null && facts.add(attribute);
  };
  for (const pattern of [APPROXIMATE, LABELLED_ESTIMATE, SPOKEN_ESTIMATE, WORK_ESTIMATE]) {
    text.take(pattern, ([, words]) => estimate(text.restore(words!)));
  }
  text.take(TRAILING_ESTIMATE, ([, before, mark, after]) => {
    const words = text.restore(mark!);
    // "2 days after the launch" is a distance, "3D" a shape, "a week" behind a sentence anything.
    const isDistance = after !== undefined && /\p{L}{3}/u.test(words);
    if (
      isDistance ||
      !/^(?:[\d½¼¾]|one|two|three|four|five|six|seven|eight|nine|ten|twelve)/iu.test(words) ||
      /\d[DHWM]$/u.test(words) ||
      NO_ESTIMATE_AFTER.test(before!)
    )
      return false;
    return estimate(words);
  });
}

function readPeople(text: ItemText, facts: Facts, { names }: ReadingContext): void {
  const companions: string[] = [];
  text.take(MENTIONS, ([words, preposition]) => {
    const people = names.allNamed(words.replace(/^\s*\p{L}+\s+(?=@)/u, ''));
    if (people.length === 0) return false;
    if (preposition === undefined || OWNING.test(preposition)) return facts.add({ kind: 'people', names: people });
    companions.push(...people);
    return ` ${preposition} ${people.join(' and ')}`;
  });
  if (facts.people.length === 0 && companions.length > 0) facts.add({ kind: 'people', names: companions });
  text.take(BY_PERSON, ([, before, name]) => {
    // "signed by Ana" says what the work is, "copy by Ana" whose it is.
    if (/(?:ed|en|wn|ade|one|uilt|ent)$/u.test(before!)) return false;
    const person = names.recognised(name!);
    return person !== null && facts.add({ kind: 'people', names: [person] });
  });
}
