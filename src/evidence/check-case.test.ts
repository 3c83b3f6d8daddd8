import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue, type Rule, showDiagnostic, showSummary } from '../programme/index.ts';
import { checkCase } from './check-case.ts';

const root = join(import.meta.dirname, '../..');
const pages = join(root, 'docs/errors');

const readCase = (name: string) => {
  const facts = join(root, 'cases', name, 'facts.yaml');
  const programmeText = readFileSync(join(root, 'cases', name, 'programme.yaml'), 'utf8');
  return existsSync(facts)
    ? { programmeText, factsText: readFileSync(facts, 'utf8') }
    : { programmeText };
};

const han = /\p{Script=Han}/u;
const englishWords = /[a-z]+(?:,? [a-z]+){2,}/gi;
const severities = { error: '错误', warning: '警告', info: '附注' } as const;

describe('the pages of codes', () => {
  const codes = Object.values(catalogue).map(({ code }) => code);

  test('each code is used once and has a page, each page a code', () => {
    expect(new Set(codes).size).toBe(codes.length);
    const files = readdirSync(pages).filter((name) => name !== 'README.md');
    expect(files.sort()).toEqual([...codes.map((code) => `${code}.md`), 'zh'].sort());
    const chinese = readdirSync(join(pages, 'zh')).filter((name) => name !== 'README.md');
    expect(chinese.sort()).toEqual(codes.map((code) => `${code}.md`).sort());
  });

  const examples = Object.entries(catalogue).flatMap(([name, { code, severity }]) => {
    const rule = name as Rule;
    const page = readFileSync(join(pages, `${code}.md`), 'utf8');
    const [programmeText, factsText] = [...page.matchAll(/```(?:yaml|text)\n([\s\S]*?)```/g)].map(
      (match) => match[1],
    );
    const stated = /^Line (\d+)( of the facts)?, `(.*)`:$/m.exec(page);
    const texts =
      programmeText === undefined
        ? undefined
        : { programmeText, ...(factsText === undefined ? {} : { factsText }) };
    const chinese = readFileSync(join(pages, 'zh', `${code}.md`), 'utf8');
    return [{ rule, code, severity, page, chinese, texts, stated }];
  });

  test.each(examples)('$code says what it is', ({ rule, code, severity, page }) => {
    expect(page).toContain(`# ${code} ${rule}: `);
    expect(page).toContain(`\nSeverity: ${severity}. `);
  });

  test.each(examples)('$code says the same in Chinese', (example) => {
    const { rule, code, severity, page, chinese, stated } = example;
    expect(chinese).toContain(`# ${code} ${rule}：${catalogue[rule].title.zh}\n`);
    expect(chinese).toContain(`\n严重程度：${severities[severity]}。`);
    const fenced = (text: string) => text.match(/^```[\s\S]*?^```$/gm) ?? [];
    expect(fenced(chinese)).toEqual(fenced(page));
    const headings = (text: string) => text.match(/^#+ /gm);
    expect(headings(chinese)).toEqual(headings(page));
    const [, line, ofFacts, shown] = stated ?? [];
    if (line !== undefined)
      expect(chinese).toContain(
        `\n${ofFacts === undefined ? '' : '事实文件'}第 ${line} 行，\`${shown}\`：\n`,
      );
    const prose = chinese.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`]*`/g, '');
    for (const paragraph of prose.split(/\n\s*\n/).filter((text) => text.trim() !== ''))
      expect(paragraph).toMatch(han);
    expect(prose.match(englishWords) ?? []).toEqual([]);
  });

  test.each(examples.filter(({ texts }) => texts !== undefined))(
    'the example of $code is told in Chinese, with no English left but what it quotes',
    ({ code, texts }) => {
      if (texts === undefined) return;
      const told = checkCase({ ...texts, language: 'zh' }).diagnostics;
      expect(told.map((d) => d.code)).toEqual(checkCase(texts).diagnostics.map((d) => d.code));
      const found = told.filter((d) => d.code === code);
      expect(found).not.toEqual([]);
      const quoted = Object.values(texts).join('\n');
      for (const { fact, mend } of found) {
        expect(fact).toMatch(han);
        // what is done about an exception is its reason, in the writer's words
        if (code !== 'GB908') expect(mend).toMatch(han);
        const english = [fact, mend].flatMap((text) => text.match(englishWords) ?? []);
        expect(english.filter((words) => !quoted.includes(words))).toEqual([]);
      }
    },
  );

  test.each(examples.filter(({ texts }) => texts !== undefined))(
    'the example of $code has this problem, at the line that the page states, and no other',
    ({ code, texts, stated }) => {
      const { diagnostics } = checkCase(texts ?? { programmeText: '' });
      const found = diagnostics.find((d) => d.code === code);
      expect(found?.range?.start.line).toBe(Number(stated?.[1]));
      expect(found?.file).toBe(stated?.[2] === undefined ? undefined : 'facts');
      const lines =
        (found?.file === 'facts' ? texts?.factsText : texts?.programmeText)?.split('\n') ?? [];
      expect(lines[Number(stated?.[1]) - 1]).toContain(stated?.[3]);
      expect(diagnostics.filter((d) => d.code !== code && d.severity !== 'info')).toEqual([]);
    },
  );

  test('only problems that no short text can have go without an example', () => {
    const without = examples.filter(({ texts }) => texts === undefined).map(({ rule }) => rule);
    expect(without).toEqual(['not-text', 'too-large', 'more-problems']);
  });
});

