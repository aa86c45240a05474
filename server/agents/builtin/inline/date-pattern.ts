/** Sources of the patterns for dates in running text. They say what looks like a date; `DateReader` says which it is. */

const MONTH =
  '(?:jan(?:uary?)?|feb(?:ruary?)?|mar(?:ch)?|märz|maerz|apr(?:il)?|ma[yi]|jun[ei]?|jul[yi]?|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)';
const WEEKDAY =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const YEAR = "(?:,?\\s+(?:of\\s+)?20\\d{2}|-20\\d{2}|\\s+'\\d{2})";
const TIME =
  "(?:,?\\s*(?:at\\s+|@\\s*)?\\d{1,2}(?::\\d{2})?\\s?(?:am|pm|a\\.m\\.|p\\.m\\.)|,?\\s+(?:at\\s+)?\\d{1,2}:\\d{2}(?:\\s?(?:h|hrs|o'clock))?|,?\\s+(?:at\\s+)?(?:noon|midnight|eod|cob|close of business|morning|afternoon|evening|end of day))";

const NUMERIC =
  '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}(?:T\\d{2}:\\d{2}(?::\\d{2})?Z?)?|\\d{1,2}\\.\\s?\\d{1,2}\\.(?:\\s?20\\d{2}|\\d{2})?|\\d{1,2}/\\d{1,2}/(?:20\\d{2}|\\d{2})|\\d{1,2}-\\d{1,2}-20\\d{2}';
const NAMED = `(?:the\\s+)?${DAY}\\.?(?:\\s+of)?[\\s-]?\\s?${MONTH}\\.?(?:${YEAR}|-\\d{2})?|${MONTH}\\.?[\\s-]?(?:the\\s+)?${DAY}(?!\\d|:)(?:${YEAR})?`;
/** A day that names its month: `3 March`, `Fri, Mar 3rd 2027`, `2027-03-03`, `14.03.`. */
export const FULL_DATE = `(?:(?:${WEEKDAY}\\.?,?\\s+(?:the\\s+)?)?(?:${NUMERIC}|${NAMED})(?:${TIME})?)`;

const NUMBER = '(?:\\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve)';
const PERIOD = `(?:(?:the\\s+|this\\s+|next\\s+)?(?:week|month|quarter|year)|(?:this\\s+|next\\s+)?${MONTH}\\.?(?:\\s+20\\d{2})?|Q[1-4](?:\\s+20\\d{2})?)`;
const EDGE = `(?:the\\s+)?(?:(?:end|start|beginning|middle)(?:\\s+of|\\s)\\s?|(?:mid|early|late|ende|anfang|mitte)[\\s-]?)(?:of\\s+)?${PERIOD}`;
const RELATIVE = [
  `(?:the\\s+)?(?:first|second|third|fourth|last|1st|2nd|3rd|4th)\\s+${WEEKDAY}\\s+(?:in|of)\\s+${MONTH}(?:\\s+20\\d{2})?`,
  EDGE,
  'eo[dwmqy]|end of (?:the )?day|cob',
  `(?:next|this|coming|following)\\s+(?:${WEEKDAY}|week|month)`,
  `(?:${WEEKDAY})(?:\\s+(?:next|this)\\s+week)?`,
  `(?:in\\s+)?${NUMBER}\\s+(?:days?|weeks?|months?)\\s+from\\s+(?:now|today|${WEEKDAY})`,
  `(?:the\\s+)?(?:last|first)\\s+day\\s+of\\s+${PERIOD}`,
  '(?:in\\s+)?a\\s+fortnight',
  'KW\\s?\\d{1,2}|calendar\\s+week\\s+\\d{1,2}',
  `in\\s+${NUMBER}\\s+(?:days?|weeks?|months?)(?:'\\s?time)?`,
  'today|tonight|(?:the\\s+)?day after tomorrow|tomorrow',
  '(?:the\\s+)?\\d{1,2}(?:st|nd|rd|th)(?!\\s+(?:floor|of\\s+(?!this|next|the)))(?:\\s+of\\s+(?:this|next|the)\\s+month)?',
  `${MONTH}\\.?,?\\s+20\\d{2}`,
  'Q[1-4]\\s+20\\d{2}',
].join('|');
/** `5pm Friday`, `EOD 4 Dec`: the time of the day comes first. */
const EARLY_TIME = '(?:\\d{1,2}(?::\\d{2})?\\s?(?:am|pm)|noon|eod|cob|end of day|close of business)(?:\\s+on)?,?\\s+';
const WEEK_OF = `(?:the\\s+)?week\\s+(?:of|commencing|beginning|starting)\\s+(?:the\\s+)?${FULL_DATE}`;
const TO = '\\s*(?:-|–|—|to|until|till|through|thru)\\s*';
/** Two days that share the name of their month: `1 to 10 Feb`, `Feb 1–10`. */
const SHARED_MONTH = `between\\s+(?:the\\s+)?${DAY}\\s+and\\s+(?:the\\s+)?${DAY}(?:\\s+of)?\\s${MONTH}\\.?(?:${YEAR})?|(?:the\\s+)?${DAY}\\.?${TO}(?:the\\s+)?${DAY}\\.?(?:\\s+of)?\\s?${MONTH}\\.?(?:${YEAR})?|${MONTH}\\.?\\s?${DAY}${TO}${DAY}(?!\\d|:)(?:${YEAR})?`;
/** `3/14`: a date only where the words before it say so. */
const SLASHED_DAY = '\\d{1,2}/\\d{1,2}(?!\\d|/|\\s*(?:of|day|hour|page))';
/** Anything that may say a day, or several that share a month. */
export const DATES = `(?:${SHARED_MONTH}|${WEEK_OF}|(?:${EARLY_TIME})?(?:${FULL_DATE}|(?:${RELATIVE})(?:${TIME})?)|${SLASHED_DAY})`;
export const EARLY_TIME_SOURCE = EARLY_TIME;
export const RELATIVE_SOURCE = RELATIVE;
export const TO_SOURCE = TO;
export const MONTH_SOURCE = MONTH;
export const WEEKDAY_SOURCE = WEEKDAY;
export const TIME_SOURCE = TIME;
export const DAY_SOURCE = DAY;
export const YEAR_SOURCE = YEAR;
