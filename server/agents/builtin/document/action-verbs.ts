/** Verbs with which work is told in running text. */
const VERBS = new Set(
  'add adapt agree analyse analyze announce apply approve arrange ask assemble assess audit back-up backup book brief bring build buy calculate call cancel change check choose clean clear close collect compare complete configure confirm connect contact convert copy create cut decide define deliver demo deploy describe design develop document draft draw edit estimate evaluate enter export file fill finalise finalize find finish fix follow gather get give hand hire hold host identify implement import improve inform inspect install interview introduce invite launch lay lead load make map measure meet merge migrate model monitor move negotiate notify obtain open order organise organize paint pack pay perform pick pilot plan plant post prepare present print procure produce promote publish purchase recruit register release remodel remove renovate rent repair replace report request research reserve review revise rewrite run schedule select sell send set setup share ship shoot show sign sketch sort specify split start submit switch take talk teach tell test tidy train transfer translate update upload validate verify visit wire write'.split(
    ' ',
  ),
);
const IRREGULAR: Readonly<Record<string, string>> = {
  written: 'write', rewritten: 'rewrite', built: 'build', bought: 'buy', sent: 'send', found: 'find', chosen: 'choose', held: 'hold', made: 'make', got: 'get', paid: 'pay', drawn: 'draw', taken: 'take', set: 'set', run: 'run', met: 'meet', sold: 'sell', taught: 'teach', told: 'tell', given: 'give', cut: 'cut', brought: 'bring', shot: 'shoot', laid: 'lay', led: 'lead', shown: 'show', split: 'split',
}; // prettier-ignore

export function isActionVerb(word: string): boolean {
  return VERBS.has(word.toLowerCase());
}

/** `book` of "booked", `build` of "built"; null where it is no such verb. */
export function verbOfParticiple(word: string): string | null {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular;
  const stems = [/^(.+)ed$/u, /^(.+e)d$/u, /^(.+)(.)\2ed$/u].flatMap((pattern) => {
    const match = pattern.exec(word);
    return match ? [match[2] === undefined ? match[1]! : match[1]! + match[2]] : [];
  });
  const fromY = /^(.+)ied$/u.exec(word);
  return [...stems, ...(fromY ? [`${fromY[1]!}y`] : [])].find((stem) => VERBS.has(stem)) ?? null;
}

/** `build` of "builds"; null where it is no such verb. */
export function verbOfThirdPerson(word: string): string | null {
  const stems = [word.replace(/s$/u, ''), word.replace(/es$/u, ''), word.replace(/ies$/u, 'y')];
  return word.endsWith('s') ? (stems.find((stem) => VERBS.has(stem)) ?? null) : null;
}
