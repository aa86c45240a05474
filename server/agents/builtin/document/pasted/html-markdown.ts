const BLOCK_TAGS = /<(?:h[1-6]|li|p|tr|ul|ol|table|div|br)\b[^<>]{0,500}>/giu;
const MIN_BLOCK_TAGS = 4;
const DROPPED =
  /<(script|style|head|template|svg)\b[^<>]{0,500}>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->|<!doctype[^<>]{0,500}>/giu;
const TAG = /<(\/?)([a-z][a-z0-9]{0,15})\b([^<>]{0,2000})>|([^<]+)|</giu;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '‹', gt: '›', quot: '"', apos: '’', nbsp: ' ', ndash: '–', mdash: '—', hellip: '…', bull: '•', auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', euro: '€', rsquo: '’', lsquo: '‘', ldquo: '“', rdquo: '”',
}; // prettier-ignore

/** Markdown of the headings, lists, tables and paragraphs of a page; null where the text is no HTML. */
export function htmlToMarkdown(source: string): string | null {
  if ((source.match(BLOCK_TAGS) ?? []).length < MIN_BLOCK_TAGS) return null;
  const page = new PageWriter();
  for (const [, slash, tag, attributes, text] of source.replace(DROPPED, ' ').matchAll(TAG)) {
    if (text !== undefined) page.text(decoded(text));
    else if (tag !== undefined) page.tag(tag.toLowerCase(), slash === '/', attributes ?? '');
  }
  return page.end();
}

class PageWriter {
  #lines: string[] = [];
  #line = '';
  #depth = 0;
  #isInRow = false;
  #rows = 0;

  text(text: string): void {
    const words = text.replace(/\s+/gu, ' ');
    if (this.#line !== '' || words !== ' ') this.#line += this.#line.endsWith(' ') ? words.trimStart() : words;
  }

  tag(tag: string, isEnd: boolean, attributes: string): void {
    const heading = /^h([1-6])$/u.exec(tag)?.[1];
    if (heading !== undefined) this.#block(isEnd ? '' : `${'#'.repeat(Number(heading))} `);
    else if (tag === 'ul' || tag === 'ol') {
      this.#flush();
      this.#depth = Math.max(0, this.#depth + (isEnd ? -1 : 1));
      if (this.#depth === 0) this.#lines.push('');
    } else if (tag === 'li') {
      this.#flush();
      if (!isEnd) this.#line = `${'  '.repeat(Math.max(0, this.#depth - 1))}- `;
    } else if (tag === 'input' && /checkbox/iu.test(attributes))
      this.#line += /\bchecked\b/iu.test(attributes) ? '[x] ' : '[ ] '; // prettier-ignore
    else if (tag === 'table') {
      this.#block('');
      this.#rows = 0;
    } else if (tag === 'tr') this.#row(isEnd);
    else if ((tag === 'td' || tag === 'th') && isEnd) this.#line += ' | ';
    else if (tag === 's' || tag === 'del' || tag === 'strike') this.#line += '~~';
    else if (/^(?:p|div|section|article|br|hr|dl|dt|dd|blockquote|pre)$/u.test(tag) && !this.#isInRow) {
      if (!/^\s*- $/u.test(this.#line)) this.#block('');
    }
  }

  end(): string {
    this.#flush();
    return this.#lines
      .join('\n')
      .replace(/\n{3,}/gu, '\n\n')
      .trim();
  }

  #row(isEnd: boolean): void {
    this.#isInRow = !isEnd;
    if (!isEnd) {
      this.#flush();
      this.#line = '| ';
      return;
    }
    const cells = this.#line.split(' | ').length - 1;
    this.#flush();
    if (this.#rows++ === 0) this.#lines.push(`|${' --- |'.repeat(Math.max(1, cells))}`);
  }

  /** Ends what was being written, and begins a block of its own. */
  #block(start: string): void {
    this.#flush();
    if (this.#depth === 0) this.#lines.push('');
    this.#line = start;
  }

  #flush(): void {
    if (this.#line.trim() !== '' && this.#line.trim() !== '-') this.#lines.push(this.#line.trimEnd());
    this.#line = '';
  }
}

function decoded(text: string): string {
  return text.replace(/&(#\d{1,6}|#x[0-9a-f]{1,5}|\w{2,8});/giu, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code >= 32 && code < 0x11_00_00 && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ' ';
  });
}
