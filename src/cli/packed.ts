import { promisify } from 'node:util';
import { constants, deflateRaw } from 'node:zlib';

const deflated = promisify(deflateRaw);

/** Bytes that one thread deflates at a time. */
const PIECE = 2 ** 19;

/**
 * Text deflated (raw) and written in base64, as the page unpacks it. Other threads deflate it piece
 * by piece; together the pieces are one stream.
 */
export async function packed(text: string): Promise<string> {
  const bytes = Buffer.from(text);
  const count = Math.max(1, Math.ceil(bytes.length / PIECE));
  const pieces = await Promise.all(
    Array.from({ length: count }, (_, i) =>
      deflated(bytes.subarray(i * PIECE, (i + 1) * PIECE), {
        // half the time of the default for a twentieth more
        level: 4,
        finishFlush: i === count - 1 ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
      }),
    ),
  );
  return Buffer.concat(pieces).toString('base64');
}
