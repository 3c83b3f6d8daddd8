// biome-ignore lint/style/noRestrictedImports: the room's public face follows with the engine.
export type * from '../run/result.ts';
