import type { Nodes } from 'mdast';
import { CODE_END, CODE_START } from '../inline/item-text.ts';

/** The words of inline Markdown. Line breaks stay as `\n`; quoted code is marked, so that nothing is read out of it. */
export function inlineText(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'inlineCode':
      return `${CODE_START}${node.value}${CODE_END}`;
    case 'break':
      return '\n';
    case 'image':
      return node.alt ?? '';
    case 'html':
      return '';
    default:
      return 'children' in node ? node.children.map(inlineText).join('') : '';
  }
}

/** Addresses that the words alone do not show, in order, each once. */
export function linkTargets(node: Nodes): readonly string[] {
  const targets = new Set<string>();
  const visit = (current: Nodes): void => {
    if ((current.type === 'link' || current.type === 'image') && !current.url.startsWith('mailto:')) {
      const words = current.type === 'link' ? inlineText(current) : '';
      if (words !== current.url && !current.url.endsWith(`//${words}`)) targets.add(current.url);
    }
    if ('children' in current) current.children.forEach(visit);
  };
  visit(node);
  return [...targets];
}

/** Whether all the words of a paragraph are inside one kind of mark, such as `strong` or `delete`. */
export function isWholly(node: Nodes, type: 'strong' | 'delete' | 'emphasis'): boolean {
  if (!('children' in node)) return false;
  const parts = node.children.filter(
    (child) => !(child.type === 'text' && child.value.trim().replace(/^:$/u, '') === ''),
  );
  return parts.length > 0 && parts.every((child) => child.type === type);
}
