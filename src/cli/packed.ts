import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';

const deflated = promisify(deflateRaw);

/** Text deflated (raw) on another thread and written in base64, as the page unpacks it. */
export async function packed(text: string): Promise<string> {
  return (await deflated(text)).toString('base64');
}
