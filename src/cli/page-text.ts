import type { Style } from './style.ts';
import { wrapped } from './wrapped.ts';

/** A page of Markdown as text for a terminal: headings, paragraphs, lists and code blocks. */
export function pageText(markdown: string, width: number, style: Style): string {
  const body = markdown.replace(/^---\n.*?\n---\n/s, '').trim();
  return body
    .split(/^(```.*\n[\s\S]*?^```)$/m)
    .flatMap((part) => (part.startsWith('```') ? [code(part, style)] : prose(part, width, style)))
    .join('\n\n');
}

function code(block: string, style: Style): string {
  const lines = block.split('\n').slice(1, -1);
  return lines.map((line) => style.dim(line === '' ? '' : `    ${line}`)).join('\n');
}

function prose(text: string, width: number, style: Style): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => {
      const heading = /^#+ (.*)$/.exec(paragraph)?.[1];
      if (heading !== undefined) return style.bold(inline(heading, style));
      const items = paragraph.split(/\n(?=[-*] )/);
      return items.map((item) => paragraphText(item, width, style)).join('\n');
    });
}

function paragraphText(text: string, width: number, style: Style): string {
  const bullet = /^[-*] /.test(text);
  const words = wordwise((bullet ? text.slice(2) : text).replace(/\[([^\]]+)\]\([^)]*\)/g, '$1'));
  return wrapped(words, bullet ? width - 2 : width, (word) => word.replace(MARKS, ''))
    .map((line, i) => `${bullet ? (i === 0 ? '• ' : '  ') : ''}${inline(line, style)}`)
    .join('\n');
}

const MARKS = /`|\*\*/g;

/** Each word of a marked passage with marks of its own, so that a passage may go over lines. */
const wordwise = (text: string): string =>
  text.replace(/(`|\*\*)(.+?)\1/gs, (_, mark: string, inner: string) =>
    inner
      .split(/\s+/)
      .map((word) => `${mark}${word}${mark}`)
      .join(' '),
  );

const inline = (text: string, style: Style): string =>
  text
    .replace(/`([^`]+)`/g, (_, word: string) => style.accent(word))
    .replace(/\*\*(.+?)\*\*/g, (_, word: string) => style.bold(word));
