import manifest from '../../package.json' with { type: 'json' };

/** Version of the engine: results of one version, file and seed have the same bytes. */
export const version: string = manifest.version;
