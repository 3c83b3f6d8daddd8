import type { Result } from '../../src/report/index.ts';

/**
 * Names of those who stand behind a company that has no money of its own: it is no source of
 * money, and others bring the equity of its projects. None for a company that pays for itself.
 */
export function ownersBehind({ ladder, projects, parties }: Result, company: string): string[] {
  if (ladder.some(({ party }) => party === company)) return [];
  const owners = new Set(
    projects
      .filter((project) => project.company === company)
      .flatMap(({ sources }) => sources)
      .filter(({ instrument }) => instrument === 'common')
      .map(({ party }) => party),
  );
  return parties.filter(({ id }) => owners.has(id)).map(({ name }) => name);
}