describe('the cases', () => {
  test.each(['stargate-2025-07', 'teaching-one-hall'])(
    '%s has neither errors nor warnings',
    (name) => {
      const { programme, diagnostics } = checkCase(readCase(name));
      expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
      expect(programme?.name).toBeTypeOf('string');
    },
  );

  test('the broken one has everything wrong, all in one pass', async () => {
    const texts = readCase('teaching-broken');
    const { programme, diagnostics } = checkCase(texts);
    expect(programme).toBeUndefined();
    expect(new Set(diagnostics.map(({ code }) => code)).size).toBeGreaterThanOrEqual(15);
    const shown = diagnostics.map((d) => showDiagnostic(d, 'programme.yaml', texts.programmeText));
    await expect(`${[...shown, showSummary(diagnostics)].join('\n\n')}\n`).toMatchFileSnapshot(
      join(root, 'cases/teaching-broken/golden/diagnostics.txt'),
    );
  });

  test('the broken one is told in Chinese', async () => {
    const texts = readCase('teaching-broken');
    const { diagnostics } = checkCase({ ...texts, language: 'zh' });
    const shown = diagnostics.map((d) =>
      showDiagnostic(d, 'programme.yaml', texts.programmeText, undefined, 'zh'),
    );
    await expect(
      `${[...shown, showSummary(diagnostics, 'zh')].join('\n\n')}\n`,
    ).toMatchFileSnapshot(join(root, 'cases/teaching-broken/golden/diagnostics.zh.txt'));
  });
});

test('more problems than anyone reads are cut, errors first', () => {
  const { programmeText } = readCase('teaching-one-hall');
  const many = Array.from({ length: 700 }, (_, i) => `unknown-${i}: 1`).join('\n');
  const { diagnostics } = checkCase({ programmeText: `${programmeText}\n${many}\n` });
  expect(diagnostics.filter(({ rule }) => rule === 'unknown-key')).toHaveLength(500);
  expect(
    diagnostics.filter(({ rule }) => rule === 'more-problems').map(({ fact }) => fact),
  ).toEqual(['there are more problems: 200']);
});

test('facts that are named but not there are one problem, not one for every use', () => {
  const { programmeText } = readCase('stargate-2025-07');
  const errors = checkCase({ programmeText }).diagnostics.filter((d) => d.severity === 'error');
  expect(errors.map(({ rule }) => rule)).toEqual(['unknown-evidence']);
  expect(errors[0]?.fact).toMatch(/^the case has no facts.yaml, but names facts \d+ times/);
});

test('a fact of later says its id, and the mark is under it in the list', () => {
  const { programmeText, factsText = '' } = readCase('stargate-2025-07');
  const later = factsText.replace(
    /(id: F-035\n[\s\S]*?known: )2025-07-21/,
    (_, before) => `${before}2025-09-11`,
  );
  const errors = checkCase({ programmeText, factsText: later }).diagnostics.filter(
    ({ rule }) => rule === 'hindsight',
  );
  expect(errors).not.toEqual([]);
  for (const { fact, range } of errors) {
    expect(fact).toBe('the fact F-035 became known after the data date 2025-07-21: 2025-09-11');
    expect(programmeText.slice(range?.start.offset, range?.end.offset)).toBe('F-035');
  }
});

test('every fact that is cited from a source younger than itself is told', () => {
  const { diagnostics } = checkCase(readCase('stargate-2025-07'));
  expect(diagnostics.filter(({ rule }) => rule === 'late-source')).toHaveLength(18);
});

test('a bad data date brings no problem of the evidence', () => {
  const { programmeText, factsText = '' } = readCase('stargate-2025-07');
  const { diagnostics } = checkCase({
    programmeText: programmeText.replace('dataDate: 2025-07-21', 'dataDate: 21.07.2025'),
    factsText,
  });
  expect(diagnostics.flatMap((d) => (d.severity === 'error' ? d.code : []))).toEqual(['GB207']);
});

test('an empty facts file is told how facts begin, not how a programme does', () => {
  const { programmeText } = readCase('teaching-one-hall');
  const { diagnostics } = checkCase({ programmeText, factsText: '' });
  const [empty] = diagnostics.filter(({ file }) => file === 'facts');
  expect(empty).toMatchObject({ rule: 'empty', severity: 'error' });
  expect(empty?.mend).toContain('facts: []');
});
