import { type Diagnostic, showBriefly, showDiagnostic } from '../programme/index.ts';
import type { Examined } from './examine.ts';
import { harmless } from './harmless.ts';
import { Refusal } from './refusal.ts';
import type { Style } from './style.ts';
import { say, type World } from './world.ts';

/**
 * The diagnostics in words, in the order of the file; only those wanted. Notes of a kind that has been
 * shown already are a line each.
 */
export function diagnosticsText(
  { err, language }: World,
  { files, programmeText, factsText, diagnostics }: Examined,
  wanted: (diagnostic: Diagnostic) => boolean = () => true,
): string {
  const programme = { path: files.programmePath, text: harmless(programmeText) };
  const facts = { path: files.factsPath, text: harmless(factsText ?? '') };
  const style = styled(err);
  const told = new Set<string>();
  let after: 'full' | 'brief' | undefined;
  let shown = '';
  for (const diagnostic of diagnostics.filter(wanted)) {
    const { path, text } = diagnostic.file === 'facts' ? facts : programme;
    const one = cleaned(diagnostic);
    const brief = one.severity === 'info' && told.has(one.code);
    told.add(one.code);
    if (after === 'full' || (after === 'brief' && !brief)) shown += '\n';
    shown += brief
      ? showBriefly(one, path, style, language)
      : showDiagnostic(one, path, text, style, language);
    shown += '\n';
    after = brief ? 'brief' : 'full';
  }
  return shown;
}

const cleaned = (diagnostic: Diagnostic): Diagnostic => ({
  ...diagnostic,
  path: diagnostic.path.map((step) => (typeof step === 'string' ? harmless(step) : step)),
  fact: harmless(diagnostic.fact),
  mend: harmless(diagnostic.mend),
});

const styled =
  (style: Style) =>
  (part: Diagnostic['severity'] | 'place' | 'marker' | 'line', text: string): string => {
    switch (part) {
      case 'error':
        return style.bad(style.bold(text));
      case 'warning':
        return style.bold(text);
      case 'marker':
        return style.bad(text);
      case 'place':
        return style.accent(text);
      case 'info':
      case 'line':
        return style.dim(text);
    }
  };

/** Shows the errors of a case on stderr. @throws Refusal on errors */
export function insistOnSound(world: World, examined: Examined): void {
  const { programme, files } = examined;
  if (programme === undefined) {
    const shown = diagnosticsText(world, examined, ({ severity }) => severity === 'error');
    world.effects.err.write(`${shown}\n`);
    throw new Refusal(world.words.programmeErrors(files.programmePath));
  }
}

/** Says on stderr how many warnings a case has that is about to be simulated. */
export function countWarnings(world: World, { diagnostics }: Examined): void {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning').length;
  if (warnings > 0) say(world, world.words.warnings(warnings));
}
