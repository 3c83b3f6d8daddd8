import { describe, expect, it } from 'vitest';
import { strictXml } from './strict-xml.ts';

describe('strictXml', () => {
  it('reads elements, attributes, text and references to characters', () => {
    const root = strictXml('<?xml version="1.0"?>\n<a x="1 &lt; 2"><b/>t&amp;&#x41;</a>');
    expect(root.attributes.get('x')).toBe('1 < 2');
    expect(root.children.map(({ name }) => name)).toEqual(['b']);
    expect(root.text).toBe('t&A');
  });

  it.each([
    ['<a><b></a>', 'misplaced'],
    ['<a>', 'not closed'],
    ['<a/><b/>', 'two roots'],
    ['<a>1 < 2</a>', 'not well-formed'],
    ['<a>R&D</a>', 'no such entity'],
    ['<a>&nbsp;</a>', 'no such entity'],
    ['<a x="1" x="2"/>', 'twice'],
    ['<a x=1/>', 'not well-formed'],
    ['<a>\u0001</a>', 'does not allow'],
    ['<a/>text', 'outside'],
    ['<a>]]></a>', ']]>'],
  ])('refuses %j', (source, reason) => {
    expect(() => strictXml(source)).toThrow(reason);
  });
});
